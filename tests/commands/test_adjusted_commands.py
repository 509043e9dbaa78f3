"""A workspace that changes values of a questionnaire: every command that scores uses them and says so."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from digimat.reports.attached.written import attachment
from digimat.reports.html import render_html

ADJUSTABLE = Path(__file__).parents[1] / "questionnaires" / "adjustable.yaml"
CHANGES = """\
questionnaire: adjustable
because:
  fr: Un atelier, où le papier pèse plus que le courant.
  en: A workshop, where paper weighs more than power.
weights:
  green: {paper: 2}
targets: {digital: 62.5}
"""
# paper 8, power 2, tools 4: green = 100 × (0.8 + 0.2) / 2 = 50, adjusted 100 × (2 × 0.8 + 0.2) / 3 = 60;
# whole = (50 + 3 × 40) / 4 = 42.5, adjusted (60 + 3 × 40) / 4 = 45
ANSWERS = "respondent,paper,power,tools\np-1,8,2,4\n"
TOLD = "2 valeurs du questionnaire sont propres à cet espace de travail : adjustments/adjustable.yaml\n"


@pytest.fixture
def workspace(tmp_path):
    """A French workspace with a questionnaire, changes and answers."""
    (tmp_path / "digimat.toml").write_text(
        'language = "fr"\nquestionnaire = "adjustable"\n', encoding="utf-8"
    )
    (tmp_path / "questionnaires").mkdir()
    shutil.copy(ADJUSTABLE, tmp_path / "questionnaires")
    (tmp_path / "adjustments").mkdir()
    (tmp_path / "adjustments" / "adjustable.yaml").write_text(CHANGES, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    return tmp_path


def scores(done):
    (row,) = csv.DictReader(io.StringIO(done.out))
    return {name: float(row[name]) for name in ("green", "digital", "whole")}


def write_changes(workspace, text):
    (workspace / "adjustments" / "adjustable.yaml").write_text(text, encoding="utf-8")


def test_scores_are_computed_with_the_changed_values_and_one_line_says_so(call, workspace):
    done = call("score", "answers.csv", "--lang", "fr")
    assert scores(done) == {"green": 60, "digital": 40, "whole": 45}
    assert done.err.splitlines(keepends=True)[-1] == TOLD


def test_as_published_ignores_the_changes(call, workspace):
    done = call("score", "answers.csv", "--as-published", "--lang", "fr")
    assert scores(done) == {"green": 50, "digital": 40, "whole": 42.5}
    assert "espace de travail" not in done.err
    assert "adjustments" not in call("score", "answers.csv", "--as-published", "--json").data


def test_the_columns_of_the_scores_file_are_the_same(call, workspace):
    adjusted, published = (call("score", "answers.csv", *more).out for more in ((), ("--as-published",)))
    assert adjusted.splitlines()[0] == published.splitlines()[0]


def test_json_lists_file_reason_and_every_change(call, workspace):
    listed = call("score", "answers.csv", "--json").data["adjustments"]
    assert len(listed.pop("sha256")) == 64
    assert listed == {
        "file": "adjustments/adjustable.yaml",
        "because": {
            "fr": "Un atelier, où le papier pèse plus que le courant.",
            "en": "A workshop, where paper weighs more than power.",
        },
        "changes": [
            {"what": "weights.green.paper", "before": 1, "after": 2},
            {"what": "targets.digital", "before": None, "after": 62.5},
        ],
    }


def test_a_folder_within_the_workspace_has_its_changes_too(call, workspace, monkeypatch):
    (workspace / "inner").mkdir()
    monkeypatch.chdir(workspace / "inner")
    assert scores(call("score", "../answers.csv"))["green"] == 60


def test_groups_are_scored_with_them_too(call, workspace):
    rows = "respondent,organisation,role,paper,power,tools\np-1,o,head,8,2,4\n"
    (workspace / "answers.csv").write_text(rows, encoding="utf-8")
    assert scores(call("score", "answers.csv", "--by", "organisation"))["green"] == 60


def test_an_explanation_says_so_beside(call, workspace):
    done = call("explain", "answers.csv", "green", "--lang", "fr")
    assert "60" in done.out
    assert done.err == TOLD


def test_show_lists_each_change_with_the_published_value(call, workspace):
    shown = call("show", "adjustable", "--lang", "fr")
    assert "Propre à cet espace de travail (adjustments/adjustable.yaml)" in shown.out
    assert "Un atelier, où le papier pèse plus que le courant." in shown.out
    assert "poids de « Papier » dans « Sobriété » : 2 au lieu de 1\n" in shown.out
    assert "cible de « Numérique » : 62,5 au lieu de rien\n" in shown.out
    data = call("show", "adjustable", "--json").data
    assert [change["what"] for change in data["adjustments"]["changes"]] == [
        "weights.green.paper",
        "targets.digital",
    ]
    (workspace / "adjustments" / "adjustable.yaml").unlink()
    assert "Propre à" not in call("show", "adjustable", "--lang", "fr").out


def test_a_sitting_keeps_its_questionnaire_and_is_scored_with_the_changes_of_the_day(call, workspace):
    (workspace / "sitting.txt").write_text("answer paper 8\nanswer power 2\nanswer tools 4\nsubmit\n")
    done = call("run", "--script", "sitting.txt", "--no-pdf", "--json", "--lang", "fr")
    green = [person["scales"]["green"]["score"] for person in done.data["respondents"]]
    assert (done.status, green, done.data["adjustments"]["file"]) == (
        0,
        [60.0],
        "adjustments/adjustable.yaml",
    )
    assert done.err.endswith(TOLD)
    code = done.data["session"]
    write_changes(workspace, CHANGES.replace("paper: 2", "paper: 3"))  # 100 × (3 × 0.8 + 0.2) / 4
    again = call("resume", code, "--no-pdf", "--json").data
    assert again["respondents"][0]["scales"]["green"]["score"] == 65.0
    assert again["questionnaire"]["sha256"] == done.data["questionnaire"]["sha256"]
    assert "65" in call("explain", code, "green").out
    (workspace / "adjustments" / "adjustable.yaml").unlink()
    assert (
        call("resume", code, "--no-pdf", "--json").data["respondents"][0]["scales"]["green"]["score"] == 50.0
    )


def test_a_sitting_does_not_begin_with_changes_that_do_not_fit(call, workspace):
    write_changes(workspace, CHANGES.replace("paper", "papier"))
    (workspace / "sitting.txt").write_text("submit\n")
    done = call("run", "--script", "sitting.txt", "--no-pdf")
    assert (done.status, done.out) == (1, "")
    assert "ADJ005" in done.err
    assert not (workspace / "store").exists()


def test_a_sitting_that_ends_on_changes_that_do_not_fit_is_kept(call, workspace):
    (workspace / "sitting.txt").write_text("answer paper 8\nanswer power 2\nanswer tools 4\nsubmit\n")
    code = call("run", "--script", "sitting.txt", "--no-pdf", "--json").data["session"]
    write_changes(workspace, CHANGES.replace("paper", "papier"))
    done = call("resume", code, "--no-pdf", "--lang", "fr")
    assert done.status == 1
    assert "ADJ005" in done.err
    assert f"Passation {code} gardée : 3 réponses sur 3." in done.err
    write_changes(workspace, CHANGES)
    assert call("resume", code, "--no-pdf").status == 0


def test_check_looks_at_the_changes_with_their_questionnaire(call, workspace):
    done = call("check", "adjustable", "--lang", "fr")
    file = workspace / "adjustments" / "adjustable.yaml"
    assert (done.status, done.out) == (0, "")
    assert f"{file} : rien à redire" in done.err
    write_changes(workspace, CHANGES.replace("paper", "papier"))
    done = call("check", "adjustable", "--lang", "fr")
    assert done.status == 1
    assert done.out.splitlines()[0] == f"{file}:6:11: ADJ005 l’entrée « papier » n’existe pas"
    assert "Vouliez-vous dire « paper » ?" in done.out


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("adjustable.yaml", CHANGES, []),
        ("adjustable.yaml", CHANGES.replace("digital: 62.5", "digital: 162.5"), ["7:11: QST015"]),
        ("another.yaml", CHANGES, ["1:1: ADJ004"]),
        ("another.yaml", CHANGES.replace("adjustable", "nothing"), ["1:1: ADJ005"]),
        ("adjustable.yml", CHANGES, [" ADJ010"]),
    ],
)
def test_a_file_of_changes_can_be_checked_alone(call, workspace, name, text, told):
    (workspace / "adjustments" / "adjustable.yaml").unlink()
    (workspace / "adjustments" / name).write_text(text, encoding="utf-8")
    done = call("check", f"adjustments/{name}", "--lang", "fr")
    assert done.status == (1 if told else 0)
    lines = done.out.splitlines()[::2]
    assert len(lines) == len(told)
    assert all(f"adjustments/{name}:{where}" in line for line, where in zip(lines, told, strict=True))


@pytest.mark.parametrize("name", ["adjustable.yml", "Adjustable.yaml"])
def test_a_name_that_is_almost_right_is_told_rather_than_passed_over(call, workspace, name):
    (workspace / "adjustments" / "adjustable.yaml").rename(workspace / "adjustments" / name)
    for command in (["score", "answers.csv"], ["check", "adjustable"]):
        done = call(*command, "--lang", "fr")
        assert done.status == 1
        assert "ADJ010" in done.out + done.err


def test_the_report_tells_the_changes_on_its_method_page_and_in_its_data(call, workspace, monkeypatch):
    written = {}

    def keep(content, data, *_):
        written.update(html=render_html(content), attachment=attachment(data))
        return b""

    monkeypatch.setattr("digimat.commands.reports.one.render_report", keep)
    call("report", "answers.csv", "--date", "2026-11-22", "--lang", "fr")
    told = " ".join(written["html"].replace("\u202f", " ").replace("\xa0", " ").split())
    assert "Valeurs adaptées" in told
    assert "Un atelier, où le papier pèse plus que le courant." in told
    assert (
        "Poids de « Papier » dans « Sobriété » : 2 au lieu de 1 ; cible de « Numérique » : 62,5 au lieu de rien."
        in told
    )
    assert b'"what": "weights.green.paper"' in written["attachment"]
    call("report", "answers.csv", "--date", "2026-11-22", "--lang", "fr", "--as-published")
    assert "Valeurs adaptées" not in written["html"]
    assert b"adjustments" not in written["attachment"]
