"""A rule of another package: installed, found with its provider, checked, scored and explained."""

import json

import pytest
from packaging_kit import ROOT, Environment, build_wheel

EXAMPLE = ROOT / "examples" / "digimat-example-rule"


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    example = build_wheel(EXAMPLE, tmp_path_factory.mktemp("dist"))
    return Environment(tmp_path_factory.mktemp("environment") / "env", wheel, example)


@pytest.fixture
def answers(tmp_path):
    file = tmp_path / "answers.csv"
    # Right on k1, k2 and k3 only: points 1 1 1 0 0, without one at each end 1 1 0, mean 2/3.
    file.write_text("respondent,k1,k2,k3,k4,k5\nr1,2,4,6,0,0\n", encoding="utf-8")
    return file


def test_rule_is_listed_with_its_provider(environment, tmp_path):
    (rule,) = json.loads(environment.digimat("rules", "trimmed_mean", "--json", cwd=tmp_path))["rules"]
    assert rule["provider"] == "digimat-example-rule 1.0.0"
    assert rule["parameters"] == ["drop"]


def test_questionnaire_that_uses_the_rule_is_checked(environment, tmp_path):
    environment.digimat("check", str(EXAMPLE / "demo.yaml"), cwd=tmp_path)
    wrong = tmp_path / "demo.yaml"
    text = (EXAMPLE / "demo.yaml").read_text(encoding="utf-8")
    wrong.write_text(text.replace("with: {drop: 1}", "with: {drop: much}"), encoding="utf-8")
    assert "SCO013" in environment.digimat("check", str(wrong), cwd=tmp_path, status=1)


def test_rule_scores_and_is_explained(environment, answers, tmp_path):
    printed = environment.digimat("score", str(answers), "-q", str(EXAMPLE / "demo.yaml"), cwd=tmp_path)
    assert printed.splitlines() == ["respondent,care,flags,answered,care_answered", "r1,0.666666666667,,1,1"]
    tree = environment.digimat(
        "explain", str(answers), "care", "-q", str(EXAMPLE / "demo.yaml"), cwd=tmp_path
    )
    assert "[trimmed_mean]" in tree


def test_without_the_package_the_rule_is_unknown_and_the_message_says_so(tmp_path, capsys):
    from digimat.cli import main

    assert main(["--lang", "en", "check", str(EXAMPLE / "demo.yaml")]) == 1
    assert 'SCO010 there is no rule "trimmed_mean"' in capsys.readouterr().out


def test_rule_takes_fewer_than_thirty_lines():
    source = (EXAMPLE / "digimat_example_rule.py").read_text(encoding="utf-8")
    assert len(source.splitlines()) < 30
