"""``invite``: a campaign of sittings, prepared from a list of people; each gets a code of their own."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from digimat.answers.invitations import (
    Invitation,
    Stage,
    free_code,
    invitations,
    keep_invitation,
    stages,
)
from digimat.answers.store import Store, keep_questionnaire
from digimat.commands.adjusted import adjusted
from digimat.commands.context import Context
from digimat.commands.form import choose_form
from digimat.commands.invitations import problems as wrong
from digimat.commands.invitations.codes import Person, advice, codes_csv, told, write_codes
from digimat.commands.invitations.people import read_list
from digimat.commands.invitations.row import Invited, Terms
from digimat.commands.outcome import Outcome
from digimat.commands.questionnaire import load_questionnaire
from digimat.files import refuse_existing
from digimat.problems import ExitStatus, UserError
from digimat.questionnaires import Questionnaire, Source
from digimat.questionnaires.assembly import HIGHEST_SEED
from digimat.questionnaires.responses import clean


@dataclass(frozen=True, slots=True)
class InviteOptions:
    """What ``invite`` may be told; what is about a sitting counts where the list says nothing else."""

    require: str | None = None
    form: str | None = None
    seed: int | None = None
    modules: Sequence[str] = ()
    extra_time: float = 0.0  # share of the time limit
    draw_each: bool = False
    again: bool = False
    out: Path | None = None
    store: Path | None = None  # where the line names it: the command to type names it too


def invite(path: Path, name: str | None, options: InviteOptions, context: Context) -> Outcome:
    """Prepare a sitting for each person of a list.

    Raises:
        UserError: something is wrong in the line or in the list, or the questionnaire is anonymous; nothing is written.
    """
    source = load_questionnaire(name, context, as_published=True)
    if source.questionnaire.anonymous:
        raise wrong.anonymous(source.questionnaire.id)
    adjusted(source, context)  # what is wrong there is told now, not after the last answer
    terms = _terms(source.questionnaire, options, context)
    listed = read_list(path, source.questionnaire, terms, lambda band: _band(source.questionnaire, band))
    if options.out is not None:
        refuse_existing(options.out)
    with Store(context.store, context.new_id) as store, store.changes() as db:
        keep_questionnaire(db, source.sha256, source.text)
        withdrawn = _withdrawn(store, source, listed.people) if options.again else ()
        db.executemany("DELETE FROM invitation WHERE code = ?", [(code,) for code in withdrawn])
        campaign = clean(path.stem)
        people = _people(store, source, listed.people, campaign, context, again=options.again)
        for person in people:
            if person.state in ("new", "changed"):
                keep_invitation(db, person.invitation)
    rows = [(p.invitation.respondent, p.invitation.code, _command(p.invitation, options)) for p in people]
    notes = [*told(people, len(withdrawn)), *advice(options.out)]
    if options.out is not None:
        write_codes(options.out, rows, listed.delimiter)
    return Outcome(
        shown=codes_csv(rows, ",") if options.out is None else None,
        data={
            "format": "digimat.invitations",
            "version": 1,
            "questionnaire": source.questionnaire.id,
            "people": [
                {"respondent": who, "code": code, "command": command, "state": person.state}
                for (who, code, command), person in zip(rows, people, strict=True)
            ],
        },
        notes=notes,
        problems=listed.warnings,
    )


def _terms(questionnaire: Questionnaire, options: InviteOptions, context: Context) -> Terms:
    """What the line says of every sitting, checked before the list is read."""
    form, *modules = choose_form(questionnaire, options.form, options.seed, options.modules).split("+")
    if options.draw_each:
        if options.form is not None or options.seed is not None:
            raise UserError(wrong.drawn_and_chosen(), ExitStatus.USAGE)
        choose_form(questionnaire, None, 0, ())  # whether there is a bank to draw from
    return Terms(
        language=context.language,
        form=form,
        modules=modules,
        required=_band(questionnaire, options.require) if options.require else "",
        extra_time=options.extra_time,
        draw_each=options.draw_each,
    )


def _band(questionnaire: Questionnaire, asked: str) -> str:
    from digimat.scoring.requirements import read_band

    return read_band(questionnaire, asked)


def _withdrawn(store: Store, source: Source, people: Sequence[Invited]) -> Sequence[str]:
    """The codes of these people that nobody has used: a new one takes their place."""
    names, stage = {person.respondent for person in people}, stages(store)
    return [
        each.code
        for each in invitations(store)
        if each.questionnaire == source.questionnaire.id
        and each.respondent in names
        and stage[each.code] is Stage.INVITED
    ]


def _people(
    store: Store, source: Source, people: Sequence[Invited], campaign: str, context: Context, *, again: bool
) -> Sequence[Person]:
    """An invitation for each person: the one they have already, or a new one."""
    before: dict[str, Invitation] = {}
    if not again:
        of_this = (i for i in invitations(store) if i.questionnaire == source.questionnaire.id)
        before = {each.respondent: each for each in of_this}  # the latest counts
    stage, moment = stages(store), context.now().utc
    prepared: list[Person] = []
    for person in people:
        earlier = before.get(person.respondent)
        code = earlier.code if earlier is not None else free_code(store, context.new_code)
        new = _invitation(code, person, source, campaign, moment)
        if earlier is None:
            prepared.append(Person(new, "new"))
        elif stage[code] is Stage.HANDED_IN:
            prepared.append(Person(earlier, "handed_in"))
        elif stage[code] is Stage.BEGUN:
            prepared.append(Person(earlier, "begun"))
        elif earlier.has_terms_of(new):
            prepared.append(Person(earlier, "kept"))
        else:
            prepared.append(Person(replace(new, made_at=earlier.made_at), "changed"))
    return prepared


def _invitation(code: str, person: Invited, source: Source, campaign: str, moment: str) -> Invitation:
    questionnaire = source.questionnaire
    form = person.form
    if form is None:
        form = choose_form(questionnaire, None, _seed_of(code), person.modules)
    return Invitation(
        code=code,
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        sha256=source.sha256,
        form=form,
        language=person.language,
        respondent=person.respondent,
        required=person.required,
        extra_time=person.extra_time,
        profile=person.profile,
        campaign=campaign,
        made_at=moment,
    )


def _seed_of(code: str) -> int:
    """The seed of whoever has a code: the same person gets the same form again, and neighbours get different ones."""
    return int.from_bytes(hashlib.sha256(f"form/{code}".encode()).digest()[:8]) % (HIGHEST_SEED + 1)


def _command(invitation: Invitation, options: InviteOptions) -> str:
    """What the person types."""
    where = f" --store {shlex.quote(str(options.store))}" if options.store is not None else ""
    return f"digimat take {invitation.code}{where}"
