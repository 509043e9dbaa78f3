"""Reads back what lies inside a report, of a file that may come from anybody.

pypdf parses the PDF; it is imported here and in ``drawn_pages`` only, with limits far above what a report needs.
"""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from digimat.language import Text, same
from digimat.problems import Problem, UserError
from digimat.reports.attached import problems as wrong
from digimat.reports.attached.model import AttachedData, CohortAttachedData
from digimat.reports.attached.written import NAME, VERSION
from digimat.reports.cohort.data import FORMAT as COHORT_FORMAT
from digimat.reports.cohort.data import VERSION as COHORT_VERSION
from digimat.reports.data import FORMAT

if TYPE_CHECKING:
    from pypdf import PdfReader

LARGEST: Final = 30_000_000  # bytes of a file; a report with pictures has less than one tenth
UNPACKED: Final = 10_000_000  # bytes of any one stream of it
LONGEST: Final = 5_000_000  # bytes of the results
_VERSIONS: Final = {FORMAT: VERSION, COHORT_FORMAT: COHORT_VERSION}
_LIMITS: Final[dict[str, Any]] = {
    **dict.fromkeys(
        (
            "maximum_declared_stream_length",
            "array_based_stream_maximum_output_length",
            "lzw_maximum_output_length",
            "run_length_maximum_output_length",
            "zlib_maximum_output_length",
            "brotli_maximum_output_length",
        ),
        UNPACKED,
    ),
    "stream_decoding_work_maximum_length": 3 * UNPACKED,
    "stream_parsing_work_maximum_count": 500_000,  # of the drawing of one page
    "xform_maximum_invocations_per_extraction": 500,
    "page_tree_maximum_entries": 1_000,
    "page_tree_maximum_page_entries": 20_000,
}


@dataclass(frozen=True, slots=True)
class AttachedReport:
    """A report that was read: the file as it is, and the results inside."""

    path: Path
    content: bytes
    data: dict[str, Any]  # as it was written: what results are compared with
    model: AttachedData | CohortAttachedData  # the same, in the parts that a report is computed from


def read_report(path: Path) -> AttachedReport:
    """Read a report with its results.

    Raises:
        UserError: it cannot be read, or is no report of digimat that can be computed again.
    """
    content = _bytes_of(path)
    if not content.startswith(b"%PDF-"):
        raise UserError(wrong.unreadable(path, Text(fr="ce n’est pas un PDF", en="it is no PDF")))
    with opened(content, path) as pdf:
        # pypdf gives what it finds; a name that stands twice would let a reader see other results than we do.
        found = [file for file in pdf.attachment_list if NAME in (file.name, file.alternative_name)]
        if len(found) != 1:
            raise UserError(wrong.nothing_inside(path, len(found)))
        written = found[0].content
    if len(written) > LONGEST:
        raise UserError(wrong.too_much(path, same(NAME)))
    data = _json_of(written, path)
    return AttachedReport(path, content, data, _model_of(data, path))


@contextmanager
def opened(content: bytes, path: Path) -> Iterator[PdfReader]:
    """Open a PDF of any origin; whatever a parser stumbles over while it is read is the file's fault.

    Raises:
        UserError: it is broken, encrypted or made to fill the memory.
    """
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    logger = logging.getLogger("pypdf")
    before = logger.disabled
    logger.disabled = True  # it tells of every oddity on stderr
    try:
        with apply_configuration(**_LIMITS):
            pdf = PdfReader(io.BytesIO(content))
            if pdf.is_encrypted:
                raise UserError(wrong.encrypted(path))
            yield pdf
    except UserError:
        raise
    except (
        DependencyError,
        FileNotDecryptedError,
    ) as error:  # what a cipher takes is not installed, nor needed
        raise UserError(wrong.encrypted(path)) from error
    except (LimitReachedError, MemoryError) as error:
        why = Text(fr="un flux compressé sans fin", en="a compressed stream without end")
        raise UserError(wrong.too_much(path, why)) from error
    except (
        Exception
    ) as error:  # a parser meets a file made to break it: there is no list of what it may raise
        raise UserError(wrong.unreadable(path, same(type(error).__name__))) from error
    finally:
        logger.disabled = before


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)  # no more than says that it is too large: a device never ends
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise UserError(wrong.unreadable(path, same(reason))) from error
    if len(content) > LARGEST:
        limit = Text(fr=f"limite : {LARGEST // 1_000_000} Mo", en=f"limit: {LARGEST // 1_000_000} MB")
        raise UserError(wrong.too_much(path, limit))
    return content


def _json_of(written: bytes, path: Path) -> dict[str, Any]:
    def no_number(name: str) -> float:
        raise ValueError(name)

    try:
        data = json.loads(written.decode(), parse_constant=no_number, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise UserError(wrong.not_results(path, "", "JSON")) from error
    if not isinstance(data, dict) or not isinstance(data.get("format"), str):
        raise UserError(wrong.not_results(path, "format", FORMAT))
    ours, version = _VERSIONS.get(data["format"]), data.get("version")
    if ours is None:
        raise UserError(wrong.not_results(path, "format", FORMAT))
    if isinstance(version, int) and version > 0 and version != ours:
        raise UserError(wrong.other_version(path, version, ours))
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names stand once: another reader might take the other value."""
    names = dict(pairs)
    if len(names) != len(pairs):
        raise ValueError("a name stands twice")
    return names


def _model_of(data: dict[str, Any], path: Path) -> AttachedData | CohortAttachedData:
    from pydantic import ValidationError

    written = json.dumps(data)
    try:
        if data["format"] == COHORT_FORMAT:
            return CohortAttachedData.model_validate_json(written)
        model = AttachedData.model_validate_json(written)
    except ValidationError as error:
        raise UserError([_shape(path, each) for each in error.errors()[:3]]) from error
    if (model.respondents is None) == (model.groups is None):
        raise UserError(wrong.not_results(path, "respondents", "groups"))
    return model


def _shape(path: Path, error: Any) -> Problem:
    where = ".".join(str(part) for part in error["loc"])
    return wrong.not_results(path, where, str(error["type"]))
