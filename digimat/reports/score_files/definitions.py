"""What the columns of a file of scores mean, as a table: the second sheet of a workbook, the metadata of Parquet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from digimat.language import Language, Text
from digimat.questionnaires import Questionnaire
from digimat.scoring.score_columns import ScoreColumn

TITLE: Final = Text(fr="Définitions", en="Definitions")
SCORES: Final = Text(fr="Scores", en="Scores")

HEADINGS: Final = (
    Text(fr="Colonne", en="Column"),
    Text(fr="Titre", en="Title"),
    Text(fr="Valeurs", en="Values"),
    Text(fr="Calcul", en="Formula"),
    Text(fr="Données manquantes", en="Missing data"),
    Text(fr="Niveaux et issues", en="Levels and outcomes"),
)
_VALUES: Final = {
    "name": Text(fr="texte", en="text"),
    "number": Text(fr="nombre", en="number"),
    "code": Text(fr="code", en="code"),
}


def definitions(columns: Sequence[ScoreColumn], language: Language) -> Iterator[tuple[str, ...]]:
    """One row a column: its name, title, values, formula, missing data, levels."""
    for column in columns:
        meaning = column.meaning
        texts = (
            column.title,
            meaning.values or _VALUES[column.kind],
            meaning.formula,
            meaning.missing,
            meaning.steps,
        )
        yield (column.name, *("" if text is None else text.of(language) for text in texts))


def origin(questionnaire: Questionnaire, language: Language) -> tuple[str, str]:
    """Whose scores these are: the questionnaire, and its version."""
    word = Text(fr="Questionnaire", en="Questionnaire").of(language)
    return word, f"{questionnaire.title.of(language)} ({questionnaire.id} {questionnaire.version})"
