"""The items that the cases of a rule are about: every type that the rule scores, defined as small as can be."""

from functools import cache
from pathlib import Path

import yaml

from digimat.language import Text
from digimat.questionnaires import Item

CASES = Path(__file__).parent / "cases"


def item_of(rule, case):
    """The item that a case is about."""

    def options(codes):
        return {code: Text(fr=code, en=code) for code in codes}

    text = Text(fr="?", en="?")
    return Item.model_validate(
        {
            "id": "q", "title": text, "stem": text, "rule": rule, "type": case["type"], "key": case.get("key"),
            "options": options(case.get("options", ())), "prompts": options(case.get("prompts", ())),
            "reverse_keyed": case.get("reverse_keyed", False), "choose": case.get("choose"),
            "exclusive": case.get("exclusive", ()),
            "spread": case.get("spread"), "with": case.get("with", {}), "dont_know": True, "not_applicable": True,
        }
    )  # fmt: skip


@cache
def items_of(rule):
    """Each item that the cases of a rule define, once; they are frozen, so every test may have the same."""
    file = yaml.safe_load((CASES / f"{rule}.yaml").read_text(encoding="utf-8"))
    items = [item_of(rule, file["item"] | case) for case in file["cases"]]
    return tuple(item for place, item in enumerate(items) if item not in items[:place])
