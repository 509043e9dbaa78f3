"""Checks the pages of a report: against the report written again or, without answers, against its own results."""

from __future__ import annotations

from digimat.commands.verification.checks import Check, Finding
from digimat.language import Text, same
from digimat.questionnaires import Source
from digimat.reports.attached.drawn_pages import Compared, compare_pages, pages_of
from digimat.reports.attached.model import CohortAttachedData
from digimat.reports.attached.printed_figures import PrintedFigure, figures_found, figures_of
from digimat.reports.attached.reading import AttachedReport


def pages_check(report: AttachedReport, again: bytes, *, look_is_here: bool = True) -> Check:
    """Whether the pages are those of the report written again; not known where their look is another workspace's.

    Such a look may have templates that say things differently: what differs is then no proof of anything.
    """
    if again == report.content:
        told = Text(
            fr="récrites, le fichier est identique, octet pour octet",
            en="written again, the file is identical, byte for byte",
        )
        return Check("pages", True, told)
    pages = [pages_of(content, report.path) for content in (report.content, again)]
    check = _compared_check(compare_pages(*pages))
    if check.holds is False and not look_is_here:
        told = Text(
            fr="elles ont l’aspect d’un autre espace de travail : vérifiez depuis le sien",
            en="they have the look of another workspace: verify from that one",
        )
        return Check("pages", None, told)
    return check


def _compared_check(compared: Compared) -> Check:
    given, again = compared.pages
    findings = [
        Finding(_page(d.page, d.after), d.given or None, d.again or None, f"pages.{d.page}")
        for d in compared.differences
    ]
    findings += [
        Finding(_page(number), None, None, f"pages.{number}.drawing")
        for number in dict.fromkeys([*compared.redrawn, *compared.covered])
    ]
    if given != again:
        findings.insert(0, Finding(same("pages"), given, again, "pages"))
    if findings:
        told = Text(
            fr="elles ne sont pas celles que les réponses donnent",
            en="they are not those that the answers give",
        )
    elif compared.drawn_elsewhere:
        told = Text(
            fr=f"récrites, les mots des {given} pages sont les mêmes ; les dessins n’ont pas pu être comparés (autre "
            "moteur, autres polices ou autres couleurs)",
            en=f"written again, the words of all {given} pages are the same; drawings could not be compared (another "
            "engine, other fonts or other colours)",
        )
    else:
        told = Text(
            fr=f"récrites, les {given} pages sont les mêmes ; seul le fichier autour diffère",
            en=f"written again, all {given} pages are the same; only the file around them differs",
        )
    return Check("pages", not findings, told, findings)


def figures_check(report: AttachedReport, source: Source) -> Check:
    """Without answers: whether the figures of the results inside are those that stand on the pages."""
    if isinstance(report.model, CohortAttachedData):  # a group, whose figures have no titles of their own
        told = Text(fr="elles n’ont pas été vérifiées", en="they were not verified")
        return Check("pages", None, told)
    (result,) = report.data.get("respondents") or report.data["groups"]
    figures = figures_of(result, source.questionnaire, report.model.report.language)
    words = [word for page in pages_of(report.content, report.path) for word in page.words]
    found, missing = figures_found(figures, words)
    if missing:
        count = len(found) + len(missing)
        told = Text(
            fr=f"{len(missing)} des {count} chiffres et noms des résultats joints n’y sont pas",
            en=f"{len(missing)} of the {count} figures and names of the results inside are not on them",
        )
        return Check("pages", False, told, [_not_found(each) for each in missing])
    told = Text(
        fr=f"{len(found)} chiffres et noms des résultats joints y sont ; le reste des pages n’a pas été vérifié",
        en=f"{len(found)} figures and names of the results inside are on them; the rest of the pages was not verified",
    )
    return Check("pages", None, told)


def _not_found(each: PrintedFigure) -> Finding:
    return Finding(same(f"{each.title} ({each.where})"), None, each.figure, each.where)


def _page(number: int, after: str = "") -> Text:
    if not after:
        return same(f"page {number}")
    return Text(fr=f"page {number}, après « {after} »", en=f"page {number}, after “{after}”")
