"""Each check of a printed report finds the fault it is for, and nothing on a sound page."""

from functools import cache

import pikepdf
import pytest
from pdf_checks import CHECKS, findings
from pdf_colours import contrast, lightness
from pdf_printed import Printed, printed

TABLE = """<table class="data"><thead><tr><th scope="col">Bloc</th><th scope="col">Score</th></tr></thead>
<tbody><tr><th scope="row">Données</th><td>64</td></tr>
<tr><th scope="row">Sécurité</th><td>45</td></tr></tbody></table>"""
CHART = """<div class="chart" style="width: 80mm; height: 20mm">
<svg width="80mm" height="20mm" viewBox="0 0 80 20" xmlns="http://www.w3.org/2000/svg">
<title>Une barre de 0 à 100</title>
<rect x="0" y="0" width="40" height="9" fill="#17395c"/><rect x="40" y="0" width="40" height="9" fill="#7b97b3"/></svg>
<div class="label" style="left: 2mm; top: 12mm; width: 20mm">soixante</div></div>"""
SOUND = f"<h3>Un titre</h3><p>Une phrase assez longue.</p>{TABLE}{CHART}<p style='height: 60mm'>La fin.</p>"
WORD = "anticonstitutionnellement" * 4


def page(body, more="", style=""):
    """A cover, a sheet with what is given, perhaps another, and an annex."""
    return (
        f'<!DOCTYPE html><html lang="fr"><head><title>Essai</title><style>{style}</style></head>'
        '<body><main data-who="x" data-software="y" data-page="Page " data-of=" sur ">'
        f'<section class="cover"><div class="banner"><h1>Un essai</h1><p>Pour voir</p></div></section>'
        f'<section class="sheet"><h2>Une partie</h2>{body}</section>{more}'
        f'<section class="sheet" id="annex"><h2>Annexe</h2><p>{"Encore une ligne.<br>" * 30}</p></section>'
        "</main></body></html>"
    )


@cache
def sound():
    return printed(page(SOUND)).content


BROKEN_PAGES = {
    ("figures_have_words", "without alternative text"): page(CHART.replace("Une barre de 0 à 100", "")),
    ("headings_skip_no_level", "from level 2 to 4"): page(f"<h4>Trop bas</h4>{SOUND}"),
    ("headings_skip_no_level", "not one heading of level 1"): page(f"<h1>Encore</h1>{SOUND}"),
    ("headings_skip_no_level", "an empty heading"): page(f"{SOUND}<h3> </h3>"),
    ("cells_have_headers", "a table without headers"): page(TABLE.replace("th", "td")),
    ("cells_have_headers", "a cell without headers"): page(TABLE.replace("th", "td")),
    ("reading_order", "but above it"): page(
        f'{SOUND}<p style="position: absolute; left: 0; top: 12mm">Lu en dernier.</p><p>x</p>'
    ),
    ("reading_order", "read after '64'"): page(
        '<p style="float: right">64</p><p>Un titre à gauche</p>' + SOUND
    ),
    ("nothing_runs", "neither https nor mail"): page(f'{SOUND}<p><a href="http://example.org/">là</a></p>'),
    ("bookmarks_name_headings", "without that heading"): page(SOUND, style='h2 { bookmark-label: "Autre" }'),
    ("bookmarks_name_headings", "without a bookmark"): page(SOUND, style="h2 { bookmark-level: none }"),
    ("inside_the_margins", "outside the margins"): page(f'{SOUND}<p style="margin-left: -6mm">Dehors.</p>'),
    ("inside_the_margins", "'Trop bas.'"): page(
        f'{SOUND}<p style="position: absolute; top: 270mm">Trop bas.</p>'
    ),
    ("nothing_is_cut", "cut"): page(f'{SOUND}<div style="overflow: hidden; height: 2mm">Coupé</div>'),
    ("no_text_on_another", "upon 'Une étiquette'"): page(
        SOUND + '<p>Une étiquette</p><p style="margin: -4mm 0 0 3mm">Une autre</p>'
    ),
    ("columns_stay_apart", "into the next column"): page(
        TABLE.replace("Données", f'<span style="white-space: nowrap">{WORD}</span>')
    ),
    ("columns_stay_apart", "into the row below"): page(
        TABLE.replace("64", '<span style="position: relative; top: 6mm">64</span>')
    ),
    ("inside_filled_boxes", "crosses the edge"): page(
        f'{SOUND}<div style="background: #f3f5f7; width: 40mm; white-space: nowrap">{WORD}</div>'
    ),
    ("inside_their_blocks", "wider than its block"): page(
        CHART.replace("width: 20mm", "width: 20mm; white-space: nowrap").replace("soixante", "soixante " * 4)
    ),
    ("inside_their_blocks", "outside its chart"): page(CHART.replace("top: 12mm", "top: 19mm")),
    ("headings_have_something_under_them", "a heading alone"): page(
        '<p style="height: 225mm">Long.</p><h3 style="break-after: page">Seul</h3>' + SOUND
    ),
    ("pages_are_used", "almost empty"): page(
        SOUND, more=f'<section class="sheet"><p>Trois mots seuls.</p></section><section class="sheet">{SOUND}'
    ),
    ("texts_stand_out", "contrast 2.8"): page(f'{SOUND}<p style="color: #999999">Gris clair</p>'),
    ("texts_stand_out", "on (23, 57, 92)"): page(f'{SOUND}<p style="background: #17395c">Sombre</p>'),
    ("fills_differ_in_grey", "apart in grey"): page(CHART.replace("#7b97b3", "#2f4a2f")),
}


@pytest.mark.parametrize(("name", "words"), BROKEN_PAGES)
def test_a_broken_page_is_found(name, words):
    html = BROKEN_PAGES[name, words]
    assert any(words in str(finding) for finding in CHECKS[name](printed(html)))


def first(pdf, **values):
    """The first object with such entries."""
    return next(
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary)
        and all(item.get(f"/{key}") == f"/{v}" for key, v in values.items())
    )


def forget_the_standards(pdf):
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        del xmp["pdfaid:part"]


def draw_a_missing_glyph(pdf):
    pdf.pages[0].contents_add(b"BT [<00240000>] TJ ET")


def forget_an_element(pdf):
    document = pdf.Root.StructTreeRoot.K[0]
    del document.K[0]


def forget_the_rows(pdf):
    table = first(pdf, S="Table")
    del table.K[1]


def add_a_link(pdf, **target):
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 1, 1], **target)
    pdf.pages[1].obj.Annots = pikepdf.Array([pdf.make_indirect(link)])


BROKEN_FILES = {
    ("says_what_it_is", "the language"): lambda pdf: pdf.Root.__delitem__("/Lang"),
    ("says_what_it_is", "no title"): lambda pdf: pdf.docinfo.__delitem__("/Title"),
    ("says_what_it_is", "the window"): lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    ("says_what_it_is", "not marked"): lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
    ("says_what_it_is", "no structure"): lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"),
    ("claims_its_standards", "PDF/A-3A"): forget_the_standards,
    ("claims_its_standards", "no output intent"): lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    ("claims_its_standards", "no identity"): lambda pdf: pdf.trailer.__delitem__("/ID"),
    ("cells_have_headers", "a header of nothing"): lambda pdf: first(pdf, S="TH").A.__delitem__("/Scope"),
    ("text_is_tagged", "no element holds"): forget_an_element,
    ("fonts_are_inside", "not embedded"): lambda pdf: first(pdf, Type="FontDescriptor").__delitem__("/FontFile2"),
    ("fonts_are_inside", "its letters"): lambda pdf: first(pdf, Subtype="Type0").__delitem__("/ToUnicode"),
    ("no_glyph_is_missing", "a glyph is missing"): draw_a_missing_glyph,
    ("results_are_attached", "not one attachment"): lambda pdf: pdf.attachments.__delitem__("results.json"),
    ("results_are_attached", "not said to be data"): lambda pdf: pdf.Root.__delitem__("/AF"),
    ("nothing_runs", "on opening"): lambda pdf: pdf.Root.__setitem__("/OpenAction", pdf.pages[0].obj),
    ("nothing_runs", "an action"): lambda pdf: pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript)),
    ("headings_have_something_under_them", "head without a row"): forget_the_rows,
    ("links_lead_somewhere", "to no place"): lambda pdf: add_a_link(pdf, Dest=pikepdf.String("nowhere")),
    ("links_lead_somewhere", "to no page"): lambda pdf: add_a_link(
        pdf, Dest=pikepdf.Array([pdf.make_indirect(pikepdf.Dictionary()), pikepdf.Name.Fit])
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "words"), BROKEN_FILES)
def test_a_broken_file_is_found(name, words):
    report = Printed(sound())
    BROKEN_FILES[name, words](report.pdf)
    assert any(words in str(finding) for finding in CHECKS[name](report))


def test_a_sound_page_is_left_alone():
    assert findings(printed(page(SOUND))) == []


def test_every_check_is_proved():
    assert {name for name, _ in (*BROKEN_PAGES, *BROKEN_FILES)} == set(CHECKS)


def test_contrast_and_lightness_are_those_of_the_standards():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(
        4.48, abs=0.005
    )  # WCAG: #777 just fails
    assert lightness((255, 255, 255)) == pytest.approx(100)
    assert lightness((119, 119, 119)) == pytest.approx(50.0, abs=0.1)  # middle grey
