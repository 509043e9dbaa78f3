"""What one cell says: every way in which form tools and spreadsheets write an answer, and none that is guessed."""

import pytest
from item_kit import AGREE, TOOLS, an_item, said

from digimat.answers.exports.labels import says_other
from digimat.answers.exports.values import CellReader
from digimat.questionnaires import bundled_folder, load
from digimat.questionnaires.item_model import asked_as
from digimat.questionnaires.responses import InvalidResponse

SEPARATORS = (";", ",", " ", "|", "\n", "+")
LIKERT = an_item("likert", AGREE, dont_know=True, not_applicable=True)
LADDER = an_item("ladder", {str(n): f"Échelon {n}|Rung {n}" for n in range(5)})
FREQ = an_item("freq", {"0": "Jamais|Never", "1": "Parfois|Sometimes", "2": "Souvent|Often"})
YESNO = an_item("yesno", dont_know=True)
NAMED_YESNO = an_item("yesno", {"yes": "Présent|Present", "no": "Absent|Missing"})
SINGLE = an_item("single", {"a": "Plus de 5|More than 5", "b": "e-mail|e-mail", "c": "Télé-travail|Remote"})
SCALE = an_item("scale10", ends=("pas du tout|not at all", "tout à fait|certainly"))
NUMBER = an_item("numeric", unit="minutes|minutes")
MULTI = an_item("multi", TOOLS, choose=3)
NONE_TOO = an_item("multi", {"a": "Téléphone|Phone", "none": "Aucun|None of these"}, exclusive=("none",))
WITH_OTHER = an_item("multi", {"a": "Téléphone|Phone", "other": "Autre (précisez)|Other (please specify)"})
ONE_OR_OTHER = an_item("single", {"a": "Téléphone|Phone", "z": "Autre|Other"})
RANK = an_item("rank", {"a": "Coût|Cost", "b": "Délai|Time", "c": "Qualité|Quality"}, choose=2)
ORDER = an_item("order", {"a": "Coût|Cost", "b": "Délai|Time", "c": "Qualité|Quality"})
MATCH = an_item("match", {"a": "Rouge|Red", "b": "Bleu|Blue"}, prompts={"1": "Ciel|Sky", "2": "Feu|Fire"})
SPREAD = an_item("allocation", {"a": "Outils|Tools", "b": "Temps|Time"}, spread=100)
RATE = an_item("sjt_rate", {"a": "Écouter|Listen", "b": "Crier|Shout"})
BEST = an_item("sjt_bw", {"a": "Écouter|Listen", "b": "Crier|Shout", "c": "Noter|Note"})
SHORT = an_item("short", dont_know=True)
FREE = an_item("text")


def reads(item, cell, spellings=None, **more):
    return said(CellReader(item, spellings or {}, separators=SEPARATORS, **more).read, cell)


@pytest.mark.parametrize(
    ("item", "cell", "code"),
    [
        # codes, as at the terminal
        (LIKERT, "4", "4"),
        (LIKERT, " DK ", "dk"),
        (MULTI, "c+b", "b+c"),
        (RANK, "c>a", "c>a"),
        (MATCH, "1=b 2=a", "1=b 2=a"),
        (BEST, "worst=c best=a", "best=a worst=c"),
        (LIKERT, "", ""),
        (LIKERT, "\u00a0", ""),
        # labels in either language
        (LIKERT, "Tout à fait d’accord", "5"),
        (LIKERT, "Strongly agree", "5"),
        (LIKERT, "tout a fait d'accord", "5"),
        (LIKERT, "Tout\u00a0à fait\n d’accord ", "5"),
        (LIKERT, "<p>Strongly <b>agree</b></p>", "5"),
        (LIKERT, "D&#39;accord.", "4"),
        (LADDER, "rung 0", "0"),
        (FREQ, "SOUVENT", "2"),
        (SINGLE, "tele travail", "c"),
        # a number with its text
        (LIKERT, "4 - D'accord", "4"),
        (LIKERT, "4. Agree", "4"),
        (LIKERT, "4 = d’accord", "4"),
        (LIKERT, "(4) Agree", "4"),
        (LIKERT, "4) Agree", "4"),
        (LIKERT, "4 Agree", "4"),
        (LIKERT, "Agree (4)", "4"),
        (LIKERT, "4 – assez souvent", "4"),  # the form has words of its own
        (SCALE, "10 - tout à fait", "10"),
        (SINGLE, "a) More than 5", "a"),
        # numbers of spreadsheets
        (LIKERT, "3.0", "3"),
        (LIKERT, "3,0", "3"),
        (LIKERT, "'3", "3"),
        (SCALE, "8.0", "8"),
        (SCALE, "8/10", "8"),
        (SCALE, "8 sur 10", "8"),
        (SCALE, "not at all", "0"),
        (SCALE, "Certainly", "10"),
        # yes and no
        *[(YESNO, cell, "yes") for cell in ("yes", "Oui", "Y", "TRUE", "VRAI", "1", "o")],
        *[(YESNO, cell, "no") for cell in ("no", "Non", "N", "FALSE", "FAUX", "0")],
        (NAMED_YESNO, "Present", "yes"),
        (NAMED_YESNO, "absent", "no"),
        (NAMED_YESNO, "Oui", "yes"),
        # no opinion
        *[
            (LIKERT, cell, "dk")
            for cell in ("Je ne sais pas", "Don’t know", "I don't know", "NSP", "Ne sait pas")
        ],
        *[(LIKERT, cell, "na") for cell in ("N/A", "Sans objet", "Not applicable", "Non concerné", "na")],
        # numbers
        (NUMBER, "1\u202f234,5", "1234.5"),
        (NUMBER, "'1\u00a0234,50", "1234.5"),
        (NUMBER, "'-3", "-3"),
        (NUMBER, "90 minutes", "90"),
        (NUMBER, "1 minute", "1"),
        (NUMBER, "0,125", "0.125"),
        (NUMBER, "12,5", "12.5"),
        # several ticks in one cell
        (MULTI, "Excel;Word;", "b+c"),
        (MULTI, "Word, Excel, avancé", "a+c"),
        (MULTI, "Excel, advanced", "a"),
        (MULTI, "Accès ; bases;Word;", "c+d"),
        (MULTI, "excel | WORD", "b+c"),
        (MULTI, "Excel\nWord", "b+c"),
        (MULTI, "b c", "b+c"),
        (NONE_TOO, "Aucun", "none"),
        (WITH_OTHER, "Phone;pigeon voyageur", "a+other"),
        (WITH_OTHER, "pigeon voyageur", "other"),
        (WITH_OTHER, "Other (please specify)", "other"),
        (ONE_OR_OTHER, "-oth-", "z"),
        (ONE_OR_OTHER, "pigeon voyageur", "z"),
        (RANK, "Qualité;Coût;", "c>a"),
        (RANK, "Qualité;Coût;Délai;", "c>a"),  # all are ranked where two were asked
        (ORDER, "Quality;Cost;Time;", "c>a>b"),
        (ORDER, "Quality → Cost → Time", "c>a>b"),
        # pairs in one cell
        (MATCH, "Ciel → Bleu ; Feu → Rouge", "1=b 2=a"),
        (SPREAD, "Outils : 40 ; Temps : 60", "a=40 b=60"),
        (SPREAD, "Tools=40%;Time=60%", "a=40 b=60"),
        (SPREAD, "a=33,3 b=66,7", "a=33.3 b=66.7"),
        (RATE, "Listen: 5; Shout: 1", "a=5 b=1"),
        (BEST, "Most effective: Listen · Least effective: Shout", "best=a worst=b"),
        # words
        (SHORT, "m.  leroy", "m. leroy"),
        (SHORT, "Je ne sais pas", "dk"),
        (FREE, "'=1+1", "=1+1"),
        (FREE, "'-x", "-x"),
        (FREE, "'t is so", "'t is so"),
        (FREE, "'90s", "'90s"),
        (FREE, "l'-x d'=y", "l'-x d'=y"),
        (FREE, "I don't know", "I don't know"),
    ],
)
def test_a_cell_is_read_as_the_code_that_it_stands_for(item, cell, code):
    assert reads(item, cell) == code


@pytest.mark.parametrize(
    ("item", "cell", "code", "told"),
    [
        (LIKERT, "1,00E+10", "ANS010", "is not an option"),
        (LIKERT, "3.5", "ANS010", "is not an option"),
        (LIKERT, "4 - 5", "ANS010", "is not an option"),
        (LIKERT, "6 - Agree", "ANS010", "is not an option"),
        (LIKERT, "4 years", "ANS010", "is not an option"),
        (LIKERT, "Agre", "ANS010", "is not an option"),
        (LIKERT, "2 - Agree", "ANS090", "2 (number at the start) or 4 (text)"),
        (LIKERT, "Agree (2)", "ANS090", "2 (number at the start) or 4 (text)"),
        (LIKERT, "1 - Strongly agre", "ANS090", "1 (number at the start) or 5 (text)"),
        (LIKERT, "3-D printing", "ANS010", "is not an option"),
        (an_item("single", {"e": "Lettre|Letter", "d": "d|d"}), "e-mail", "ANS010", "is not an option"),
        (SINGLE, "-5", "ANS010", "is not an option"),
        (SINGLE, "Less than 5", "ANS010", "is not an option"),
        (YESNO, "2", "ANS010", "is not an option"),
        (
            an_item("yesno", {"yes": "Faux|Wrong", "no": "Vrai|Right"}),
            "Vrai",
            "ANS090",
            "no (text) or yes (that word)",
        ),
        (LADDER, "NSP", "ANS010", "is not an option"),
        (LADDER, "N/A", "ANS010", "is not an option"),
        (SCALE, "11", "ANS010", "is not an option"),
        (NUMBER, "1,234", "ANS090", "1.234 (decimal comma) or 1234 (thousands)"),
        (NUMBER, "1,234.5", "ANS010", "cannot be read"),
        (NUMBER, "90 heures", "ANS010", "cannot be read"),
        (NUMBER, "1,00E+10", "ANS010", "cannot be read"),
        (MULTI, "Excel;Wrod", "ANS010", '"Wrod" is not an option'),
        (MULTI, "Excel;pigeon", "ANS010", '"pigeon" is not an option'),
        (MULTI, "Word;Word", "ANS010", 'option "c" is ticked twice'),
        (MULTI, "a+b+c+d", "ANS010", "4 options are ticked"),
        (NONE_TOO, "Aucun;Téléphone", "ANS010", 'option "none" goes with no other'),
        (WITH_OTHER, "Phone;Telefone", "ANS010", '"Telefone" is not an option'),
        (ONE_OR_OTHER, "Telephon", "ANS010", "is not an option"),
        (RANK, "Coût", "ANS010", "1 instead of 2"),
        (SPREAD, "Outils : 40 ; Temps : 50", "ANS010", "the total is 90"),
        (LIKERT, "x" * 5000, "ANS010", "more than 4000 characters"),
    ],
)
def test_what_is_no_answer_or_may_be_two_is_refused(item, cell, code, told):
    refused, message = reads(item, cell)
    assert (refused, told in message) == (code, True), message


def test_the_nearest_label_is_shown_and_never_taken():
    with pytest.raises(InvalidResponse) as caught:
        CellReader(LIKERT, {}).read("Stronly agree")
    assert caught.value.remedy.en.startswith('Did you mean "Strongly agree" (code 5)?')
    with pytest.raises(InvalidResponse) as caught:
        CellReader(MULTI, {}, separators=SEPARATORS).read("Excel;Wordd")
    assert caught.value.remedy.fr.startswith("Vouliez-vous dire « Word » ?")


@pytest.mark.parametrize(
    ("item", "cell", "part", "meant"),
    [
        # the label of an option may hold the separator itself
        (MULTI, "Excel, avancé, Wrod", "Wrod", "Word"),
        (MULTI, "Excel, advanced, Wrod, Word", "Wrod", "Word"),
        (MULTI, "Accès ; bases;Wrod", "Wrod", "Word"),
        (MULTI, "Accès; base;Word", "Accès; base", "Accès ; bases"),
        (MULTI, "Excel, avancée, Word", "Excel, avancée", "Excel, avancé"),
        (MULTI, "Word;Excel;zzz, or what", "zzz, or what", ""),
        (MULTI, "Word, zzz, Excel", "zzz", ""),
        # whatever joins the ticks
        (MULTI, "Excel+Wrod", "Wrod", "Word"),
        (MULTI, "Excel\nWrod", "Wrod", "Word"),
        (MULTI, "Excel zz top Word", "zz top", ""),
        (MULTI, "Wrod;Excle", "Wrod", "Word"),  # the first of two
        (MULTI, "b;z;c", "z", ""),
        (RANK, "Qualité > Cot", "Cot", "Coût"),
        (ORDER, "Quality → Cost → Tim", "Tim", "Time"),
    ],
)
def test_of_several_ticks_the_very_one_that_is_wrong_is_named(item, cell, part, meant):
    with pytest.raises(InvalidResponse) as caught:
        CellReader(item, {}, separators=SEPARATORS).read(cell)
    error = caught.value
    assert (error.message.fr, error.message.en) == (
        f"« {part} » n’est pas une option",
        f'"{part}" is not an option',
    )
    assert (f'Did you mean "{meant}"?' in error.remedy.en) == bool(meant)
    assert (f"Vouliez-vous dire « {meant} » ?" in error.remedy.fr) == bool(meant)


@pytest.mark.parametrize("cell", ["b+z+c", "c>z"])
def test_among_codes_the_item_says_itself_which_is_none(cell):
    with pytest.raises(InvalidResponse) as caught:
        CellReader(RANK if ">" in cell else MULTI, {}, separators=SEPARATORS).read(cell)
    assert caught.value.message.en == '"z" is not an option'
    assert "Options: a, b, c" in caught.value.remedy.en


def test_the_nearest_label_is_found_by_its_words_in_either_language():
    item = an_item(
        "single", {"a": "Dans le nuage ; un fournisseur|In the cloud; one supplier", "b": "Chez nous|With us"}
    )
    for cell, label in (
        ("One supplier, in the cloud", "In the cloud; one supplier"),
        ("Un fournisseur, dans le nuage", "Dans le nuage ; un fournisseur"),
    ):
        with pytest.raises(InvalidResponse) as caught:
            CellReader(item, {}).read(cell)
        assert f'Did you mean "{label}" (code a)?' in caught.value.remedy.en
        assert f"Vouliez-vous dire « {label} » (code a) ?" in caught.value.remedy.fr


def test_two_readings_name_the_line_of_a_mapping_file_that_decides():
    with pytest.raises(InvalidResponse) as caught:
        CellReader(LIKERT, {}).read("2 - Agree")
    assert 'values: {q: {"2 - Agree": 2}}' in caught.value.remedy.en
    assert reads(LIKERT, "2 - Agree", {"2 - Agree": "2"}) == "2"


CROSSED = an_item("single", {"a": "B|Bee", "b": "C|Cee"})
CROSSED_TICKS = an_item("multi", {"a": "B|Bee", "b": "Z|Zee", "c": "Y|Why"})
NAMESAKES = an_item("single", {"a": "Pain|Bread", "b": "Douleur|Pain"})
ACCENTS = an_item("single", {"a": "Élevé|High", "b": "Eleve|Pupil"})


@pytest.mark.parametrize(
    ("item", "cell", "told"),
    [
        (CROSSED, "B", "b (code) or a (text)"),
        (CROSSED_TICKS, "B;c", "b+c (text) or a+c (text)"),
        (CROSSED_TICKS, "B", "b (code) or a (text)"),
        (NAMESAKES, "Pain", "a (text) or b (text)"),
        (ACCENTS, "Eleve", "b (text) or a (text)"),
    ],
)
def test_a_label_that_is_another_option_s_too_is_refused(item, cell, told):
    code, message = reads(item, cell)
    assert (code, told in message) == ("ANS090", True), message


def test_what_tells_two_labels_apart_is_used_where_the_file_has_kept_it():
    assert reads(ACCENTS, "Élevé") == "a"
    units = an_item("single", {"a": "kB|kB", "b": "KB|KB", "c": "C|C", "d": "C*|C*"})
    assert [reads(units, cell) for cell in ("kB", "KB", "C*")] == ["a", "b", "d"]
    assert reads(units, "kb")[0] == "ANS090"
    seasons = an_item("single", {"a": "Été-hiver|Both", "b": "Été hiver|Either"})
    assert reads(seasons, "ete-hiver") == "a"


def test_every_tool_s_word_for_other_is_known():
    words = ("-oth-", "Other", "Autre :", "Autre (précisez)", "Other, please specify")
    assert [says_other(word) for word in words] == [True] * 5
    assert not says_other("Autres outils")


def test_in_digimat_s_own_files_a_code_is_a_code():
    assert reads(CROSSED, "B", own=True) == "b"
    assert reads(NUMBER, "1,234", own=True) == "1.234"
    assert reads(SHORT, "I don't know", own=True) == "I don't know"


def test_a_file_whose_decimal_sign_is_known_leaves_no_doubt():
    assert reads(NUMBER, "1,234", decimal=",") == "1.234"
    assert reads(NUMBER, "1,234.5", decimal=".") == "1234.5"
    assert reads(NUMBER, "1,234", decimal=".") == "1234"


def test_spellings_of_the_mapping_go_before_everything_else():
    spellings = {"Agree": "5", "rien": "", "NC": "na", "Excel": "c"}
    assert reads(LIKERT, "agree", spellings) == "5"
    assert reads(LIKERT, "RIEN", spellings) == ""
    assert reads(LIKERT, "nc", spellings) == "na"
    assert reads(MULTI, "tableur;Word", {"tableur": "b"}) == "b+c"
    assert reads(NUMBER, "beaucoup", {"beaucoup": "99"}) == "99"
    assert reads(LIKERT, "x", {"x": "9"})[0] == "ANS010"


def test_of_a_cell_the_states_stay_apart():
    reader = CellReader(LIKERT, {}, frozenset({"N/A"}))
    assert [reader.read_cell(cell, nulls=True) for cell in (None, "", "N/A", "n/a", "na", "dk")] == [
        *(None, "", None, None, "na", "dk")
    ]
    assert reader.read_cell(None, nulls=False) == ""
    assert CellReader(LIKERT, {}).read_cell("N/A", nulls=True) == "na"


def test_not_shown_that_is_the_label_of_an_option_too_is_refused():
    item = an_item("single", {"a": "Oui|Yes", "b": "N/A|N/A"})
    code, message = said(CellReader(item, {}, frozenset({"N/A"})).read_cell, "N/A", True)
    assert (code, "not shown" in message) == ("ANS090", True)
    assert CellReader(item, {"N/A": "b"}, frozenset({"N/A"})).read_cell("N/A", True) == "b"


MANGLED = {
    "as it is": lambda label: label,
    "capitals": str.upper,
    "no-break spaces": lambda label: label.replace(" ", "\u00a0"),
    "html": lambda label: f"<p>{label}</p>",
    "plain quotes": lambda label: label.replace("’", "'").replace("«\u00a0", '"'),
    "line end": lambda label: f" {label}\r\n",
}


@pytest.mark.parametrize("name", ["agility", "cdo", "esn", "pillars"])
@pytest.mark.parametrize("mangle", MANGLED.values(), ids=MANGLED)
def test_every_label_of_our_questionnaires_is_read_as_its_option(name, mangle):
    items = load(bundled_folder() / f"{name}.yaml").questionnaire.items
    asked = [next(asked_as(item))[1] for item in items]
    checked = 0
    for item in asked:
        if item.type in ("single", "multi", "ladder", "likert", "freq"):
            reader = CellReader(item, {}, separators=SEPARATORS)
            for code, label in item.options.items():
                found = [said(reader.read, mangle(each)) for each in (label.fr, label.en)]
                assert all(each == code or each[0] == "ANS090" for each in found), (item.id, label, found)
                checked += found.count(code)
    assert checked > 100
