"""Checks what lies inside a report: its answers against those that were given, its results against its answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from digimat.answers.table import AnswerTable
from digimat.commands.printed import several
from digimat.commands.verification.answers import GivenAnswers, row_in
from digimat.commands.verification.checks import Check, Finding
from digimat.language import Text, same
from digimat.reports.attached.compared import compare_data
from digimat.reports.attached.reading import AttachedReport


def answers_check(report: AttachedReport, inside: AnswerTable, given: GivenAnswers | None) -> Check:
    """Whether the answers inside are those that were given."""
    if given is None:
        return Check(
            "answers",
            None,
            Text(
                fr="rien ne dit ici qu’elles sont celles qui ont été données (--answers FICHIER, ou le fichier de la "
                "passation : --store FICHIER)",
                en="nothing here says that they are those that were given (--answers FILE, or the file of the sitting: "
                "--store FILE)",
            ),
        )
    row = row_in(given, given.table.respondents, inside.respondents[0], report)
    findings = []
    for item, (own,) in inside.columns.items():
        column = given.table.columns.get(item)
        other = column[row] if column is not None else None
        if (own or "") != (other or ""):
            findings.append(Finding(same(item), own or None, other or None, f"answers.{item}.code"))
    count = sum(own is not None for (own,) in inside.columns.values())
    if findings:
        differ = several(
            len(findings), ("réponse diffère", "réponses diffèrent"), ("answer differs", "answers differ")
        )
        told = Text(fr=f"{differ.fr} de {given.place.fr}", en=f"{differ.en} from {given.place.en}")
    else:
        told = Text(
            fr=f"les {count} réponses sont celles de {given.place.fr}",
            en=f"the {count} answers are those of {given.place.en}",
        )
    return Check("answers", not findings, told, findings)


def results_check(report: AttachedReport, again: Mapping[str, Any]) -> Check:
    """Whether every value inside comes out again."""
    count, differences = compare_data(report.data, again)
    findings = [Finding(same(d.where), d.attached, d.computed, d.where) for d in differences]
    if findings:
        differ = several(
            len(findings), ("valeur diffère", "valeurs diffèrent"), ("value differs", "values differ")
        )
        told = Text(fr=f"recalculés, {differ.fr} sur {count}", en=f"computed again, {differ.en} of {count}")
    else:
        told = Text(
            fr=f"recalculés à partir des réponses, les {count} valeurs sont les mêmes",
            en=f"computed again from the answers, all {count} values are the same",
        )
    return Check("results", not findings, told, findings)


def no_results_check(report: AttachedReport) -> Check:
    """Why results cannot be computed again: no answers inside, and none given."""
    how = Text(fr="--answers FICHIER", en="--answers FILE")
    if report.model.session is not None or not report.model.of_one:
        how = Text(fr="--answers FICHIER ou --store FICHIER", en="--answers FILE or --store FILE")
    return Check(
        "results",
        None,
        Text(
            fr=f"ce rapport ne contient pas de réponses : donnez-les pour qu’ils soient recalculés ({how.fr})",
            en=f"this report holds no answers: give them to have the results computed again ({how.en})",
        ),
    )
