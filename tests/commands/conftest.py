"""Each test of a command has its own folder, its own store and no language but the one it asks for."""

import gc
import sys
from html import escape

import pytest
from command_kit import GOLDEN, answer_file, caller

from digimat.reports.workers.pdf import load_engine


@pytest.fixture(scope="session", autouse=True)
def _engine():
    """Load the PDF engine once: the processes that write reports are copies of this one, and need not load it."""
    load_engine()


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch, questionnaires_read):
    gc.freeze()  # again: where processes end that wrote reports, all that was set aside comes back
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
    """Reports of one plain page with their results inside, where what the pages say does not matter.

    While somebody sits, a thread keeps their place, and the process that prints would be started anew: it would load
    the engine for seconds, and know nothing of the plain page.
    """

    def page(report, **_):
        return f'<html lang="{report.language}"><head><title>{escape(report.cover.title)}</title></head><body><p>.</p>'

    monkeypatch.setattr("digimat.reports.html.render_html", page)
    if sys.platform == "linux":  # elsewhere there are no copies of a process
        monkeypatch.setattr("digimat.reports.workers.supervisor.start_method", lambda: "fork")
