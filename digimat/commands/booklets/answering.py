"""Answers on paper: what each type of question wants, where one writes, and how it is entered afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digimat.administration.folding import wrapped
from digimat.administration.questions import HOW, WRITTEN
from digimat.commands.booklets.lines import columns, paragraphs, title
from digimat.language import Language, Text
from digimat.questionnaires import AssembledForm, Item, Questionnaire
from digimat.questionnaires.responses import DONT_KNOW, NOT_APPLICABLE

BLANK = "________"
LONG_BLANK = "_" * 40
RULED = "_" * 70  # a line of free words

TYPES = {
    "single": Text(fr="une réponse à choisir", en="one answer to choose"),
    "multi": Text(fr="plusieurs réponses à cocher", en="several answers to tick"),
    "order": Text(fr="à mettre en ordre", en="to be put in order"),
    "rank": Text(fr="premiers choix à classer", en="first choices to be ranked"),
    "match": Text(fr="à associer", en="to be matched"),
    "numeric": Text(fr="un nombre", en="a number"),
    "short": Text(fr="quelques mots", en="a few words"),
    "text": Text(fr="un texte libre", en="a free text"),
    "sjt_bw": Text(fr="la plus et la moins efficace", en="most and least effective"),
    "sjt_rate": Text(fr="chaque réponse à noter", en="each answer to be rated"),
    "ladder": Text(fr="un palier à choisir", en="a rung to choose"),
    "likert": Text(fr="un degré d’accord", en="a degree of agreement"),
    "freq": Text(fr="une fréquence", en="a frequency"),
    "scale10": Text(fr="de 0 à 10", en="0 to 10"),
    "yesno": Text(fr="oui ou non", en="yes or no"),
    "allocation": Text(fr="un total à répartir", en="a total to be spread"),
}

ANSWER = Text(fr="Réponse :", en="Answer:")
BEST = Text(fr="La plus efficace :", en="Most effective:")
WORST = Text(fr="La moins efficace :", en="Least effective:")

# What is typed for each kind of answer; nothing here may be the key of any item.
_CODES = (
    (("single", "ladder", "likert", "freq", "yesno"), Text(fr="une réponse", en="one answer"), "CODE"),
    (("multi",), Text(fr="des cases cochées", en="boxes that were ticked"), "CODE+CODE"),
    (("order", "rank"), Text(fr="un ordre", en="an order"), "CODE>CODE>CODE"),
    (("match",), Text(fr="des lignes associées", en="lines that were matched"), "1=CODE 2=CODE 3=CODE"),
    (("sjt_bw",), Text(fr="la plus, la moins efficace", en="most, least effective"), "best=CODE worst=CODE"),
    (("sjt_rate", "allocation"), Text(fr="des notes, des parts", en="ratings, parts"), "CODE=3 CODE=1"),
)
_AS_WRITTEN = ("numeric", "short", "scale10", "text")


def how_to_fill_in(language: Language) -> Iterator[str]:
    """What the person who answers has to know of the signs on the paper."""
    told = Text(
        fr="Comment répondre : écrivez après « Réponse » le numéro, ou les numéros, de ce que vous choisissez. Ce qui "
        "est entre parenthèses devant une réponse, ou entre crochets à droite d’une question, sert à la saisie : "
        "n’en tenez pas compte.",
        en="How to answer: write after “Answer” the number, or the numbers, of what you choose. What stands in round "
        "brackets before an answer, or in square brackets to the right of a question, is for data entry: take no "
        "notice of it.",
    )
    yield from paragraphs(told.of(language))


def where_to_write(item: Item, language: Language) -> Iterator[str]:
    """What to write, and the blanks to write it in."""
    yield ""
    yield from paragraphs(_how(item, language))
    yield ""
    answer = ANSWER.of(language)
    match item.type:
        case "text":
            yield from (answer, "", RULED, "", RULED, "", RULED)
        case "match":
            yield f"{answer} " + "   ".join(f"{n} {BLANK[:4]}" for n in range(1, len(item.prompts) + 1))
        case "sjt_bw":
            yield f"{BEST.of(language)} {BLANK}   {WORST.of(language)} {BLANK}"
        case "numeric" if item.unit is not None:
            yield f"{answer} {BLANK * 2} {item.unit.of(language)}"
        case "multi" | "order" | "rank" | "short" | "sjt_rate" | "allocation":
            yield f"{answer} {LONG_BLANK}"
        case _:
            yield f"{answer} {BLANK}"


def _how(item: Item, language: Language) -> str:
    """What the screen says on how to answer, for a hand that writes."""
    said = HOW[item.type](item)
    how = Text(fr=said.fr.replace("Tapez", "Écrivez", 1), en=said.en.replace("Type", "Write", 1)).of(language)
    if item.type == "text":
        how = Text(fr="Écrivez quelques lignes, ou rien.", en="Write a few lines, or nothing.").of(language)
    if item.hint is not None:
        how = item.hint.of(language) if item.type in WRITTEN else f"{item.hint.of(language)} {how}"
    if item.dont_know and item.type in WRITTEN:
        unknown = Text(
            fr=f"Si vous ne savez pas, écrivez « {DONT_KNOW} ».",
            en=f"If you do not know, write “{DONT_KNOW}”.",
        )
        how = f"{how} {unknown.of(language)}"
    return how


def who_answers(q: Questionnaire, language: Language) -> Iterator[str]:
    """Whose paper it is: a code, the day, and what the questionnaire wants to know of them."""
    yield ""
    code, day = Text(fr="Code de la personne :", en="Code of the person:"), Text(fr="Date :", en="Date:")
    yield f"{code.of(language)} {BLANK * 2}   {day.of(language)} {BLANK * 2}"
    for field in q.profile:
        if not field.asked:
            continue
        yield from ("", *paragraphs(f"{field.title.of(language)} [{field.id}]"))
        for number, (option, title_) in enumerate(field.options.items(), 1):
            yield from wrapped(title_.of(language), f"  {number}. ({option}) ")
        yield f"{ANSWER.of(language)} {BLANK if field.options else LONG_BLANK}"


def how_to_enter(q: Questionnaire, form: AssembledForm, language: Language) -> Iterator[str]:
    """For whoever types the answers of a paper: which codes are meant, and where they go."""
    words = Text(fr="Pour la personne qui saisit les réponses", en="For the person who enters the answers")
    yield from title(words.of(language))
    told = Text(
        fr="À droite de chaque question, entre crochets : le nom de l’item. Devant chaque réponse : son numéro sur la "
        "feuille puis, entre parenthèses, son code. Dans un formulaire tiré au sort, les codes ne se suivent pas : "
        "lisez le code de chaque ligne.",
        en="To the right of each question, in square brackets: the name of the item. Before each answer: its number "
        "on the paper and, in round brackets, its code. In a drawn form the codes do not run in order: read the "
        "code of each line.",
    )
    yield from paragraphs(told.of(language))
    person, file = Text(fr="PERSONNE", en="PERSON").of(language), Text(fr="FICHIER", en="FILE").of(language)
    command = f"  digimat run {q.id} --form {form.id} -r {person}"
    screen = Text(
        fr="À l’écran : mêmes questions, mêmes numéros. Tapez les numéros de la feuille.",
        en="On the screen: same questions, same numbers. Type the numbers of the paper.",
    )
    yield from ("", *paragraphs(screen.of(language)), "", command)
    script = Text(
        fr="Par un script : une ligne pour chaque réponse, avec les codes.",
        en="By a script: a line for each answer, with the codes.",
    )
    yield from ("", *paragraphs(script.of(language)), "", f"{command} --script {file}", "")
    yield from columns(_codes(form.items, language))
    table = Text(
        fr="Dans un fichier CSV : une ligne pour chaque personne, une colonne pour chaque item, où l’on écrit ce qui "
        "suit ITEM ci-dessus"
        + (f" ; « {form.id} » dans la colonne « form »" if q.has_bank else "")
        + (" ; rien pour les exercices" if form.practice else "")
        + ".",
        en="In a CSV file: a row for each person, a column for each item, where one writes what follows ITEM above"
        + (f"; “{form.id}” in the column “form”" if q.has_bank else "")
        + ("; nothing for practice items" if form.practice else "")
        + ".",
    )
    yield from ("", *paragraphs(table.of(language)))


def _codes(items: Iterable[Item], language: Language) -> Iterator[tuple[str, str]]:
    """The forms of code that a form needs."""
    items = list(items)
    types = {item.type for item in items}
    for names, words, code in _CODES:
        if types & set(names):
            yield words.of(language), f"answer ITEM {code}"
    if types & set(_AS_WRITTEN):
        as_written = Text(fr="CE QUI EST ÉCRIT", en="WHAT IS WRITTEN").of(language)
        yield Text(fr="un nombre, des mots", en="a number, words").of(language), f"answer ITEM {as_written}"
    if any(item.dont_know for item in items):
        yield Text(fr="je ne sais pas", en="I don't know").of(language), f"answer ITEM {DONT_KNOW}"
    if any(item.not_applicable for item in items):
        yield Text(fr="sans objet", en="not applicable").of(language), f"answer ITEM {NOT_APPLICABLE}"
    yield (
        Text(fr="rien n’est écrit", en="nothing is written").of(language),
        Text(fr="pas de ligne, ou une case vide", en="no line, or an empty cell").of(language),
    )
