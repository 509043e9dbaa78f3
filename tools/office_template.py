"""Build the Word template of the reports anew: .venv/bin/python tools/office_template.py

The template is a document like any other: consultants copy it into their workspace and restyle it in Word. It is
built here so that what stands in it can be read and reviewed.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from digimat.reports.look import default_look
from digimat.reports.office import WORD_SOURCE
from digimat.reports.office.archive import drop_leftovers, same_bytes
from digimat.reports.office.document.styles import add_styles, dress

# Style and text of each paragraph. A tag that begins with "p" takes its whole paragraph away.
# Headings follow the depth at which a piece stands: HEAD is put in below.
CHART = """
    |{%p if c.title %}
    HEAD|{{ c.title }}
    |{%p endif %}
    |{%p if c.outcome %}
    Digimat Outcome|{{ c.outcome }}
    |{%p endif %}
    |{%p for text in c.texts %}
    Digimat Told|{{ text }}
    |{%p endfor %}
    |{%p if c.drawing %}
    Digimat Chart|{{ c.drawing }}
    |{%p endif %}
    |{%p for table in c.tables %}
    |{{p table }}
    |{%p endfor %}
    |{%p if c.note %}
    Caption|{{ c.note }}
    |{%p endif %}
"""
NOTES = """
    |{%p for note in notes %}
    HEAD|{{ note.title }}
    Normal|{{ note.text }}
    |{%p endfor %}
"""
ADVICE = """
    |{%p for a in advice %}
    HEAD|{% if a.number and not r.test %}{{ a.number }}. {% endif %}{{ a.title }}
    |{%p if a.topic %}
    Digimat Small|{{ a.topic }}
    |{%p endif %}
    Normal|{{ a.action }}
    |{%p if a.first_step %}
    Normal|**{{ w.first_step }}{{ colon }}**{{ a.first_step }}
    |{%p endif %}
    |{%p if a.sign %}
    Normal|**{{ w.sign }}{{ colon }}**{{ a.sign }}
    |{%p endif %}
    Digimat Small|{{ a.horizon }}{% if a.horizon and a.effort %} · {% endif %}{{ a.effort }}
    |{%p endfor %}
"""
LIST = """
    |{%p for b in bars %}
    Heading 3|{% if b.score %}{{ b.score.text }}{% else %}—{% endif %} · {{ b.title }}
    |{%p if b.state %}
    Digimat Small|{{ b.state }}
    |{%p endif %}
    |{%p if b.text %}
    Normal|{{ b.text }}
    |{%p endif %}
    |{%p endfor %}
"""


def at(level: int, piece: str) -> str:
    """A piece of the template under a heading of the level above."""
    return piece.replace("HEAD", f"Heading {level}")


BODY = f"""
    |{{%p if logo %}}
    Normal|{{{{ logo }}}}
    |{{%p endif %}}
    Title|{{{{ r.cover.title }}}}
    Digimat Eyebrow|{{{{ kind }}}}
    Subtitle|{{{{ r.cover.respondent }}}}
    Normal|{{{{ r.cover.date }}}}
    |{{%p if confidentiality %}}
    Digimat Strong|{{{{ confidentiality }}}}
    |{{%p endif %}}
    |{{%p for label, value in facts %}}
    Digimat Small|{{{{ label }}}}{{{{ colon }}}}{{{{ value }}}}
    |{{%p endfor %}}
    Heading 1|{{{{ w.in_brief }}}}
    |{{%p if r.summary %}}
    Digimat Lead|{{{{ r.summary }}}}
    |{{%p endif %}}
    |{{%p if r.headline %}}
    |{{%p set h = r.headline %}}
    Digimat Eyebrow|{{{{ h.title }}}}
    |{{%p if h.score %}}
    Digimat Figure|{{{{ score }}}}
    |{{%p if score_note %}}
    Digimat Small|{{{{ score_note }}}}
    |{{%p endif %}}
    |{{%p endif %}}
    |{{%p if level %}}
    Digimat Outcome|{{{{ level }}}}
    |{{%p endif %}}
    |{{%p if h.explained %}}
    Normal|{{{{ h.explained }}}}
    |{{%p endif %}}
    |{{%p for reserve in h.reserves %}}
    Digimat Strong|{{{{ reserve }}}}
    |{{%p endfor %}}
    |{{%p if h.adjusted %}}
    Normal|**{{{{ w.adjusted }}}}{{{{ colon }}}}**{{{{ h.adjusted }}}}
    |{{%p endif %}}
    |{{{{p levels }}}}
    |{{%p endif %}}
    |{{{{p spread }}}}
    |{{%p if r.no_result %}}
    Digimat Strong|{{{{ r.no_result }}}}
    |{{%p endif %}}
    Digimat Sentence|{{{{ r.sentence }}}}
    |{{%p if r.strengths or r.priorities %}}
    Heading 2|{{{{ w.strengths }}}}
    |{{%p set bars = r.strengths %}}
    {LIST}
    |{{%p if not r.strengths %}}
    Normal|{{% if r.test %}}{{{{ w.no_strength }}}}{{% else %}}{{{{ w.no_strength_here }}}}{{% endif %}}
    |{{%p endif %}}
    Heading 2|{{{{ w.priorities }}}}
    |{{%p set bars = r.priorities %}}
    {LIST}
    |{{%p if not r.priorities %}}
    Normal|{{{{ w.no_priority }}}}
    |{{%p endif %}}
    |{{%p endif %}}
    |{{%p if r.requirement %}}
    Heading 2|{{{{ r.requirement.title }}}}
    Normal|{{{{ r.requirement.text }}}}
    |{{%p endif %}}
    |{{%p if conclusions %}}
    Heading 1|{{{{ w.conclusions }}}}
    |{{%p for part in conclusions %}}
    Heading 2|{{{{ part.title }}}}
    |{{%p for c in part.charts %}}
    {at(3, CHART)}
    |{{%p endfor %}}
    |{{%p endfor %}}
    |{{%p endif %}}
    |{{%p if profile %}}
    Heading 1|{{{{ w.profile }}}}
    |{{%p for c in profile %}}
    {at(2, CHART)}
    |{{%p endfor %}}
    |{{%p endif %}}
    |{{%p for page in pages %}}
    Heading 1|{{{{ page.title }}}}
    |{{%p if page.text %}}
    Digimat Lead|{{{{ page.text }}}}
    |{{%p endif %}}
    |{{%p for c in page.charts %}}
    {at(2, CHART)}
    |{{%p endfor %}}
    |{{%p set notes = page.notes %}}
    {at(2, NOTES)}
    |{{%p endfor %}}
    |{{%p if r.flags %}}
    Heading 1|{{{{ w.flags }}}}
    |{{%p set notes = r.flags %}}
    {at(2, NOTES)}
    |{{%p endif %}}
    |{{%p if pooled %}}
    Heading 1|{{{{ w.people }}}}
    |{{%p for part in pooled %}}
    |{{%p if not loop.first %}}
    Heading 2|{{{{ part.title }}}}
    |{{%p endif %}}
    |{{%p if part.text %}}
    Normal|{{{{ part.text }}}}
    |{{%p endif %}}
    |{{%p for table in part.tables %}}
    |{{{{p table }}}}
    |{{%p endfor %}}
    |{{%p endfor %}}
    |{{%p endif %}}
    |{{%p if r.advice %}}
    Heading 1|{{{{ w.advice }}}}
    |{{%p set advice = r.advice %}}
    {at(2, ADVICE)}
    |{{%p endif %}}
    |{{%p if r.quick_wins %}}
    Heading 2|{{{{ w.quick_wins }}}}
    |{{%p set advice = r.quick_wins %}}
    {at(3, ADVICE)}
    |{{%p endif %}}
    |{{%p if r.deeper %}}
    Heading 1|{{{{ w.further }}}}
    |{{%p for c in r.deeper %}}
    Heading 2|{{{{ c.title }}}}
    Digimat Small|{{{{ c.minutes }}}} · {{{{ c.command }}}}
    Normal|{{{{ c.because }}}}
    Normal|**{{{{ w.who_answers }}}} **{{{{ c.respondents }}}}
    |{{%p endfor %}}
    |{{%p endif %}}
    |{{%p if r.method %}}
    Heading 1|{{{{ w.method }}}}
    |{{%p set notes = r.method %}}
    {at(2, NOTES)}
    |{{%p endif %}}
    |{{%p if passport %}}
    Heading 2|{{% if r.test %}}{{{{ w.passport }}}}{{% else %}}{{{{ w.validity }}}}{{% endif %}}
    |{{{{p passport }}}}
    |{{%p endif %}}
    |{{%p if annex %}}
    Heading 1|{{% if r.pooled %}}{{{{ w.annex_pooled }}}}{{% else %}}{{{{ w.annex }}}}{{% endif %}}
    |{{{{p annex }}}}
    |{{%p endif %}}
"""
HEADER = "{{ confidentiality }}"
FOOTER = "{{ foot }}"


def build() -> bytes:
    """The template as bytes."""
    document: Any = Document()
    drop_leftovers(document.part.package)
    add_styles(document)
    dress(document, default_look())
    for line in BODY.strip().splitlines():
        if line.strip():
            style, _, text = line.strip().partition("|")
            paragraph(document.add_paragraph(style=style or "Normal"), text)
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.text, head.alignment = HEADER, WD_ALIGN_PARAGRAPH.RIGHT
    foot(section)
    moment = datetime(2000, 1, 1)
    core = document.core_properties
    core.author = core.title = core.comments = core.last_modified_by = ""
    core.created = core.modified = moment
    out = io.BytesIO()
    document.save(out)
    return same_bytes(out.getvalue())


def paragraph(target: Any, text: str) -> None:
    """Write a paragraph; what stands between two stars is bold."""
    for number, part in enumerate(text.split("**")):
        if part:
            target.add_run(part).bold = True if number % 2 else None


def foot(section: Any) -> None:
    """Whose report it is on the left, "page 2 of 9" on the right."""
    line = section.footer.paragraphs[0]
    line.paragraph_format.tab_stops.clear_all()
    line.paragraph_format.tab_stops.add_tab_stop(Mm(170), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(FOOTER)
    line.add_run("\t{{ w.page }} ")
    field(line, "PAGE")
    line.add_run(" {{ w.of }} ")
    field(line, "NUMPAGES")


def field(line: Any, name: str) -> None:
    """A number that Word keeps up to date."""
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    simple.append(run)
    line._p.append(simple)


if __name__ == "__main__":
    WORD_SOURCE.write_bytes(build())
    print(WORD_SOURCE)
