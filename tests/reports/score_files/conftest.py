"""The questionnaire that concludes in every way there is."""

from pathlib import Path

import pytest

from digimat.questionnaires import load


@pytest.fixture(scope="session")
def every_outcome():
    return load(Path(__file__).parents[2] / "scoring" / "every_outcome.yaml").questionnaire
