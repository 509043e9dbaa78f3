"""How the options of ``report`` go together."""

from __future__ import annotations

from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError


def check_report_options(
    *,
    everybody: bool,
    respondent: str | None,
    again: bool,
    workers: int | None,
    group: bool = False,
    one_person: bool = False,
    interactions: bool = False,
    members: bool = False,
) -> None:
    """Refuse options that say two things, or that say nothing here.

    Args:
        everybody: ``--all``.
        respondent: ``--respondent``, which with ``--group`` is the name of the group.
        again: ``--again``.
        workers: ``--workers``.
        group: ``--group``.
        one_person: ``--assessor`` or ``--require``, which say something of one person.
        interactions: ``--interactions``.
        members: ``--members``, the list that goes with it.

    Raises:
        UserError: ``--all`` beside ``--respondent``, ``--group`` beside what is for one person, ``--again`` or
            ``--workers`` without ``--all``, ``--interactions`` with several reports, or ``--members`` without it.
    """
    if group and (everybody or one_person):
        other = "--all" if everybody else "--assessor, --require"
        raise _usage(
            Text(
                fr=f"--group demande un rapport sur toutes les personnes ensemble, sans {other}",
                en=f"--group asks for one report on all people together, without {other}",
            ),
            Text(fr="Gardez l’un des deux.", en="Keep one of the two."),
        )
    if interactions and (group or everybody):
        raise _usage(
            Text(
                fr="--interactions est d’un seul réseau, donc d’un seul rapport, sans --all ni --group",
                en="--interactions is of one network, and so of one report, without --all or --group",
            ),
            Text(fr="Nommez l’organisation avec -r.", en="Name the organisation with -r."),
        )
    if members and not interactions:
        raise _usage(
            Text(
                fr="--members ne sert qu’avec --interactions",
                en="--members is of use with --interactions only",
            ),
            Text(
                fr="Ajoutez --interactions, ou ôtez --members.",
                en="Add --interactions, or take --members away.",
            ),
        )
    if everybody and respondent is not None:
        raise _usage(
            Text(
                fr="--all demande tous les rapports, et --respondent un seul",
                en="--all asks for every report, and --respondent for one",
            ),
            Text(fr="Gardez l’un des deux.", en="Keep one of the two."),
        )
    if not everybody and (again or workers is not None):
        option = "--again" if again else "--workers"
        raise _usage(
            Text(fr=f"{option} ne sert qu’avec --all", en=f"{option} is of use with --all only"),
            Text(
                fr=f"Ajoutez --all pour écrire tous les rapports, ou ôtez {option}.",
                en=f"Add --all to write every report, or take {option} away.",
            ),
        )


def _usage(message: Text, remedy: Text) -> UserError:
    return UserError(Problem("CLI020", message, remedy), ExitStatus.USAGE)
