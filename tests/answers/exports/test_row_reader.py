"""One row of an export, exactly: who, what was asked and answered, and everything that is wrong, with its place."""

from pathlib import Path

import pytest

from digimat.answers.exports.item_source import READINGS_KEPT
from digimat.answers.exports.model import Column, Heading, Layout, Row
from digimat.answers.exports.row_reader import RowReader, fingerprint
from digimat.language import Text
from digimat.problems import Position, Problem, UserError
from digimat.questionnaires import load
from digimat.questionnaires.responses import InvalidResponse

HERE = Path(__file__).parents[2]
SURVEY = load(HERE / "administration" / "every_survey_type.yaml").questionnaire
OUTCOMES = load(HERE / "scoring" / "every_outcome.yaml").questionnaire
BANK = load(HERE / "questionnaires" / "bank.yaml").questionnaire


def band(asked):
    if asked != "novice":
        raise UserError(Problem("SCO021", Text(fr="aucune bande", en="no such band"), Text(fr="…", en="…")))
    return asked


def layout_of(*columns, vendor="", **more):
    """Each column: role, target, part, instance."""
    built = tuple(
        Column(Heading(place, ("Who" if column[0] == "respondent" else column[-1],)), *column)
        for place, column in enumerate(columns)
    )
    return Layout(vendor, built, **more)


def read(questionnaire, layout, *cells, line=7):
    return RowReader(layout, questionnaire, band).read(Row(line, list(cells)), "x.csv")


def told(row):
    return [(p.code, p.position.line, p.position.column) for p in row.problems]


CHANNELS = [("part", "channels", code) for code in ("a", "b", "c", "none")]
WHO, LOST, OWNER = ("respondent",), ("answer", "lost"), ("answer", "owner")


def test_a_row_is_read_from_columns_in_any_order():
    layout = layout_of(("metadata",), *CHANNELS, LOST, WHO, OWNER)
    row = read(SURVEY, layout, "2026", "Y", "", "Y", "", "4 - agree", "p-1", "Oui")
    assert (row.respondent, row.problems) == ("p-1", [])
    assert {name: row.codes[name] for name in ("channels", "lost", "owner")} == {
        "channels": "a+c",
        "lost": "4",
        "owner": "yes",
    }


def test_an_item_that_no_column_asks_was_not_shown():
    row = read(SURVEY, layout_of(WHO, LOST), "p-1", "")
    assert (row.codes["lost"], row.codes["owner"]) == ("", None)


def test_the_four_states_stay_apart():
    layout = layout_of(WHO, LOST, OWNER, *CHANNELS, nulls=True, not_shown=frozenset({"N/A"}))
    row = read(SURVEY, layout, "p", "N/A", None, None, None, None, None)
    assert [row.codes[name] for name in ("lost", "owner", "channels")] == [None, None, None]
    row = read(SURVEY, layout, "p", "", "Je ne sais pas", "", "", "", "")
    assert [row.codes[name] for name in ("lost", "owner", "channels")] == ["", "dk", ""]


def test_everything_wrong_is_told_with_its_column():
    layout = layout_of(WHO, LOST, *CHANNELS, OWNER, ("requirement",))
    row = read(SURVEY, layout, "p-1", "2 - agree", "Y", "what", "", "", "maybe", "master")
    assert told(row) == [("ANS090", 7, 2), ("ANS010", 7, 7), ("ANS010", 7, 4), ("SCO021", 7, 8)]
    assert row.problems[0].message.en.startswith("p-1, item lost: ")
    assert row.problems[0].message.fr.startswith("p-1, item lost : ")
    assert row.problems[0].position.file == "x.csv"


def test_one_problem_never_hides_the_rest_of_the_row():
    row = read(SURVEY, layout_of(WHO, LOST, OWNER), "p-1", "x", "yes")
    assert ("lost" not in row.codes, row.codes["owner"]) == (True, "yes")


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("p-1", "1"), "ANS008"),
        (("p-1", "1", "yes", "more"), "ANS008"),
        (("", "1", "yes"), "ANS009"),
        ((None, "1", "yes"), "ANS009"),
        (("1,00E+10", "1", "yes"), "ANS091"),
        (("4.2e+15", "1", "yes"), "ANS091"),
    ],
)
def test_a_row_that_is_not_whole_or_names_nobody_is_refused(cells, code):
    assert [p.code for p in read(SURVEY, layout_of(WHO, LOST, OWNER), *cells).problems] == [code]


@pytest.mark.parametrize("name", ["0012", "1E5", "E+10", "12E+3 b", "2026-01-02"])
def test_codes_of_people_are_kept_as_they_are(name):
    row = read(SURVEY, layout_of(WHO, LOST), name, "1")
    assert (row.respondent, row.problems) == (name, [])


def test_blank_cells_behind_the_last_heading_do_no_harm():
    assert read(SURVEY, layout_of(WHO, LOST), "p-1", "1", "", None, " ").problems == []


def test_a_faulty_row_says_its_fault_and_nothing_else():
    fault = Problem("ANS003", Text(fr="…", en="…"), Text(fr="…", en="…"), Position("x.csv", 3))
    row = RowReader(layout_of(WHO, LOST), SURVEY, band).read(Row(3, [], b"", fault), "x.csv")
    assert (row.problems, row.codes) == ((fault,), {})


def test_words_of_one_s_own_beside_an_answer_are_no_answer_by_themselves():
    layout = layout_of(WHO, ("answer", "channels"), ("other", "channels"))
    assert read(SURVEY, layout, "p", "phone;site", "pigeon").codes["channels"] == "a+c"
    row = read(SURVEY, layout, "p", "", "pigeon")
    assert told(row) == [("ANS010", 7, 2)]
    assert "words of their own" in row.problems[0].message.en


def test_spellings_and_separators_of_the_layout_are_used():
    layout = layout_of(WHO, LOST, ("answer", "channels"), spellings={"lost": {"yep": "5"}}, separators=("/",))
    row = read(SURVEY, layout, "p", "Yep", "phone/site/")
    assert (row.codes["lost"], row.codes["channels"]) == ("5", "a+c")
    assert told(read(SURVEY, layout, "p", "", "phone;site")) == [("ANS010", 7, 3)]


def test_what_a_source_reads_depends_on_its_cells_alone():
    reader = RowReader(layout_of(WHO, LOST, *CHANNELS), SURVEY, band)
    lost, channels = reader.sources
    assert (lost.item, lost.places, channels.places) == ("lost", (1,), (2, 3, 4, 5))
    for _ in range(2):  # what was read once is kept, a refusal too
        assert lost.read(["Agree"]) == "4"
        assert channels.read(["Y", "", None, ""]) == "a"
        with pytest.raises(InvalidResponse, match="is not an option"):
            lost.read(["x"])


def test_what_is_kept_has_a_bound():
    reader = RowReader(layout_of(WHO, ("answer", "remark")), SURVEY, band)
    (remark,) = reader.sources
    for n in range(READINGS_KEPT + 100):
        assert remark.read([f"words {n}"]) == f"words {n}"
    kept = remark.of_instance("").__closure__
    (known,) = (cell.cell_contents for cell in kept if isinstance(cell.cell_contents, dict))
    assert len(known) == READINGS_KEPT
    assert remark.read(["w" * 3000]) == "w" * 3000


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *[("head", "head"), ("Direction", "head"), ("informatique.", "it"), ("equipes", "staff")],
        *[("<b>ÉQUIPES</b>", "staff"), ("", ""), (None, "")],
    ],
)
def test_a_fact_of_the_profile_is_read_by_its_label_too(written, code):
    layout = layout_of(WHO, ("profile", "role"), ("profile", "unit"))
    row = read(OUTCOMES, layout, "p", written, "Paris ; Est")
    assert (row.facts["role"], row.facts["unit"], row.problems) == (code, "Paris ; Est", [])


def test_a_fact_that_is_none_is_told_where_it_stands():
    row = read(OUTCOMES, layout_of(WHO, ("profile", "role")), "p", "Equip")
    assert told(row) == [("ANS014", 7, 2)]
    assert row.facts == {"role": "", "unit": ""}


# Who answered, where no column says so


def test_without_a_name_a_row_is_known_by_what_it_says():
    layout = layout_of(("metadata",), LOST, ("score",), ("note",), OWNER)
    cells = ["2026-01-02", "4", "8.00 / 10", "1", None]
    name = fingerprint(cells, layout)
    assert name == read(SURVEY, layout, *cells).respondent == fingerprint(cells, layout)
    assert name.startswith("r-")
    assert fingerprint(["2026-01-02", "4", "9.00 / 10", "2", ""], layout) == name
    for place, other in ((0, "2026-01-03"), (1, "5"), (4, "yes")):
        changed = [other if n == place else cell for n, cell in enumerate(cells)]
        assert fingerprint(changed, layout) != name


def test_cells_that_move_are_another_row():
    layout = layout_of(LOST, OWNER)
    assert fingerprint(["1", ""], layout) != fingerprint(["", "1"], layout)
    assert fingerprint(["1\x1f", ""], layout) != fingerprint(["1", ""], layout)


# Variants, sets, forms and modules

TALLY, CHOOSE = ("answer", "tally"), ("answer", "choose")


def test_the_heading_may_say_which_variant_everybody_was_asked():
    fixed = layout_of(WHO, ("answer", "tally", "", "v3/s2"), CHOOSE)
    assert read(BANK, fixed, "p", "2", "b").instances["tally"] == "v3/s2"
    plain = layout_of(WHO, TALLY, CHOOSE)
    assert read(BANK, plain, "p", "2", "b").instances["tally"] != "v3/s2"


def test_a_row_that_says_its_variant_goes_before_the_heading():
    layout = layout_of(WHO, ("answer", "tally", "", "v3/s2"), CHOOSE, ("variant", "tally"))
    assert read(BANK, layout, "p", "2", "b", "v2").instances["tally"].startswith("v2")
    assert read(BANK, layout, "p", "2", "b", "").instances["tally"] == "v3/s2"


def test_a_form_that_has_another_variant_than_the_heading_is_told():
    layout = layout_of(WHO, ("form",), ("answer", "tally", "", "v3/s2"), CHOOSE)
    assert [p.code for p in read(BANK, layout, "p", "b", "2", "b").problems] == ["ANS017"]


def test_a_module_that_was_not_taken_was_not_shown():
    layout = layout_of(WHO, TALLY, CHOOSE, *(("answer", name) for name in ("h1", "h2", "h3")), nulls=True)
    row = read(BANK, layout, "p", "2", "b", None, "", None)
    assert [row.codes[name] for name in ("h1", "h2", "h3")] == [None, None, None]
    row = read(BANK, layout, "p", "2", "b", "a", "na", None)
    assert [row.codes[name] for name in ("h1", "h2", "h3")] == ["a", None, None]
    assert row.form == "a+coach"


def test_an_item_of_the_form_that_was_not_shown_stays_so():
    layout = layout_of(WHO, TALLY, CHOOSE, nulls=True)
    assert read(BANK, layout, "p", None, "b").codes["tally"] is None


def test_practice_has_no_source():
    layout = layout_of(WHO, ("answer", "try_me"), TALLY, CHOOSE)
    assert [source.item for source in RowReader(layout, BANK, band).sources] == ["tally", "choose"]
