"""Reports that were written about a sitting: only what still is one, and about this person, is deleted."""

import zlib

import pytest
from command_kit import GOLDEN, answer_file

from digimat.commands.reports.written import Reports, is_report_about, sort_reports


@pytest.fixture
def report(call, tmp_path, quick_pages):
    """Write the report of somebody."""

    def write(respondent):
        answers = answer_file(tmp_path / "answers.csv", {respondent: GOLDEN["AG1"]})
        assert call("report", answers, "-q", "agility", "-o", "report.pdf").status == 0
        return tmp_path / "report.pdf"

    return write


@pytest.mark.parametrize("name", ["p-001", "Zoé « DSI » \\"])
def test_a_report_is_recognised_by_the_results_inside(report, name):
    path = report(name)
    assert is_report_about(path, name)
    assert not is_report_about(path, f"{name}2")
    assert not is_report_about(path, name[:-1])


def test_what_is_not_a_report_is_not_touched(tmp_path):
    named = zlib.compress(b'"digimat.scores" "respondent": "p-001"')
    files = {
        "text.pdf": b'%PDF- "digimat.scores" "respondent": "p-001"',  # not packed: not ours
        "other.bin": b"stream\n" + named,  # no PDF
        "foreign.pdf": b"%PDF-1.7 stream\n" + zlib.compress(b'"respondent": "p-001"'),
        "broken.pdf": b"%PDF-1.7 stream\n" + named[:5],
        "empty.pdf": b"",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    found = sort_reports([(tmp_path / name, "p-001") for name in files], delete=True)
    assert found == Reports([], [tmp_path / name for name in files], [])
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(files)


def test_a_device_or_a_folder_is_not_read(tmp_path):
    device = tmp_path / "report.pdf"
    device.symlink_to("/dev/zero")  # so that what is deleted by a mistake is a link
    places = [device, tmp_path]
    assert sort_reports([(place, "p-001") for place in places], delete=True).changed == places


def test_a_report_named_twice_is_deleted_once(report):
    path = report("p-001")
    assert sort_reports([(path, "p-001"), (path, "p-001")], delete=True) == Reports([path], [], [])
    assert not path.exists()
