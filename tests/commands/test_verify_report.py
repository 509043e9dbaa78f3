"""``verify report.pdf``: what is true is said to be, and whatever was changed is named."""

import json
import shutil
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from command_kit import GOLDEN, answer_file, script_file
from jsonschema import Draft202012Validator
from report_tampering import attached, change_drawing, change_figure, change_results
from stored_kit import store

from digimat.cli import main
from digimat.commands.reports import one as reporting
from digimat.commands.verification import pages_check
from digimat.questionnaires import bundled_folder
from digimat.reports import person, workers
from digimat.reports.attached.model import attachment_schema
from digimat.reports.attached.written import attachment

DAY = ("--date", "2026-11-22", "--lang", "fr")
SAMPLES = bundled_folder() / "samples"
OF_CDO = ("-q", "cdo", "--by", "organisation", "-r", "org-01")
# By golden case AG2: a1 earns one half of its points, and the report says 50.
OWN = ("-q", "agility", "-r", "AG2")


@pytest.fixture(scope="module", autouse=True)
def _printed_once(tmp_path_factory):
    """Each report is printed once, by one process, and read once: most tests verify the same one."""
    printed, pages = {}, {}

    def read_once(content, path):
        if content not in pages:
            pages[content] = read(content, path)
        return pages[content]

    def print_once(content, data, workers=None, place="", look=None):
        key = (repr(content), attachment(data), look)
        if key not in printed:
            printed[key] = render(content, data, printers, place, look)
        return printed[key]

    with workers.pdf_workers() as printers, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIGIMAT_CACHE", str(tmp_path_factory.mktemp("cache")))
        render = reporting.render_report
        patch.setattr(reporting, "render_report", print_once)
        read = pages_check.pages_of
        patch.setattr(pages_check, "pages_of", read_once)
        patch.setattr(workers, "pdf_workers", lambda: nullcontext(printers))
        yield


@pytest.fixture(scope="module")
def made(_printed_once, tmp_path_factory):
    """Reports that every test may copy: a person's own, the assessor's, and an organisation's."""
    folder = tmp_path_factory.mktemp("made")
    golden = answer_file(folder / "golden.csv", GOLDEN)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("DIGIMAT_STORE", str(folder / "none.db"))
        reports = {
            "own": (golden, *OWN),
            "assessor": (golden, *OWN, "--require", "novice", "--assessor"),
            "organisation": (SAMPLES / "cdo.csv", *OF_CDO),
            "group": (SAMPLES / "agility.csv", "-q", "agility", "--group", "-r", "Tous"),
        }
        for name, words in reports.items():
            assert main(["report", *map(str, words), "-o", f"{name}.pdf", *DAY]) == 0
    return folder


@pytest.fixture
def report(made, tmp_path):
    """A copy of a report that was made, to be changed."""

    def copy(name):
        return Path(shutil.copy(made / f"{name}.pdf", tmp_path / f"{name}.pdf"))

    return copy


def checks(done):
    return {check["check"]: check["holds"] for check in done.data["checks"]}


def differences(done, name):
    (check,) = (check for check in done.data["checks"] if check["check"] == name)
    return {each["where"]: (each["report"], each["expected"]) for each in check["differences"]}


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", ("✓ Pages : récrites, le fichier est identique, octet pour octet", "Ce rapport est vrai :")),
        ("en", ("✓ Pages: written again, the file is identical, byte for byte", "This report is true:")),
    ],
)
def test_a_report_that_nobody_changed_is_true(call, report, lang, words):
    done = call("verify", report("own"), "--lang", lang)
    assert (done.status, done.err) == (0, "")
    assert all(part in done.out for part in words)


def test_the_same_as_data(call, report):
    done = call("verify", report("own"), "--json")
    assert done.status == 0
    assert {name: done.data[name] for name in ("format", "version", "true", "identical", "kind")} == {
        "format": "digimat.report_verification", "version": 1, "true": True, "identical": True, "kind": "person",
    }  # fmt: skip
    assert checks(done) == {"questionnaire": True, "answers": None, "results": True, "pages": True}


def test_the_answers_inside_are_compared_with_those_that_were_given(call, report, made):
    done = call("verify", report("own"), "--answers", made / "golden.csv", "--json")
    assert done.status == 0
    assert checks(done)["answers"] is True


def test_a_figure_that_was_changed_on_a_page_is_named_with_its_place(call, report):
    path = report("own")
    assert change_figure(path, 2, "50", "05")
    done = call("verify", path, "--lang", "en")
    assert done.status == 1
    assert "    page 2, after “" in done.out
    assert "“05” in the report, “50” expected\n" in done.out
    assert "This report is not true" in done.out
    assert "✓ Results" in done.out, "the results inside were left as they were"


def test_a_result_that_was_changed_inside_is_named(call, report):
    path = report("own")
    change_results(path, lambda data: data["respondents"][0]["scales"]["total"].update(score=99))
    done = call("verify", path, "--json")
    assert done.status == 1
    assert differences(done, "results") == {"scales.total.score": (99, 50)}
    assert checks(done)["pages"] is True


def test_pages_and_results_that_were_changed_alike_are_both_named(call, report):
    path = report("own")
    assert change_figure(path, 2, "50", "05")
    change_results(path, lambda data: data["respondents"][0]["scales"]["total"].update(score=5))
    done = call("verify", path, "--json")
    assert done.status == 1
    assert differences(done, "results") == {"scales.total.score": (5, 50)}
    assert differences(done, "pages")


def test_an_answer_that_was_changed_inside_no_longer_gives_the_results(call, report):
    path = report("own")
    change_results(path, lambda data: data["respondents"][0]["answers"]["a1d1"].update(code="dk"))
    done = call("verify", path, "--json")
    assert done.status == 1
    assert differences(done, "results")["scales.total.score"][0] == 50
    assert checks(done)["pages"] is False


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("report.late", lambda data: data["report"].update(late=3)),
        ("levels.level.level", lambda data: data["respondents"][0]["levels"]["level"].update(level="8")),
        ("levels.level.capped", lambda data: data["respondents"][0]["levels"]["level"].update(capped=True)),
        ("flags.0", lambda data: data["respondents"][0].update(flags=["security_reserve", "more"])),
        ("advice.more", lambda data: data["respondents"][0]["advice"].update(more=1)),
        ("questionnaire.version", lambda data: data["questionnaire"].update(version="9.9.9")),
    ],
)
def test_whatever_was_changed_inside_is_seen(call, report, what, change):
    path = report("own")
    change(data := attached(path))
    change_results(path, lambda old: old.update(data))
    done = call("verify", path, "--json")
    if what == "report.late":  # told on a page, and computed from nothing: only the page contradicts it
        assert checks(done)["pages"] is False
    else:
        assert any(place.startswith(what.removesuffix(".0")) for place in differences(done, "results"))
    assert done.status == 1


def test_a_forgery_that_agrees_with_itself_is_caught_by_the_answers_that_were_given(call, made, tmp_path):
    answer_file(tmp_path / "forged.csv", {"AG2": GOLDEN["AG3"]})
    assert call("report", "forged.csv", *OWN, "-o", "forged.pdf", *DAY).status == 0
    assert call("verify", "forged.pdf").status == 0, (
        "pages, results and answers agree: nothing else is claimed"
    )
    done = call("verify", "forged.pdf", "--answers", made / "golden.csv", "--json")
    assert done.status == 1
    assert checks(done) == {"questionnaire": True, "answers": False, "results": True, "pages": True}
    assert set(differences(done, "answers")) == {f"answers.a{n}d3.code" for n in range(1, 7)}


def test_a_drawing_that_was_changed_is_seen_though_every_word_is_the_same(call, report):
    path = report("own")
    change_drawing(path, 2)
    done = call("verify", path, "--lang", "en")
    assert done.status == 1
    assert "    page 2: the same words, but a drawing, a place or a picture was changed\n" in done.out


def test_a_note_laid_over_a_page_is_seen(call, report):
    path = report("own")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 99, 99])
        pdf.pages[1].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
        pdf.save(path)
    assert differences(call("verify", path, "--json"), "pages") == {"pages.2.drawing": (None, None)}


def test_a_page_too_many_is_seen(call, report):
    path = report("own")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        count = len(pdf.pages)
        pdf.pages.append(pdf.pages[1])
        pdf.save(path)
    done = call("verify", path, "--json")
    assert done.status == 1
    assert differences(done, "pages")["pages"] == (count + 1, count)


def test_a_report_that_a_reader_saved_again_is_true_and_not_identical(call, report):
    path = report("own")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    done = call("verify", path, "--json")
    assert (done.status, done.data["true"], done.data["identical"]) == (0, True, False)


def test_where_all_pages_are_drawn_otherwise_their_words_decide(call, report, monkeypatch):
    path, render = report("own"), reporting.render_report

    def with_another_engine(content, data, *others, **named):
        name = tmp / "again.pdf"
        name.write_bytes(render(content, data, *others, **named))
        with pikepdf.open(name, allow_overwriting_input=True) as pdf:
            for page in pdf.pages:
                page.contents_add(b"1 0 0 1 0 0 cm\n", prepend=True)
            pdf.save(name)
        return name.read_bytes()

    tmp = path.parent
    monkeypatch.setattr(reporting, "render_report", with_another_engine)
    done = call("verify", path, "--lang", "en")
    assert done.status == 0
    assert "drawings could not be compared (another engine, other fonts or other colours)" in done.out
    assert change_figure(path, 2, "50", "05")
    assert call("verify", path).status == 1


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_without_answers_it_is_said_what_was_not_verified(call, report, lang):
    done = call("verify", report("assessor"), "--lang", lang)
    assert done.status == 1
    assert ("Ce rapport n’est pas vérifié" if lang == "fr" else "This report is not verified") in done.out
    assert "--answers" in done.out
    data = call("verify", report("assessor"), "--json").data
    assert (data["true"], data["kind"]) == (None, "assessor")


def test_the_answers_make_an_assessors_report_verifiable(call, report, made):
    done = call("verify", report("assessor"), "--answers", made / "golden.csv", "--json")
    assert (done.status, done.data["true"], done.data["identical"]) == (0, True, True)
    other = answer_file(made / "other.csv", {"AG2": GOLDEN["AG3"]})
    assert call("verify", report("assessor"), "--answers", other).status == 1


def test_a_figure_inside_that_stands_on_no_page_is_named_without_answers(call, report):
    path = report("assessor")
    change_results(path, lambda data: data["respondents"][0]["scales"]["a1"].update(score=91))
    done = call("verify", path, "--json")
    assert (done.status, done.data["true"]) == (1, False)
    assert differences(done, "pages") == {"scales.a1.score": (None, "91")}


def test_an_organisation_is_verified_with_the_answers_of_its_people(call, report, tmp_path):
    done = call("verify", report("organisation"), "--answers", SAMPLES / "cdo.csv", "--json")
    assert (done.status, done.data["kind"], done.data["identical"]) == (0, "organisation", True)
    assert call("verify", report("organisation"), "--json").data["true"] is None
    path = report("organisation")
    change_results(path, lambda data: data["groups"][0]["pooled"]["people"].update(ceo=7))
    changed = call("verify", path, "--answers", SAMPLES / "cdo.csv", "--json")
    assert set(differences(changed, "results")) == {"pooled.people.ceo"}


def test_a_group_is_verified_with_the_answers_of_its_people(call, report):
    path = report("group")
    Draft202012Validator(attachment_schema()).validate(attached(path))
    assert call("verify", path, "--json").data["true"] is None
    done = call("verify", path, "--answers", SAMPLES / "agility.csv", "--json")
    assert (done.status, done.data["kind"], done.data["identical"]) == (0, "group", True)
    change_results(path, lambda data: data["scales"]["total"].update(mean=99))
    changed = call("verify", path, "--answers", SAMPLES / "agility.csv", "--json")
    assert (changed.status, set(differences(changed, "results"))) == (1, {"scales.total.mean"})
    change_results(path, lambda data: data["report"].update(by="../x"))
    assert "SCO050" in call("verify", path, "--answers", SAMPLES / "agility.csv").err


def test_the_report_of_a_sitting_is_compared_with_the_sitting_in_the_store(call, tmp_path):
    script = script_file(tmp_path / "paper.txt", GOLDEN["AG2"])
    sat = call("run", "agility", "--script", script, "-r", "p-001", "-o", "own.pdf", "--json")
    done = call("verify", "own.pdf", "--lang", "en")
    assert done.status == 0
    assert f"answers are those of sitting {sat.data['session']} of digimat.db" in done.out
    assert call("report", "-q", "agility", "-r", "p-001", "--assessor", "-o", "assessor.pdf").status == 0
    assert call("verify", "assessor.pdf", "--json").data["true"] is True
    kept = store().with_name("moved.db")
    store().rename(kept)
    assert call("verify", "assessor.pdf", "--json").data["true"] is None
    assert call("verify", "assessor.pdf", "--store", kept, "--json").data["true"] is True
    assert not store().exists(), "to verify writes nothing"


def test_another_text_of_the_questionnaire_is_asked_for_and_may_be_given(call, tmp_path, golden):
    published = bundled_folder() / "agility.yaml"
    (tmp_path / "questionnaires").mkdir()
    own = tmp_path / "questionnaires" / "agility.yaml"
    own.write_text(published.read_text(encoding="utf-8") + "\n# ours\n", encoding="utf-8")
    assert call("report", golden, *OWN, "-o", "own.pdf").status == 0
    assert call("verify", "own.pdf").status == 0
    own.rename(tmp_path / "agility.yaml")
    done = call("verify", "own.pdf", "--lang", "en")
    assert (done.status, done.out) == (1, "")
    assert 'own.pdf: REP047 this takes the questionnaire "agility", version' in done.err
    assert "-q FILE" in done.err
    assert call("verify", "own.pdf", "-q", tmp_path / "agility.yaml").status == 0
    assert "here: cdo 1." in call("verify", "own.pdf", "-q", "cdo", "--lang", "en").err


def test_adjusted_values_are_verified_where_they_are_kept(call, tmp_path, golden):
    changes = tmp_path / "adjustments" / "agility.yaml"
    changes.parent.mkdir()
    changes.write_text(
        "questionnaire: agility\nbecause: {fr: Un essai., en: A try.}\nweights: {a1: {a1d1: 2}}\n",
        encoding="utf-8",
    )
    assert call("report", golden, *OWN, "-o", "own.pdf").status == 0
    assert call("verify", "own.pdf").status == 0
    changes.write_text(changes.read_text(encoding="utf-8").replace("2}", "3}"), encoding="utf-8")
    assert "own.pdf: REP048 " in call("verify", "own.pdf").err
    changes.unlink()
    assert "own.pdf: REP048 " in call("verify", "own.pdf").err


@pytest.mark.parametrize(("version", "words"), [(1, "an earlier version"), (3, "a later version")])
def test_a_report_of_another_version_is_said_to_be_one(call, report, version, words):
    path = report("own")
    change_results(path, lambda data: data.update(version=version))
    done = call("verify", path, "--lang", "en")
    assert (done.status, done.out) == (1, "")
    assert f"own.pdf: REP045 this report was written by {words}" in done.err.replace(
        "comes from", "was written by"
    )


def test_another_software_is_told_and_counts_for_nothing_by_itself(call, golden, monkeypatch):
    made = person.person_report
    with monkeypatch.context() as patch:

        def earlier(*words, **named):
            content = made(*words, **named)
            return replace(content, cover=replace(content.cover, software="digimat 0.0.9"))

        patch.setattr("digimat.commands.reports.reported.person_report", earlier)
        assert call("report", golden, *OWN, "-o", "own.pdf").status == 0
    data = attached("own.pdf")
    change_results("own.pdf", lambda own: own.update(data, software="digimat 0.0.9"))
    done = call("verify", "own.pdf", "--lang", "en")
    assert done.status == 0
    assert "Written by digimat 0.0.9" in done.err


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (["none.pdf"], 1, "REP040"),
        (["golden.csv", "--answers", "golden.csv"], 2, "ANS071"),
        (["-q", "agility"], 2, "ANS071"),
        (["own.pdf", "--answers", "none.csv"], 1, "ANS001"),
        (["own.pdf", "--answers", "others.csv"], 1, "REP049"),
        (["own.pdf", "-q", "none"], 2, "QST008"),
    ],
)
def test_what_cannot_be_verified_is_said(call, report, golden, tmp_path, words, status, code, lang):
    report("own")
    answer_file(tmp_path / "others.csv", {"AG9": GOLDEN["AG1"]})
    done = call("verify", *words, "--lang", lang)
    assert (done.status, done.out) == (status, "")
    assert f"{code} " in done.err


def test_what_is_inside_gives_no_answers_of_others(made):
    for name in ("assessor", "organisation", "group"):
        written = json.dumps(attached(made / f"{name}.pdf"))
        assert '"answers"' not in written
        assert '"code"' not in written


LOOK = '[report]\nauthor = "Cabinet Exemple"\nconfidentiality = "Confidentiel"\ncolours.primary = "#204020"\n'


@pytest.fixture
def workspace(tmp_path, golden, monkeypatch):
    """A workspace with a look, in which one stands."""
    folder = tmp_path / "client"
    folder.mkdir()
    (folder / "digimat.toml").write_text(f'language = "fr"\n{LOOK}', "utf-8")
    monkeypatch.chdir(folder)
    return folder


def test_a_report_with_the_look_of_a_workspace_is_identical_there(call, workspace, golden):
    assert call("report", golden, *OWN, *DAY, "-o", "own.pdf").status == 0
    done = call("verify", "own.pdf", "--lang", "fr")
    assert (done.status, "identique, octet pour octet" in done.out) == (0, True)


def test_elsewhere_the_words_decide_about_a_report_with_a_look(
    call, workspace, golden, tmp_path, monkeypatch
):
    assert call("report", golden, *OWN, *DAY, "-o", tmp_path / "own.pdf").status == 0
    monkeypatch.chdir(tmp_path)
    done = call("verify", "own.pdf", "--lang", "fr")
    assert (done.status, "les dessins n’ont pas pu être comparés" in done.out) == (0, True)


def test_a_template_of_another_workspace_is_no_proof_of_anything(
    call, workspace, golden, tmp_path, monkeypatch
):
    (workspace / "templates").mkdir()
    (workspace / "templates" / "report.html.j2").write_text(
        '{% extends "digimat/report.html.j2" %}{% block end %}<p>Bien à vous</p>{% endblock %}', "utf-8"
    )
    assert call("report", golden, *OWN, *DAY, "-o", tmp_path / "own.pdf").status == 0
    monkeypatch.chdir(tmp_path)
    done = call("verify", "own.pdf", "--lang", "fr")
    assert (done.status, "vérifiez depuis le sien" in done.out) == (1, True)
