"""Make a one-page PDF in a child process, to see whether PDF reports work here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from digimat.system_libraries import help_loading

TIME_LIMIT = 60.0  # seconds; a page takes about 1, but a busy machine with a slow disk may need many

# Run in a child: where no font is found the process itself crashes, without an exception.
ONE_PAGE = """
import json, sys
from pathlib import Path
import weasyprint
from weasyprint.text.ffi import pango
from weasyprint.text.fonts import FontConfiguration
fonts = FontConfiguration()
face = "".join("@font-face{font-family:bundled;src:url('%s')}" % Path(f).as_uri() for f in sys.argv[1:])
css = weasyprint.CSS(string=face + "body{font-family:bundled,sans-serif}", font_config=fonts)
html = weasyprint.HTML(string="<html lang=fr><title>digimat</title><p>Une page. One page.")
document = html.render(stylesheets=[css], font_config=fonts)
version = pango.pango_version()
assert document.write_pdf().startswith(b"%PDF-") and len(document.pages) == 1
pango_version = f"{version // 10000}.{version // 100 % 100}.{version % 100}"
print(json.dumps({"weasyprint": weasyprint.__version__, "pango": pango_version}))
"""


@dataclass(frozen=True, slots=True)
class Page:
    """The page was made, by these versions."""

    weasyprint: str
    pango: str


@dataclass(frozen=True, slots=True)
class Rendering:
    """What became of the child process: the page, or its exit status (None: out of time) and last words."""

    page: Page | None
    exit_status: int | None = 0
    complaint: str = ""


def render_one_page(font: Path | None, time_limit: float = TIME_LIMIT) -> Rendering:
    """Make a one-page PDF in a child process, in the bundled font if there is one."""
    environment = dict(os.environ)
    help_loading(sys.platform, environment)
    # -P: a file of the current folder never stands in for a module. -W: what is not an error is not our question.
    command = [sys.executable, "-P", "-W", "ignore", "-c", ONE_PAGE, *([str(font)] if font else [])]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own words
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=time_limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Rendering(None, exit_status=None)
    except OSError as error:
        return Rendering(None, 1, str(error))
    try:
        return Rendering(Page(**json.loads(done.stdout.splitlines()[-1])))
    except (IndexError, ValueError, TypeError):
        return Rendering(None, done.returncode, "\n".join(done.stderr.strip().splitlines()[-1:]))
