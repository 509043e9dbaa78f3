"""What many tests need: the same random examples on every machine, and the bundled agility test."""

import gc
import os
from functools import cache
from pathlib import Path

os.environ.setdefault("DIGIMAT_CACHE", "off")  # whoever runs the tests keeps their own as it is

import pytest
from hypothesis import HealthCheck, settings

from digimat import questionnaires

BUNDLED = questionnaires.bundled_folder()
_load = questionnaires.load


@cache
def _bundled(path):
    return _load(path)


def load(path, **more):
    """Load a questionnaire; one that is shipped is read once for all tests of a process: nothing changes a Source."""
    return _bundled(path) if path.parent == BUNDLED and not more else _load(path, **more)


questionnaires.load = load  # before the modules of tests take it from there

# Derandomised: a test that fails here fails everywhere. No deadline: machines differ.
settings.register_profile(
    "digimat",
    derandomize=True,
    deadline=None,
    max_examples=int(os.environ.get("DIGIMAT_EXAMPLES", "30")),  # many more in make torture
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("digimat")


# Few tests that take long: begun last, one process would still be at them while the other has nothing left to do.
LONG = ("test_fuzzed_files.py", "test_screens.py", "test_killed_on_the_full_screen.py", "test_killed_sittings.py",
        "test_hostile_files.py", "test_wheel.py", "test_report_structure.py", "test_report_extremes.py",
        "test_vendors_matrix.py", "test_score_many.py", "test_spark_command.py", "test_encoded_columns.py")  # fmt: skip


def pytest_collection_modifyitems(items):
    """Begin with the files that take longest."""
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))


def pytest_collection_finish():
    """Set aside all that was collected, for as long as the tests run: to look for waste in it would find none.

    Whoever looks for waste walks through everything else: reports do before their processes are copied.
    """
    gc.collect()
    gc.freeze()


def pytest_sessionfinish():
    """Look once through what was set aside: a file that nobody closed is told."""
    gc.unfreeze()


@pytest.hookimpl(optionalhook=True)  # where xdist is left out
def pytest_xdist_auto_num_workers():
    """One process more than there are cores: those that sit tests at a terminal wait most of their time."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def agility():
    """The bundled agility test, loaded: a Source."""
    return load(questionnaires.find("agility", Path("nowhere")))


@pytest.fixture(scope="session")
def questionnaires_read(tmp_path_factory):
    """Where commands keep what they read of questionnaires: most begin with the same one."""
    return tmp_path_factory.mktemp("read")
