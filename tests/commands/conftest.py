"""Each test of a command has its own folder, its own store and no language but the one it asks for."""

import pytest
from command_kit import GOLDEN, answer_file, caller


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGIMAT_STORE", str(tmp_path / "store" / "digimat.db"))
    for name in ("DIGIMAT_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def call(capsys):
    return caller(capsys)


@pytest.fixture
def golden(tmp_path):
    """A file with the golden cases AG1 to AG4."""
    return answer_file(tmp_path / "golden.csv", GOLDEN)
