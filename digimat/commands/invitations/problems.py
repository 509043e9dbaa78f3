"""What can be wrong with a list of invitations, and with a code, in words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digimat.language import LANGUAGES, Text
from digimat.problems import ExitStatus, Position, Problem, UserError, did_you_mean

_COLUMNS = Text(
    fr="La première ligne nomme les colonnes : candidat (une ligne par personne) et, si vous voulez, formulaire, "
    "tirage, modules, exigence, temps supplémentaire, langue, champs du profil.",
    en="The first line names the columns: respondent (one row per person) and, if you like, form, seed, modules, "
    "require, extra_time, language, fields of the profile.",
)


def empty(path: Path) -> Problem:
    return Problem(
        "ANS060", Text(fr="la liste est vide", en="the list is empty"), _COLUMNS, Position(str(path), 1)
    )


def no_rows(where: Position) -> Problem:
    return Problem(
        "ANS060",
        Text(fr="la liste n’a que sa ligne de titres", en="the list has only its header line"),
        Text(fr="Ajoutez une ligne par personne.", en="Add one row per person."),
        where,
    )


def no_respondents(where: Position) -> Problem:
    message = Text(fr="il manque la colonne « candidat »", en='the column "respondent" is missing')
    return Problem("ANS060", message, _COLUMNS, where)


def unknown_column(where: Position, name: str, known: Sequence[str]) -> Problem:
    """A warning: lists of people have columns of their own."""
    return Problem(
        "ANS061",
        Text(fr=f"la colonne « {name} » n’est pas lue", en=f'column "{name}" is not read'),
        Text(fr=f"Sont lues : {', '.join(known)}.", en=f"These are: {', '.join(known)}."),
        where,
        warning=True,
    )


def misspelt_column(where: Position, name: str, known: Sequence[str]) -> Problem:
    """An error: it would cost somebody their extra time, say, and nobody would notice."""
    message = Text(fr=f"colonne inconnue « {name} »", en=f'unknown column "{name}"')
    remedy = did_you_mean(name, known)
    own = Text(fr="Si elle est à vous, changez son nom.", en="If it is one of your own, change its name.")
    return Problem("ANS061", message, Text(fr=f"{remedy.fr} {own.fr}", en=f"{remedy.en} {own.en}"), where)


def nobody(where: Position) -> Problem:
    return Problem(
        "ANS062",
        Text(fr="cette ligne ne nomme personne", en="this row names nobody"),
        Text(
            fr="Donnez à chaque personne un nom ou un code, ou retirez la ligne.",
            en="Give each person a name or a code, or remove the row.",
        ),
        where,
    )


def twice(where: Position, respondent: str, first: int) -> Problem:
    return Problem(
        "ANS063",
        Text(
            fr=f"« {respondent} » figure déjà à la ligne {first}",
            en=f'"{respondent}" is on line {first} already',
        ),
        Text(
            fr="Gardez une seule ligne par personne ; à deux homonymes, donnez des noms différents.",
            en="Keep one row per person; give two people of the same name different ones.",
        ),
        where,
    )


def cell(where: Position, message: Text, remedy: Text) -> Problem:
    return Problem("ANS064", message, remedy, where)


def no_number(where: Position, column: str, written: str, highest: int) -> Problem:
    return cell(
        where,
        Text(fr=f"{column} : « {written} » ne convient pas", en=f'{column}: "{written}" will not do'),
        Text(
            fr=f"Écrivez un nombre entier de 0 à {highest}.", en=f"Write a whole number from 0 to {highest}."
        ),
    )


def no_percentage(where: Position, written: str, highest: int) -> Problem:
    return cell(
        where,
        Text(
            fr=f"temps supplémentaire : « {written} » ne convient pas",
            en=f'extra time: "{written}" will not do',
        ),
        Text(
            fr=f"Écrivez-le en pour cent, de 0 à {highest} : 33 pour un tiers.",
            en=f"Write it in per cent, from 0 to {highest}: 33 for one third.",
        ),
    )


def no_language(where: Position, written: str) -> Problem:
    message = Text(fr=f"langue inconnue « {written} »", en=f'unknown language "{written}"')
    return cell(where, message, did_you_mean(written, LANGUAGES))


def form_and_seed(where: Position) -> Problem:
    return cell(
        where,
        Text(
            fr="cette ligne choisit le formulaire deux fois, par son nom et par un tirage",
            en="this row chooses the form twice, by form and by seed",
        ),
        Text(fr="Laissez l’une des deux cellules vide.", en="Leave one of the two cells empty."),
    )


def nothing_to_draw(where: Position, questionnaire: str) -> Problem:
    return cell(
        where,
        Text(
            fr=f"« {questionnaire} » n’a pas de banque d’items dont tirer un formulaire",
            en=f'"{questionnaire}" has no item bank to draw a form from',
        ),
        Text(fr="Laissez cette cellule vide.", en="Leave this cell empty."),
    )


def no_modules(where: Position, questionnaire: str) -> Problem:
    return cell(
        where,
        Text(fr=f"« {questionnaire} » n’a pas de module", en=f'"{questionnaire}" has no modules'),
        Text(fr="Laissez cette cellule vide.", en="Leave this cell empty."),
    )


def drawn_and_chosen() -> Problem:
    return Problem(
        "CLI014",
        Text(
            fr="--draw-each tire un formulaire par personne ; --form ou --seed en choisit un pour toutes",
            en="--draw-each draws a form for each person; --form or --seed chooses one for all",
        ),
        Text(fr="Gardez l’un des deux.", en="Keep one of them."),
    )


def anonymous(questionnaire: str) -> UserError:
    """An invitation is in a name, and begins the sitting of that name: there is no anonymous one."""
    return UserError(
        Problem(
            "ANS101",
            Text(
                fr=f"« {questionnaire} » est anonyme : une invitation nommerait la personne, et son code mènerait à "
                "ses réponses",
                en=f'"{questionnaire}" is anonymous: an invitation would name the person, and its code would lead to '
                "the answers",
            ),
            Text(
                fr=f"Donnez à tout le monde la même commande : digimat run {questionnaire}",
                en=f"Give everybody the same command: digimat run {questionnaire}",
            ),
        ),
        ExitStatus.USAGE,
    )


def no_such_code() -> UserError:
    """It says nothing of the codes that exist, not even how near this one comes."""
    return UserError(
        Problem(
            "ANS065",
            Text(fr="aucune invitation n’a ce code", en="no invitation has this code"),
            Text(
                fr="Recopiez-le lettre par lettre, ou redemandez-le à la personne qui vous l’a donné.",
                en="Copy it letter by letter, or ask the person who gave it to you.",
            ),
        ),
        ExitStatus.USAGE,
    )


def begun_elsewhere() -> UserError:
    return UserError(
        Problem(
            "ANS065",
            Text(
                fr="cette passation vient de commencer dans une autre fenêtre",
                en="this sitting has just begun in another window",
            ),
            Text(fr="Répondez dans l’autre fenêtre.", en="Answer in the other window."),
        )
    )


def changed_meanwhile() -> UserError:
    return UserError(
        Problem(
            "ANS065",
            Text(
                fr="cette invitation vient d’être modifiée ou retirée",
                en="this invitation has just been changed or withdrawn",
            ),
            Text(fr="Relancez la même commande.", en="Run the same command again."),
        )
    )
