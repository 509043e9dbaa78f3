"""A consultant's own look: settings read with every mistake at its line, files made fit, pages that follow them."""

import io
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from look_kit import SERIF, font, huge_png, logo, problems_of, put, told, workspace
from PIL import Image
from sample import person_report

from digimat.commands.toml_places import place_of
from digimat.language import Text, same
from digimat.reports.html import TEMPLATES, render_html
from digimat.reports.look import Look, Override, default_look, fingerprint
from digimat.reports.look.colours import contrast, lightness
from digimat.reports.look.css import stylesheet, values
from digimat.reports.pdf import FRONT, _engine, _front_pages, render_pdf

CREATED = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)

WHOLE = """
client = "Manufacture d’Exemple"

[report]
logo = "logo.png"
cover = "picture"
picture = "images/cover.jpg"
author = "Cabinet Aubépine"
footer = {fr = "Diagnostic de printemps", en = "Spring review"}
confidentiality = {fr = "Confidentiel", en = "Confidential"}
paper = "letter"

[report.colours]
primary = "#00594F"
accent = "#9c3b26"

[report.fonts]
heading = "fonts/Own.ttf"
body = {regular = "fonts/Own.ttf", bold = "fonts/Own.ttf"}
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The look of a workspace that sets everything."""
    folder = tmp_path_factory.mktemp("client")
    put(folder, "logo.png", logo())
    put(folder, "images/cover.jpg", logo(2000, 1500, "RGB", "JPEG"))
    put(folder, "fonts/Own.ttf", SERIF.read_bytes())
    read = workspace(folder, WHOLE)
    assert read.problems == ()
    return read.look()


def test_without_settings_the_look_is_ours(tmp_path):
    assert workspace(tmp_path, "").look() == default_look() == Look()


def test_the_client_of_the_workspace_stands_in_for_that_of_the_report(tmp_path):
    assert workspace(tmp_path, 'client = "A"\n').look().client == same("A")
    assert workspace(tmp_path, 'client = "A"\n[report]\nclient = "B"\n').look().client == same("B")


def test_every_setting_is_in_the_look(whole):
    assert (whole.primary, whole.accent, whole.paper, whole.cover) == (
        "#00594f",
        "#9c3b26",
        "letter",
        "picture",
    )
    assert whole.client == same("Manufacture d’Exemple")
    assert whole.footer == Text(fr="Diagnostic de printemps", en="Spring review")
    assert [file.weight for file in whole.body_font.files] == [400, 600]
    assert "Serif" in whole.heading_font.name
    assert (whole.logo.mime, whole.picture.mime) == ("image/png", "image/jpeg")
    assert (whole.picture.width, whole.picture.height) == (215.9, 100.0)


WRONG = [
    # the table, the problem, and a word of the remedy
    ("report = 3", "digimat.toml:1 WSP010", "[report]"),
    ("[report]\nlogos = 'x.png'", "digimat.toml:2 WSP003", '"logo"'),
    ("[report]\npaper = 'a3'", "digimat.toml:2 WSP011", "letter"),
    ("[report]\npaper = ['a4']", "digimat.toml:2 WSP011", "letter"),
    ("[report]\ncover = 'bande'", "digimat.toml:2 WSP011", "band"),
    ("[report]\n\nfooter = 3", "digimat.toml:3 WSP012", "footer = {fr"),
    ("[report]\nfooter = ''", "digimat.toml:2 WSP012", "footer = {fr"),
    ("[report]\nauthor = {fr = 'A'}", "digimat.toml:2 WSP012", "author = {fr"),
    ("[report.author]\nfr = 'A'", "digimat.toml:1 WSP012", "author = {fr"),
    (f"[report]\nclient = '{'x' * 81}'", "digimat.toml:2 WSP013", "Shorten"),
    ("[report.colours]\nprimary = 'blue'", "digimat.toml:2 WSP014", '"#17395c"'),
    ("[report.colours]\nprimary = '#fff'", "digimat.toml:2 WSP014", "six digits"),
    ("[report.colours]\nprimary = '#17395c;} @import url(x)'", "digimat.toml:2 WSP014", "six digits"),
    ("[report.colours]\nprimary = 1234567", "digimat.toml:2 WSP014", "six digits"),
    ("[report]\ncolours = {accent = '#ff9900'}", "digimat.toml:2 WSP015", 'accent = "#'),
    ("[report]\ncolours.pale = '#808080'", "digimat.toml:2 WSP015", 'pale = "#'),
    ("[report.colours]\nblue = '#17395c'", "digimat.toml:2 WSP003", "primary"),
    ("[report]\ncolours = '#17395c'", "digimat.toml:2 WSP010", "[report.colours]"),
    ("[report]\ncover = 'picture'", "digimat.toml:2 WSP016", 'picture = "'),
    ("[report.fonts]\nbody = {bold = 'own.ttf'}", "digimat.toml:2 WSP017", "regular"),
    ("[report]\nlogo = 7", "digimat.toml:2 WSP018", ".png"),
    ("[report]\nlogo = 'logo.svg'", "digimat.toml:2 WSP018", "PNG"),
    ("[report.fonts]\nheading = 'Own.woff2'", "digimat.toml:2 WSP018", "formats"),
    ("[report]\nlogo = 'gone.png'", "digimat.toml:2 WSP019", "digimat.toml"),
    ("[report]\nlogo = 'a\\u0000.png'".replace("'", '"'), "digimat.toml:2 WSP019", "digimat.toml"),
    ("[report]\nlogo = '../outside.png'", "digimat.toml:2 WSP007", "Copy"),
    ("[report]\nlogo = 'link.png'", "digimat.toml:2 WSP007", "Copy"),
]


@pytest.mark.parametrize(("table", "problem", "remedy"), WRONG)
def test_a_mistake_is_told_at_its_line_with_how_to_mend_it(tmp_path, table, problem, remedy):
    put(tmp_path, "outside.png", logo())
    folder = tmp_path / "client"
    put(folder, "own.ttf", SERIF.read_bytes())
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    found = problems_of(workspace(folder, table))
    assert told(found) == [problem]
    assert remedy in found[0].remedy.en
    assert found[0].message.fr != found[0].message.en


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("a = 1\n[report]\nb = 2\npaper = 'x'", 4),
        ("[report] # paper = \n 'paper' = 'x'", 2),
        ("report.paper = 'x'", 1),
        ("report = {paper = 'x'}", 1),
        ('[ "report" ]\n\n"paper"=\'x\'', 3),
        ("paper = 1\n[other]\npaper = 1\n[report.fonts]\n[report]\npaper='x'", 6),
        ("[reports]\npaper = 1", 0),
    ],
)
def test_a_setting_is_found_however_toml_writes_it(written, line):
    assert place_of(("report", "paper"), written, "digimat.toml").line == line


def test_a_moved_workspace_has_the_same_look():
    here, there = (Look(templates=(Override("a", file, "x"),)) for file in ("/here/a", "/there/a"))
    assert fingerprint(here) == fingerprint(there) != fingerprint(Look())


def test_every_mistake_is_told_at_once(tmp_path):
    table = "[report]\npaper = 'a3'\nlogo = 'gone.png'\n[report.colours]\nink = '#999999'\npale = '#000000'\n"
    read = workspace(tmp_path, table)
    assert told(read.problems) == [
        "digimat.toml:2 WSP011", "digimat.toml:3 WSP019", "digimat.toml:5 WSP015", "digimat.toml:6 WSP015",
    ]  # fmt: skip


@pytest.mark.parametrize("colour", ["#ff9900", "#ffffff", "#00aaff", "#888888"])
def test_the_nearest_colour_that_is_offered_is_taken(tmp_path, colour):
    (problem,) = problems_of(workspace(tmp_path, f"[report.colours]\nprimary = '{colour}'"))
    offered = problem.remedy.en.split('"')[1]
    look = workspace(tmp_path, f"[report.colours]\nprimary = '{offered}'").look()
    assert look.primary == offered


PRIMARIES = ["#17395c", "#0070c0", "#7a1fa2", "#00594f", "#000000", "#b00020", "#6b4e00"]


@pytest.mark.parametrize("primary", PRIMARIES)
def test_all_that_follows_from_a_colour_can_be_read_and_told_apart_in_grey(primary):
    look = Look(primary=primary)
    for text, ground in (
        (look.primary, look.wash), (look.accent, look.wash), (look.ink, look.pale), (look.muted, look.pale),
        ("#ffffff", look.primary), (look.on_primary, look.primary), (look.accent_on_primary, look.primary),
    ):  # fmt: skip
        assert contrast(text, ground) >= 4.5, (text, ground)
    assert len(look.depths) == 5
    assert all(a - b >= 15 for a, b in pairwise(map(lightness, look.depths)))


# To cut a font takes a second: it is done in the test, not by each process that collects the tests.
UNUSABLE = [
    ("logo = 'file.png'", huge_png(), "too many pixels"),
    ("logo = 'file.png'", b"\x89PNG\r\n\x1a\n" + b"x" * 100, "no readable PNG"),
    ("logo = 'file.png'", logo(mode="RGB", kind="GIF"), "no readable PNG"),
    ("logo = 'file.png'", b"", "no readable PNG"),
    ("logo = 'file.png'", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no readable PNG"),
    ("logo = 'file.png'", logo(4000, 8), "too long"),
    ("logo = 'file.png'", logo()[:200], "no readable PNG"),
    ("fonts.body = 'file.ttf'", b"\x00\x01\x00\x00" + b"\xff" * 200, "no readable TrueType"),
    ("fonts.body = 'file.ttf'", b"wOF2" + b"\0" * 200, "no readable TrueType"),
    ("fonts.body = 'file.ttf'", lambda: font(without="éŒ€"), "Œ é €"),
    ("fonts.body = 'file.ttf'", lambda: font(rights=2), "licence"),
]


@pytest.mark.parametrize(("setting", "content", "words"), UNUSABLE)
def test_a_file_that_cannot_be_taken_is_told_at_the_line_that_names_it(tmp_path, setting, content, words):
    put(tmp_path, setting.split("'")[1], content() if callable(content) else content)
    found = problems_of(workspace(tmp_path, f"[report]\n{setting}\n"))
    assert told(found) == ["digimat.toml:2 WSP020"]
    assert words.casefold() in (found[0].message.en + found[0].message.fr).casefold()


def test_a_logo_is_cropped_and_no_finer_than_its_place(tmp_path):
    put(tmp_path, "logo.png", logo(9000, 3000))
    read = workspace(tmp_path, "[report]\nlogo = 'logo.png'\n")
    made = read.look().logo
    image = Image.open(io.BytesIO(made.data))
    assert made.height == 20  # of the disc, without the transparent part around it
    assert made.width == pytest.approx(30, abs=0.2)
    assert image.width <= 62 / 25.4 * 300
    assert image.getpixel((0, 0))[3] == 0  # what is transparent stays so
    assert read.look().logo == made  # the same bytes every time


def test_a_logo_for_print_becomes_one_for_the_page(tmp_path):
    put(tmp_path, "logo.jpg", logo(mode="CMYK", kind="JPEG"))
    made = workspace(tmp_path, "[report]\nlogo = 'logo.jpg'\n").look().logo
    assert Image.open(io.BytesIO(made.data)).mode in ("RGB", "RGBA")


def test_no_colour_stands_in_a_template_or_in_the_style_but_white():
    for path in [*TEMPLATES.rglob("*.j2"), TEMPLATES / "report.css"]:
        colours = re.findall(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b", path.read_text(encoding="utf-8"))
        assert set(colours) <= {"#ffffff"}, path


def test_the_style_holds_every_value_of_the_look(whole):
    css = stylesheet(whole, inline_fonts=True)
    assert "var(--" not in css
    assert "#17395c" not in css
    drawn = {"pale"}  # in charts alone
    assert [name for name, value in values(whole).items() if value not in css and name not in drawn] == []
    assert "url(../" not in css


def pdf_of(look, language="fr", report=None):
    report = report or person_report(language)
    return render_pdf(render_html(report, look=look), attachment=b"{}", created=CREATED, look=look)


@pytest.fixture(scope="module")
def printed(whole):
    return pdf_of(whole)


def test_the_pages_have_the_paper_the_words_and_the_fonts_of_the_look(whole, printed, caplog):
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        assert [float(x) for x in pdf.pages[0].mediabox[2:]] == pytest.approx([612, 792], abs=0.1)
        assert str(pdf.docinfo["/Author"]) == "Cabinet Aubépine"
        names = {
            str(o.FontName) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o
        }
        figures = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
    assert any("Own" in name or "Serif" in name for name in names)
    assert any("Cabinet Aubépine" in str(figure.Alt) for figure in figures)  # the logo
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=printed, capture_output=True
    ).stdout.decode()
    pages = text.split("\f")
    assert all("Diagnostic de printemps" in page and "Confidentiel" in page for page in pages[1:-1])
    assert "Manufacture d’Exemple" in pages[0]
    assert caplog.records == []


def test_the_same_look_gives_the_same_bytes(whole, printed):
    assert pdf_of(replace(whole)) == printed


def boxes(page, name):
    """The boxes of a page whose element has a class."""

    def below(box):
        if name in (box.element.get("class") or "").split() if box.element is not None else False:
            yield box
            return
        for child in box.all_children() if hasattr(box, "all_children") else ():
            yield from below(getattr(child, "_box", child))

    return list(below(page._page_box))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("cover", ["band", "plain", "picture"])
def test_a_report_fits_every_paper_and_cover(whole, paper, cover, caplog):
    look = replace(whole, paper=paper, cover=cover, picture=whole.picture if cover == "picture" else None)
    document = _engine(look).lay_out(render_html(person_report("fr"), look=look))
    assert _front_pages(document) <= FRONT
    height, width = {"a4": (297, 210), "letter": (279.4, 215.9)}[paper]
    for page in document.pages:
        assert (page.width * 25.4 / 96, page.height * 25.4 / 96) == pytest.approx((width, height), abs=0.1)
    (banner,) = boxes(document.pages[0], "banner")
    assert banner.border_width() * 25.4 / 96 == pytest.approx(174 if cover == "plain" else width, abs=0.1)
    for key, value in zip(boxes(document.pages[0], "key"), boxes(document.pages[0], "value"), strict=True):
        assert key.position_y == value.position_y
    assert caplog.records == []


def test_style_and_fonts_are_made_once_for_a_look(whole):
    assert _engine(whole) is _engine(replace(whole))
    assert _engine() is _engine(default_look())
    assert _engine() is not _engine(whole)


def test_a_page_that_stands_alone_has_the_same_look_and_a_policy_in_front(whole):
    html = render_html(person_report("en"), look=whole, self_contained=True)
    head = html[html.index("<head>") :]
    assert head.startswith(
        '<head>\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
    )
    assert "#00594f" in html
    assert "Spring review" in html
    assert "Own Heading" in html


def test_hostile_words_around_the_report_are_only_text(tmp_path):
    hostile = "'</style><script>x</script>{{ 7*7 }}\"onload=\"x'".replace("'", "")
    table = f"[report]\nauthor = '{hostile}'\nfooter = '{hostile}'\n"
    html = render_html(person_report(), look=workspace(tmp_path, table).look(), self_contained=True)
    assert "<script" not in html
    assert "49" not in html.split("data-foot")[1][:80]


def test_importing_the_look_loads_nothing_heavy():
    script = (
        "import sys, digimat.reports.look, digimat.reports.look.settings, digimat.reports.look.reading\n"
        "assert not {'weasyprint', 'jinja2', 'fontTools', 'PIL', 'tinycss2'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2])
