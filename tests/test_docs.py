"""The docs name what exists: every command, rule, item type and problem code, and nothing that is gone."""

import re
from pathlib import Path

from digimat.cli import app
from digimat.questionnaires.item_types import ITEM_TYPES
from digimat.scoring.registry import BUILT_IN

ROOT = Path(__file__).parents[1]
CODE = re.compile(r"\b(?:QST|ANS|ADM|SCO|REP|CLI|WSP|ADJ|WRT)\d{3}\b")


def read(*names):
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


def test_every_problem_code_is_documented_and_every_documented_code_exists():
    used = set()
    for source in (ROOT / "digimat").rglob("*.py"):
        used.update(
            re.findall(
                r'"((?:QST|ANS|ADM|SCO|REP|CLI|WSP|ADJ|WRT)\d{3})"', source.read_text(encoding="utf-8")
            )
        )
    assert set(CODE.findall(read("docs/problems.md"))) == used


def test_every_command_is_in_both_readmes():
    commands = [c.name or c.callback.__name__ for c in app.registered_commands]
    for name in ("README.md", "README.fr.md"):
        text = read(name)
        assert [c for c in commands if f"digimat {c}" not in text] == [], name


def test_every_rule_and_item_type_is_documented_in_both_languages():
    names = [*BUILT_IN["item"], *BUILT_IN["scale"], *ITEM_TYPES]
    for file in ("docs/questionnaires.md", "docs/questionnaires.fr.md"):
        text = read(file)
        assert [name for name in names if not re.search(rf"\b{name}\b", text)] == [], file


def test_links_between_docs_lead_somewhere():
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"
