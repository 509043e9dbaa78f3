"""The tests of faults use the kits of the tests of the store; at their end they say how many points they swept."""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "answers"))


def pytest_terminal_summary(terminalreporter):
    points = Counter()
    for report in terminalreporter.getreports("passed"):
        if "tests/faults/" in report.nodeid:
            points.update(dict(report.user_properties))
    for what, number in points.items():
        terminalreporter.write_line(f"{what}: {number} points")
