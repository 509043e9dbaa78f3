"""Rules of other packages: found by entry point, never in the way of the rest."""

from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from digimat import __version__
from digimat.answers.table import AnswerTable
from digimat.language import Text
from digimat.problems import UserError
from digimat.questionnaires import read_questionnaire
from digimat.scoring import Misfit, check_rules, item_rule, registry, rules, score, scoring_rule

VALID = Path(__file__).parents[1] / "questionnaires" / "broken" / "valid.yaml"


@scoring_rule("best_of", fr="Les meilleures colonnes.")
def best_of(points, *, most: int):
    """Sum of the best columns."""
    return np.sort(points, axis=1)[:, -most:].sum(axis=1)


@item_rule("longest", types=("short",), blank=0.0)
def longest(item, words):
    """1 for long answers."""
    return float(len(words) > 5)


@scoring_rule("mean")
def another_mean(points):
    """A mean of one's own."""
    return points.mean(axis=1)


class Offer:
    """An entry point of a package that is not really installed."""

    def __init__(self, name, offered, package="acme-rules", version="1.2"):
        self.name, self.value, self.offered = name, f"{package}:{name}", offered
        self.dist = SimpleNamespace(name=package, version=version) if package else None

    def load(self):
        if isinstance(self.offered, BaseException):
            raise self.offered
        return self.offered


@pytest.fixture
def offer(monkeypatch):
    """Make these the entry points of the group that digimat asks for, and forget them afterwards."""

    def install(*offers):
        def entry_points(*, group):
            assert group == "digimat.scoring_rules.v1"
            return list(offers)

        monkeypatch.setattr("importlib.metadata.entry_points", entry_points)
        registry._offered.cache_clear()

    yield install
    registry._offered.cache_clear()


def from_outside():
    found, problems = rules()
    return [r for r in found if not r.provider.startswith("digimat ")], problems


def test_built_in_rules_name_digimat_and_its_version_as_their_provider(offer):
    offer()
    found, problems = rules()
    assert {r.provider for r in found} == {f"digimat {__version__}"}
    assert problems == ()
    names = [*registry.BUILT_IN["item"], *registry.BUILT_IN["scale"]]
    assert [r.name for r in found] == names


def test_a_rule_of_another_package_is_found_with_its_provider_and_version(offer):
    offer(Offer("best_of", best_of), Offer("longest", longest, version="2.0"))
    found, problems = from_outside()
    assert [(r.name, r.kind, r.provider) for r in found] == [
        ("best_of", "scale", "acme-rules 1.2"),
        ("longest", "item", "acme-rules 2.0"),
    ]
    assert problems == ()
    assert (found[0].summary.fr, found[0].summary.en) == (
        "Les meilleures colonnes.",
        "Sum of the best columns.",
    )
    assert (found[1].types, found[1].blank, found[1].dont_know) == (("short",), 0.0, None)
    assert registry.find_rule("scale", "best_of").function is best_of
    assert registry.find_rule("item", "best_of") is None


def test_a_rule_of_no_package_is_named_by_its_entry_point(offer):
    offer(Offer("best_of", best_of, package=None))
    assert from_outside()[0][0].provider == "None:best_of"


@pytest.mark.parametrize(
    "broken",
    [
        ImportError("no module named numpy_of_old"),
        SyntaxError("invalid syntax"),
        RuntimeError("at import"),
        lambda points: points,
        SimpleNamespace(digimat_rule="best_of"),
        None,
    ],
    ids=["import error", "syntax error", "error at import", "no decorator", "another decorator", "nothing"],
)
def test_a_rule_that_does_not_load_is_a_warning_and_the_rest_works(offer, broken):
    offer(Offer("a_broken_one", broken, package="old-rules", version="0.1"), Offer("best_of", best_of))
    found, (problem,) = from_outside()
    assert [r.name for r in found] == ["best_of"]
    assert (problem.code, problem.warning) == ("SCO001", True)
    for text in (problem.message.fr, problem.message.en):
        assert "a_broken_one" in text
        assert "old-rules 0.1" in text
    assert registry.find_rule("scale", "mean").provider == f"digimat {__version__}"


def test_two_providers_of_one_name_are_an_error_that_names_both(offer):
    offer(Offer("best_of", best_of), Offer("best_of", best_of, package="other-rules", version="3"))
    with pytest.raises(UserError) as raised:
        rules()
    (problem,) = raised.value.problems
    assert problem.code == "SCO002"
    for text in (problem.message.fr, problem.message.en):
        assert "best_of" in text
        assert "acme-rules 1.2" in text
        assert "other-rules 3" in text


def test_a_rule_named_like_a_built_in_one_is_an_error_that_names_both(offer):
    offer(Offer("mean", another_mean))
    with pytest.raises(UserError, match=rf'SCO002 .*"mean": digimat {__version__} and acme-rules 1.2'):
        rules()


def test_built_in_rules_are_found_without_looking_at_other_packages(monkeypatch):
    def looked(**_):
        raise AssertionError("looked at the entry points")

    monkeypatch.setattr("importlib.metadata.entry_points", looked)
    registry._offered.cache_clear()
    assert registry.find_rule("scale", "mean").name == "mean"
    assert registry.find_rule("item", "sjt_bw").name == "sjt_bw"


def test_the_register_is_asked_the_way_python_answers():
    """The stand-in above has what a real entry point has."""
    real = EntryPoint("best_of", "acme_rules:best_of", registry.ENTRY_POINT_GROUP)
    stand_in = Offer("best_of", best_of)
    assert all(hasattr(real, name) and hasattr(stand_in, name) for name in ("name", "value", "dist", "load"))


@pytest.mark.parametrize(
    ("with_", "codes"),
    [
        ("    with: {most: 3}\n", []),
        ("", ["SCO014"]),
        ("    with: {most: many}\n", ["SCO013"]),
        ("    with: {mots: 3}\n", ["SCO012", "SCO014"]),
    ],
)
def test_a_questionnaire_may_use_the_rule_and_set_its_parameters(offer, with_, codes):
    offer(Offer("best_of", best_of))
    text = VALID.read_text(encoding="utf-8").replace("rule: percent_of_maximum\n", f"rule: best_of\n{with_}")
    source, problems = read_questionnaire(text, "valid.yaml")
    assert problems == []
    found = list(check_rules(source))
    assert [p.code for p in found] == codes
    assert all(p.position.line in (31, 32) for p in found)
    assert all(p.remedy.fr and p.message.fr != p.message.en for p in found)


def too_many(scale):
    """The rule's own look at a scale that uses it."""
    if scale.with_["most"] > len(scale.items):
        text = Text(fr="trop", en="too many")
        yield Misfit("ACM001", text, Text(fr="Moins.", en="Fewer."), ("most",))


@scoring_rule("first_named", check=too_many)
def first_named(points, names, *, most: int):
    """The column whose name comes first, for those who know the names."""
    assert names == ("q1", "q2")
    return points[:, names.index(sorted(names)[most - 1])]


@pytest.mark.parametrize(("most", "codes"), [(1, []), (3, ["ACM001"])])
def test_a_rule_may_ask_for_names_and_check_itself_in_a_scale(offer, most, codes):
    offer(Offer("first_named", first_named))
    with_ = f"rule: first_named\n    with: {{most: {most}}}\n"
    text = VALID.read_text(encoding="utf-8").replace("rule: percent_of_maximum\n", with_)
    source, _ = read_questionnaire(text, "valid.yaml")
    found = list(check_rules(source))
    assert [(p.code, p.position.line, p.position.column) for p in found] == [(c, 32, 12) for c in codes]
    if not codes:
        table = AnswerTable(("p-1",), {"q1": ("b",), "q2": ("4",)})
        assert score(source.questionnaire, table).scales["score"].score.tolist() == [0.0]
