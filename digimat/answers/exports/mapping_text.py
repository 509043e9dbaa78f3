"""Writes a mapping file: a line of YAML a fact, with comments in the reader's language, to be read and completed."""

from __future__ import annotations

import json
from collections.abc import Sequence

from digimat.answers.exports.coverage import items_without
from digimat.answers.exports.mapping import Mapping, heading_key
from digimat.answers.exports.model import Column, Layout
from digimat.answers.exports.texts import shortened
from digimat.answers.exports.told import taken_for
from digimat.answers.exports.vendors import VENDORS, Vendor
from digimat.language import Language, Text
from digimat.questionnaires import Questionnaire
from digimat.questionnaires.responses import clean

INTRODUCTION = Text(
    fr="Ce que sont les colonnes des fichiers de cette enquête. À donner à « digimat score … --mapping ».\n"
    "Une colonne par tiret ; de son titre, ni la casse ni la ponctuation finale ne comptent.\n"
    "Ce qu’une colonne peut être :\n"
    "  item: ID               la réponse entière à un item\n"
    "  item: ID, part: CODE   une option, une ligne ou une place d’un item réparti sur plusieurs colonnes\n"
    "  profile: ID            un champ du profil\n"
    "  is: respondent         le code de la personne\n"
    "  is: ignored            rien qui soit à lire (aussi : metadata, score, personal, comment)",
    en='What the columns of this survey\'s files are. To be given to "digimat score … --mapping".\n'
    "One column a dash; its heading is compared without letter case and final punctuation.\n"
    "What a column can be:\n"
    "  item: ID               the whole answer to an item\n"
    "  item: ID, part: CODE   an option, row or place of an item that is spread over several columns\n"
    "  profile: ID            a field of the profile\n"
    "  is: respondent         the code of the person\n"
    "  is: ignored            nothing that is to be read (also: metadata, score, personal, comment)",
)
TO_SAY = Text(
    fr='À dire : remplacez "?" ; cette colonne peut être : {readings}',
    en='To be said: replace "?"; this column may be: {readings}',
)
NO_COLUMN = Text(
    fr="Sans colonne : {items}. Donnez-leur la leur ci-dessus ou, si le formulaire ne les posait pas, écrivez :",
    en="Without a column: {items}. Give them theirs above or, if the form did not ask them, write:",
)
NO_RESPONDENT = Text(
    fr="Aucune colonne ne dit qui a répondu : chaque ligne est connue par une empreinte de son contenu.",
    en="No column says who answered: each row is known by a fingerprint of its content.",
)


def save(
    layout: Layout, questionnaire: Questionnaire, language: Language = "fr", mapping: Mapping | None = None
) -> str:
    """The mapping file of a layout. What nobody knows yet is left open in it, to be said.

    Args:
        layout: what each column was taken for.
        questionnaire: the one that was answered.
        language: that of the comments.
        mapping: the one by which the columns were read; what it says beside them is kept.
    """
    lines = [f"# {line}" for line in INTRODUCTION.of(language).split("\n")]
    lines += [
        f"questionnaire: {_quoted(questionnaire.id)}",
        f"version: {_quoted(questionnaire.version)}",
        f"tool: {layout.vendor or 'plain'}",
    ]
    vendor = VENDORS.get(layout.vendor, Vendor("", "", ()))
    if layout.separators != vendor.separators:
        lines.append(f"separators: [{', '.join(map(_quoted, layout.separators))}]")
    if layout.decimal:
        lines.append(f"decimal: {_quoted(layout.decimal)}")
    if not any(column.role == "respondent" for column in layout.columns):
        lines += [f"# {NO_RESPONDENT.of(language)}", "respondent: by_content"]
    lines.append("columns:")
    seen: dict[tuple[str, ...], int] = {}
    open_ones = {
        p.position.column - 1 for p in layout.problems if p.position and p.position.column and not p.warning
    }
    for column in layout.columns:
        if not column.heading.text:
            continue
        key = heading_key(column.heading.rows)
        seen[key] = seen.get(key, 0) + 1
        lines += _column(column, seen[key], language, is_open=column.heading.place in open_ones)
    if layout.spellings:
        lines.append("values:")
        for item, words in layout.spellings.items():
            lines += [
                f"  {item}:",
                *(f"    {_quoted(word)}: {_quoted(code)}" for word, code in words.items()),
            ]
    if mapping is not None and mapping.not_asked:
        lines.append(f"not_asked: [{', '.join(sorted(mapping.not_asked))}]")
    if mapping is not None and mapping.not_offered:
        lines.append("not_offered:")
        for item, parts in mapping.not_offered.items():
            lines.append(f"  {item}: [{', '.join(map(_quoted, sorted(parts)))}]")
    if missing := items_without(layout.columns, questionnaire, mapping):
        said = NO_COLUMN.of(language).replace("{items}", ", ".join(missing))
        lines += ["", f"# {said}", f"# not_asked: [{', '.join(missing)}]"]
    return "\n".join(lines) + "\n"


def _column(column: Column, occurrence: int, language: Language, *, is_open: bool) -> Sequence[str]:
    rows = [row for row in column.heading.rows if row.strip()]
    heading = _quoted(rows[0]) if len(rows) == 1 else f"[{', '.join(map(_quoted, rows))}]"
    lines = []
    if is_open:
        why = column.because.of(language) if column.role == "unknown" and column.because else ""
        why = why or taken_for(column.role, column.target, column.part).of(language)
        lines.append(f"  # {shortened(TO_SAY.of(language).replace('{readings}', why), 200)}")
    lines.append(f"  - heading: {heading}")
    if occurrence > 1:
        lines.append(f"    occurrence: {occurrence}")
    if is_open:
        return [*lines, '    is: "?"']
    match column.role:
        case "answer" | "part":
            lines.append(f"    item: {column.target}")
        case "other" | "comment" | "variant" | "set" if column.target:
            lines += [f"    item: {column.target}", f"    is: {column.role}"]
        case "profile":
            lines.append(f"    profile: {column.target}")
        case "unknown":
            lines.append("    is: ignored")
        case _:
            lines.append(f"    is: {column.role}")
    if column.part:
        lines.append(f"    part: {_quoted(column.part)}")
    if column.instance:
        lines.append(f"    instance: {_quoted(column.instance)}")
    return lines


def _quoted(text: str) -> str:
    """A text in quotes and on one line, as YAML reads it; comparing leaves out what is left out here."""
    return json.dumps(" ".join(clean(text).split()), ensure_ascii=False)
