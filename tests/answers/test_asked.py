"""What each row of a file was asked: form, variants and parameter sets, modules that were taken or not."""

from pathlib import Path

import pytest

from digimat.answers.answer_files import read_answers
from digimat.answers.asked import asked_columns
from digimat.answers.collected import answers_csv
from digimat.questionnaires import load
from digimat.scoring import score

BANK = load(Path(__file__).parents[1] / "questionnaires" / "bank.yaml").questionnaire


@pytest.fixture
def read(tmp_path):
    """Reads rows under a header of the columns that they name; gives the file read and its scores."""

    def read_rows(*rows):
        header = list(dict.fromkeys(name for row in rows for name in row))
        lines = [",".join(header), *(",".join(row.get(name, "") for name in header) for row in rows)]
        path = tmp_path / "answers.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        found = read_answers(path, BANK, lambda band: band)
        return found, score(BANK, found.table)

    return read_rows


def row(name="p-1", **cells):
    return {"respondent": name, "tally": "2", "choose": "b", **cells}


def test_a_file_that_says_nothing_was_asked_the_first_form(read):
    found, results = read(row())
    assert results.scales["total"].score[0] == 100
    assert not found.table.instances


def test_each_row_is_scored_by_the_key_of_what_it_was_asked(read):
    rows = [
        row("a1"),
        row("b", tally="7", choose="c", form="B"),
        row("drawn", tally="2", choose="c", form="seed-3"),
        row("by column", tally="2", choose="b", tally_variant="v3", tally_set="s2"),
        row("a set alone", tally="1", tally_set="s2"),
        row("a variant alone", tally="1", tally_variant="v3"),
    ]
    _, results = read(*rows)
    assert results.scales["total"].score.tolist() == [100] * 6


def test_one_code_is_right_for_one_variant_and_wrong_for_another(read):
    _, results = read(row("one", form="a"), row("other", form="b"))
    assert results.scales["total"].score.tolist() == [100, 0]


@pytest.mark.parametrize(
    ("cells", "code", "said"),
    [
        ({"form": "z"}, "ANS015", 'no form "z"'),
        ({"tally_variant": "v9"}, "ANS016", '"v9"'),
        ({"tally_variant": "v1", "tally_set": "s9"}, "ANS016", '"s9"'),
        ({"form": "b", "tally_variant": "v1"}, "ANS017", 'its form "b" has "v2"'),
    ],
)
def test_what_was_never_asked_is_told_where_it_stands(read, cells, code, said):
    found, _ = read(row(**cells), row("p-2"))
    (problem,) = found.problems
    assert problem.code == code
    assert said in problem.message.en
    column = 4 if code != "ANS017" else 5
    assert (problem.position.line, problem.position.column) == (2, column)
    assert found.table.respondents == ("p-2",)


def test_of_a_drawn_form_the_row_says_what_was_asked(read):
    """A bank that grew draws something else today."""
    found, results = read(row(form="seed-3", tally="7", tally_variant="v2", choose="c"))
    assert not found.problems
    assert (found.table.instances["tally"], found.table.forms) == (["v2"], ["seed-3"])
    assert results.scales["total"].score[0] == 100


def test_a_module_may_have_no_columns_at_all(read):
    found, results = read(row())
    assert found.table.columns["h1"] == [None]
    assert str(results.scales["coach_score"].score[0]) == "nan"


def test_a_module_in_which_nothing_is_answered_was_not_taken(read):
    found, _ = read(row(h1="", h2="", h3=""))
    assert [found.table.columns[name][0] for name in ("h1", "h2", "h3")] == [None] * 3
    assert found.table.forms == ["a"]


def test_of_a_module_that_was_taken_the_items_of_the_form_were_asked(read):
    found, results = read(row(h1="a", h2="", h3=""))
    assert [found.table.columns[name][0] for name in ("h1", "h2", "h3")] == ["a", "", None]
    assert results.scales["coach_score"].score[0] == 50  # left blank, it earns nothing
    assert found.table.forms == ["a+coach"]


def test_answers_to_other_items_of_a_module_say_which_were_asked(read):
    found, _ = read(row(h1="a", h2="", h3="a"))
    assert [found.table.columns[name][0] for name in ("h1", "h2", "h3")] == ["a", None, "a"]


def test_na_says_that_an_item_of_a_module_was_not_shown(read):
    found, results = read(row(h1="a", h2="na", h3="na"))
    assert [found.table.columns[name][0] for name in ("h1", "h2", "h3")] == ["a", None, None]
    assert results.scales["coach_score"].score[0] == 100


def test_na_is_no_answer_to_an_item_of_the_form(read):
    found, _ = read(row(choose="na"), row("p-2"))
    assert [p.code for p in found.problems] == ["ANS010"]


def test_practice_has_no_column(read):
    found, _ = read(row(try_me="a"))
    assert found.table.columns["try_me"] == [None]  # and where it has one, that is not read
    assert "try_me" not in asked_columns(BANK)


def test_what_is_written_is_read_again_with_the_same_scores(read, tmp_path):
    rows = [
        row("a"),
        row("b", tally="7", choose="c", form="b", h2="b", h3="b"),
        row("drawn", tally="1", choose="dk", form="seed-3+coach", h2="b", h3=""),
    ]
    found, results = read(*rows)
    path = tmp_path / "again.csv"
    path.write_text(answers_csv(BANK, found.table), encoding="utf-8")
    again = read_answers(path, BANK, lambda band: band)
    assert not again.problems
    assert again.table.forms == found.table.forms == ["a", "b+coach", "seed-3+coach"]
    assert again.table.columns == found.table.columns
    scores = score(BANK, again.table).scales
    for name in ("total", "coach_score"):
        assert str(scores[name].score) == str(results.scales[name].score)


def test_a_module_that_the_form_names_was_taken_even_if_nothing_is_answered(read):
    found, results = read(row(form="b+coach", tally="7", choose="c", h1="", h2="", h3=""))
    assert [found.table.columns[name][0] for name in ("h1", "h2", "h3")] == [None, "", ""]
    assert (results.scales["coach_score"].score[0], found.table.forms) == (0, ["b+coach"])


def test_one_answer_to_a_module_is_not_a_module_of_one_item(read):
    found, results = read(row(h1="", h2="", h3="a"))
    assert [found.table.columns[name][0] for name in ("h1", "h2", "h3")] == ["", None, "a"]
    assert results.scales["coach_score"].score[0] == 50


def test_an_answer_that_the_form_of_the_row_does_not_ask_is_told(read):
    found, _ = read(row(form="a + coach", h3="a"), row("p-2"))
    (problem,) = found.problems
    assert (problem.code, found.table.respondents) == ("ANS018", ("p-2",))
    assert 'form "a+coach" does not ask item h3' in problem.message.en
    assert "it asks: h1, h2." in problem.remedy.en


def test_a_module_that_does_not_exist_is_told_as_such(read):
    found, _ = read(row(form="a+coch"), row("p-2"))
    (problem,) = found.problems
    assert problem.code == "ANS015"
    assert 'a module "coch"' in problem.message.en
    assert 'Did you mean "coach"?' in problem.remedy.en
