"""The doctor finds what is wrong, says how to mend it, and its JSON keeps its shape."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from digimat.commands.doctor import (
    CRASHING_PANGO,
    Check,
    Diagnosis,
    _data_folder,
    diagnosis_as_json,
    examine,
)
from digimat.commands.one_page import Page, Rendering, render_one_page
from digimat.system_libraries import LIBRARIES, Library
from digimat.system_packages import Machine

DEBIAN = Machine("linux", "ID=debian\n", root=True, which=lambda name: None)
MADE = Rendering(Page(weasyprint="70.0", pango="1.50.12"))


def diagnose(
    folder: Path,
    missing: tuple[Library, ...] = (),
    requirements: tuple[str, ...] = ("pytest>=9",),
    rendering: Rendering = MADE,
    fonts: int = 1,
) -> Diagnosis:
    font_folder = folder / "fonts"
    font_folder.mkdir()
    for number in range(fonts):
        (font_folder / f"{number}.ttf").touch()
    return examine(
        folder / "data",
        machine=DEBIAN,
        missing=missing,
        requirements=requirements,
        fonts=font_folder,
        render=lambda font: rendering,
    )


def named(diagnosis: Diagnosis, name: str) -> Check:
    (check,) = (check for check in diagnosis.checks if check.name == name)
    return check


def test_all_is_well(tmp_path: Path) -> None:
    diagnosis = diagnose(tmp_path)
    assert not diagnosis.failed
    assert {check.status for check in diagnosis.checks} == {"ok"}
    assert [check.name for check in diagnosis.checks] == [
        "python",
        "system",
        "digimat",
        "package:pytest",
        *(f"library:{library.name}" for library in LIBRARIES),
        "fonts",
        "pdf",
        "data-folder",
    ]
    assert list(tmp_path.iterdir()) == [tmp_path / "fonts"], "the doctor makes nothing"


def test_a_missing_library_fails_with_the_command_that_installs_it(tmp_path: Path) -> None:
    pango = tuple(library for library in LIBRARIES if library.name == "pango")
    diagnosis = diagnose(tmp_path, missing=pango)
    check = named(diagnosis, "library:pango")
    assert check.status == named(diagnosis, "pdf").status == "failed"
    assert check.remedy is not None
    assert "apt-get install -y --no-install-recommends libpango-1.0-0" in check.remedy.fr
    assert diagnosis.failed


def test_a_missing_optional_library_is_a_warning(tmp_path: Path) -> None:
    subset = tuple(library for library in LIBRARIES if not library.required)
    diagnosis = diagnose(tmp_path, missing=subset)
    assert named(diagnosis, "library:harfbuzz-subset").status == "warning"
    assert named(diagnosis, "pdf").status == "ok"
    assert not diagnosis.failed


def test_packages_are_found_by_name_and_conditional_ones_may_be_absent(tmp_path: Path) -> None:
    asked = ("PyYAML>=6", "nothing_like_it>=1", 'nothing_either ; extra == "spark"')
    diagnosis = diagnose(tmp_path, requirements=asked)
    assert named(diagnosis, "package:PyYAML").status == "ok"
    assert named(diagnosis, "package:nothing_like_it").status == "failed"
    assert not [check for check in diagnosis.checks if "nothing_either" in check.name]


def test_running_uninstalled_is_a_warning(tmp_path: Path) -> None:
    assert named(diagnose(tmp_path, requirements=()), "digimat").status == "warning"


@pytest.mark.parametrize(
    ("rendering", "status", "words"),
    [
        (MADE, "ok", "Pango 1.50.12"),
        (Rendering(Page("70.0", CRASHING_PANGO)), "warning", CRASHING_PANGO),
        (Rendering(None, exit_status=None), "failed", "not finished in time"),
        (Rendering(None, exit_status=-11), "failed", "exit status -11"),
        (Rendering(None, 1, "OSError: no such thing"), "failed", "OSError: no such thing"),
    ],
)
def test_what_became_of_the_page(tmp_path: Path, rendering: Rendering, status: str, words: str) -> None:
    check = named(diagnose(tmp_path, rendering=rendering), "pdf")
    assert check.status == status
    assert words in check.detail.en
    assert (check.remedy is None) == (status == "ok")


def test_missing_fonts_fail(tmp_path: Path) -> None:
    assert named(diagnose(tmp_path, fonts=0), "fonts").status == "failed"


def test_a_data_folder_that_cannot_be_written_fails(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file, where a folder should be")
    assert named(diagnose(tmp_path), "data-folder").status == "failed"


def test_a_read_only_data_folder_fails() -> None:
    # Not below pytest's own folder, which another user may not even enter.
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o555)
        user = os.geteuid()
        if user == 0:  # root may write anywhere; nobody may not
            os.seteuid(65534)
        try:
            check = _data_folder(Path(place) / "data")
        finally:
            os.seteuid(user)
    assert check.status == "failed"
    assert check.detail.en.startswith("cannot write in")


def test_json_keeps_its_shape(tmp_path: Path) -> None:
    diagnosis = diagnose(tmp_path, fonts=0)
    content = json.loads(diagnosis_as_json(diagnosis, "en"))
    assert (content["format"], content["version"], content["ok"]) == ("digimat.doctor", 1, False)
    fonts = next(check for check in content["checks"] if check["name"] == "fonts")
    assert set(fonts) == {"name", "status", "detail", "remedy"}
    assert fonts["detail"] == "the bundled fonts are missing"
    assert "polices" in diagnosis_as_json(diagnosis, "fr")


def test_a_real_page_is_made_in_a_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Warnings of the libraries, and files of the current folder that look like modules, do not matter."""
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "weasyprint.py").write_text("raise SystemExit('the wrong one')")
    rendering = render_one_page(None)
    assert rendering.page is not None, rendering.complaint
    assert rendering.page.pango.count(".") == 2


def test_a_page_that_takes_too_long_is_given_up() -> None:
    assert render_one_page(None, time_limit=0.01) == Rendering(None, exit_status=None)


def test_a_font_that_is_no_font_does_not_kill_the_doctor(tmp_path: Path) -> None:
    font = tmp_path / "with 'quotes' and é.ttf"
    font.write_bytes(b"not a font")
    render_one_page(font)


def test_nothing_heavy_is_imported() -> None:
    code = (
        "import sys, digimat.commands.doctor; print(*{'weasyprint', 'numpy', 'pydantic'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
