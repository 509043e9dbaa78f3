"""Reports made in processes of their own: one that hangs, crashes or eats the memory costs itself alone.

Light to import: a command starts its workers first, and they load the PDF engine while answers are read and scored.
"""

from digimat.reports.workers.endings import Done, Ended, Failed
from digimat.reports.workers.limits import LIMITS, Limits
from digimat.reports.workers.pdf import PdfJob, pdf_workers
from digimat.reports.workers.report_problems import problems_of
from digimat.reports.workers.supervisor import Workers

__all__ = ["LIMITS", "Done", "Ended", "Failed", "Limits", "PdfJob", "Workers", "pdf_workers", "problems_of"]
