"""What can be wrong with a file that should be a report, and with what lies inside it."""

from __future__ import annotations

from pathlib import Path

from digimat.language import Text
from digimat.problems import Position, Problem

_WRITE_AGAIN = Text(
    fr="Demandez le fichier d’origine, ou récrivez le rapport : digimat report.",
    en="Ask for the original file, or write the report again: digimat report.",
)


def unreadable(path: Path, why: Text) -> Problem:
    return Problem(
        "REP040",
        Text(fr=f"ce PDF ne peut pas être lu ({why.fr})", en=f"this PDF cannot be read ({why.en})"),
        _WRITE_AGAIN,
        Position(str(path)),
    )


def too_much(path: Path, why: Text) -> Problem:
    return Problem(
        "REP041",
        Text(
            fr=f"ce PDF est plus grand qu’un rapport ne peut l’être ({why.fr})",
            en=f"this PDF is larger than a report can be ({why.en})",
        ),
        Text(
            fr="Ce n’est pas un rapport de digimat, ou il a été modifié : n’ouvrez pas un PDF de source inconnue.",
            en="It is no report of digimat, or was changed: do not open a PDF of unknown origin.",
        ),
        Position(str(path)),
    )


def encrypted(path: Path) -> Problem:
    return Problem(
        "REP042",
        Text(
            fr="ce PDF est chiffré ; un rapport de digimat ne l’est pas",
            en="this PDF is encrypted; a report of digimat is not",
        ),
        Text(fr="Demandez le fichier d’origine.", en="Ask for the original file."),
        Position(str(path)),
    )


def nothing_inside(path: Path, found: int) -> Problem:
    message = Text(
        fr="ce PDF ne contient pas de résultats (results.json)",
        en="this PDF has no results inside (results.json)",
    )
    if found:
        message = Text(
            fr=f"ce PDF contient {found} fichiers results.json ; un rapport en a un",
            en=f"this PDF has {found} files results.json inside; a report has one",
        )
    return Problem(
        "REP043",
        message,
        Text(
            fr="Seul un rapport écrit par digimat se vérifie ; une impression ou une copie « enregistrer sous PDF » "
            "perd ce qu’il contient. Demandez le fichier d’origine.",
            en='Only a report written by digimat can be verified; what was printed or "saved as PDF" loses what is '
            "inside. Ask for the original file.",
        ),
        Position(str(path)),
    )


def not_results(path: Path, where: str, why: str) -> Problem:
    place = f" ({where}: {why})" if where else f" ({why})"
    return Problem(
        "REP044",
        Text(
            fr=f"results.json, dans ce PDF, n’a pas été écrit par digimat, ou a été modifié{place}",
            en=f"results.json inside this PDF was not written by digimat, or was changed{place}",
        ),
        Text(
            fr="Rien ne peut en être calculé. Demandez le fichier d’origine.",
            en="Nothing can be computed from it. Ask for the original file.",
        ),
        Position(str(path)),
    )


def other_version(path: Path, version: int, ours: int) -> Problem:
    if version < ours:
        return Problem(
            "REP045",
            Text(
                fr=f"ce rapport vient d’une version plus ancienne : ses résultats (version {version}) ne disent pas "
                "tout ce qu’il faut pour les recalculer",
                en=f"this report comes from an earlier version: its results (version {version}) do not say all that "
                "it takes to compute them again",
            ),
            Text(
                fr="Récrivez-le à partir des réponses, à la même date, puis comparez : digimat report … "
                "--date AAAA-MM-JJ",
                en="Write it again from the answers, with the same date, and compare: digimat report … "
                "--date YYYY-MM-DD",
            ),
            Position(str(path)),
        )
    return Problem(
        "REP045",
        Text(
            fr=f"ce rapport a été écrit par une version plus récente (résultats version {version})",
            en=f"this report was written by a later version (results version {version})",
        ),
        Text(fr="Mettez digimat à jour : digimat --version", en="Update digimat: digimat --version"),
        Position(str(path)),
    )


def answer_is_none(path: Path, item: str) -> Problem:
    return Problem(
        "REP046",
        Text(
            fr=f"results.json, respondents.0.answers.{item} : ce n’est pas une réponse du questionnaire",
            en=f"results.json, respondents.0.answers.{item}: this is no answer of the questionnaire",
        ),
        Text(
            fr="Le fichier a été modifié : ses résultats ne peuvent pas être recalculés.",
            en="The file was changed: its results cannot be computed again.",
        ),
        Position(str(path)),
    )


def form_is_none(path: Path, form: str) -> Problem:
    return Problem(
        "REP046",
        Text(
            fr=f"results.json : le questionnaire n’a pas de formulaire « {form} »",
            en=f'results.json: the questionnaire has no form "{form}"',
        ),
        Text(
            fr="Le fichier a été modifié : ses résultats ne peuvent pas être recalculés.",
            en="The file was changed: its results cannot be computed again.",
        ),
        Position(str(path)),
    )
