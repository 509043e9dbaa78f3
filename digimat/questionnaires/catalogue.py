"""Where questionnaires are found: a file that is named, the workspace's folder, the ones that are shipped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from digimat.language import Text
from digimat.problems import ExitStatus, Problem, UserError, did_you_mean

FOLDER = "questionnaires"


@dataclass(frozen=True, slots=True)
class Entry:
    """One questionnaire of the catalogue."""

    id: str
    path: Path
    bundled: bool


def bundled_folder() -> Path:
    """The shipped questionnaires: inside the installed package, or at the top of a checkout."""
    installed = Path(__file__).parent / "bundled"
    return installed if installed.is_dir() else Path(__file__).parents[2] / FOLDER


def catalogue(workspace: Path) -> Sequence[Entry]:
    """Every questionnaire that can be named by id; a workspace's own goes before a shipped one."""
    entries: dict[str, Entry] = {}
    for folder, bundled in ((workspace / FOLDER, False), (bundled_folder(), True)):
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            entries.setdefault(path.stem, Entry(path.stem, path, bundled))
    return sorted(entries.values(), key=lambda e: e.id)


def find(name: str, workspace: Path) -> Path:
    """The file of a questionnaire, by id or by path.

    Raises:
        UserError: no questionnaire has this id, and no file this path.
    """
    known = {e.id: e.path for e in catalogue(workspace)}
    if name in known:
        return known[name]
    path = Path(name)
    if path.suffix in (".yaml", ".yml") or path.is_file():
        return path
    raise UserError(
        Problem(
            "QST008",
            Text(fr=f"aucun questionnaire « {name} »", en=f'there is no questionnaire "{name}"'),
            did_you_mean(name, sorted(known)),
        ),
        ExitStatus.USAGE,
    )
