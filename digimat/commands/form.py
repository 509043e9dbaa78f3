"""Chooses the form of a sitting: which one is asked for, drawn with which seed, with which modules."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.administration import Intent
from digimat.language import Text
from digimat.problems import ExitStatus, Position, Problem, UserError, did_you_mean
from digimat.questionnaires import Questionnaire, UnknownForm, UnknownModule, assemble
from digimat.questionnaires.assembly import HIGHEST_SEED, SEED, forms_of


def choose_form(
    questionnaire: Questionnaire,
    form: str | None,
    seed: int | None,
    modules: Sequence[str],
    script: Sequence[tuple[Position, Intent]] = (),
) -> str:
    """The name of the form to be sat, as it is kept with the sitting.

    Args:
        questionnaire: whose form.
        form: a declared one, or the name of a drawn one with all its modules; None: the first.
        seed: draws a form from the bank.
        modules: what is asked beside it.
        script: what will be entered; a module of which it answers an item was taken.

    Raises:
        UserError: there is no such form or module, or none can be drawn.
    """
    if form is not None and seed is not None:
        raise UserError(_both(), ExitStatus.USAGE)
    if seed is not None and not 0 <= seed <= HIGHEST_SEED:
        raise UserError(_seed_out_of_range(seed), ExitStatus.USAGE)
    named = f"{SEED}{seed}" if seed is not None else (form or "").casefold()
    base, *beside = named.split("+")
    answered = {getattr(intent, "item", None) for _, intent in script}
    taken = [m.id for m in questionnaire.modules if not m.practice and answered & set(m.items)]
    names = [name.casefold() for each in modules for name in each.replace(" ", ",").split(",") if name]
    try:
        return assemble(questionnaire, "+".join((base, *dict.fromkeys((*beside, *names, *taken))))).id
    except UnknownModule as error:
        known = [m.id for m in questionnaire.modules if not m.practice]
        raise UserError(_no_such_module(error.name, known), ExitStatus.USAGE) from None
    except UnknownForm as error:
        if seed is not None:
            raise UserError(_nothing_to_draw(questionnaire), ExitStatus.USAGE) from None
        raise UserError(_no_such_form(error.name, forms_of(questionnaire)), ExitStatus.USAGE) from None


def _no_such_form(name: str, known: Sequence[str]) -> Problem:
    return Problem(
        "CLI006",
        Text(fr=f"aucun formulaire « {name} »", en=f'there is no form "{name}"'),
        did_you_mean(name, known),
    )


def _no_such_module(name: str, known: Sequence[str]) -> Problem:
    return Problem(
        "CLI013",
        Text(fr=f"aucun module « {name} »", en=f'there is no module "{name}"'),
        did_you_mean(name, known)
        if known
        else Text(
            fr="Ce questionnaire n’a pas de module : retirez --module.",
            en="This questionnaire has no modules: leave out --module.",
        ),
    )


def _both() -> Problem:
    return Problem(
        "CLI014",
        Text(
            fr="--form et --seed choisissent tous deux le formulaire",
            en="--form and --seed both choose the form",
        ),
        Text(fr="Gardez l’un des deux.", en="Keep one of them."),
    )


def _seed_out_of_range(seed: int) -> Problem:
    return Problem(
        "CLI015",
        Text(fr=f"--seed {seed} : hors des limites", en=f"--seed {seed}: out of range"),
        Text(
            fr=f"Choisissez un nombre entier de 0 à {HIGHEST_SEED}.",
            en=f"Choose a whole number from 0 to {HIGHEST_SEED}.",
        ),
    )


def _nothing_to_draw(questionnaire: Questionnaire) -> Problem:
    return Problem(
        "CLI016",
        Text(
            fr=f"« {questionnaire.id} » n’a pas de banque d’items où tirer un formulaire",
            en=f'"{questionnaire.id}" has no item bank to draw a form from',
        ),
        Text(fr="Retirez --seed.", en="Leave out --seed."),
    )
