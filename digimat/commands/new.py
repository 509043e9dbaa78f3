"""``new``: a questionnaire that works at once, from a short dialogue or from flags."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from digimat.administration.terminal import Terminal, write_wrapped
from digimat.commands.context import Context, report_day
from digimat.commands.new_file import SCHEMA, described, kinds, new_questionnaire, own_title
from digimat.commands.outcome import Outcome
from digimat.files import near, refuse_existing, write_new
from digimat.language import Language, Text, printable
from digimat.problems import ExitStatus, Position, Problem, UserError, did_you_mean
from digimat.questionnaires.catalogue import FOLDER, catalogue


@dataclass(frozen=True, slots=True)
class NewOptions:
    """What ``new`` may be told; what it is not told it asks for, where there is somebody to ask."""

    title_fr: str | None = None
    title_en: str | None = None
    kind: str | None = None
    out: Path | None = None


class _Stopped(Exception):
    """The dialogue ended before its end."""


def new(name: str, options: NewOptions, context: Context, terminal: Terminal | None) -> Outcome:
    """Write a new questionnaire.

    Args:
        name: its id.
        options: what was said on the line.
        context: the process; the file goes where its workspace keeps questionnaires.
        terminal: where to ask for the rest; None: nothing is asked.
    """
    target = place_of(name, options.out, context.home)
    refuse_existing(target)  # before anything is asked
    if options.kind is not None:
        check_kind(options.kind)
    try:
        kind, title = _asked(name, options, context.language, terminal)
    except (_Stopped, KeyboardInterrupt):
        if terminal is not None:
            terminal.write("")
        nothing = Text(fr="Rien n’a été écrit.", en="Nothing was written.")
        return Outcome(notes=[nothing], status=ExitStatus.INTERRUPTED)
    shadows = [e for e in catalogue(context.home) if e.bundled and e.id == name]
    start(kind, name, title, target, context.language)
    shown = near(target, context.folder)
    found = any(e.path == target for e in catalogue(context.home))
    called = name if found else str(shown)
    notes = [
        Text(fr=f"Questionnaire écrit dans {shown}", en=f"Questionnaire written to {shown}"),
        Text(
            fr=f"Ensuite : modifiez-le dans un éditeur de texte, puis digimat check {called} et digimat run {called}",
            en=f"Next: change it in a text editor, then digimat check {called} and digimat run {called}",
        ),
    ]
    if shadows and found:
        notes.append(
            Text(
                fr=f"Ici, il remplace le questionnaire fourni qui s’appelle aussi « {name} ».",
                en=f'Here it stands in for the shipped questionnaire that is also called "{name}".',
            )
        )
    return Outcome(
        data={"format": "digimat.new", "version": 1, "id": name, "kind": kind, "file": str(target)},
        notes=notes,
    )


def start(kind: str, name: str, title: Text, target: Path, language: Language) -> None:
    """Write the questionnaire of a kind; editors are told of the schema where one lies beside it."""
    schema = (target.parent / SCHEMA).is_file()
    write_new(target, new_questionnaire(kind, name, title, language, report_day(None), schema=schema))


def place_of(name: str, out: Path | None, home: Path) -> Path:
    """The file of a new questionnaire.

    Raises:
        UserError: the id is none, or the file that is named bears another one.
    """
    from pydantic import TypeAdapter, ValidationError

    from digimat.questionnaires.basics import Id

    try:
        TypeAdapter(Id).validate_python(name)
    except ValidationError:
        raise UserError(_no_id(name), ExitStatus.USAGE) from None
    target = out or home / FOLDER / f"{name}.yaml"
    if target.name != f"{name}.yaml":
        raise UserError(_other_name(name, target), ExitStatus.USAGE)
    return target


def check_kind(kind: str) -> None:
    """Refuse a kind that there is no starter of."""
    if kind not in kinds():
        message = Text(fr=f"aucun genre « {kind} »", en=f'there is no kind "{kind}"')
        raise UserError(Problem("CLI011", message, did_you_mean(kind, kinds())), ExitStatus.USAGE)


def _asked(name: str, options: NewOptions, language: Language, terminal: Terminal | None) -> tuple[str, Text]:
    """The kind and the title: as said, else as asked, else the starter's own."""
    given = [_title(text) for text in (options.title_fr, options.title_en)]
    if terminal is None or (options.kind and all(given)):
        kind = options.kind or kinds()[0]
        own = own_title(kind)
        # A title in one language only is better repeated than lost.
        return kind, Text(fr=given[0] or given[1] or own.fr, en=given[1] or given[0] or own.en)
    head = Text(fr=f"Nouveau questionnaire : {name}", en=f"New questionnaire: {name}").of(language)
    terminal.write(head)
    terminal.write("-" * len(head))
    kind = options.kind or _ask_kind(terminal, language)
    own = own_title(kind)
    in_french = Text(fr="Titre en français [{}] : ", en="Title in French [{}]: ")
    in_english = Text(fr="Titre en anglais [{}] : ", en="Title in English [{}]: ")
    fr = given[0] or _ask(terminal, in_french, own.fr, language)
    en = given[1] or _ask(terminal, in_english, own.en, language)
    return kind, Text(fr=fr, en=en)


def _ask_kind(terminal: Terminal, language: Language) -> str:
    known = kinds()
    for number, kind in enumerate(known, 1):
        write_wrapped(terminal, f"  {number}. {described(kind).of(language)}")
    question = Text(fr="Lequel ? Tapez un numéro : ", en="Which one? Type a number: ").of(language)
    while True:
        typed = _read(terminal, question)
        if typed in known:
            return typed
        if typed.isdecimal() and 1 <= int(typed) <= len(known):
            return known[int(typed) - 1]
        again = Text(fr=f"Tapez un numéro de 1 à {len(known)}.", en=f"Type a number from 1 to {len(known)}.")
        terminal.write(again.of(language))


def _ask(terminal: Terminal, question: Text, proposed: str, language: Language) -> str:
    """A text; Enter alone keeps what is proposed."""
    return _title(_read(terminal, question.of(language).format(proposed))) or proposed


def _read(terminal: Terminal, prompt: str) -> str:
    typed = terminal.read(prompt)
    if typed is None:
        raise _Stopped
    return typed.strip()


def _title(text: str | None) -> str:
    """A title on one line, of characters that print."""
    return " ".join(printable(text or "").split())


def _no_id(name: str) -> Problem:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    fit = re.sub(r"[^a-z0-9]+", "_", plain).lstrip("_0123456789")[:40].strip("_")
    rule = Text(
        fr="Une minuscule sans accent, puis minuscules, chiffres ou _ (40 au plus).",
        en="A lower-case letter, then lower-case letters, digits or _ (40 at most).",
    )
    remedy = Text(fr=f"{rule.fr} Par exemple : {fit}", en=f"{rule.en} For example: {fit}") if fit else rule
    shown = printable(name)
    return Problem(
        "CLI010", Text(fr=f"« {shown} » n’est pas un identifiant", en=f'"{shown}" is not an id'), remedy
    )


def _other_name(name: str, target: Path) -> Problem:
    right = target.with_name(f"{name}.yaml")
    return Problem(
        "QST022",
        Text(fr=f"le fichier du questionnaire « {name} » doit s’appeler {name}.yaml",
             en=f'the file of the questionnaire "{name}" must be called {name}.yaml'),
        Text(fr=f"Écrivez : -o {right}", en=f"Write: -o {right}"),
        Position(str(target)),
    )  # fmt: skip
