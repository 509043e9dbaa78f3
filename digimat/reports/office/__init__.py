"""A report as an editable file: Word (DOCX) and PowerPoint (PPTX), from the same content as the PDF.

Needs the extra ``office`` of digimat, and nothing of the PDF engine. Both writers give the same bytes for the same
content and look.
"""

from digimat.reports.office.writers import WORD_SOURCE, NotInstalled, docx_report, pptx_report

__all__ = ["WORD_SOURCE", "NotInstalled", "docx_report", "pptx_report"]
