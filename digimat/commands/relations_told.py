"""The relations of a network, told: as text, and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from digimat.commands.printed import heading, table_of
from digimat.language import Language, Text
from digimat.reports.attached.relations import figures_data
from digimat.reports.numbers import decimal
from digimat.scoring.small_groups import LEAST

if TYPE_CHECKING:
    from digimat.answers.interactions.model import InteractionFile
    from digimat.scoring.relations import PersonIndex, Relations, Share, Silence

HIDDEN = Text(fr="unités cachées", en="hidden units")
NO_TYPE = Text(fr="type non dit", en="type not said")
_WIDEST = 12  # units whose matrix is shown whole; of more, -o writes it


def percent(share: Share, language: Language) -> str:
    """A share in percent with one decimal; a dash of nothing."""
    if share.percent is None:
        return "—"
    sign = "\u00a0%" if language == "fr" else "%"
    return f"{decimal(share.percent, language, places=1)}{sign}"


def relations_shown(found: Relations, why: Sequence[Text], language: Language) -> Any:
    """The figures, the matrix where it is narrow enough, and why no index of single people is given."""
    from rich.console import Group

    return Group(*_parts(found, why, language))


def _parts(found: Relations, why: Sequence[Text], language: Language) -> Iterator[Any]:
    from rich.text import Text as RichText

    def said(fr: str, en: str) -> str:
        return Text(fr=fr, en=en).of(language)

    def counted(share: Share) -> str:
        return f"{percent(share, language)} ({share.part} / {share.whole})"

    figures = [
        (said("Interactions", "Interactions"), str(found.interactions)),
        (said("Personnes qui y prennent part", "People who take part"), str(found.people)),
        (said("Entre unités différentes", "Between different units"), counted(found.between_units)),
        (said("Paires réciproques", "Pairs that react to each other"), counted(found.reciprocity)),
    ]
    if len(found.by_type) > 1:
        figures += [
            (
                said(f"Entre unités, « {name or NO_TYPE.fr} »", f"Between units, “{name or NO_TYPE.en}”"),
                counted(share),
            )
            for name, share in found.by_type.items()
        ]
    yield table_of([Text(fr="Mesure", en="Measure"), Text(fr="Valeur", en="Value")], figures, language)
    yield heading(
        said(
            "Par unité : qui réagit (lignes), à qui (colonnes)",
            "By unit: who reacts (rows), to whom (columns)",
        )
    )
    yield _matrix(found, language)
    if found.matrix.hidden:
        yield RichText(_hidden_note(found.matrix.hidden, language))
    yield heading(said("Membres sans contribution visible", "Members without a visible contribution"))
    if found.silence is None:
        yield RichText(
            said(
                "Inconnus : qui ne prend part à rien n’est pas dans ce fichier. Donnez la liste des membres "
                "(--members).",
                "Not known: who takes part in nothing is not in this file. Give the list of members (--members).",
            )
        )
    else:
        yield from _silence(found.silence, language)
    if found.moved:
        yield RichText(
            said(
                f"Personnes vues dans plusieurs unités : {found.moved}. Chaque interaction compte dans l’unité "
                "qu’elle dit.",
                f"People seen in several units: {found.moved}. Each interaction counts in the unit that it names.",
            )
        )
    yield heading(said("Indice par personne", "Index of single people"))
    for reason in why:
        yield RichText(said(f"Retenu : {reason.fr}", f"Withheld: {reason.en}"))
    if not why:
        yield RichText(said("Permis ; --people FICHIER l’écrit.", "Allowed; --people FILE writes it."))


def _matrix(found: Relations, language: Language) -> Any:
    matrix = found.matrix
    names = [*matrix.names, *([HIDDEN.of(language)] if matrix.hidden else [])]
    wide = len(names) <= _WIDEST
    heads = [Text(fr="Unité", en="Unit"), Text(fr="Personnes", en="People")]
    heads += [Text(fr=name, en=name) for name in names] if wide else []
    heads.append(Text(fr="Reçu d’autres unités", en="Received from other units"))
    rows = [
        (
            name,
            str(matrix.people[place]),
            *(map(str, matrix.counts[place].tolist()) if wide else ()),
            "—" if matrix.hidden and place == len(matrix.names) else percent(matrix.across(place), language),
        )
        for place, name in enumerate(names)
    ]
    return table_of(heads, rows, language)


def _silence(silence: Silence, language: Language) -> Iterator[Any]:
    from rich.text import Text as RichText

    shares = [*silence.units.items()]
    if silence.others is not None:
        shares.append((HIDDEN.of(language), silence.others))
    rows = [(name, f"{s.part} / {s.whole}", percent(s, language)) for name, s in shares]
    heads = [
        Text(fr="Unité", en="Unit"),
        Text(fr="Sans contribution", en="Without"),
        Text(fr="Part", en="Share"),
    ]
    yield table_of(heads, rows, language)
    if silence.hidden:
        yield RichText(_hidden_note(silence.hidden, language))
    if silence.unlisted:
        yield RichText(
            Text(
                fr=f"Personnes actives absentes de la liste des membres : {silence.unlisted}",
                en=f"Active people who are not in the list of members: {silence.unlisted}",
            ).of(language)
        )


def _hidden_note(names: Sequence[str], language: Language) -> str:
    listed = ", ".join(names[:_WIDEST]) + (", …" if len(names) > _WIDEST else "")
    return Text(
        fr=f"Unités cachées (moins de {LEAST} personnes, ou ce qui les révélerait) : {listed}",
        en=f"Hidden units (fewer than {LEAST} people, or what would give them away): {listed}",
    ).of(language)


def relations_data(
    found: Relations, file: InteractionFile, why: Sequence[Text], index: Sequence[PersonIndex] | None
) -> dict[str, Any]:
    """The same as plain data; people only where they were asked for and allowed."""
    return {
        "format": "digimat.relations",
        "version": 1,
        "rows": {
            "read": file.read,
            "used": len(file.interactions),
            "own": len(file.interactions.own),
            "rejected": file.rejected,
        },
        **figures_data(found),
        "individual": {
            "withheld": [{"fr": reason.fr, "en": reason.en} for reason in why],
            "people": None if index is None else [
                {"person": each.person, "colleagues": each.colleagues, "units": each.units, "index": each.index}
                for each in index
            ],
        },
    }  # fmt: skip
