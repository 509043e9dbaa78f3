"""What can be wrong with a file of answers, in words."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from digimat.language import Text
from digimat.problems import Position, Problem, did_you_mean, nearest


def unknown_encoding(where: Position) -> Problem:
    return Problem(
        "ANS002",
        Text(fr="encodage inconnu", en="unknown encoding"),
        Text(fr="Enregistrez le fichier en « CSV UTF-8 ».", en='Save the file as "CSV UTF-8".'),
        where,
    )


def not_csv(where: Position, error: csv.Error) -> Problem:
    return Problem(
        "ANS003",
        Text(
            fr=f"la ligne qui commence ici n’est pas du CSV lisible ({error})",
            en=f"the row that starts here is not readable CSV ({error})",
        ),
        Text(fr="Cherchez un guillemet qui n’est pas fermé.", en="Look for a quote that is not closed."),
        where,
    )


def empty(path: Path) -> Problem:
    return Problem(
        "ANS004",
        Text(fr="le fichier est vide", en="the file is empty"),
        Text(
            fr="Sa première ligne nomme les colonnes : respondent, puis les items.",
            en="Its first line names the columns: respondent, then the items.",
        ),
        Position(str(path), 1),
    )


def no_rows(where: Position) -> Problem:
    return Problem(
        "ANS012",
        Text(fr="le fichier n’a que sa ligne de titres", en="the file has only its header line"),
        Text(fr="Ajoutez une ligne par personne.", en="Add one row per person."),
        where,
    )


def column_twice(where: Position, name: str) -> Problem:
    return Problem(
        "ANS005",
        Text(fr=f"la colonne « {name} » figure deux fois", en=f'column "{name}" appears twice'),
        Text(fr="Retirez l’une des deux.", en="Remove one of them."),
        where,
    )


def unknown_column(where: Position, name: str, known: Sequence[str]) -> Problem:
    """A warning: what belongs to no item costs no answer. A misspelt item is missing besides."""
    remedy = (
        did_you_mean(name, known)
        if nearest(name, known)
        else Text(fr="Elle n’est pas lue.", en="It is not read.")
    )
    return Problem(
        "ANS006",
        Text(fr=f"colonne inconnue « {name} »", en=f'unknown column "{name}"'),
        remedy,
        where,
        warning=True,
    )


def missing_columns(where: Position, missing: Sequence[str]) -> Problem:
    named = ", ".join(missing[:8]) + (", …" if len(missing) > 8 else "")
    return Problem(
        "ANS007",
        Text(
            fr=f"il manque {len(missing)} colonne(s) : {named}",
            en=f"{len(missing)} column(s) missing: {named}",
        ),
        Text(
            fr="Ajoutez-les, vides là où rien n’a été répondu ; un titre changé, une question non posée se disent avec "
            "« digimat columns --save ».",
            en="Add them, empty where nothing was answered; what a changed heading is, or that a question was not "
            'asked, is said with "digimat columns --save".',
        ),
        where,
    )


def no_such_form(where: Position, form: str, known: Sequence[str]) -> Problem:
    return Problem(
        "ANS015",
        Text(fr=f"aucun formulaire « {form} »", en=f'there is no form "{form}"'),
        did_you_mean(form, known),
        where,
    )


def no_such_module(where: Position, module: str, known: Sequence[str]) -> Problem:
    return Problem(
        "ANS015",
        Text(
            fr=f"le formulaire nomme un module « {module} », qui n’existe pas",
            en=f'the form names a module "{module}" that does not exist',
        ),
        did_you_mean(module, known),
        where,
    )


def not_of_the_form(where: Position, item: str, form: str, asked: Sequence[str]) -> Problem:
    named = ", ".join(asked)
    return Problem(
        "ANS018",
        Text(
            fr=f"le formulaire « {form} » ne pose pas l’item {item}, qui a une réponse",
            en=f'form "{form}" does not ask item {item}, which has an answer',
        ),
        Text(
            fr=f"De ce module il pose : {named}. Corrigez le formulaire ou les réponses.",
            en=f"Of this module it asks: {named}. Mend the form or the answers.",
        ),
        where,
    )


def no_such_variant(where: Position, item: str, name: str, known: Sequence[str]) -> Problem:
    return Problem(
        "ANS016",
        Text(
            fr=f"item {item} : aucune variante ni aucun jeu de paramètres « {name} »",
            en=f'item {item}: there is no variant or parameter set "{name}"',
        ),
        did_you_mean(name, known)
        if known
        else Text(fr="Laissez la cellule vide.", en="Leave the cell empty."),
        where,
    )


def another_form(where: Position, item: str, written: str, of_form: str, form: str) -> Problem:
    return Problem(
        "ANS017",
        Text(
            fr=f"item {item} : la ligne dit « {written} », et son formulaire « {form} » a « {of_form} »",
            en=f'item {item}: the row says "{written}", and its form "{form}" has "{of_form}"',
        ),
        Text(
            fr="Corrigez l’un des deux, ou laissez la cellule « form » vide.",
            en='Mend one of the two, or leave the "form" cell empty.',
        ),
        where,
    )


def ragged(where: Position, found: int, wanted: int) -> Problem:
    return Problem(
        "ANS008",
        Text(fr=f"{found} cellules au lieu de {wanted}", en=f"{found} cells instead of {wanted}"),
        Text(
            fr="Un séparateur manque ou est de trop ; un texte qui en contient un va entre guillemets.",
            en="A separator is missing or one too many; a text that holds one goes in quotes.",
        ),
        where,
    )


def no_respondent(where: Position) -> Problem:
    return Problem(
        "ANS009",
        Text(fr="la cellule « respondent » est vide", en='the "respondent" cell is empty'),
        Text(fr="Donnez un code à chaque personne.", en="Give each person a code."),
        where,
    )


def respondent_twice(where: Position, respondent: str, first: int) -> Problem:
    return Problem(
        "ANS011",
        Text(
            fr=f"« {respondent} » a déjà répondu ligne {first}",
            en=f'"{respondent}" has already answered on line {first}',
        ),
        Text(
            fr="Gardez une seule ligne par personne, ou donnez un autre code.",
            en="Keep one row a person, or give another code.",
        ),
        where,
    )
