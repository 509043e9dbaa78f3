"""Each test of a command has its own folder, its own store and no language but the one it asks for."""

from html import escape

import pytest
from command_kit import GOLDEN, answer_file, caller

from digimat.reports.workers.pdf import load_engine


@pytest.fixture(scope="session", autouse=True)
def _engine():
    """Load the PDF engine once: the processes that write reports are copies of this one, and need not load it."""
    load_engine()


@pytest.fixture(scope="session")
def questionnaires_read(tmp_path_factory):
    """Where what was read of questionnaires is kept: most tests begin with the same one."""
    return tmp_path_factory.mktemp("read")


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch, questionnaires_read):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGIMAT_CACHE", str(questionnaires_read))
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


@pytest.fixture
def quick_pages(monkeypatch):
    """Reports of one plain page with their results inside, where what the pages say does not matter."""

    def page(report, **_):
        return f'<html lang="{report.language}"><head><title>{escape(report.cover.title)}</title></head><body><p>.</p>'

    monkeypatch.setattr("digimat.reports.html.render_html", page)
