"""``template``: what the pages of a report are made of; copies of it in the workspace, to be changed there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from digimat import __version__
from digimat.commands.context import Context
from digimat.commands.outcome import Outcome
from digimat.commands.printed import table_of
from digimat.commands.reports.formats import WORD_TEMPLATE
from digimat.commands.workspace import FILE
from digimat.files import near, write_new, write_whole
from digimat.language import Text, same
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean
from digimat.reports.look.overrides import ENDING, FOLDER, STYLE, read_overrides
from digimat.reports.look.shipped import State, copy_to_change, shipped_templates, state_of
from digimat.reports.office import WORD_SOURCE

ACTIONS: Final = ("list", "eject")
_BLOCK: Final = re.compile(r"\{% block (\w+) %\}")
_STATES: Final[dict[State, Text]] = {
    "shipped": Text(fr="de digimat", en="of digimat"),
    "copied": Text(fr="copié, inchangé", en="copied, unchanged"),
    "changed": Text(fr="à vous, modifié", en="yours, changed"),
    "outdated": Text(
        fr="à vous ; l’original a changé depuis la copie", en="yours; the original has changed since the copy"
    ),
    "own": Text(fr="à vous seul", en="yours alone"),
}
_STYLE: Final = Text(
    fr="""/* Le style de vos rapports, après celui de digimat. Couleurs et polices se choisissent dans digimat.toml ;
   ici, var(--primary) les reprend : primary, accent, ink, pale, muted, rule, hairline, wash, heading, body.

h2 { border-bottom: 0.3mm solid var(--accent) }
*/
""",
    en="""/* The style of your reports, after that of digimat. Colours and fonts are chosen in digimat.toml;
   here, var(--primary) takes them up: primary, accent, ink, pale, muted, rule, hairline, wash, heading, body.

h2 { border-bottom: 0.3mm solid var(--accent) }
*/
""",
)


def template(action: str, names: Sequence[str], context: Context) -> Outcome:
    """List the templates of reports, or copy some into the workspace.

    Raises:
        UserError: the action or a template does not exist, or there is no workspace to copy into.
    """
    if action == "list" and not names:
        return list_templates(context)
    if action == "eject":
        return eject(names, context)
    raise UserError(_no_action(action if action not in ACTIONS else names[0]), ExitStatus.USAGE)


def list_templates(context: Context) -> Outcome:
    """Every template of a report, whose it is, and what is wrong with those of the workspace."""
    problems: list[Problem] = []
    overrides, style = read_overrides(context.home, problems) if context.workspace else ((), "")
    ours, own = shipped_templates(), {each.name: each.source for each in overrides}
    states = {name: state_of(name, own.get(name), ours.get(name)) for name in sorted({*ours, *own})}
    if style:
        states[STYLE] = "own"
    if overrides:
        from digimat.reports.templating import unreadable_templates

        problems += unreadable_templates(overrides)
    blocks = {name: _BLOCK.findall(text) for name, text in ours.items()}
    shown = table_of(
        [Text(fr="Gabarit", en="Template"), Text(fr="Blocs", en="Blocks"), Text(fr="État", en="State")],
        [
            (name, ", ".join(blocks.get(name, ())), _STATES[state].of(context.language))
            for name, state in states.items()
        ],
        context.language,
    )
    data = {
        "format": "digimat.templates",
        "version": 1,
        "folder": str(context.home / FOLDER) if context.workspace else None,
        "templates": [
            {"name": name, "state": state, "blocks": blocks.get(name, [])} for name, state in states.items()
        ],
    }
    return Outcome(shown, data, (), problems, ExitStatus.PROBLEMS if problems else ExitStatus.OK)


def eject(names: Sequence[str], context: Context) -> Outcome:
    """Copy templates into the workspace, those named or all; what is there stays as it is."""
    if context.workspace is None:
        raise UserError(_no_workspace())
    ours = shipped_templates()
    texts = {name: copy_to_change(name, text, __version__) for name, text in ours.items()}
    texts[STYLE] = _STYLE.of(context.language)
    # The template of Word documents only where it is named: whoever changes pages does not want it.
    wanted = [_named(name, (*texts, WORD_TEMPLATE.name)) for name in names] or list(texts)
    folder = context.home / FOLDER
    new, kept = [], []
    for name in dict.fromkeys(wanted):
        if (folder / name).exists():
            kept.append(name)
        else:
            if name == WORD_TEMPLATE.name:
                write_whole(folder / name, WORD_SOURCE.read_bytes())
            else:
                write_new(folder / name, texts[name])
            new.append(name)
    place = near(folder, context.folder)
    notes = [_copied(name, place) for name in new] + [_kept(name, folder, ours, place) for name in kept]
    if new and not names:
        notes.append(
            Text(
                fr="Ne gardez que ceux que vous changez : les autres suivront les améliorations de digimat.",
                en="Keep only those that you change: the others will follow what digimat improves.",
            )
        )
    data = {
        "format": "digimat.templates.ejected",
        "version": 1,
        "folder": str(folder),
        "new": new,
        "kept": [{"name": name, "state": _state(name, folder, ours)} for name in kept],
    }
    return Outcome(None, data, notes)


def _named(name: str, known: Sequence[str]) -> str:
    """The template of a name, or of the part of one that only it has: ``cover`` is ``person/cover.html.j2``."""
    if name in known:
        return name
    short = [
        each for each in known if name in (each.removesuffix(ENDING), Path(each).name.removesuffix(ENDING))
    ]
    if len(short) == 1:
        return short[0]
    raise UserError(
        Problem(
            "CLI007",
            Text(fr=f"aucun gabarit « {name} »", en=f'there is no template "{name}"')
            if not short
            else Text(fr=f"plusieurs gabarits « {name} »", en=f'there are several templates "{name}"'),
            did_you_mean(name, short or [each.removesuffix(ENDING) for each in known]),
        ),
        ExitStatus.USAGE,
    )


def _state(name: str, folder: Path, ours: Mapping[str, str]) -> State:
    return state_of(name, (folder / name).read_text(encoding="utf-8", errors="replace"), ours.get(name))


def _copied(name: str, place: Path) -> Text:
    return Text(fr=f"Copié : {place / name}", en=f"Copied: {place / name}")


def _kept(name: str, folder: Path, ours: Mapping[str, str], place: Path) -> Text:
    state = _STATES[_state(name, folder, ours)]
    return Text(
        fr=f"Laissé comme il est : {place / name} ({state.fr})",
        en=f"Left as it is: {place / name} ({state.en})",
    )


def _no_action(action: str) -> Problem:
    return Problem(
        "CLI007",
        Text(fr=f"« {action} » n’a pas de sens ici", en=f'"{action}" means nothing here'),
        same("digimat template list · digimat template eject [NAME]…"),
    )


def _no_workspace() -> Problem:
    return Problem(
        "WSP036",
        Text(
            fr=f"il n’y a pas d’espace de travail où copier des gabarits (aucun {FILE} ici ni plus haut)",
            en=f"there is no workspace to copy templates into (no {FILE} here or above)",
        ),
        Text(fr="Créez-en un : digimat init.", en="Make one: digimat init."),
    )
