"""``show`` tells the whole rule book of a questionnaire: every id and condition, whole at any width."""

import json
from pathlib import Path

import pytest
from rich.console import Console

from digimat.commands.booklet import overview
from digimat.questionnaires import load
from digimat.questionnaires.dependencies import conditions_in, results_of

ROOT = Path(__file__).parents[2]
FILES = [
    *(p for p in sorted((ROOT / "tests/scoring/outcomes").glob("*.yaml")) if not p.stem.endswith("_cases")),
    *sorted((ROOT / "examples/instruments").glob("*.yaml")),
    ROOT / "tests/scoring/every_outcome.yaml",
    ROOT / "tests/questionnaires/adjustable.yaml",
    ROOT / "tests/scoring/relations/community.yaml",
]
EACH = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])


def printed(path, language, width):
    console = Console(width=width, highlight=False)
    with console.capture() as capture:
        console.print(overview(load(path).questionnaire, language))
    return capture.get()


def ids_of(q):
    """The ids of everything that the rules are about."""
    yield from (record.id for field in (q.sections, q.profile, q.scales, q.flags) for record in field)
    for ranked in (*q.levels, *q.stages):
        yield from (ranked.id, *(step.id for step in ranked.steps))
    for stage_set in q.stages:
        yield from (c.id for stage in stage_set.steps if stage.gate for c in stage.gate.conditions)
    for decision in q.decisions:
        yield from (decision.id, *(rule.outcome for rule in decision.rules), *decision.needs)
    yield from (
        name for quadrant in q.quadrants for name in (quadrant.id, quadrant.x.scale, quadrant.y.scale)
    )
    yield from (name for needs in q.needs for name in (needs.id, *needs.scales))
    yield from (role for field in q.profile for role in field.options)


@EACH
@LANGUAGES
def test_every_rule_is_told(path, language):
    q = load(path).questionnaire
    text = printed(path, language, 2000)
    words = set(text.replace(",", " ").replace("(", " ").replace(")", " ").replace(";", " ").split())
    assert [name for name in ids_of(q) if name not in words] == []
    quadrants = {quadrant.id for quadrant in q.quadrants}  # these are told by their two cuts
    conditions = [c for result in results_of(q) if result.id not in quadrants for c in conditions_in(result)]
    assert [c for c in conditions if " ".join(c.split()) not in text] == []
    formulas = [s.with_["formula"] for s in q.scales if "formula" in s.with_]
    assert [f for f in formulas if " ".join(f.split()) not in text] == []


@EACH
@LANGUAGES
def test_a_narrow_terminal_loses_nothing(path, language):
    narrow = printed(path, language, 80)
    assert max(map(len, narrow.splitlines())) <= 80
    assert "…" not in narrow
    words = set(narrow.replace(",", " ").replace("(", " ").replace(")", " ").replace(";", " ").split())
    assert [name for name in ids_of(load(path).questionnaire) if name not in words] == []


def lines_of(stem, language="en"):
    (path,) = (path for path in FILES if path.stem == stem)
    return [" ".join(line.split()) for line in printed(path, language, 200).splitlines()]


@pytest.mark.parametrize(
    ("stem", "language", "line"),
    [
        ("motors", "en", "role Role · head, hr, staff"),
        ("motors", "en", "organisation Organisation · any text"),
        ("motors", "en", "r head 1 · hr 0 · staff 1"),
        ("motors", "fr", "anonymes, comptés à partir de 5 personnes : staff"),
        ("motors", "en", "Levels · Level (overall), from index"),
        ("motors", "fr", "initial ≥ 12,5 · Initial"),
        ("motors", "en", "at most developing unless weakest >= 37.5"),
        ("network", "en", "creation Creation · no gate"),
        ("network", "en", "growth Growth · takes all but 1 of 4"),
        ("network", "fr", "growth Croissance · il les faut toutes sauf 1, sur 4"),
        ("network", "en", "cruise Cruise · takes 4 of 5"),
        ("network", "en", "takes_part 20% take part · participation >= 20 · mandatory"),
        ("network", "en",
         'has_joined 30% are members · membership >= 30 · applies only if auto_enrolled != "yes"'),
        ("network", "en", "2 cur >= ado curiosity · Curiosity"),
        ("network", "fr", "3 sinon adoption · Adoption"),
        ("network", "en", "25% of the weight must be answered"),
        ("positioning", "en", "indeterminate where one is missing: f1a, f1b, f1c, f2"),
        ("positioning", "en", "sensitive where ± 5 points on one of the scores named change it"),
        ("positioning", "en", "y lowest_head, high from 62.5"),
        ("positioning", "en", "x_only Strong teams"),
        ("positioning", "fr", "Besoins · Profil (holder), les plus hauts jusqu’au premier écart de 10"),
        ("positioning", "fr", "need_s Stratège"),
        ("positioning", "en", "3 pieces of advice, 1 of them by a flag"),
        ("positioning", "fr", "3 conseils, dont 1 par un drapeau"),
        ("positioning", "en", 'winding_down End of the role (5 items) · Only if: in_post == "yes"'),
        ("self_esteem", "en", "esteem Self-esteem = total(e1, e2, e3, e4, e5, e6, e7, e8, e9, e10; each ×3)"),
        ("adjustable", "en", "whole Whole = mean(green, digital ×3)"),
        ("community", "en", 'informed == "yes" else: people are not informed'),
        ("community", "fr", "poids : collègues 0,6, unités 0,4"),
        ("recommendation", "en", "computed whatever is missing · of a group: mean of its people's scores"),
    ],
)  # fmt: skip
def test_what_is_told(stem, language, line):
    assert line in lines_of(stem, language)


def test_a_decision_that_nothing_moves_is_not_called_sensitive():
    """``by: 0``: no score is moved to see whether it holds."""
    assert not any("sensitive" in line for line in lines_of("network"))


def test_the_json_has_the_rules_as_the_file_has_them(call, tmp_path):
    for stem in ("positioning", "motors", "network"):
        source = load(ROOT / f"tests/scoring/outcomes/{stem}.yaml")
        (tmp_path / f"{stem}.yaml").write_text(source.text, encoding="utf-8")
        data = call("show", f"{stem}.yaml", "--json").data["questionnaire"]
        for field in (
            "profile",
            "roles",
            "scales",
            "levels",
            "stages",
            "decisions",
            "quadrants",
            "needs",
            "flags",
            "advice",
        ):
            told = json.loads(source.questionnaire.model_dump_json(by_alias=True))[field]
            assert data[field] == told
            assert bool(told) == (f"\n{field}:\n" in source.text), field


def test_keys_come_with_the_parameters_of_their_rule(call, tmp_path):
    source = load(ROOT / "tests/administration/every_survey_type.yaml")
    (tmp_path / "every_survey_type.yaml").write_text(source.text, encoding="utf-8")
    shown = call("show", "every_survey_type.yaml", "--keys", "--lang", "en").out
    assert "[piecewise]\npoints: [[60, 100], [2880, 0]]\n" in shown
    assert "  none. none of these [to be ticked alone]\n" in shown
    assert "points: [[" not in call("show", "every_survey_type.yaml", "--items", "--lang", "en").out
