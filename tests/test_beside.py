"""Environments beside the one of development: locked, made when something changed, and only then."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from digimat.system_packages import Machine

ROOT = Path(__file__).resolve().parent.parent


def tool(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", [str(ROOT / "tools"), *sys.path])
    for imported in ("setup", name):  # whatever else is called so
        monkeypatch.delitem(sys.modules, imported, raising=False)
    module = importlib.import_module(name)
    for imported in ("setup", name):
        monkeypatch.delitem(sys.modules, imported)
    return module


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return tool("beside", monkeypatch)


@pytest.fixture
def ran(beside: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands, recorded in the place of running them."""
    commands: list[str] = []

    def run(*command: object, environment: object = None) -> tuple[bool, str]:
        commands.append(" ".join(map(str, command)))
        if "venv" in command:
            (Path(str(command[-1])) / "packages").mkdir(parents=True)
        return True, str(next((ROOT / ".venv").glob("lib"), ROOT))

    monkeypatch.setattr(beside, "run", run)
    monkeypatch.setattr(beside, "pip_environment", lambda python: {})
    monkeypatch.setattr(beside, "_see_packages", lambda python: None)
    return commands


def checkout(root: Path, lock: str) -> Path:
    (root / "requirements-trial.txt").write_text(lock)
    return root


def test_environment_is_made_from_its_lock_with_hashes(
    beside: ModuleType, ran: list[str], tmp_path: Path
) -> None:
    said: list[str] = []
    python = beside.beside(checkout(tmp_path, "a==1"), "trial", lambda text: said.append(text.en))
    assert python.is_relative_to(tmp_path / ".venv" / "trial")
    assert f"--require-hashes --requirement {tmp_path / 'requirements-trial.txt'}" in ran[-1]
    assert len(said) == 1


def test_nothing_is_installed_until_the_lock_changes(
    beside: ModuleType, ran: list[str], tmp_path: Path
) -> None:
    for lock, installed in (("a==1", 1), ("a==1", 1), ("a==2", 2)):
        if installed == 2:
            (tmp_path / ".venv" / "trial" / "packages").rmdir()
        beside.beside(checkout(tmp_path, lock), "trial", lambda text: None)
        assert sum("--require-hashes" in command for command in ran) == installed


def test_other_packages_of_development_make_it_anew(
    beside: ModuleType, ran: list[str], tmp_path: Path
) -> None:
    beside.beside(checkout(tmp_path, "a==1"), "trial", lambda text: None)
    (tmp_path / ".venv" / "trial" / "packages").rmdir()
    (tmp_path / ".venv" / "digimat-setup").write_text("another stamp")
    beside.beside(tmp_path, "trial", lambda text: None)
    assert sum("--require-hashes" in command for command in ran) == 2


@pytest.mark.parametrize("name", ["bench", "spark"])
def test_locks_are_hashed_name_no_place_and_agree_with_the_other_lock(name: str) -> None:
    lock, other = ((ROOT / f"requirements-{each}.txt").read_text("utf-8") for each in (name, "dev"))
    assert not re.search(r"https?://|file:|--(extra-)?index|--find-links|^/|\s/", lock, re.MULTILINE)
    packages = re.findall(r"^([\w.-]+)==(.*) \\\n    --hash=sha256:[0-9a-f]{64}", lock, re.MULTILINE)
    assert packages
    assert len(packages) == len(re.findall(r"^[^\s#]", lock, re.MULTILINE)), "a line without version and hash"
    known = dict(re.findall(r"^([\w.-]+)==(\S+)", other, re.MULTILINE))
    for package, version in packages:
        if package in known and ";" not in version:
            assert version == known[package]


@pytest.mark.parametrize(
    ("name", "system", "package"),
    [
        ("strace", "ID=debian\n", "strace"),
        ("java", "ID=debian\n", "default-jre-headless"),
        ("java", "ID=fedora\n", "java-latest-openjdk-headless"),
        ("java", "ID=unheard-of\n", None),
    ],
)
def test_program_is_installed_by_the_name_of_its_package(
    monkeypatch: pytest.MonkeyPatch, name: str, system: str, package: str | None
) -> None:
    machine = Machine("linux", system, True, lambda name: None)
    assert tool("have_program", monkeypatch).package_of(name, machine) == package
