"""Office files as bytes that depend on their content alone."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, time
from typing import Any, Final

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can hold


def same_bytes(data: bytes) -> bytes:
    """A zip file, every entry of which says the same time, as do those of the workbooks in it; the order stays."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(out, "w") as written:
        for name in read.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else it tells on which system it was written
            held = read.read(name)
            written.writestr(entry, same_bytes(held) if name.endswith(".xlsx") else held, compresslevel=6)
    return out.getvalue()


def drop_leftovers(holder: Any) -> None:
    """Take away what the libraries' own templates bring along: a thumbnail and printer settings of somebody else."""
    # Both libraries keep relations alike; neither has a public way to take one away from a package.
    relations = getattr(holder, "_rels", None) or holder.rels
    for name, relation in list(relations.items()):
        if relation.reltype.endswith(("/thumbnail", "/printerSettings")):
            relations.pop(name)


def set_properties(core: Any, *, title: str, subject: str, author: str, language: str, day: str) -> None:
    """Fill in what an office file says about itself.

    Args:
        core: the core properties of python-docx or python-pptx; both have the same names.
        title: of the document.
        subject: who and what it is about.
        author: who hands it over.
        language: "fr-FR".
        day: of the report, "2026-11-22": office files want a moment, so they get its noon.
    """
    moment = datetime.combine(datetime.fromisoformat(day), time(12), UTC).replace(tzinfo=None)
    # The properties hold 255 characters at most.
    core.title, core.subject, core.author = title[:255], subject[:255], author[:255]
    core.language, core.last_modified_by, core.keywords, core.comments = language, author[:255], "", ""
    core.category, core.revision = "", 1
    core.created = core.modified = core.last_printed = moment
