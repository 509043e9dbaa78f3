"""What the tests of columns share: a survey with one item of each type, and its headers as form tools write them."""

from pathlib import Path

from digimat.answers.exports.columns import examine, resolve
from digimat.answers.exports.headers import header_of
from digimat.answers.exports.recognised import vendor_of
from digimat.problems import UserError
from digimat.questionnaires import load

TESTS = Path(__file__).parents[2]
SURVEY = load(TESTS / "administration" / "every_survey_type.yaml").questionnaire
TEST = load(TESTS / "administration" / "every_type.yaml").questionnaire
CODES = [item.id for item in SURVEY.items]
STEMS = {item.id: item.stem.en for item in SURVEY.items}
GRID = "How often do you use…"
LIME = ["id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "ipaddr", "refurl"]
MICROSOFT = ["ID", "Start time", "Completion time", "Email", "Name"]


def texts(**instead):
    """The text of every item as a heading, rows of the grid as ``Lead [Row]``; some of them replaced, or left out."""
    named = dict(STEMS)
    named |= {name: f"{GRID} [{STEMS[name]}]" for name in ("mail", "paper")}
    named |= instead
    return [heading for heading in named.values() if heading is not None]


def codes(**instead):
    """The same by code."""
    named = {name: name for name in CODES} | instead
    return [heading for heading in named.values() if heading is not None]


def layout(*rows, survey=SURVEY, **options):
    """The layout of a header, with whatever is wrong with it; a header may be one list of headings or two."""
    rows = [row if isinstance(row, list) else [row] for row in rows]
    headings = header_of(rows)[1]
    return examine(headings, vendor_of(headings), survey, **options)


def refused(*rows, survey=SURVEY, **options):
    """The errors for which a header is refused."""
    headings = header_of(rows)[1]
    try:
        resolve(headings, vendor_of(headings), survey, **options)
    except UserError as error:
        return [problem for problem in error.problems if not problem.warning]
    raise AssertionError("the header was taken")


def taken(found):
    """What each column was taken for: ``role``, ``role target`` or ``role target part``."""
    return [" ".join(filter(None, (c.role, c.target, c.part, c.instance))) for c in found.columns]


def told(found):
    """The codes of what is wrong, warnings in brackets."""
    return [f"({p.code})" if p.warning else p.code for p in found.problems]


def words(problems):
    return " ".join(f"{p.message.en} {p.remedy.en} {p.message.fr} {p.remedy.fr}" for p in problems)
