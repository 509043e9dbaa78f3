"""The wheel works outside the checkout: it lists, runs, scores and reports the questionnaires it carries."""

import json
import zipfile
from pathlib import Path

import pytest
from packaging_kit import ROOT, Environment


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    return Environment(tmp_path_factory.mktemp("environment") / "env", wheel)


def test_wheel_carries_questionnaires_templates_fonts_and_licences(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "digimat/questionnaires/bundled/agility.yaml",
        "digimat/questionnaires/bundled/pillars.yaml",
        "digimat/questionnaires/bundled/samples/agility.csv",
        "digimat/questionnaires/starters/digimat.toml",
        "digimat/reports/templates/report.html.j2",
        "digimat/reports/office/document/report.docx",
        "digimat/reports/fonts/LICENSE.txt",
        "digimat/py.typed",
    ):
        assert needed in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_installed_digimat_is_the_one_of_the_wheel(environment, tmp_path):
    listed = json.loads(environment.digimat("list", "--json", cwd=tmp_path))
    carried = {entry["id"]: Path(entry["file"]) for entry in listed["questionnaires"]}
    assert {"agility", "pillars"} <= set(carried)
    assert not [file for file in carried.values() if ROOT in file.parents]


def test_installed_digimat_scores_and_reports(environment, tmp_path):
    environment.digimat("demo", "-o", "demo", cwd=tmp_path)
    scores = (tmp_path / "demo" / "scores.csv").read_text(encoding="utf-8")
    assert scores.startswith("respondent,total,culture,agility,a1,")
    report = tmp_path / "out.pdf"
    environment.digimat(
        "report", "demo/answers.csv", "-q", "agility", "-r", "p-001", "-o", str(report), cwd=tmp_path
    )
    assert report.read_bytes().startswith(b"%PDF")


def test_installed_digimat_makes_a_workspace_with_a_questionnaire(environment, tmp_path):
    environment.digimat("init", "acme", "-q", "network", cwd=tmp_path)
    environment.digimat("new", "other", "--kind", "test", cwd=tmp_path / "acme")
    environment.digimat("check", "network", "other", cwd=tmp_path / "acme")


def test_installed_digimat_runs_a_sitting(environment, tmp_path):
    (tmp_path / "script.txt").write_text("answer a1d1 c\nsubmit\n", encoding="utf-8")
    printed = environment.digimat(
        "run",
        "agility",
        "--script",
        "script.txt",
        "--store",
        "sittings.db",
        "--no-pdf",
        "--json",
        cwd=tmp_path,
    )
    (person,) = json.loads(printed)["respondents"]
    assert person["answers"]["a1d1"] == {"code": "c", "state": "answered", "points": 1.0}
