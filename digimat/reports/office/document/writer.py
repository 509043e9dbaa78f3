"""From the content of a report to a Word document: the template filled in, then what every document says of itself."""

from __future__ import annotations

import io
import zipfile
from typing import Any, Final

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from digimat.language import Language
from digimat.problems import UserError
from digimat.reports.content import Report
from digimat.reports.look import Look
from digimat.reports.office import problems as wrong
from digimat.reports.office.archive import same_bytes, set_properties
from digimat.reports.office.document.context import Words
from digimat.reports.office.document.drawings import Drawings
from digimat.reports.office.document.styles import dress, set_language, text_width
from digimat.reports.office.values import LOCALES, kind_of, shown
from digimat.reports.office.writers import WORD_SOURCE

LARGEST: Final = 100_000_000  # bytes of a template, unpacked
_LOGO = (60.0, 20.0)  # millimetres


def written(report: Report, look: Look, template: bytes | None = None, name: str = "") -> bytes:
    """A report as a Word document.

    Args:
        report: what it says.
        look: of our own template; one of the workspace has its own fonts and colours, and takes charts, tables and
            the words around the report from here.
        template: a template of the workspace.
        name: of its file.

    Raises:
        UserError: that template cannot be filled in.
    """
    own = template is None
    data = WORD_SOURCE.read_bytes() if template is None else template
    document: Any = DocxTemplate(io.BytesIO(data if own else _checked(data, name)))
    try:
        document.render_init()
    except Exception as error:  # whatever a damaged file makes of the libraries that read it
        if own:
            raise
        raise UserError(wrong.no_template(name, error)) from error
    if own:
        dress(document.docx, look)
    drawings = Drawings(document.docx, look, report.language, text_width(document.docx))
    context = dict(Words(report, look, drawings).context())
    context["logo"] = _logo(document, look)
    try:
        document.render(context, jinja_env=_environment(report.language), autoescape=True)
    except TemplateError as error:
        if own:
            raise
        raise UserError(wrong.bad_template(name, error)) from error
    except Exception as error:
        if own:
            raise
        raise UserError(wrong.no_template(name, error)) from error
    return _finished(document, report, look)


def _checked(data: bytes, name: str) -> bytes:
    """The same bytes, if they are a zip file that can be unpacked in the memory there is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            size = sum(entry.file_size for entry in file.infolist())
    except zipfile.BadZipFile as error:
        raise UserError(wrong.no_template(name, error)) from error
    if size > LARGEST:
        raise UserError(wrong.large_template(name))
    return data


def _environment(language: Language) -> ImmutableSandboxedEnvironment:
    """Jinja as in the other reports: sandboxed, escaping, strict; a text is a text, whatever braces stand in it."""

    def finalize(value: object) -> object:
        if isinstance(value, Markup) or not isinstance(value, str):
            return value
        return shown(value, language)

    return ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=finalize)


def _logo(document: Any, look: Look) -> Any:
    """The logo as docxtpl wants it; "" where there is none."""
    if look.logo is None:
        return ""
    scale = min(
        1.0, *(most / side for most, side in zip(_LOGO, (look.logo.width, look.logo.height), strict=True))
    )
    return InlineImage(document, io.BytesIO(look.logo.data), width=Mm(look.logo.width * scale))


def _finished(document: Any, report: Report, look: Look) -> bytes:
    cover = report.cover
    set_language(document.docx, report.language)
    set_properties(
        document.docx.core_properties,
        title=shown(cover.title, report.language),
        subject=shown(f"{kind_of(report)} · {cover.respondent}", report.language),
        author=shown(look.author.of(report.language) or cover.software, report.language),
        language=LOCALES[report.language],
        day=cover.iso_date,
    )
    out = io.BytesIO()
    document.docx.save(out)
    return same_bytes(out.getvalue())
