"""Templates of a workspace: they stand in for ours, do nothing but show, and each mistake has its file and line."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pytest
from jinja2 import UndefinedError
from look_kit import problems_of, put, told, workspace
from sample import person_report

from digimat.problems import UserError
from digimat.reports.html import TEMPLATES, render_html
from digimat.reports.look import Look, Override
from digimat.reports.look.shipped import shipped_templates
from digimat.reports.pdf import _engine, render_pdf

CREATED = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
COVER = "person/cover.html.j2"


def look_with(source, name=COVER):
    """A look with one template of its own, as if it had been read from a workspace."""
    return Look(templates=(Override(name, f"/client/templates/{name}", source),))


def html_with(source, name=COVER, **more):
    return render_html(person_report("en"), look=look_with(source, name), **more)


def test_a_template_of_the_workspace_stands_in_for_ours():
    html = html_with("<h1>{{ r.cover.title }}</h1>\n<p>written by hand</p>\n")
    assert "written by hand" in html
    assert 'class="banner"' not in html


def test_one_block_may_be_changed_and_the_rest_follows_ours():
    html = html_with(
        '{% extends "digimat/report.html.j2" %}\n'
        "{% block cover %}<p>before</p>{{ super() }}{% endblock %}\n"
        "{% block end %}<p>after</p>{% endblock %}\n",
        "report.html.j2",
    )
    assert html.index("before") < html.index('class="banner"') < html.index("after")
    assert '<section class="sheet annex"' in html


def test_one_block_of_one_part_may_be_changed():
    html = html_with(
        '{% extends "digimat/person/cover.html.j2" %}{% block facts %}<p>{{ look.primary }}</p>{% endblock %}'
    )
    assert "<p>#17395c</p>" in html
    assert 'class="banner"' in html
    assert 'class="facts"' not in html


def test_a_template_may_include_one_of_its_own():
    own = (
        Override(COVER, "/client/templates/cover", '<h1>x</h1>{% include "own/about.html.j2" %}'),
        Override("own/about.html.j2", "/client/templates/about", "<p>About {{ r.cover.title }}</p>"),
    )
    assert "<p>About" in render_html(person_report("en"), look=Look(templates=own))


@pytest.mark.parametrize(
    "block",
    ["head", "style", "cover", "summary", "conclusions", "profile", "pages", "group", "next", "annex", "end"],
)
def test_every_part_of_the_report_is_a_block(block):
    html = html_with(
        f'{{% extends "digimat/report.html.j2" %}}{{% block {block} %}}<!-- changed here -->{{% endblock %}}',
        "report.html.j2",
    )
    assert "<!-- changed here -->" in html


def test_a_copy_of_every_template_gives_the_same_page():
    copies = tuple(Override(name, f"/client/{name}", text) for name, text in shipped_templates().items())
    assert render_html(person_report(), look=Look(templates=copies)) == render_html(person_report())


def mistake(source, name=COVER):
    with pytest.raises(UserError) as raised:
        html_with(source, name)
    (problem,) = raised.value.problems
    return problem


MISTAKES = [
    ("<h1>\n{{ r.cover.title </h1>", 2, "WSP030", "braces"),
    ("<h1>\n{% if r %}</h1>", 2, "WSP030", "its end"),
    ("{% for x in %}", 1, "WSP030", "its end"),
    ("\n\n{% frobnicate %}", 3, "WSP030", "its end"),
    ("{{ 'x' | frobnicate }}", 1, "WSP030", "braces"),
    ('\n{% include "person/covers.html.j2" %}', 2, "WSP031", "template list"),
    ('{% include "../../secret" %}', 1, "WSP031", "template list"),
    ('{% include "/etc/passwd" %}', 1, "WSP031", "template list"),
    ("\n{{ respondant }}", 2, "WSP032", '"respondent"'),
    ("\n\n{{ r.cover.tilte }}", 3, "WSP032", "original"),
    ("{{ look.purple }}", 1, "WSP032", "original"),
    ("\n{{ 1 / 0 }}", 2, "WSP034", "original"),
    ("{{ r.cover.title + 1 }}", 1, "WSP034", "original"),
]


@pytest.mark.parametrize(("source", "line", "code", "remedy"), MISTAKES)
def test_a_mistake_is_told_at_its_line_with_how_to_mend_it(source, line, code, remedy):
    problem = mistake(source)
    assert (problem.position.file, problem.position.line, problem.code) == (
        f"/client/templates/{COVER}",
        line,
        code,
    )
    assert remedy in problem.remedy.en
    assert "\n" not in problem.message.en


def test_a_mistake_in_an_included_template_is_told_there():
    own = (
        Override(COVER, "/client/cover", '<h1>x</h1>{% include "own.html.j2" %}'),
        Override("own.html.j2", "/client/own", "\n\n{{ nothing }}"),
    )
    with pytest.raises(UserError) as raised:
        render_html(person_report("en"), look=Look(templates=own))
    assert str(raised.value.problems[0].position) == "/client/own:3"


def test_a_template_that_includes_itself_is_told():
    problem = mistake(f'<h1>x</h1>\n{{% include "{COVER}" %}}')
    assert (problem.position.line, problem.code) == (2, "WSP033")


def test_what_goes_wrong_in_our_templates_stays_a_bug():
    broken = replace(person_report("en"), annex=(None,))
    extending = look_with('{% extends "digimat/report.html.j2" %}', "report.html.j2")
    for look in (look_with("<h1>x</h1>"), extending):
        with pytest.raises(UndefinedError):
            render_html(broken, look=look)


PAYLOADS = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context.environment }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f')|attr('mro') }}",
    "{{ '{0.__class__.__mro__}'.format(r) }}",
    "{{ '{x.__init__.__globals__}'.format_map({'x': r}) }}",
    "{{ ('%s' % r.__reduce_ex__(2)) }}",
    "{{ mark.__globals__ }}",
    "{{ shape.__code__ }}",
    "{{ r.__dict__ }}",
    "{{ r.__init__ }}",
    "{% for x in range(10**7) %}x{% endfor %}",
    "{{ 'a' * 10**9 }}",
    "{{ ['a'] * 10**9 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{% set x = [] %}{{ x.append(1) }}",
    "{{ look.update(primary='x') }}",
    "{{ w.clear() }}",
    "{% import 'os' as os %}{{ os.system('id') }}",
    "{% extends '../../../../etc/passwd' %}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ config.items() }}",
    "{{ request.application }}",
]


@pytest.mark.parametrize("source", PAYLOADS)
def test_a_hostile_template_is_refused_at_its_line(source):
    problem = mistake(f"<h1>x</h1>\n{source}")
    assert problem.position.line == 2
    assert problem.code in ("WSP031", "WSP032", "WSP033", "WSP034")


def test_values_are_escaped_whatever_a_template_says():
    hostile = replace(person_report("en"), cover=replace(person_report("en").cover, respondent="<b>x</b>"))
    for source in (
        "<h1>{{ name }}</h1>",
        "{% autoescape false %}<h1>{{ name }}{{ name ~ '' }}{{ r.cover }}{{ [name] }}</h1>{% endautoescape %}",
        "{% autoescape false %}{% set x %}{{ name }}{% endset %}<h1>{{ x }}</h1>{% endautoescape %}",
        "{% autoescape false %}{% macro m() %}{{ name }}{% endmacro %}<h1>{{ m() }}</h1>{% endautoescape %}",
        "<h1>{{ (name | e).unescape() }}</h1>",
        "<h1>{{ '%s' | format(name) }}{{ '{}'.format(name) }}</h1>",
    ):
        html = render_html(hostile, look=look_with(source))
        assert "<b>x</b>" not in html
        assert "x" in html
    assert mistake("<h1>{{ name | safe }}</h1>").code == "WSP030"


def test_what_a_filter_may_not_see_comes_out_empty():
    html = html_with("<h1>{{ [r] | map(attribute='__class__') | list }}</h1>")
    assert "<h1>[Undefined]</h1>" in html


SOURCES = [
    ('<img src="photo.png">', ["WSP024"]),
    ("<img alt='' src='http://example.com/x.png'>", ["WSP024"]),
    ('<img src="data:image/png;base64,xx"><img src="{{ look.logo.address }}">', []),
    ("<img src = FILE:///etc/passwd>", ["WSP024"]),
    ('<a href="https://example.com">x</a><a href="#annex">y</a><a href="mailto:a@example.com">z</a>', []),
    ('<a href="http://example.com">x</a>', ["WSP024"]),
    ('<a href="javascript:alert(1)">x</a>', ["WSP024"]),
    ('<link rel="attachment" href="file:///etc/passwd">', ["WSP024", "WSP024"]),
    ("<SCRIPT>x</SCRIPT>", ["WSP024"]),
    ("<style>@import 'x.css'; p { background: url(x.png) }</style>", ["WSP024", "WSP024"]),
    ('<p style="background: url({{ look.picture.address }})">x</p>', []),
    ("{# <script> in a comment #}<!-- <img src='x'> -->", []),
    ('{% extends "person/cover.html.j2" %}', ["WSP025"]),
    ('{% extends "digimat/person/cover.html.j2" %}', []),
    ("é".encode("latin-1"), ["WSP022"]),
    ("x" * 600_000, ["WSP021"]),
]


@pytest.mark.parametrize(("source", "codes"), SOURCES)
def test_what_a_template_asks_for_from_outside_is_told_when_it_is_read(tmp_path, source, codes):
    put(tmp_path, f"templates/{COVER}", source)
    found = problems_of(workspace(tmp_path, ""))
    assert [problem.code for problem in found] == codes
    assert all(problem.position.file.endswith(COVER) for problem in found)


STYLES = [
    ("h2 { color: var(--accent) }", []),
    ("h2 { background: url(data:image/png;base64,xx) }", []),
    ("h2 {\n background: url(x.png) }", ["extra.css:2 WSP024"]),
    ("h2 { background: u\\72l(x.png) }", ["extra.css:1 WSP024"]),
    ("h2 { background: URL( 'http://example.com' ) }", ["extra.css:1 WSP024"]),
    ("h2 { background: url(data:image/svg+xml,x) }", ["extra.css:1 WSP024"]),
    ("\n@import 'other.css';", ["extra.css:2 WSP024"]),
    ("@\\69mport 'other.css';", ["extra.css:1 WSP024"]),
    ("@font-face { font-family: x; src: url(x.ttf) }", ["extra.css:1 WSP024", "extra.css:1 WSP024"]),
    ("@media print { h2 { background: image-set('x.png' 1x) } }", ["extra.css:1 WSP024"]),
    ("/* </style> */", ["extra.css:1 WSP023"]),
    ("h2 { content: '</style><script>' }", ["extra.css:1 WSP023"]),
]


@pytest.mark.parametrize(("style", "problems"), STYLES)
def test_the_style_of_a_workspace_asks_for_nothing_from_outside(tmp_path, style, problems):
    put(tmp_path, "templates/extra.css", style)
    assert told(problems_of(workspace(tmp_path, ""))) == problems


def test_the_style_of_a_workspace_comes_after_ours_with_the_colours_put_in(tmp_path):
    put(tmp_path, "templates/extra.css", "h2 { border: 1pt solid var(--accent) }")
    look = workspace(tmp_path, "[report.colours]\naccent = '#7a1fa2'\n").look()
    html = render_html(person_report(), look=look, self_contained=True)
    assert html.index("h2 { border: 1pt solid #7a1fa2 }") > html.index("/* Annex */")


def test_links_that_lead_out_of_the_workspace_are_not_followed(tmp_path):
    secret = put(tmp_path, "secret.html.j2", "<p>secret</p>")
    folder = tmp_path / "client"
    (folder / "templates").mkdir(parents=True)
    (folder / "templates" / "a.html.j2").symlink_to(secret)
    read = workspace(folder, "")
    assert told(problems_of(read)) == ["a.html.j2:0 WSP007"]
    (folder / "templates" / "a.html.j2").unlink()
    (folder / "templates").rmdir()
    put(tmp_path, "elsewhere/b.html.j2", "<p>secret</p>")
    (folder / "templates").symlink_to(tmp_path / "elsewhere")
    assert told(problems_of(read)) == ["b.html.j2:0 WSP007"]


FETCHES = [
    '<img alt="" src="http://127.0.0.1:9/x.png">',
    '<link rel="attachment" href="{file}">',
    "<style>@import url({file}); p {{ background: url({file}) }}</style>",
    '<svg viewBox="0 0 9 9"><title>x</title><image href="{file}"/></svg>',
    '<img alt="" src="{upper}">',
    '<img alt="" src="{dotted}">',
    '<img alt="" src="{link}">',
    '<object data="{file}"></object><embed src="{file}">',
    '<base href="{folder}"><img alt="" src="secret.svg">',
]


@pytest.mark.parametrize("markup", FETCHES)
def test_what_gets_past_the_reader_of_templates_is_not_fetched(tmp_path, markup, monkeypatch):
    secret = put(tmp_path, "secret.svg", '<svg xmlns="http://www.w3.org/2000/svg"><text>SECRET</text></svg>')
    link = tmp_path / "link.svg"
    link.symlink_to(secret)
    file = secret.as_uri()
    markup = markup.format(
        file=file, upper=file.replace("file:", "FILE:"), link=link.as_uri(), folder=tmp_path.as_uri() + "/",
        dotted=TEMPLATES.as_uri() + "/" + "%2e%2e/" * 9 + str(secret).lstrip("/"),
    )  # fmt: skip
    look = look_with(f"<h1>x</h1>{markup}")
    fetched = []
    fetcher = type(_engine(look).fetcher)
    original = fetcher.__mro__[1].fetch

    def watch(self, url, headers=None):
        fetched.append(url)
        return original(self, url, headers)

    monkeypatch.setattr(fetcher.__mro__[1], "fetch", watch)
    content = render_pdf(
        render_html(person_report("en"), look=look), attachment=b"{}", created=CREATED, look=look
    )
    assert [url for url in fetched if not url.startswith("data:")] == []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert list(pdf.attachments) == ["results.json"]
        assert not any(isinstance(o, pikepdf.Stream) and b"SECRET" in o.read_bytes() for o in pdf.objects)


def test_a_page_that_stands_alone_keeps_its_policy_in_front():
    html = html_with(
        '{% extends "digimat/report.html.j2" %}{% block head %}<title>x</title>{% endblock %}',
        "report.html.j2",
        self_contained=True,
    )
    assert re.match(
        r"\s*<!DOCTYPE html>\s*<html lang=\"en\">\s*<head>\s*<meta http-equiv=\"Content-Security", html
    )


@pytest.mark.parametrize(
    "beginning",
    ["<img src=x>", "<!DOCTYPE html><html><body>", "<!DOCTYPE html><html onload='x'><head>", "<head>"],
)
def test_a_page_that_begins_otherwise_does_not_stand_alone(beginning):
    with pytest.raises(UserError) as raised:
        html_with(f"{beginning}<h1>x</h1>", "report.html.j2", self_contained=True)
    assert told(raised.value.problems) == ["report.html.j2:0 WSP035"]
