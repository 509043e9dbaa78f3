"""What the tests of the commands share: calling one, and the golden answers of the agility test."""

import json
from dataclasses import dataclass

from digimat.cli import main
from digimat.questionnaires import bundled_folder, load

AGILITY = load(bundled_folder() / "agility.yaml").questionnaire
FORM = [AGILITY.item(name) for name in AGILITY.form().items]  # what everybody is asked, as form A asks it
COLUMNS = [
    "respondent", "total", "culture", "agility", "a1", "a2", "a3", "a4", "a5", "a6", "d1", "d2", "d3", "d4",
    "level", "level_by_total", "band", "coach_outcome", "flags", "requirement",
]  # fmt: skip


def key_of(item):
    """The code that earns full marks."""
    match item.type:
        case "multi":
            return "+".join(item.key)
        case "match":
            return " ".join(f"{prompt}={option}" for prompt, option in item.key.items())
        case "sjt_bw":
            return f"best={item.key['best']} worst={item.key['worst']}"
        case "short":
            return item.key[0]
    return str(item.key)


def wrong_of(item):
    """A code that earns nothing."""
    return {"numeric": "-1", "short": "nobody"}.get(item.type, "dk" if item.dont_know else "")


def answers(right):
    """A code an item: the key where ``right(item id)``, else one that earns nothing."""
    return {item.id: key_of(item) if right(item.id) else wrong_of(item) for item in FORM}


def coached(points):
    """Answers to the coach module of form A that earn so many of its twelve points."""
    given = {}
    for name in AGILITY.form().modules["coach"]:
        item = AGILITY.item(name)
        other = next(option for option in item.options if option not in item.key.values())
        half = f"best={item.key['best']} worst={other}"
        given[name] = key_of(item) if points >= 2 else half if points == 1 else "dk"
        points = max(0, points - 2)
    return given


GOLDEN = {  # blueprint 3.11
    "AG1": answers(lambda name: name.endswith("d1")),
    "AG2": answers(lambda name: name[2:] in ("d1", "d2")),
    "AG3": answers(lambda name: name[2:] != "d4"),
    "AG4": answers(lambda name: not name.startswith("a4")),
}
COACHED = {"AG3": {**GOLDEN["AG3"], **coached(9)}, "AG4": {**GOLDEN["AG4"], **coached(11)}}


def answer_file(path, people, requirement=None):
    """Write people's answers as a file; ``requirement`` is a band a person."""
    items = list(
        dict.fromkeys([*(item.id for item in FORM), *(name for given in people.values() for name in given)])
    )
    header = ["respondent", *(["requirement"] if requirement else []), *items]
    lines = [",".join(header)]
    for code, given in people.items():
        band = [requirement.get(code, "")] if requirement else []
        lines.append(",".join([code, *band, *(given.get(name, "") for name in items)]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def script_file(path, given):
    lines = [f"answer {name} {code}" for name, code in given.items() if code]
    path.write_text("\n".join([*lines, "submit"]) + "\n", encoding="utf-8")
    return path


@dataclass
class Called:
    """What a command did: exit status, stdout, stderr."""

    status: int
    out: str
    err: str

    @property
    def data(self):
        return json.loads(self.out)


def caller(capsys):
    """A function that calls a command as the shell would, with its words."""

    def call(*words):
        status = main([str(word) for word in words])
        shown = capsys.readouterr()
        return Called(status, shown.out, shown.err)

    return call
