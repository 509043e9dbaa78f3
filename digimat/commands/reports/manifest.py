"""Which reports lie in a folder, and of what: so that a command begun again writes only what is missing or stale.

A file of JSON, one line a report, added when the report is complete. It is a memory and no authority: a line counts
only while the file that it names has the bytes that it says.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from digimat.files import write_whole
from digimat.reports.look import default_look, fingerprint
from digimat.reports.workers import PdfJob

NAME: Final = "digimat-reports.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """A report, and what it was made of; with other values it would be another report."""

    who: str  # respondent or group
    file: str
    questionnaire: str
    version: str
    questionnaire_sha256: str
    date: str
    kind: str
    language: str
    inputs_sha256: str  # all that the report says, and the data inside it
    report_sha256: str = ""


def entry_of(who: str, job: PdfJob, data: Mapping[str, Any]) -> Entry:
    """The line of a report that is to be made."""
    questionnaire, report = data["questionnaire"], data["report"]
    # repr: the content is nested tuples of texts and numbers, which Python writes always alike.
    inputs = hashlib.sha256(repr((job.content, job.created)).encode("utf-8", "surrogatepass"))
    inputs.update(job.attachment)
    inputs.update(fingerprint(job.look or default_look()).encode())
    return Entry(
        who,
        job.name,
        questionnaire["id"],
        questionnaire["version"],
        questionnaire["sha256"],
        report["date"],
        report["kind"],
        report["language"],
        inputs.hexdigest(),
    )


@dataclass(frozen=True, slots=True)
class Manifest:
    """The reports of a folder, by file name."""

    folder: Path
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> Manifest:
        """What the folder says of itself: nothing where there is no manifest; lines that say nothing are passed over.

        Raises:
            UserError: the folder cannot be written to.
        """
        entries: dict[str, dict[str, Any]] = {}
        try:
            lines = (folder / NAME).read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            lines = []
        for line in lines:
            try:
                entry = json.loads(line)
                entries[entry["file"]] = entry
            except (ValueError, TypeError, KeyError, RecursionError):
                continue  # the last one, where the machine stopped
        manifest = cls(folder, entries)
        # Once whole: what was replaced goes, and it is known at once whether the folder can be written to.
        write_whole(folder / NAME, "".join(map(_line, entries.values())).encode())
        return manifest

    def is_current(self, entry: Entry) -> bool:
        """Whether this very report is there already."""
        known = self.entries.get(entry.file)
        if known is None or {**known, "report_sha256": ""} != asdict(entry):
            return False
        try:
            content = (self.folder / entry.file).read_bytes()
        except OSError:
            return False
        return bool(hashlib.sha256(content).hexdigest() == known.get("report_sha256"))

    def add(self, entry: Entry, content: bytes) -> None:
        """Note a report that was written."""
        noted = {**asdict(entry), "report_sha256": hashlib.sha256(content).hexdigest()}
        self.entries[entry.file] = noted
        with (self.folder / NAME).open("ab") as stream:
            stream.write(_line(noted).encode())
            stream.flush()
            os.fsync(stream.fileno())


def _line(entry: Mapping[str, Any]) -> str:
    # ASCII: a name may hold what is no line end to JSON, and one to a reader of lines.
    return json.dumps(entry, sort_keys=True) + "\n"
