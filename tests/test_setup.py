"""The set-up: idempotent, polite to an old Python, and it stops with the exact command where it may not install."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from digimat.language import Text
from digimat.system_libraries import LIBRARIES
from digimat.system_packages import Machine

ROOT = Path(__file__).resolve().parent.parent
PANGO = tuple(library for library in LIBRARIES if library.name == "pango")
SUBSET = tuple(library for library in LIBRARIES if not library.required)


@pytest.fixture
def setup(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", list(sys.path))  # the file puts the checkout in front
    spec = importlib.util.spec_from_file_location("digimat_setup", ROOT / "tools" / "setup.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def machine(os_release: str = "ID=debian\n", root: bool = False) -> Machine:
    return Machine("linux", os_release, root, lambda name: name if name == "sudo" else None)


def fake_runs(setup: ModuleType, monkeypatch: pytest.MonkeyPatch, **failing: str) -> list[str]:
    """Record commands in the place of running them; those that contain a key fail with its words."""
    ran: list[str] = []

    def run(*command: object) -> tuple[bool, str]:
        ran.append(" ".join(map(str, command)))
        words = [complaint for key, complaint in failing.items() if key in ran[-1]]
        return not words, "".join(words)

    monkeypatch.setattr(setup, "run", run)
    return ran


def missing_then(setup: ModuleType, monkeypatch: pytest.MonkeyPatch, *answers: object) -> None:
    left = list(answers)
    monkeypatch.setattr(setup, "missing_libraries", lambda: left.pop(0))


def test_python_3_6_can_read_it() -> None:
    source = (ROOT / "tools" / "setup.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 6))
    assert source.index("sys.exit(") < source.index("import hashlib"), "an old Python must be told first"


def test_root_on_debian_installs_what_is_missing(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = fake_runs(setup, monkeypatch)
    missing_then(setup, monkeypatch, PANGO, ())
    setup.prepare_system(machine(root=True), True, lambda text: None)
    assert ran == [
        "env DEBIAN_FRONTEND=noninteractive apt-get update",
        "env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends libpango-1.0-0",
    ]


def test_sudo_is_used_when_it_asks_nothing(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = fake_runs(setup, monkeypatch)
    missing_then(setup, monkeypatch, PANGO, ())
    setup.prepare_system(machine(), True, lambda text: None)
    assert ran[0] == "sudo -n true"
    assert all(command.startswith("sudo -n ") for command in ran)


@pytest.mark.parametrize(
    ("here", "command"),
    [
        (machine(), "sudo apt-get install -y --no-install-recommends libpango-1.0-0"),
        (machine("ID=fedora\n"), "sudo dnf install -y pango"),
        (machine("ID=fedora\n", root=True), "dnf install -y pango"),
    ],
)
def test_elsewhere_it_stops_with_the_exact_command(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, here: Machine, command: str
) -> None:
    ran = fake_runs(setup, monkeypatch, sudo="a password is required")
    missing_then(setup, monkeypatch, PANGO)
    with pytest.raises(setup.SetupStopped) as stopped:
        setup.prepare_system(here, True, lambda text: None)
    assert stopped.value.texts[-1].en.endswith(command)
    assert not [step for step in ran if "install" in step]


def test_one_command_brings_venv_and_libraries(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_runs(setup, monkeypatch, sudo="a password is required")
    missing_then(setup, monkeypatch, PANGO)
    monkeypatch.setattr(setup, "packages_for_venv", lambda machine: ("python3.11-venv",))
    with pytest.raises(setup.SetupStopped) as stopped:
        setup.prepare_system(machine(), False, lambda text: None)
    assert stopped.value.texts[-1].en.endswith("python3.11-venv libpango-1.0-0")


def test_a_missing_optional_library_stops_nothing(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[Text] = []
    fake_runs(setup, monkeypatch)
    missing_then(setup, monkeypatch, SUBSET)
    setup.prepare_system(machine("ID=fedora\n"), True, said.append)
    assert "harfbuzz" in said[-1].en


def test_a_failed_install_shows_why_and_the_command(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_runs(setup, monkeypatch, install="E: no space left")
    missing_then(setup, monkeypatch, PANGO)
    with pytest.raises(setup.SetupStopped, match="no space left") as stopped:
        setup.prepare_system(machine(root=True), True, lambda text: None)
    assert "apt-get install" in stopped.value.texts[-1].fr


def test_debian_keeps_venv_apart(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        setup, "importlib", SimpleNamespace(util=SimpleNamespace(find_spec=lambda name: None))
    )
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert setup.packages_for_venv(machine()) == (f"python{version}-venv",)
    with pytest.raises(setup.SetupStopped, match="make PYTHON="):
        setup.packages_for_venv(machine("ID=fedora\n"))


def checkout(root: Path, lock: str = "a==1") -> Path:
    (root / "tools").mkdir(parents=True, exist_ok=True)
    for name in ("pyproject.toml", "tools/setup.py"):
        (root / name).touch()
    (root / "requirements-dev.txt").write_text(lock)
    return root


def test_ready_until_the_lock_changes(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake_runs(setup, monkeypatch)
    root = checkout(tmp_path / "with spaces, é")
    assert not setup.is_ready(root)
    (root / ".venv").mkdir()
    (root / ".venv" / setup.STAMP).write_text(setup.stamp(root), "utf-8")
    assert setup.is_ready(root)
    checkout(root, "a==2")
    assert not setup.is_ready(root)
    assert setup.is_usable(root), "an outdated environment is brought up to date"


def test_a_moved_environment_is_made_anew(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake_runs(setup, monkeypatch)
    here, there = checkout(tmp_path / "here"), checkout(tmp_path / "there")
    (there / ".venv").mkdir()
    (there / ".venv" / setup.STAMP).write_text(setup.stamp(here), "utf-8")
    assert not setup.is_ready(there)
    assert not setup.is_usable(there)


def test_a_broken_python_is_made_anew(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = checkout(tmp_path)
    (root / ".venv").mkdir()
    (root / ".venv" / setup.STAMP).write_text(setup.stamp(root), "utf-8")
    assert not setup.is_ready(root)
    assert not setup.is_usable(root)


@pytest.mark.parametrize("kept", [True, False])
def test_pip_keeps_a_cache_only_where_one_was_kept(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kept: bool
) -> None:
    monkeypatch.delenv("PIP_CACHE_DIR", raising=False)
    monkeypatch.delenv("PIP_NO_CACHE_DIR", raising=False)
    folder = tmp_path if kept else tmp_path / "nowhere"
    monkeypatch.setattr(setup, "run", lambda *command: (True, str(folder)))
    assert ("PIP_NO_CACHE_DIR" in setup.pip_environment(Path("python"))) != kept


def test_nothing_is_done_when_ready(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = fake_runs(setup, monkeypatch)
    missing_then(setup, monkeypatch, ())
    monkeypatch.setattr(setup, "is_ready", lambda root: True)
    setup.set_up(ROOT, machine(), lambda text: pytest.fail(text.en))
    assert ran == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_locks_are_hashed_for_every_system_and_name_no_place(name: str) -> None:
    lock = (ROOT / name).read_text("utf-8")
    assert not re.search(r"https?://|file:|--(extra-)?index|--find-links|^/|\s/", lock, re.MULTILINE)
    packages = re.findall(r"^([\w.-]+)==.* \\\n    --hash=sha256:[0-9a-f]{64}", lock, re.MULTILINE)
    assert packages
    assert len(packages) == len(re.findall(r"^[^\s#]", lock, re.MULTILINE)), "a line without version and hash"
    assert "colorama" in packages, "Windows needs it"
    assert ("hatchling" in packages) == (name == "requirements-dev.txt")
