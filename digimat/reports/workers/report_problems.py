"""Reports that could not be made: whose, why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.language import Text
from digimat.problems import Position, Problem
from digimat.reports.typography import shortened
from digimat.reports.workers.endings import Failure
from digimat.reports.workers.limits import LIMITS, Limits

LONGEST = 60  # characters of a name


def problems_of(failure: Failure, who: str, place: str = "", limits: Limits = LIMITS) -> Sequence[Problem]:
    """What to tell of a report that was not made.

    Args:
        failure: why.
        who: whose report it is.
        place: the file that it would have been written to, where it has one.
        limits: those that it was held to.
    """
    where = Position(place) if place else None
    whose = shortened(who, LONGEST)
    match failure.why:
        case "mistake":
            return failure.problems
        case "engine":
            return (no_engine(),)
        case "time":
            return (_too_long(where, whose, limits.seconds),)
        case "memory":
            return (_too_large(where, whose, limits.memory),)
        case "crash":
            return (_crashed(where, whose, failure.detail),)
        case "depth":
            return (_too_deep(where, whose),)
        case "address":
            return (_address(where, whose, failure.detail),)
        case "fault":
            return (_fault(where, whose, failure.detail),)


def no_engine() -> Problem:
    return Problem(
        "REP001",
        Text(
            fr="le PDF ne peut pas être écrit : une bibliothèque du système manque",
            en="the PDF cannot be written: a system library is missing",
        ),
        Text(
            fr="Lancez « digimat doctor » : il donne la commande d’installation.",
            en='Run "digimat doctor": it gives the command that installs it.',
        ),
    )


_SHORTEN = Text(
    fr="Raccourcissez les réponses libres et les textes du questionnaire ou du gabarit",
    en="Shorten the free answers and the texts of the questionnaire or of the template",
)


def _too_long(where: Position | None, who: str, seconds: float) -> Problem:
    return Problem(
        "REP010",
        Text(
            fr=f"le rapport de « {who} » n’était pas fini au bout de {seconds:.0f} s ; il n’est pas écrit",
            en=f'the report of "{who}" was not done after {seconds:.0f} s; it is not written',
        ),
        Text(
            fr=f"{_SHORTEN.fr}, ou recommencez quand la machine est moins occupée.",
            en=f"{_SHORTEN.en}, or try again when the machine is less busy.",
        ),
        where,
    )


def _crashed(where: Position | None, who: str, how: str) -> Problem:
    return Problem(
        "REP011",
        Text(
            fr=f"le moteur PDF s’est arrêté deux fois sur le rapport de « {who} » ({how}) ; il n’est pas écrit",
            en=f'the PDF engine stopped twice at the report of "{who}" ({how}); it is not written',
        ),
        Text(
            fr="Lancez « digimat doctor », qui essaie le moteur. S’il va bien, c’est ce rapport : "
            f"{_SHORTEN.fr[0].lower()}{_SHORTEN.fr[1:]}.",
            en='Run "digimat doctor", which tries the engine. If that is well, it is this report: '
            f"{_SHORTEN.en[0].lower()}{_SHORTEN.en[1:]}.",
        ),
        where,
    )


def _too_large(where: Position | None, who: str, memory: int) -> Problem:
    megabytes = memory // 1_000_000
    return Problem(
        "REP012",
        Text(
            fr=f"le rapport de « {who} » demande plus de {megabytes} Mo de mémoire ; il n’est pas écrit",
            en=f'the report of "{who}" takes more than {megabytes} MB of memory; it is not written',
        ),
        Text(fr=f"{_SHORTEN.fr}.", en=f"{_SHORTEN.en}."),
        where,
    )


def _too_deep(where: Position | None, who: str) -> Problem:
    return Problem(
        "REP013",
        Text(
            fr=f"les éléments du rapport de « {who} » sont imbriqués trop profondément ; il n’est pas écrit",
            en=f'the elements of the report of "{who}" are nested too deeply; it is not written',
        ),
        Text(
            fr="Cherchez dans votre gabarit une boucle, ou des balises qui ne sont pas fermées.",
            en="Look in your template for a loop, or for tags that are not closed.",
        ),
        where,
    )


def _address(where: Position | None, who: str, detail: str) -> Problem:
    return Problem(
        "REP014",
        Text(
            fr=f"le rapport de « {who} » demande un fichier ou une page du réseau ({detail}) ; il n’est pas écrit",
            en=f'the report of "{who}" asks for a file or a page of the network ({detail}); it is not written',
        ),
        Text(
            fr="Ôtez cette adresse du gabarit : un rapport ne contient que ce qui est dans l’espace de travail.",
            en="Take this address out of the template: a report holds only what is in the workspace.",
        ),
        where,
    )


def _fault(where: Position | None, who: str, detail: str) -> Problem:
    return Problem(
        "REP015",
        Text(
            fr=f"une erreur de digimat a empêché le rapport de « {who} » ({detail}) ; il n’est pas écrit",
            en=f'an error of digimat prevented the report of "{who}" ({detail}); it is not written',
        ),
        Text(
            fr="Écrivez ce rapport seul (digimat report … -r) : l’erreur sera donnée en entier, pour être signalée.",
            en="Write this report alone (digimat report … -r): the error is given in full, to be reported.",
        ),
        where,
    )
