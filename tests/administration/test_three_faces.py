"""The faces hold no rule of the game: the same walk leaves the same journal in each of them, byte for byte."""

import asyncio
import os
from pathlib import Path

import pytest
from faces_kit import by_full_screen, by_plain_lines, on_a_real_screen, random_walk, scripted
from sitting_kit import BRANCHES, EVERY_TYPE

from digimat.questionnaires import bundled_folder, load

SURVEY = load(Path(__file__).with_name("every_survey_type.yaml")).questionnaire
PULSE = load(Path(__file__).parents[1] / "pulse.yaml").questionnaire
AGILITY = load(bundled_folder() / "agility.yaml").questionnaire
CDO = load(bundled_folder() / "cdo.yaml").questionnaire
QUESTIONNAIRES = {
    "types": EVERY_TYPE, "survey": SURVEY, "branches": BRANCHES, "pulse": PULSE, "agility": AGILITY, "cdo": CDO,
}  # fmt: skip
WALKS = int(os.environ.get("DIGIMAT_WALKS", "200"))


@pytest.mark.parametrize("name", QUESTIONNAIRES)
def test_the_same_walk_leaves_the_same_journal_in_every_face(name):
    questionnaire = QUESTIONNAIRES[name]
    kinds = set()
    for seed in range(WALKS // len(QUESTIONNAIRES)):
        walk = random_walk(questionnaire, f"{name}-{seed}")
        told = scripted(questionnaire, walk)
        assert by_plain_lines(questionnaire, walk) == told, seed
        assert by_full_screen(questionnaire, walk) == told, seed
        kinds |= {step.what for step in walk}
    assert kinds >= {
        "answer",
        "back",
        "next",
        "mark",
        "comment",
        "take back",
        "review",
        "language",
        "jump",
        "submit",
    }


@pytest.mark.parametrize("name", ["types", "survey"])
def test_the_application_itself_leaves_that_journal_too(name):
    questionnaire = QUESTIONNAIRES[name]
    for seed in range(max(1, WALKS // 200)):
        walk = random_walk(questionnaire, f"real-{name}-{seed}", most=12)
        journal = asyncio.run(on_a_real_screen(questionnaire, walk))
        assert journal == scripted(questionnaire, walk), seed
