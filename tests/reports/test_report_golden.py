"""The HTML of every kind of report, compared with a file: what changes in a report is seen where it is reviewed.

After a change that is meant, ``DIGIMAT_RENEW_GOLDEN=1 pytest tests/reports/test_report_golden.py`` writes the files
anew; read their difference before keeping them.
"""

import os
import re
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path

import pytest
from report_kinds import KINDS

from digimat import __version__
from digimat.reports.html import render_html

GOLDEN = Path(__file__).parent / "golden"
RENEW = "DIGIMAT_RENEW_GOLDEN"
# Every kind in French; in English those that have every word of the templates between them.
CASES = [*((kind, "fr") for kind in KINDS), ("every-part", "en"), ("group", "en")]
SHOWN = 60  # lines of a difference


def normalised(html):
    """One tag or text a line, without spaces at the ends; drawings as data by their digest, without the version."""
    html = html.replace(f"digimat {__version__}", "digimat VERSION")
    html = re.sub(
        r"(data:[\w/+-]+;base64,)([\w+/=]+)",
        lambda m: f"{m[1]}{sha256(m[2].encode()).hexdigest()[:12]}",
        html,
    )
    lines = (re.sub(" +", " ", line).strip(" ") for line in re.sub(r"(?<=>)(?=<)", "\n", html).splitlines())
    return "".join(f"{line}\n" for line in lines if line)


@pytest.mark.parametrize(("kind", "language"), CASES)
def test_report_is_as_it_was(kind, language):
    path = GOLDEN / f"{kind}.{language}.html"
    made = normalised(render_html(KINDS[kind](language)))
    if os.environ.get(RENEW):
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8", newline="\n")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    changed = list(unified_diff(kept.splitlines(), made.splitlines(), "kept", "made", lineterm="", n=1))
    assert not changed, "\n".join(
        [*changed[:SHOWN], f"{len(changed)} lines. Meant? {RENEW}=1 renews {path.name}."]
    )


def test_no_golden_file_is_left_over():
    assert {path.name for path in GOLDEN.glob("*.html")} == {f"{k}.{language}.html" for k, language in CASES}


def test_a_word_that_changes_is_seen():
    html = '<p class="a">Un mot</p><p style="background: url(data:image/svg+xml;base64,QUJD)">digimat 9</p>'
    assert normalised(html) != normalised(html.replace("mot", "Mot"))
    assert normalised(html) != normalised(html.replace("QUJD", "QUJE"))
    assert normalised(html) == normalised(html.replace("><", ">\n   <"))
