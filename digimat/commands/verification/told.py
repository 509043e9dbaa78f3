"""Tells what verifying a report came to: a line a check, what differs, a verdict; the same as data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.commands.printed import number
from digimat.commands.verification.checks import Check, Finding, Verification
from digimat.language import Language, Text, printable
from digimat.problems import ExitStatus
from digimat.reports.attached.reading import AttachedReport

MOST_TOLD: Final = 20  # findings of one check; --json has them all
LONGEST: Final = 60  # characters of one value

_TITLES: Final = {
    "questionnaire": Text(fr="Questionnaire", en="Questionnaire"),
    "answers": Text(fr="Réponses", en="Answers"),
    "interactions": Text(fr="Interactions", en="Interactions"),
    "results": Text(fr="Résultats", en="Results"),
    "pages": Text(fr="Pages", en="Pages"),
}
_SIGNS: Final = {True: "✓", False: "✗", None: "–"}
_VERDICTS: Final = {
    True: Text(
        fr="Ce rapport est vrai : ses pages et ses résultats viennent de ses réponses.",
        en="This report is true: its pages and its results come from its answers.",
    ),
    False: Text(
        fr="Ce rapport n’est pas vrai : il a été modifié, ou vient d’autres réponses.",
        en="This report is not true: it was changed, or comes from other answers.",
    ),
    None: Text(
        fr="Ce rapport n’est pas vérifié : rien de faux n’a été trouvé, mais tout n’a pas pu être regardé.",
        en="This report is not verified: nothing wrong was found, but not all of it could be looked at.",
    ),
}
_DRAWN: Final = Text(
    fr="les mêmes mots, mais un dessin, une place ou une image a changé",
    en="the same words, but a drawing, a place or a picture was changed",
)


def outcome_of(report: AttachedReport, verification: Verification, context: Context) -> Outcome:
    """The verification as it is shown, as data, and as an exit status: 0 only where the report is true."""
    lines = "".join(f"{printable(line)}\n" for line in _lines(verification, context.language))
    notes = []
    if verification.software:
        notes.append(
            Text(
                fr=f"Écrit par {verification.software} : ce qui diffère peut venir d’une autre version de digimat.",
                en=f"Written by {verification.software}: what differs may come from another version of digimat.",
            )
        )
    status = ExitStatus.OK if verification.true else ExitStatus.PROBLEMS
    return Outcome(lines, _data(report, verification), notes, status=status)


def _lines(verification: Verification, language: Language) -> Iterator[str]:
    colon = Text(fr=" : ", en=": ").of(language)
    for check in verification.checks:
        yield f"{_SIGNS[check.holds]} {_TITLES[check.name].of(language)}{colon}{check.told.of(language)}"
        yield from _findings(check.findings, language)
    yield _VERDICTS[verification.true].of(language)


def _findings(findings: Sequence[Finding], language: Language) -> Iterator[str]:
    for each in findings[:MOST_TOLD]:
        colon = Text(fr=" : ", en=": ").of(language)
        yield f"    {each.where.of(language)}{colon}{_told(each).of(language)}"
    if len(findings) > MOST_TOLD:
        more = len(findings) - MOST_TOLD
        yield "    " + Text(fr=f"… et {more} de plus (--json)", en=f"… and {more} more (--json)").of(language)


def _told(finding: Finding) -> Text:
    if finding.place.endswith(".drawing"):
        return _DRAWN
    found, expected = _value(finding.found), _value(finding.expected)
    return Text(
        fr=f"{found.fr} dans le rapport, {expected.fr} attendu",
        en=f"{found.en} in the report, {expected.en} expected",
    )


def _value(value: Any) -> Text:
    if value is None:
        return Text(fr="rien", en="nothing")
    if isinstance(value, float):
        return Text(fr=number(value, "fr"), en=number(value, "en"))
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return Text(fr=f"« {text} »", en=f"“{text}”") if isinstance(value, str) else Text(fr=text, en=text)


def _data(report: AttachedReport, verification: Verification) -> dict[str, Any]:
    questionnaire = report.model.questionnaire
    return {
        "format": "digimat.report_verification",
        "version": 1,
        "file": str(report.path),
        "true": verification.true,
        "identical": verification.identical,
        "kind": report.model.report.kind,
        "questionnaire": {"id": questionnaire.id, "version": questionnaire.version},
        "software": report.model.software,
        "checks": [_check(check) for check in verification.checks],
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "check": check.name,
        "holds": check.holds,
        "message": {"fr": check.told.fr, "en": check.told.en},
        "differences": [
            {"where": each.place, "report": each.found, "expected": each.expected} for each in check.findings
        ],
    }
