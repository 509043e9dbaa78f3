"""What many tests need: the same random examples on every machine, and the bundled agility test."""

import os
from pathlib import Path

os.environ.setdefault("DIGIMAT_CACHE", "off")  # whoever runs the tests keeps their own as it is

import pytest
from hypothesis import HealthCheck, settings

from digimat.questionnaires import find, load

# Derandomised: a test that fails here fails everywhere. No deadline: machines differ.
settings.register_profile(
    "digimat",
    derandomize=True,
    deadline=None,
    max_examples=50,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("digimat")


@pytest.fixture(scope="session")
def agility():
    """The bundled agility test, loaded: a Source."""
    return load(find("agility", Path("nowhere")))
