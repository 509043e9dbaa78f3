"""``portfolio``: the assessments of a client side by side, nobody's own result among them, whatever is damaged told."""

import csv
import io
import json
import shutil
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest

from digimat.questionnaires import bundled_folder

SAMPLES = bundled_folder() / "samples"
PULSE = """
id: pulse
version: "1.0"
status: designed
title: {fr: Pouls, en: Pulse}
purpose: {fr: Essayer, en: To try}
respondents: {fr: tout le monde, en: everybody}
minutes: 5
notice: {fr: Merci, en: Thank you}
anonymous: ANONYMOUS
profile:
  - {id: unit, title: {fr: Unité, en: Unit}}
sections:
  - id: part
    title: {fr: Partie, en: Part}
    items:
      - {id: q1, title: {fr: Un, en: One}, type: scale10, stem: {fr: Combien ?, en: How much?}, rule: linear}
scales:
  - {id: mood, title: {fr: Humeur, en: Mood}, rule: percent_of_maximum, items: [q1]}
levels:
  - id: level
    title: {fr: Niveau, en: Level}
    scales: [mood]
    steps:
      - {id: low, from: 0, title: {fr: Basse, en: Low}}
      - {id: high, from: 50, title: {fr: Haute, en: High}}
advice:
  - {id: listen, when: mood < 50, title: {fr: Écouter, en: Listen}, action: {fr: Écouter, en: Listen},
     first_step: {fr: Demander, en: Ask}, sign: {fr: On parle, en: People speak}}
"""


@pytest.fixture
def workspace(call, tmp_path, monkeypatch):
    """A workspace for Acme, with a folder for answers."""
    monkeypatch.delenv("DIGIMAT_STORE")
    assert call("init", "acme").status == 0
    monkeypatch.chdir(tmp_path / "acme")
    settings = Path("digimat.toml").read_text("utf-8")
    Path("digimat.toml").write_text(f'client = "Acme"\n{settings}', "utf-8")
    Path("answers").mkdir()
    return Path.cwd()


def pulse(moods, name="pulse-2026-11-03.csv", anonymous=False):
    """A questionnaire of the workspace, and a file of what so many people answered to it."""
    text = PULSE.replace("ANONYMOUS", str(anonymous).lower())
    Path("questionnaires/pulse.yaml").write_text(text, encoding="utf-8")
    rows = [f"secret-{n},north,{mood}" for n, mood in enumerate(moods)]
    Path("answers", name).write_text("\n".join(["respondent,unit,q1", *rows, ""]), encoding="utf-8")


def sample(name, to, organisation=None, people=None):
    """A file of answers that is shipped, of fewer people or of another organisation."""
    rows = list(csv.reader(io.StringIO((SAMPLES / f"{name}.csv").read_text("utf-8"))))
    if organisation is not None:
        place = rows[0].index("organisation")
        rows[1:] = [[*row[:place], organisation, *row[place + 1 :]] for row in rows[1:]]
    with Path("answers", to).open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows[: 1 + (people or len(rows))])


def portfolio(call, *words, status=0):
    done = call("portfolio", *words, "--json", "--lang", "en")
    assert done.status == status, done.err
    return done.data


def results(data):
    return {each["questionnaire"]: each["result"] and each["result"]["told"] for each in data["assessments"]}


def test_every_assessment_is_a_row_with_its_day_its_result_and_what_to_do_first(call, workspace):
    sample("pillars", "pillars-2026-11-20.csv", "acme")
    sample("cdo", "cdo-2026-10-15.csv", "acme")
    sample("agility", "agility-2026-09-01.csv")
    data = portfolio(call)
    assert (data["format"], data["version"], data["client"], data["not_shown"]) == (
        "digimat.portfolio", 1, "Acme", [],
    )  # fmt: skip
    rows = [
        (each["questionnaire"], each["last_day"], each["people"], each["first_action"])
        for each in data["assessments"]
    ]
    assert rows == [
        ("agility", "2026-09-01", 6, "Work on: Communication and collaboration"),
        ("cdo", "2026-10-15", 5, "Write the mandate letter and find a sponsor"),
        ("pillars", "2026-11-20", 12, "First project: human relations"),
    ]
    assert results(data) == {
        "agility": "63 out of 100",
        "cdo": "A head of digital attached to the CMO",
        "pillars": "Developing",
    }
    pillars = data["assessments"][-1]["result"]
    assert (pillars["level"], pillars["score_told"], pillars["sure"]) == (
        "developing", "54 out of 100", "agreement 0.82 (from 0 to 1)",
    )  # fmt: skip


def test_an_organisation_has_the_numbers_of_its_own_report(call, workspace):
    sample("pillars", "pillars.csv", "acme")
    of_group = call("score", "answers/pillars.csv", "-q", "pillars", "--by", "organisation", "--json").data
    (pillars,) = portfolio(call)["assessments"]
    assert pillars["result"]["score"] == pytest.approx(of_group["groups"][0]["scales"]["g"]["score"])
    assert pillars["last_day"] is None


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("fr", ("Portefeuille des évaluations · Acme", "Les trois piliers", "20 novembre 2026", "En développement")),
        ("en", ("Portfolio of assessments · Acme", "The three pillars", "20 November 2026", "Developing")),
    ],
)  # fmt: skip
def test_the_table_is_plain_text_in_either_language(call, workspace, lang, told):
    sample("pillars", "pillars-2026-11-20.csv", "acme")
    done = call("portfolio", "--lang", lang)
    assert (done.status, done.err) == (0, "")
    assert [each for each in told if each not in done.out] == []
    assert "\x1b" not in done.out


@pytest.mark.parametrize(("lang", "times"), [("fr", 1), ("en", 2)])
def test_the_page_is_one_with_its_data_inside_and_the_same_bytes_twice(call, workspace, lang, times):
    for name in ("pillars", "cdo"):
        sample(name, f"{name}.csv", "acme")
    pulse([1, 2, 3, 4, 5])
    for name in ("one.pdf", "two.pdf")[:times]:
        assert call("portfolio", "-o", name, "--date", "2026-11-23", "--lang", lang).status == 0
    assert times == 1 or Path("one.pdf").read_bytes() == Path("two.pdf").read_bytes()
    with pikepdf.open("one.pdf") as pdf:
        assert len(pdf.pages) == 1
        data = json.loads(pdf.attachments["results.json"].get_file().read_bytes())
    assert (data["format"], data["date"], len(data["assessments"])) == ("digimat.portfolio", "2026-11-23", 3)


@pytest.mark.parametrize(("people", "shown"), [(4, None), (5, "30 out of 100")])
def test_of_fewer_than_five_people_who_each_have_a_result_nothing_is_shown(call, workspace, people, shown):
    pulse([1, 2, 3, 4, 5][:people])
    data = portfolio(call)
    assert results(data) == {"pulse": shown}
    assert data["assessments"][0]["people"] == people
    assert (data["assessments"][0]["why_not"] is None) == (shown is not None)


@pytest.mark.parametrize(("people", "shown", "told"), [(4, None, None), (5, "Low", 5)])
def test_of_anonymous_people_fewer_than_five_not_even_their_number_is_told(
    call, workspace, people, shown, told
):
    pulse([1, 2, 3, 4, 5][:people], anonymous=True)
    data = portfolio(call)
    assert (results(data), data["assessments"][0]["people"]) == ({"pulse": shown}, told)
    out = call("portfolio", "--lang", "en").out
    assert ("fewer than 5 people" in " ".join(out.split())) == (shown is None)


def test_nobody_is_named(call, workspace):
    pulse([1, 2, 3, 4, 5])
    sample("agility", "agility.csv")
    done = call("portfolio", "-o", "page.pdf", "--json")
    assert not any(name in done.out for name in ("secret", "p-001"))
    with pikepdf.open("page.pdf") as pdf:
        assert b"secret" not in pdf.attachments["results.json"].get_file().read_bytes()


def test_what_is_wrong_is_one_line_each_and_the_rest_is_shown(call, workspace):
    sample("pillars", "pillars.csv", "acme")
    Path("answers/pillars_old.csv").write_text("a,b\n", encoding="utf-8")
    Path("answers/notes.docx").write_text("x", encoding="utf-8")
    Path("answers/cdo.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    Path("answers/pulse.rejects.csv").write_text("x", encoding="utf-8")
    pulse([1, 99, 3, 4, 5, 6, 7])
    data = portfolio(call, status=1)
    assert results(data) == {"pillars": "Developing", "pulse": "43 out of 100"}
    lines = [line.split(":")[0] for line in data["not_shown"]]
    assert lines == [
        "answers/cdo.csv", "answers/notes.docx is no file of answers. Save it as CSV or XLSX, or put it elsewhere.",
        "answers/pillars_old.csv", "answers/pulse-2026-11-03.csv",
    ]  # fmt: skip
    assert "1 row to be mended, left out" in data["not_shown"][-1]
    assert '"digimat score answers/pulse-2026-11-03.csv -q pulse" says why' in data["not_shown"][-1]
    assert not any("\n" in line for line in data["not_shown"])


def test_a_damaged_file_of_sittings_is_one_line_and_the_rest_is_shown(call, workspace):
    sample("pillars", "pillars.csv", "acme")
    Path("digimat.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    data = portfolio(call, status=1)
    assert results(data) == {"pillars": "Developing"}
    assert len(data["not_shown"]) == 1


def sit(call, respondent, mood, ends="submit"):
    Path("paper.txt").write_text(f"answer q1 {mood}\n{ends}\n", encoding="utf-8")
    return call("run", "pulse", "-r", respondent, "--script", "paper.txt", "--no-pdf")


def test_sittings_that_were_handed_in_are_counted_from_the_first_day_to_the_last(call, workspace):
    pulse([1])
    Path("answers/pulse-2026-11-03.csv").unlink()
    for n, mood in enumerate([2, 2, 4, 4, 8]):
        assert sit(call, f"p{n}", mood).status == 0
    assert sit(call, "p9", 10, ends="pause").status == 3
    (only,) = portfolio(call)["assessments"]
    today = datetime.now().astimezone().date()
    assert (only["place"], only["people"], only["result"]["told"]) == ("digimat.db", 5, "40 out of 100")
    assert (today - datetime.fromisoformat(only["last_day"]).date()).days in (0, 1)


def test_anonymous_sittings_are_told_by_their_weeks_and_of_fewer_than_five_nothing(call, workspace):
    pulse([1], anonymous=True)
    Path("answers/pulse-2026-11-03.csv").unlink()
    Path("paper.txt").write_text("answer q1 4\nsubmit\n", encoding="utf-8")
    found = []
    for _ in range(5):
        done = call("run", "pulse", "--script", "paper.txt", "--no-pdf")
        assert done.status == 0, done.err
        (only,) = portfolio(call)["assessments"]
        found.append((only["people"], only["result"] and only["result"]["told"], only["first_day"]))
    assert found[:4] == [(None, None, None)] * 4
    assert found[4][:2] == (5, "Low")
    assert datetime.fromisoformat(found[4][2]).weekday() == 0


def test_sittings_that_are_no_answers_any_more_are_one_line(call, workspace):
    pulse([1, 2, 3, 4, 5])
    sit(call, "p1", 3)
    path = Path("questionnaires/pulse.yaml")
    path.write_text(path.read_text("utf-8").replace("q1", "q2"), encoding="utf-8")
    Path("answers/pulse-2026-11-03.csv").unlink()
    data = portfolio(call, status=1)
    assert data["not_shown"] == [
        'digimat.db: 1 row to be mended, left out. "digimat score -q pulse" says why.'
    ]


def test_sittings_of_a_questionnaire_that_is_gone_are_one_line(call, workspace):
    pulse([1, 2, 3, 4, 5])
    sit(call, "p1", 3)
    shutil.move("questionnaires/pulse.yaml", "pulse.yaml")
    Path("answers/pulse-2026-11-03.csv").unlink()
    data = portfolio(call, status=1)
    assert data["assessments"] == []
    assert 'digimat.db, sittings of "pulse": there is no questionnaire "pulse"' in data["not_shown"][0]


def test_where_several_organisations_answered_one_is_to_be_named(call, workspace):
    sample("pillars", "pillars.csv", "north")
    sample("cdo", "cdo.csv", "South")
    sample("agility", "agility.csv")
    done = call("portfolio", "--lang", "en")
    assert (done.status, done.out) == (2, "")
    assert "WSP041 the answers are of 2 organisations: north, South" in done.err
    data = portfolio(call, "SOUTH")
    assert (data["client"], list(results(data))) == ("South", ["cdo"])
    # Who sat the test cannot be said to be of this organisation.
    assert ["keep one workspace a client" in line for line in data["not_shown"]] == [True]
    gone = call("portfolio", "nroth", "--lang", "en")
    assert (gone.status, "WSP042" in gone.err, '"north"' in gone.err) == (2, True, True)


def test_the_client_of_the_workspace_is_found_among_several(call, workspace):
    sample("pillars", "pillars.csv", "ACME")
    sample("cdo", "cdo.csv", "south")
    assert list(results(portfolio(call))) == ["pillars"]


def test_a_mapping_beside_a_file_says_what_its_columns_are(call, workspace):
    pulse([1, 2, 3, 4, 5], "pulse-2026-11-03.csv")
    path = Path("answers/pulse-2026-11-03.csv")
    path.write_text(path.read_text("utf-8").replace("q1", "How much is it"), encoding="utf-8")
    assert results(portfolio(call, status=1)) == {}
    mapping = "questionnaire: pulse\ncolumns:\n  - {heading: How much is it, item: q1}\n"
    path.with_suffix(".yaml").write_text("columns: 1\n", encoding="utf-8")
    assert portfolio(call, status=1)["not_shown"][0].startswith("answers/pulse-2026-11-03.yaml: ")
    path.with_suffix(".yaml").write_text(mapping, encoding="utf-8")
    assert results(portfolio(call)) == {"pulse": "30 out of 100"}


def test_without_a_workspace_there_is_no_portfolio(call):
    done = call("portfolio", "--lang", "en")
    assert (done.status, "WSP040" in done.err) == (2, True)


def test_a_new_workspace_has_measured_nothing_yet(call, workspace):
    done = call("portfolio", "--lang", "en")
    assert done.status == 0
    assert "Nothing was measured yet." in done.out
