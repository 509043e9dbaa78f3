"""What may be wrong with a portfolio: one line each, saying what and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence

from digimat.language import Text, plural
from digimat.problems import Problem, did_you_mean


def no_workspace() -> Problem:
    """A portfolio is that of a workspace."""
    return Problem(
        "WSP040",
        Text(fr="il n’y a pas d’espace de travail ici", en="there is no workspace here"),
        Text(
            fr="Commencez-en un (digimat init) ou allez dans son dossier.",
            en="Begin one (digimat init), or go to its folder.",
        ),
    )


def several_clients(names: Sequence[str]) -> Problem:
    """The answers name several organisations, and nothing says which is meant."""
    listed = ", ".join(names)
    return Problem(
        "WSP041",
        Text(
            fr=f"les réponses viennent de {len(names)} organisations : {listed}",
            en=f"the answers are of {len(names)} organisations: {listed}",
        ),
        Text(
            fr="Dites laquelle : digimat portfolio NOM.",
            en="Say which one: digimat portfolio NAME.",
        ),
    )


def unknown_client(name: str, known: Sequence[str]) -> Problem:
    """Nobody answered for an organisation of this name."""
    return Problem(
        "WSP042",
        Text(fr=f"personne n’a répondu pour « {name} »", en=f'nobody answered for "{name}"'),
        did_you_mean(name, list(known)),
    )


def left_out(count: int, place: str, command: str) -> Problem:
    """Rows or sittings that cannot be counted."""
    return Problem(
        "WSP043",
        Text(
            fr=f"{place} : {plural(count, 'réponse')} à corriger, laissée{'s' if count > 1 else ''} de côté",
            en=f"{place}: {count} {'row' if count == 1 else 'rows'} to be mended, left out",
        ),
        Text(fr=f"« {command} » dit pourquoi.", en=f'"{command}" says why.'),
    )


def no_answers(place: str, readable: bool, known: Sequence[str]) -> Problem:
    """A file among the answers whose name or kind says nothing."""
    if readable:
        example = known[0] if known else "ID"
        message = Text(
            fr=f"{place} : son nom ne commence par l’id d’aucun questionnaire",
            en=f"{place}: its name begins with the id of no questionnaire",
        )
        listed = ", ".join(known)
        remedy = Text(
            fr=f"Renommez-le, par exemple {example}-2026-11-20.csv. Existent : {listed}.",
            en=f"Rename it, for example {example}-2026-11-20.csv. There are: {listed}.",
        )
    else:
        message = Text(fr=f"{place} n’est pas un fichier de réponses", en=f"{place} is no file of answers")
        remedy = Text(
            fr="Enregistrez-le en CSV ou en XLSX, ou mettez-le ailleurs.",
            en="Save it as CSV or XLSX, or put it elsewhere.",
        )
    return Problem("WSP044", message, remedy)


def unreadable_file(place: str, why: Problem) -> Problem:
    """A file of answers that cannot be read, in the words of whoever tried."""
    return Problem(
        why.code, Text(fr=f"{place} : {why.message.fr}", en=f"{place}: {why.message.en}"), why.remedy
    )


def unreadable_sittings(name: str, place: str, why: Problem) -> Problem:
    """Sittings whose questionnaire is not there, or has an error."""
    return Problem(
        why.code,
        Text(
            fr=f"{place}, passations de « {name} » : {why.message.fr}",
            en=f'{place}, sittings of "{name}": {why.message.en}',
        ),
        why.remedy,
    )


def unreadable_folder(name: str, error: OSError) -> Problem:
    """The folder of answers cannot be looked into."""
    reason = error.strerror or type(error).__name__
    return Problem(
        "WSP045",
        Text(fr=f"{name} : dossier illisible ({reason})", en=f"{name}: the folder cannot be read ({reason})"),
        Text(fr="Vérifiez vos droits de lecture.", en="Check your right to read it."),
    )


def unknown_whose(place: str, count: int, *, could_say: bool) -> Problem:
    """Answers that do not say their organisation, where there are several; or whose questionnaire has no such field."""
    fill_in = Text(fr="Remplissez la colonne « organisation ».", en='Fill in the column "organisation".')
    several = "s" if count > 1 else ""
    part = Text(
        fr="Ce questionnaire ne le demande pas : gardez un espace de travail par client.",
        en="This questionnaire does not ask for it: keep one workspace a client.",
    )
    return Problem(
        "WSP046",
        Text(
            fr=f"{place} : {plural(count, 'personne')} d’organisation inconnue, laissée{several} de côté",
            en=f"{place}: {count} {'person' if count == 1 else 'people'} of no known organisation, left out",
        ),
        fill_in if could_say else part,
        warning=True,
    )
