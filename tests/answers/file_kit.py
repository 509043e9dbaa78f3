"""A small answer file to spoil: three items, three respondents."""

from digimat.answers.answer_files import read_answers
from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError
from digimat.questionnaires import bundled_folder, load

_AGILITY = load(bundled_folder() / "agility.yaml").questionnaire


def _three_items():
    """A single, a multi and a number of the agility test."""
    wanted = [_AGILITY.item(name) for name in ("a1d1", "a1d3", "a1d2")]
    section = _AGILITY.sections[0].model_copy(update={"items": tuple(wanted)})
    return _AGILITY.model_copy(update={"sections": (section,), "forms": (), "modules": ()})


SMALL = _three_items()
HEADER = ["respondent", "requirement", "a1d1", "a1d3", "a1d2"]
ROWS = [
    ["p-001", "", "c", "a+d", "1 234,5"],
    ["Éloïse", "avancé", "dk", "", "4"],
    ["p-003", "novice", "", "f", ""],
]
CANONICAL = {"a1d1": ["c", "dk", ""], "a1d3": ["a+d", "", "f"], "a1d2": ["1234.5", "4", ""]}


def band(asked):
    """Reads a required band, as the scoring room would."""
    known = {"avancé": "advanced", "novice": "novice"}
    if asked not in known:
        problem = Problem("SCO021", Text(fr="aucune bande", en="no such band"), Text(fr="…", en="…"))
        raise UserError(problem, ExitStatus.USAGE)
    return known[asked]


def written(rows, delimiter=",", newline="\n"):
    def cell(text):
        quoted = any(c in text for c in f'{delimiter}"\n\r')
        return '"' + text.replace('"', '""') + '"' if quoted else text

    return "".join(delimiter.join(map(cell, row)) + newline for row in rows)


def read(tmp_path, content, encoding="utf-8"):
    file = tmp_path / "answers.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return read_answers(file, SMALL, band)


def refusal(tmp_path, content, encoding="utf-8"):
    """The problems for which a file is refused as a whole: ``line: CODE message`` in English."""
    try:
        read(tmp_path, content, encoding)
    except UserError as error:
        return [told(problem) for problem in error.problems]
    raise AssertionError("the file was read")


def told(problem):
    """A problem without its file name."""
    assert problem.remedy.fr
    assert problem.remedy.en
    place = str(problem.position).removeprefix(problem.position.file).removeprefix(":")
    return f"{place}: {problem.code} {problem.message.en}"
