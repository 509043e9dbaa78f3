"""What can be wrong with a file as YAML, in words, and the limits it is held to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digimat.language import Text
from digimat.problems import Position, Problem

if TYPE_CHECKING:
    import yaml

MAX_BYTES = 2_000_000
MAX_DEPTH = 20
MAX_EVENTS = 100_000  # ten times the largest there is
MAX_PROBLEMS = 1_000  # told at once: nobody mends more before looking again
MAX_DIGITS = 18  # every such integer is exact as a 64-bit number
MAX_NUMBER = 1e18  # weights and norms that large, or as near to 0, would make scores that no number can hold


def not_yaml(error: yaml.MarkedYAMLError, file: str) -> Problem:
    # A quote that is never closed is noticed at the end of the file; what helps is where it opens.
    unclosed = "quoted" in (error.context or "") and "end of stream" in (error.problem or "")
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    where = Position(file, mark.line + 1, mark.column + 1) if mark else Position(file)
    said = error.problem or ""
    return Problem(
        "QST001",
        Text(
            fr=f"ce n’est pas du YAML lisible ici (l’analyseur dit : {said})",
            en=f"this is not readable YAML (the parser says: {said})",
        ),
        Text(
            fr="Vérifiez le retrait, les deux-points suivis d’une espace et les guillemets de cette ligne "
            "et de la précédente.",
            en="Check the indentation, the colons followed by a space and the quotes of this line and the "
            "one before.",
        ),
        where,
    )


def bad_character(where: Position, character: str) -> Problem:
    named = f" (U+{ord(character):04X})" if character else ""
    return Problem(
        "QST002",
        Text(
            fr=f"un caractère de contrôle ou invisible est interdit ici{named}",
            en=f"a control or invisible character is not allowed here{named}",
        ),
        Text(
            fr="Effacez-le, et enregistrez le fichier en UTF-8.",
            en="Delete it, and save the file as UTF-8.",
        ),
        where,
    )


def too_large(where: Position) -> Problem:
    return Problem(
        "QST003",
        Text(
            fr=f"le fichier est trop grand (au plus {MAX_BYTES:,} octets et {MAX_EVENTS:,} éléments)",
            en=f"the file is too large (at most {MAX_BYTES:,} bytes and {MAX_EVENTS:,} elements)",
        ),
        Text(
            fr="Partagez-le en plusieurs questionnaires.",
            en="Split it into several questionnaires.",
        ),
        where,
    )


def too_many(where: Position) -> Problem:
    return Problem(
        "QST009",
        Text(
            fr=f"le fichier a plus de {MAX_PROBLEMS} problèmes ; ils ne sont pas tous listés",
            en=f"the file has more than {MAX_PROBLEMS:,} problems; not all of them are listed",
        ),
        Text(
            fr="Corrigez d’abord ceux qui suivent, puis vérifiez de nouveau.",
            en="Mend those that follow first, then check again.",
        ),
        where,
    )


def too_deep(where: Position) -> Problem:
    return Problem(
        "QST003",
        Text(
            fr=f"l’imbrication dépasse {MAX_DEPTH} niveaux",
            en=f"the nesting is deeper than {MAX_DEPTH} levels",
        ),
        Text(fr="Vérifiez le retrait de cette ligne.", en="Check the indentation of this line."),
        where,
    )


def alias(where: Position) -> Problem:
    return Problem(
        "QST004",
        Text(
            fr="les ancres, alias et fusions (&nom, *nom, <<) ne sont pas admis",
            en="anchors, aliases and merge keys (&name, *name, <<) are not allowed",
        ),
        Text(
            fr="Écrivez la valeur en entier ; mettez un texte qui commence par & ou * entre guillemets.",
            en="Write the value in full; put a text that starts with & or * in quotes.",
        ),
        where,
    )


def tag(where: Position, tag: str) -> Problem:
    return Problem(
        "QST004",
        Text(fr=f"l’étiquette YAML « {tag} » n’est pas admise", en=f'the YAML tag "{tag}" is not allowed'),
        Text(
            fr="Retirez-la ; mettez un texte qui commence par ! entre guillemets.",
            en="Remove it; put a text that starts with ! in quotes.",
        ),
        where,
    )


def second_document(where: Position) -> Problem:
    return Problem(
        "QST001",
        Text(fr="un second document commence ici (---)", en="a second document starts here (---)"),
        Text(fr="Un fichier, un questionnaire : retirez-le.", en="One file, one questionnaire: remove it."),
        where,
    )


def complex_key(where: Position) -> Problem:
    return Problem(
        "QST001",
        Text(fr="un nom de champ doit être un simple mot", en="the name of a field must be a plain word"),
        Text(fr="Écrivez « nom: valeur ».", en='Write "name: value".'),
        where,
    )


def key_not_text(where: Position, written: str, key: object) -> Problem:
    kind = {bool: Text(fr="un booléen", en="a boolean"), type(None): Text(fr="un vide", en="a null")}.get(
        type(key), Text(fr="un nombre", en="a number")
    )
    return Problem(
        "QST006",
        Text(
            fr=f"YAML lit « {written} » comme {kind.fr}, pas comme un identifiant",
            en=f'YAML reads "{written}" as {kind.en}, not as an id',
        ),
        Text(fr=f'Écrivez-le entre guillemets : "{written}".', en=f'Write it in quotes: "{written}".'),
        where,
    )


def duplicate(where: Position, key: str, first: Position) -> Problem:
    return Problem(
        "QST005",
        Text(
            fr=f"« {key} » est écrit deux fois (d’abord ligne {first.line})",
            en=f'"{key}" appears twice (first on line {first.line})',
        ),
        Text(fr="Renommez ou retirez l’un des deux.", en="Rename or remove one of them."),
        where,
    )


def long_number(where: Position) -> Problem:
    return Problem(
        "QST006",
        Text(
            fr=f"un nombre entier de plus de {MAX_DIGITS} signes, ou plus grand que {MAX_NUMBER:g}, ou plus "
            f"proche de 0 que {1 / MAX_NUMBER:g}, n’est pas admis",
            en=f"a whole number of more than {MAX_DIGITS} characters, or one beyond {MAX_NUMBER:g}, or nearer to "
            f"0 than {1 / MAX_NUMBER:g}, is not allowed",
        ),
        Text(fr="Si c’est un code, mettez-le entre guillemets.", en="If it is a code, put it in quotes."),
        where,
    )
