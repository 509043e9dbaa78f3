"""``columns``: what each column of a file of answers was taken for, before anything is scored."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digimat.commands.columns_seen import Seen, see
from digimat.commands.context import Context
from digimat.commands.given import sign_of
from digimat.commands.outcome import Outcome
from digimat.commands.printed import table_of
from digimat.commands.questionnaire import load_questionnaire
from digimat.files import not_over_input, write_whole
from digimat.language import Language, Text
from digimat.problems import ExitStatus, Problem

if TYPE_CHECKING:
    from digimat.answers.exports.mapping import Mapping

KINDS = {"csv": "CSV", "xlsx": "XLSX", "json_lines": "JSON", "parquet": "Parquet"}


def columns(
    files: Sequence[Path],
    name: str | None,
    context: Context,
    mapping_file: Path | None = None,
    save_to: Path | None = None,
    respondent: str | None = None,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
) -> Outcome:
    """Preview the columns of files, and keep what they were taken for.

    The mapping is that of the first file; the others are looked at with it, so that what differs in them is told.

    Args:
        files: of one survey.
        name: the questionnaire that was answered.
        context: the process.
        mapping_file: what was said of the columns before.
        save_to: the mapping file to write.
        respondent: the heading of the column that says who answered.
        encoding: of a text file, where it is said; and so of the next two.
        delimiter: of a CSV file.
        sheet: of a workbook.
    """
    from digimat.answers.exports.mapping_file import load, save

    sign = sign_of(delimiter)
    source = load_questionnaire(name, context)
    questionnaire = source.questionnaire
    mapping = load(mapping_file, questionnaire) if mapping_file is not None else None
    used: Mapping | None = mapping
    seen: list[Seen] = []
    notes: list[Text] = []
    for path in files:
        seen.append(
            see(path, questionnaire, used, respondent, encoding=encoding, delimiter=sign, sheet=sheet)
        )
        if save_to is not None and len(seen) == 1:
            not_over_input(path, save_to)
            text = save(seen[0].layout, questionnaire, context.language, mapping)
            write_whole(save_to, text.encode())
            notes.append(Text(fr=f"Correspondance écrite dans {save_to}", en=f"Mapping written to {save_to}"))
            if not seen[0].errors:
                used = load(save_to, questionnaire)
    problems: list[Problem] = [*(mapping.problems if mapping is not None else ())]
    problems += [problem for each in seen for problem in each.layout.problems]
    if save_to is not None and seen[0].errors:
        notes.append(
            Text(
                fr=f"À compléter : ce que sont les colonnes marquées « ? » ou « ignored », ou les items non posés "
                f"(not_asked) : {save_to}",
                en=f'To be completed: what the columns marked "?" or "ignored" are, or the items that were not asked '
                f"(not_asked): {save_to}",
            )
        )
    failed = any(not problem.warning for problem in problems)
    shown = _shown(seen, context.language)
    status = ExitStatus.PROBLEMS if failed else ExitStatus.OK
    return Outcome(shown, partial(_data, seen), notes, problems, status)


def _shown(seen: Sequence[Seen], language: Language) -> Any:
    """A table a file, then what has no column, then how the file was read."""
    from rich.console import Group

    return Group(*[part for each in seen for part in _file(each, language)])


def _file(seen: Seen, language: Language) -> list[Any]:
    from rich.text import Text as RichText

    rows = [
        (
            str(column.place + 1),
            column.heading or "—",
            column.taken_for.of(language),
            column.because.of(language),
            " · ".join(column.samples) if not column.hidden else "…",
        )
        for column in seen.columns
    ]
    headings = [
        Text(fr="N°", en="No."),
        Text(fr="Titre", en="Heading"),
        Text(fr="Prise pour", en="Taken for"),
        Text(fr="Pourquoi", en="Why"),
        Text(fr="Exemples", en="Samples"),
    ]
    parts: list[Any] = [RichText(seen.file, style="bold"), table_of(headings, rows, language)]
    for column in seen.columns:
        for line in column.unread:
            parts.append(RichText(line.of(language)))
    if seen.without:
        listed = ", ".join(seen.without)
        parts.append(
            RichText(Text(fr=f"Sans colonne : {listed}", en=f"Without a column: {listed}").of(language))
        )
    parts += [RichText(_how(seen, language)), RichText("")]
    return parts


def _how(seen: Seen, language: Language) -> str:
    """How the file was read, in one line."""
    form = seen.form
    said = [KINDS[form.kind]]
    if form.kind == "csv":
        sign = Text(fr="tabulation", en="tab").of(language) if form.delimiter == "\t" else form.delimiter
        said += [form.encoding, Text(fr=f"séparateur « {sign} »", en=f'separator "{sign}"').of(language)]
    if form.sheet:
        said.append(Text(fr=f"feuille « {form.sheet} »", en=f'sheet "{form.sheet}"').of(language))
    count = seen.header_rows
    said.append(
        Text(
            fr=f"{count} ligne{'s' if count > 1 else ''} de titres",
            en=f"{count} header row{'s' if count > 1 else ''}",
        ).of(language)
    )
    plain = Text(fr="sans outil reconnu", en="no form tool recognised").of(language)
    return ", ".join([*said, seen.tool or plain])


def _data(seen: Sequence[Seen]) -> dict[str, Any]:
    return {"format": "digimat.columns", "version": 1, "files": [_file_data(each) for each in seen]}


def _file_data(seen: Seen) -> dict[str, Any]:
    def both(text: Text) -> dict[str, str]:
        return {"fr": text.fr, "en": text.en}

    return {
        "file": seen.file,
        "kind": seen.form.kind,
        "encoding": seen.form.encoding,
        "delimiter": seen.form.delimiter if seen.form.kind == "csv" else None,
        "sheet": seen.form.sheet or None,
        "header_rows": seen.header_rows,
        "tool": seen.layout.vendor or None,
        "columns": [
            {
                "column": column.place + 1,
                "heading": column.heading,
                "role": column.role,
                "target": column.target or None,
                "part": column.part or None,
                "instance": column.instance or None,
                "taken_for": both(column.taken_for),
                "because": both(column.because),
                "samples": None if column.hidden else list(column.samples),
                "unread": [both(line) for line in column.unread],
            }
            for column in seen.columns
        ],
        "without_column": list(seen.without),
        "problems": [
            {
                "code": problem.code,
                "severity": "warning" if problem.warning else "error",
                "line": problem.position.line if problem.position else None,
                "column": problem.position.column or None if problem.position else None,
                "message": both(problem.message),
                "remedy": both(problem.remedy),
            }
            for problem in seen.layout.problems
        ],
    }
