"""``template``: what can be changed, copies to change, and how they stand to the originals; reports made with them."""

import subprocess
from pathlib import Path

import pytest
from command_kit import GOLDEN, answer_file

from digimat.reports.look import shipped


@pytest.fixture
def client(tmp_path, monkeypatch):
    """The folder of a workspace, which is the present one."""
    folder = tmp_path / "client"
    folder.mkdir()
    (folder / "digimat.toml").write_text('client = "Manufacture d’Exemple"\n', encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def states(call):
    return {row["name"]: row["state"] for row in call("template", "list", "--json").data["templates"]}


def test_the_list_names_every_template_its_blocks_and_whose_it_is(call, client):
    done = call("template", "list", "--lang", "en")
    assert (done.status, done.err) == (0, "")
    assert "person/cover.html.j2" in done.out
    assert "of digimat" in done.out
    data = call("template", "list", "--json").data
    assert (data["format"], data["version"]) == ("digimat.templates", 1)
    rows = {row["name"]: row for row in data["templates"]}
    assert {"cover", "summary", "annex", "head", "style"} <= set(rows["report.html.j2"]["blocks"])
    assert {row["state"] for row in rows.values()} == {"shipped"}


def test_without_a_workspace_there_is_a_list_and_nothing_to_copy_into(call, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert call("template", "list").status == 0
    done = call("template", "eject", "cover", "--lang", "en")
    assert done.status == 1
    assert done.err.startswith("WSP036 ")
    assert list(tmp_path.iterdir()) == []


def test_a_copy_is_named_shortly_and_says_what_it_is(call, client):
    done = call("template", "eject", "cover", "--lang", "en")
    assert "Copied: templates/person/cover.html.j2" in done.err
    copied = (client / "templates/person/cover.html.j2").read_text(encoding="utf-8")
    assert copied.startswith("{# digimat ")
    assert copied.split("\n", 1)[1] == shipped.shipped_templates()["person/cover.html.j2"]
    assert states(call)["person/cover.html.j2"] == "copied"


def test_a_copy_is_never_written_over(call, client):
    call("template", "eject", "cover")
    file = client / "templates/person/cover.html.j2"
    file.write_text("<h1>mine</h1>", encoding="utf-8")
    done = call("template", "eject", "cover", "--lang", "en")
    assert done.status == 0
    assert "Left as it is: templates/person/cover.html.j2 (yours, changed)" in done.err
    assert file.read_text(encoding="utf-8") == "<h1>mine</h1>"


def test_without_a_name_everything_is_copied(call, client):
    data = call("template", "eject", "--json").data
    assert set(data["new"]) == {*shipped.shipped_templates(), "extra.css"}
    assert set(states(call).values()) == {"copied", "own"}
    assert call("template", "eject", "--json").data["new"] == []


def test_the_list_tells_how_a_copy_stands_to_its_original(call, client, monkeypatch):
    call("template", "eject", "cover", "next", "annex")
    folder = client / "templates"
    with (folder / "person/next.html.j2").open("a", encoding="utf-8") as file:
        file.write("<p>mine</p>")
    (folder / "own.html.j2").write_text("<p>x</p>", encoding="utf-8")
    ours = shipped.shipped_templates()
    newer = {**ours, "person/annex.html.j2": ours["person/annex.html.j2"] + "\n"}
    monkeypatch.setattr("digimat.commands.template.shipped_templates", lambda: newer)
    found = states(call)
    assert found["person/cover.html.j2"] == "copied"
    assert found["person/next.html.j2"] == "changed"
    assert found["person/annex.html.j2"] == "outdated"
    assert found["own.html.j2"] == "own"
    assert found["report.html.j2"] == "shipped"


def test_the_list_tells_what_is_wrong_with_the_templates(call, client):
    (client / "templates").mkdir()
    (client / "templates/report.html.j2").write_text("\n{% if %}", encoding="utf-8")
    (client / "templates/extra.css").write_text("h2 { background: url(x.png) }", encoding="utf-8")
    done = call("template", "list", "--lang", "en")
    assert done.status == 1
    assert "templates/report.html.j2:2: WSP030 " in done.err
    assert "templates/extra.css:1:18: WSP024 " in done.err


@pytest.mark.parametrize(
    "words", [["frob"], ["list", "cover"], ["eject", "covr"], ["eject", "bars"], ["eject", "../x"]]
)
def test_what_does_not_exist_is_wrong_usage(call, client, words):
    done = call("template", *words, "--lang", "en")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("CLI007 ")
    assert not (client / "templates").exists()


def written(call, *more):
    file = answer_file(Path("answers.csv"), {"p-1": GOLDEN["AG1"]})
    return call("report", file, "-q", "agility", "-o", "p.pdf", "--lang", "fr", *more)


def text_of(file):
    return subprocess.run(
        ["pdftotext", "-layout", file, "-"], capture_output=True, check=True
    ).stdout.decode()


def test_a_report_has_the_look_and_the_templates_of_its_workspace(call, client):
    (client / "digimat.toml").write_text(
        '[report]\nauthor = "Cabinet Aubépine"\npaper = "letter"\n', encoding="utf-8"
    )
    folder = client / "templates"
    folder.mkdir()
    (folder / "report.html.j2").write_text(
        '{% extends "digimat/report.html.j2" %}{% block end %}<p>Un mot de la fin.</p>{% endblock %}',
        encoding="utf-8",
    )
    assert written(call).status == 0
    text = text_of("p.pdf")
    assert "Cabinet Aubépine" in text
    assert "Un mot de la fin." in text


def test_a_report_that_a_template_spoils_is_not_written_and_says_where(call, client):
    folder = client / "templates/person"
    folder.mkdir(parents=True)
    (folder / "cover.html.j2").write_text("<h1>x</h1>\n{{ respondant }}", encoding="utf-8")
    done = written(call)
    assert done.status == 1
    assert "templates/person/cover.html.j2:2: WSP032 " in done.err
    assert not Path("p.pdf").exists()


def test_a_report_whose_logo_is_no_picture_is_not_written_and_says_where(call, client):
    (client / "digimat.toml").write_text('[report]\n\nlogo = "logo.png"\n', encoding="utf-8")
    (client / "logo.png").write_text("x", encoding="utf-8")
    done = written(call)
    assert done.status == 1
    assert "digimat.toml:3: WSP020 " in done.err
    assert not Path("p.pdf").exists()
