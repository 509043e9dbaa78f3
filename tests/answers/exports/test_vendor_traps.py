"""Each trap of the form tools’ files has a test that fails where it is not seen; the fixtures’ README lists them."""

import contextlib
import json
import re
from dataclasses import replace

import pytest
from vendor_kit import (
    EN,
    FIXTURES,
    FR,
    VENDORS,
    assert_law,
    assert_same_as_clean,
    beside,
    changed,
    clean,
    codes,
    column_of,
    encode,
    expected_scores,
    headed,
    other_survey,
    read,
    save,
    scores,
    separated,
    told,
    without,
)

from digimat.problems import UserError

ANNE, BRUNO, CHLOE, DAVID, ELISE, FATOU, ZOE, MAX, LEA, TOM, K11, BOND = range(12)
limesurvey, google, microsoft = VENDORS["limesurvey"], VENDORS["google_forms"], VENDORS["microsoft_forms"]
monkey, typeform, kobo = VENDORS["survey_monkey"], VENDORS["typeform"], VENDORS["kobotoolbox"]
excel, own, surveyjs = VENDORS["excel"], VENDORS["own"], VENDORS["surveyjs"]


def lime(folder, table, **form):
    return save(folder, table, **{"quote": "all", "blank_line": True, **form})


def one_rejected(path, row, questionnaire=None):
    """All but one row are accepted; gives the problems of that one."""
    held = read(path, questionnaire) if questionnaire else read(path)
    assert_law(held)
    assert [rejected.row.line for rejected in held.rejects] == [rejected_line(path, row)]
    return held.rejects[0].problems


def rejected_line(path, row):
    """The line on which a row of the clean file begins: the answers of the first hold two line ends."""
    headers = 2 if path.name == "two.csv" else 1
    return headers + 1 + row + (2 if row > ANNE else 0)


def refused(path, questionnaire=None):
    """The whole file is refused; gives the problems."""
    with pytest.raises(UserError) as caught:
        read(path, questionnaire) if questionnaire else read(path)
    return caught.value.problems


def words(problems):
    return " ".join(
        f"{problem.message.en} {problem.remedy.en if problem.remedy else ''}" for problem in problems
    )


# --- LimeSurvey ---------------------------------------------------------------------------------------------------


def test_t01_the_byte_order_mark_is_no_part_of_the_first_heading(tmp_path):
    path = lime(tmp_path, limesurvey.table(FR, labels=False))
    assert path.read_bytes().startswith(b'\xef\xbb\xbf"id";')
    assert list(read(path).table.respondents) == [str(n) for n in range(41, 53)]


def test_t02_the_empty_line_at_the_end_is_no_row(tmp_path):
    path = lime(tmp_path, limesurvey.table(FR, labels=False))
    assert path.read_bytes().endswith(b"\r\n\r\n")
    assert_same_as_clean(path)


def test_t03_nothing_without_quotes_was_not_shown_and_nothing_in_quotes_was_left_blank(tmp_path):
    table = changed(limesurvey.table(FR, labels=False), {(ANNE, "meet"): None, (BRUNO, "meet"): ""})
    held = read(lime(tmp_path, table))
    assert codes(held, "meet")[:3] == [None, "", "0"]
    assert scores(held.table) != scores(replace_column(held.table, "meet", ANNE, ""))  # it leaves the base


def replace_column(table, item, row, code):
    column = list(table.columns[item])
    column[row] = code
    return replace(table, columns={**table.columns, item: column})


def test_t04_an_older_file_has_quotes_everywhere_and_every_empty_cell_was_left_blank(tmp_path):
    table = changed(limesurvey.table(FR, labels=False, null=""), {(ANNE, "meet"): ""})
    held = read(lime(tmp_path, table))
    assert codes(held, "meet")[ANNE] == ""
    assert None not in codes(held, "chief")


@pytest.mark.parametrize("language", [FR, EN])
def test_t05_na_in_a_file_of_words_was_not_shown_and_is_no_opinion(language, tmp_path):
    headings = {item: place_of(limesurvey, language, item) for item in ("train", "boss", "meet")}
    table = limesurvey.table(language, labels=True, mode="full")
    table = changed(table, {(ANNE, place): "N/A" for place in headings.values()})
    held = read(lime(tmp_path, table))
    assert [codes(held, item)[ANNE] for item in headings] == [None, None, None]
    assert codes(held, "train")[ELISE] == "na"  # who chose "not applicable" still did


def place_of(module, language, item):
    """The place of an item's only column, whatever its heading."""
    if module is limesurvey:
        return column_of(limesurvey.table(language, labels=False), item)
    raise AssertionError(module)


def test_t05_a_multiple_choice_of_which_all_boxes_are_na_was_not_shown(tmp_path):
    table = limesurvey.table(FR, labels=True)
    boxes = [f"tools[{code}]" for code in ("excel", "excela", "board", "crm", "none")]
    held = read(lime(tmp_path, changed(table, {(ANNE, box): "N/A" for box in boxes})))
    assert codes(held, "tools")[:2] == [None, "excela"]


@pytest.mark.parametrize("mode", ["code", "expression", "full", "abbreviated", "codetext"])
def test_t06_every_mode_of_headings_finds_every_column(mode, tmp_path):
    assert_same_as_clean(lime(tmp_path, limesurvey.table(EN, labels=False, mode=mode)))


def test_t07_a_cut_heading_that_two_questions_begin_with_is_refused(tmp_path):
    survey = other_survey(tmp_path, ("Quel sigle désigne la loi", "Quel est votre sigle de la loi"))
    table = headed(
        limesurvey.table(FR, labels=True, mode="abbreviated"), {"Quel sigle dési.. ": "Quel est votre .. "}
    )
    problems = refused(lime(tmp_path, table), survey)
    assert any("budget" in words([problem]) and "law" in words([problem]) for problem in problems)


def test_t08_spaces_written_as_underscores_are_spaces(tmp_path):
    table = limesurvey.table(FR, labels=True, mode="full")
    table = replace(table, header=[[text.replace(" ", "_") for text in table.header[0]]])
    assert_same_as_clean(lime(tmp_path, table))


def test_t09_a_box_converted_to_a_number_that_is_neither_yes_nor_no_is_not_taken_for_a_tick(tmp_path):
    table = changed(limesurvey.table(FR, labels=False), {(ANNE, "tools[board]"): "2"})
    assert "tools" in words(one_rejected(lime(tmp_path, table), ANNE))


def test_t10_words_beside_the_boxes_tick_other(tmp_path):
    table = changed(limesurvey.table(FR, labels=False), {(BRUNO, "needs[other]"): "un siège"})
    held = read(lime(tmp_path, table))
    assert codes(held, "needs")[:2] == ["time+gear", "class+other"]


@pytest.mark.parametrize("cell", ["-oth-", "Autre", "Other"])
def test_t11_other_in_a_list_is_the_option_other_and_its_words_are_no_answer(cell, tmp_path):
    table = beside(limesurvey.table(FR, labels=False), "host[other]", place=19)
    table = changed(table, {(ANNE, "host"): cell, (ANNE, "host[other]"): "chez un cousin"})
    held = read(lime(tmp_path, table))
    assert codes(held, "host")[:2] == ["other", "both"]


def test_t12_a_comment_beside_a_question_is_no_answer(tmp_path):
    table = beside(limesurvey.table(FR, labels=False), "host[comment]", "cloud")
    table = beside(table, "tools[excel_comment]", "beaucoup")
    assert told(assert_same_as_clean(lime(tmp_path, table))) == []


def test_t13_places_of_a_ranking_are_columns_in_order(tmp_path):
    table = limesurvey.table(FR, labels=False)
    places = {(ANNE, "first[1]"): "cost", (ANNE, "first[2]"): "safe"}
    assert codes(read(lime(tmp_path, changed(table, places))), "first")[:2] == ["cost>safe", "cost>speed"]


def test_t14_the_apostrophe_before_an_equals_sign_is_taken_off(tmp_path):
    table = changed(limesurvey.table(FR, labels=False), {(ZOE, "why"): "'=1+1", (ZOE, "unit"): "'=Nord"})
    assert_same_as_clean(lime(tmp_path, table))


def test_t14_an_apostrophe_within_words_or_a_number_is_none_of_those(tmp_path):
    table = limesurvey.table(FR, labels=False)
    held = read(lime(tmp_path, changed(table, {(BRUNO, "why"): "c'=est, l'@"})))
    assert codes(held, "why")[BRUNO] == "c'=est, l'@"
    assert "budget" in words(one_rejected(lime(tmp_path, changed(table, {(BRUNO, "budget"): "12'5"})), BRUNO))


def test_t15_columns_of_the_tool_are_neither_answers_nor_unknown(tmp_path):
    held = read(lime(tmp_path, limesurvey.table(FR, labels=False)))
    assert told(held) == []


def test_t16_an_incomplete_answer_is_kept(tmp_path):
    table = limesurvey.table(FR, labels=False)
    assert table.rows[DAVID][1] is None
    assert codes(read(lime(tmp_path, table)), "v1")[DAVID] == "2"


def test_t17_a_question_code_that_stands_twice_is_refused(tmp_path):
    table = beside(limesurvey.table(FR, labels=False), "meet", "0")
    assert "meet" in words(refused(lime(tmp_path, table)))


def test_t18_one_line_end_inside_a_cell_and_another_at_its_end(tmp_path):
    path = lime(tmp_path, limesurvey.table(FR, labels=False))
    assert b" :\n- moins" in path.read_bytes()
    held = read(path)
    assert held.rows_read == 12
    assert codes(held, "why")[ANNE] == codes(clean(), "why")[ANNE]


# --- Google Forms -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("joint", [";", ", "])
@pytest.mark.parametrize("language", [FR, EN])
def test_t20_ticks_joined_by_what_stands_in_a_label_are_told_apart(joint, language, tmp_path):
    held = read(save(tmp_path, google.table(language, labels=True, joint=joint), delimiter=","))
    ticks = ["excel+crm", "excela", "excel+excela+board+crm"]
    assert codes(held, "tools")[:3] == ticks
    assert codes(held, "needs")[:3] == ["time+gear", "class", "time+class+gear"]


def test_t21_ticks_that_can_be_told_apart_in_two_ways_are_refused(tmp_path):
    survey = other_survey(tmp_path, ("{fr: Tableau de bord, en: Dashboard}", "{fr: avancé, en: advanced}"))
    table = google.table(FR, labels=True, joint=", ")
    place = column_of(table, "Quels outils utilisez-vous chaque semaine ?")
    rows = {(row, place): "" for row in range(12)}
    path = save(tmp_path, changed(table, {**rows, (BRUNO, place): "Excel, avancé"}), delimiter=",")
    problems = one_rejected(path, BRUNO, survey)
    assert "excela" in words(problems) or "Excel, avancé" in words(problems)


def test_t22_points_and_feedback_of_a_quiz_are_no_answers(tmp_path):
    path = save(tmp_path, google.table(FR, labels=True, quiz=True), delimiter=",")
    assert told(assert_same_as_clean(path)) == ["ANS084"]  # that nobody is named, and nothing of points


def test_t23_a_question_that_stands_twice_is_refused(tmp_path):
    heading = "How often do you meet remotely?"
    path = save(tmp_path, beside(google.table(EN, labels=True), heading, "Never"), delimiter=",")
    assert "meet" in words(refused(path))


def test_t23_a_copy_with_a_number_is_not_taken_for_the_question(tmp_path):
    heading = "How often do you meet remotely?"
    table = google.table(EN, labels=True)
    table = without(beside(table, f"{heading}.1", "Never"), heading)
    assert "meet" in words(refused(save(tmp_path, table, delimiter=",")))


def test_t24_words_of_nobodys_are_other_where_there_is_such_an_option_and_refused_elsewhere(tmp_path):
    table = google.table(EN, labels=True)
    needs, tools = (
        column_of(table, text) for text in ("What would you need?", "Which tools do you use every week?")
    )
    held = read(save(tmp_path, changed(table, {(ANNE, needs): "Time;a better chair"}), delimiter=","))
    assert codes(held, "needs")[:1] == ["time+other"] or [r.row.line for r in held.rejects] == [2]
    path = save(tmp_path, changed(table, {(BRUNO, tools): "Excel;a better chair"}), delimiter=",")
    assert "a better chair" in words(one_rejected(path, BRUNO))


def test_t25_a_grid_has_its_row_in_brackets(tmp_path):
    table = google.table(FR, labels=True)
    assert table.header[0][4].startswith("Êtes-vous d’accord avec ces phrases ? [Nos outils")
    held = read(save(tmp_path, table, delimiter=","))
    assert (codes(held, "v1")[:3], codes(held, "v2")[:3]) == (["4", "5", "3"], ["2", "1", "3"])


def test_t26_without_a_column_that_names_people_the_same_file_twice_names_them_alike(tmp_path):
    table = google.table(FR, labels=True)
    first = read(save(tmp_path, table, delimiter=","))
    longer = replace(table, rows=[*table.rows[::-1], [*table.rows[BRUNO][:-1], "Autre chose"]])
    second = read(save(tmp_path, longer, delimiter="\t", encoding="utf-16-le"))
    assert set(first.table.respondents) < set(second.table.respondents)
    assert not any(name.isdigit() for name in first.table.respondents)


# --- Microsoft Forms ----------------------------------------------------------------------------------------------


def test_t30_the_semicolon_behind_the_last_tick_is_no_tick(tmp_path):
    table = microsoft.table(FR, labels=True)
    assert table.rows[ANNE][15] == "Excel;Clients – CRM;"
    held = read(save(tmp_path, table))
    assert codes(held, "tools")[ANNE] == "excel+crm"
    assert codes(held, "first")[ANNE] == "safe>cost"


def test_t31_columns_of_a_quiz_are_english_in_a_french_file(tmp_path):
    table = microsoft.table(FR, labels=True, quiz=True)
    assert "Total points" in table.header[0]
    assert told(assert_same_as_clean(save(tmp_path, table))) == []


def test_t32_no_break_spaces_and_line_ends_in_headings_are_spaces(tmp_path):
    table = microsoft.table(FR, labels=True)
    assert "De 0 à 10,\nêtes-vous à l’aise\N{NO-BREAK SPACE}?" in table.header[0]
    assert_same_as_clean(save(tmp_path, table))


def test_t33_a_text_with_a_number_behind_it_is_not_taken_for_the_question(tmp_path):
    table = microsoft.table(FR, labels=True)
    heading = "On me forme quand un outil change."
    assert "train" in words(refused(save(tmp_path, headed(table, {heading: f"{heading}2"}))))
    # It may be another question, or the same one again: not for digimat to say.
    assert "train" in words(refused(save(tmp_path, beside(table, f"{heading}2", "Plutôt d’accord"))))


def test_t34_dates_of_a_workbook_and_the_column_before_the_questions_are_no_answers(tmp_path):
    table = microsoft.table(EN, labels=True, workbook=True)
    stamped = changed(table, {(ANNE, "Last modified time"): table.rows[ANNE][1]})
    path = tmp_path / "forms.xlsx"
    path.write_bytes(microsoft.workbook(stamped, sheet="Sheet1"))
    assert told(assert_same_as_clean(path)) == []


def test_t35_windows_1252_dashes_and_quotes_are_read(tmp_path):
    table = microsoft.table(FR, labels=True)
    assert table.header[0][-1] == "Que faut-il changer d’abord\N{NO-BREAK SPACE}?"
    table = changed(table, {(BOND, len(table.header[0]) - 1): "œuvre — “vite”"})
    path = save(tmp_path, table, encoding="cp1252")
    assert b"\x9cuvre \x97 \x93vite\x94" in path.read_bytes()
    held = read(path)
    assert codes(held, "why")[BOND] == "œuvre — “vite”"
    assert codes(held, "plan")[ANNE] == "4"  # of which the label has a dash


def test_t36_anonymous_people_are_not_one_person(tmp_path):
    table = microsoft.table(FR, labels=True)
    assert {row[3] for row in table.rows} == {"anonymous"}
    assert len(read(save(tmp_path, table)).table.respondents) == 12


# --- SurveyMonkey -------------------------------------------------------------------------------------------------


def test_t40_the_second_header_row_is_nobody(tmp_path):
    held = read(save(tmp_path, monkey.table(EN, labels=True), delimiter=","))
    assert held.rows_read == 12
    assert "" not in held.table.respondents


def test_t41_a_blank_heading_belongs_to_the_question_before_it(tmp_path):
    survey = other_survey(tmp_path, ("{fr: Une formation, en: Training}", "{fr: Excel, en: Excel}"))
    table = headed(monkey.table(EN, labels=True), {"Training": "Excel"})
    place = column_of(table, "What would you need?")
    table = changed(table, {(r, place + 1): "Excel" if table.rows[r][place + 1] else "" for r in range(12)})
    held = read(save(tmp_path, table, delimiter=","), survey)
    assert codes(held, "needs") == codes(clean(), "needs")
    assert codes(held, "tools") == codes(clean(), "tools")


def test_t42_html_in_headings_is_no_text(tmp_path):
    table = monkey.table(FR, labels=True)
    assert "<strong>À quelle fréquence vous réunissez-vous à distance ?</strong>" in table.header[0]
    table = headed(table, {"Unité": '<p style="x">Unité&nbsp;</p>'})
    assert_same_as_clean(save(tmp_path, table, delimiter=","))


def test_t43_older_files_write_the_names_of_the_tool_s_columns_together(tmp_path):
    older = {
        text: text.replace(" ", "")
        for text in ("Respondent ID", "Collector ID", "Start Date", "End Date", "Last Name")
    }
    path = save(tmp_path, headed(monkey.table(EN, labels=True), older), delimiter=",")
    assert_same_as_clean(path, [f"114{n:08}" for n in range(1, 13)])


def test_t44_the_condensed_form_has_an_empty_second_row_and_numbers(tmp_path):
    table = own.table(EN, labels=False)
    metadata = monkey.METADATA
    header = [[*metadata, *table.header[0][1:]], [""] * (len(metadata) + len(table.header[0]) - 1)]
    rows = [
        [f"9{n}", "1", "03/01/2026", "03/01/2026", "", "", "", "", "", *row[1:]]
        for n, row in enumerate(table.rows)
    ]
    path = save(tmp_path, replace(table, header=header, rows=rows, names=None), delimiter=",")
    assert_same_as_clean(path, [f"9{n}" for n in range(12)])


def test_t45_a_tick_repeats_its_label_and_another_text_is_no_tick(tmp_path):
    table = monkey.table(EN, labels=True)
    place = column_of(table, "Which tools do you use every week?")
    path = save(tmp_path, changed(table, {(BRUNO, place): "Dashboard"}), delimiter=",", name="two.csv")
    assert "Dashboard" in words(one_rejected(path, BRUNO))


def test_t46_line_ends_in_headings_are_spaces(tmp_path):
    table = headed(
        monkey.table(EN, labels=True), {"Is there a digital officer?": "Is there a\r\ndigital officer?"}
    )
    assert_same_as_clean(save(tmp_path, table, delimiter=","))


def test_t47_words_under_other_tick_it(tmp_path):
    table = monkey.table(EN, labels=True)
    place = column_of(table, "Other (please specify)")
    held = read(save(tmp_path, changed(table, {(BRUNO, place): "a better chair"}), delimiter=","))
    assert codes(held, "needs")[:2] == ["time+gear", "class+other"]


# --- Typeform -----------------------------------------------------------------------------------------------------


def test_t50_a_bare_other_that_two_questions_may_have_is_not_given_to_one(tmp_path):
    table = typeform.table(EN, labels=True)
    table = beside(table, "Other", place=column_of(table, "None of these") + 1)
    table = changed(table, {(BRUNO, column_of(table, "Other")): "Paper"})
    try:
        held = read(save(tmp_path, table, delimiter=","))
    except UserError as error:
        text = words(error.problems)
        assert "Other" in text
    else:
        assert codes(held, "needs")[BRUNO] == "class"  # not "class+other": the words were about tools
        assert told(held) != []


def test_t51_a_label_that_two_questions_have_is_refused(tmp_path):
    survey = other_survey(tmp_path, ("{fr: Une formation, en: Training}", "{fr: Excel, en: Excel}"))
    table = headed(typeform.table(EN, labels=True), {"Training": "Excel"})
    text = words(refused(save(tmp_path, table, delimiter=","), survey))
    assert "tools" in text
    assert "needs" in text


def test_t52_an_option_without_a_column_is_told(tmp_path):
    path = save(tmp_path, without(typeform.table(EN, labels=True), "Dashboard"), delimiter=",")
    assert "tools" in words(refused(path))


@pytest.mark.parametrize("language", [FR, EN])
def test_t53_labels_joined_by_commas_are_told_apart(language, tmp_path):
    held = read(save(tmp_path, typeform.table(language, labels=True, joined=True), delimiter=","))
    assert codes(held, "tools")[:3] == ["excel+crm", "excela", "excel+excela+board+crm"]
    assert codes(held, "first")[:2] == ["safe>cost", "cost>speed"]


def test_t54_older_files_have_neither_type_nor_stage(tmp_path):
    path = save(tmp_path, typeform.table(FR, labels=True, older=True), delimiter=",")
    assert told(assert_same_as_clean(path, [typeform.name(n) for n in range(1, 13)])) == []


def test_t55_emphasis_in_headings_is_no_text(tmp_path):
    table = typeform.table(EN, labels=True)
    assert "<em>Is there a digital officer?</em>" in table.header[0]
    assert_same_as_clean(save(tmp_path, table, delimiter=","))


# --- KoboToolbox --------------------------------------------------------------------------------------------------


def test_t60_columns_of_options_are_read_and_not_the_summary(tmp_path):
    table = kobo.table(FR, labels=True)
    place = column_of(table, "Quels outils utilisez-vous chaque semaine ?")
    table = changed(table, {(row, place): "Excel Excel, avancé Tableau de bord" for row in range(12)})
    assert_same_as_clean(save(tmp_path, table, quote="all"))


def test_t61_a_summary_of_codes_is_joined_by_spaces(tmp_path):
    table = kobo.table(FR, labels=False, mode="summary")
    assert "excel excela board crm" in table.rows[CHLOE]
    held = read(save(tmp_path, table, quote="all"))
    assert codes(held, "tools")[:3] == ["excel+crm", "excela", "excel+excela+board+crm"]


def test_t62_words_behind_other_are_no_answer_of_their_own(tmp_path):
    cells = {
        (BRUNO, "means/needs/other"): "1",
        (BRUNO, "means/needs_other"): "un siège",
        (BRUNO, "means/needs"): "class other",
    }
    held = read(save(tmp_path, changed(kobo.table(FR, labels=False), cells), quote="all"))
    assert codes(held, "needs")[:2] == ["time+gear", "class+other"]


def test_t63_the_way_through_the_groups_is_no_part_of_the_name(tmp_path):
    table = kobo.table(FR, labels=False)
    assert "work/v1" in table.header[0]
    assert_same_as_clean(save(tmp_path, table, quote="all"))


def test_t64_a_row_of_tags_is_nobody(tmp_path):
    table = kobo.table(FR, labels=False, tags=True)
    assert table.header[1][2] == "#indicator+role"
    assert_same_as_clean(save(tmp_path, table, quote="all"), table.names)


def test_t65_columns_of_options_that_are_all_empty_or_all_0_are_a_blank(tmp_path):
    table = kobo.table(FR, labels=False, mode="details")
    place = column_of(table, "means/tools/excel")
    assert table.rows[FATOU][place : place + 5] == [None] * 5
    held = read(save(tmp_path, changed(table, {(BRUNO, place + n): "0" for n in range(5)}), quote="all"))
    assert (codes(held, "tools")[BRUNO], codes(held, "tools")[FATOU]) == ("", "")


def test_t66_columns_of_the_tool_are_neither_answers_nor_unknown(tmp_path):
    assert told(read(save(tmp_path, kobo.table(FR, labels=False), quote="all"))) == []


def test_t67_a_column_of_an_option_that_says_neither_0_nor_1_is_refused(tmp_path):
    table = changed(kobo.table(FR, labels=False), {(BRUNO, "means/tools/board"): "peut-être"})
    assert "peut-être" in words(one_rejected(save(tmp_path, table, quote="all"), BRUNO))


# --- SurveyJS -----------------------------------------------------------------------------------------------------


def results(folder, change=lambda found: None, form="lines"):
    found = surveyjs.results(FR, labels=False)
    change(found)
    path = folder / "results.json"
    path.write_bytes(getattr(surveyjs, form)(found))
    return path


def test_t70_a_matrix_is_an_object_of_rows(tmp_path):
    assert surveyjs.results(FR, labels=False)[ANNE]["views"] == {"v1": "4", "v2": "2"}
    held = read(results(tmp_path))
    assert (codes(held, "v1")[ANNE], codes(held, "v2")[ANNE]) == ("4", "2")


def test_t71_a_comment_beside_other_is_no_question(tmp_path):
    def other(found):
        found[BRUNO].update({"host": "other", "host-Comment": "chez un cousin"})

    held = read(results(tmp_path, other))
    assert codes(held, "host")[:2] == ["site", "other"]
    assert told(held) == []


def test_t72_what_has_no_name_in_the_first_object_is_read_all_the_same(tmp_path):
    def sparse(found):
        found.insert(0, found.pop(FATOU))

    held = read(results(tmp_path, sparse))
    assert codes(held, "v1")[:2] == ["", "4"]


def test_t73_an_array_over_many_lines_is_read_as_lines_are(tmp_path):
    assert_same_as_clean(results(tmp_path, form="array"), surveyjs.NAMES)


def test_t74_a_name_given_twice_rejects_its_line(tmp_path):
    path = results(tmp_path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[BRUNO] = lines[BRUNO].replace('"meet": "4"', '"meet": "4", "meet": "0"')
    path.write_text("".join(lines), encoding="utf-8")
    held = read(path)
    assert_law(held)
    assert len(held.rejects) == 1
    assert held.rejects[0].row.raw == lines[BRUNO].rstrip("\n").encode()


def test_t75_ticks_of_an_array_keep_labels_with_commas_whole(tmp_path):
    path = tmp_path / "results.json"
    found = surveyjs.results(EN, labels=True)
    assert found[BRUNO]["tools"] == ["Excel, advanced"]
    path.write_bytes(surveyjs.lines(found))
    assert codes(read(path), "tools")[:3] == ["excel+crm", "excela", "excel+excela+board+crm"]


def test_t76_results_inside_an_answer_of_the_service_are_read(tmp_path):
    found = surveyjs.results(FR, labels=False)
    path = tmp_path / "results.json"
    path.write_text(json.dumps({"data": found, "resultCount": len(found)}), encoding="utf-8")
    with contextlib.suppress(UserError):  # or it is refused whole; never read as one person
        assert_same_as_clean(path, surveyjs.NAMES)


# --- Excel --------------------------------------------------------------------------------------------------------


def test_t80_a_decimal_comma_is_a_decimal_point(tmp_path):
    held = read(save(tmp_path, excel.table(FR, labels=True)))
    assert codes(held, "budget")[:3] == ["1234.5", "0.75", "12.5"]


@pytest.mark.parametrize("space", ["\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", " "])
def test_t81_spaces_between_thousands_are_no_part_of_a_number(space, tmp_path):
    table = changed(excel.table(FR, labels=False), {(ANNE, "BUDGET"): f"1{space}234,5"})
    assert_same_as_clean(save(tmp_path, table))


def test_t82_true_and_false_in_french_are_yes_and_no(tmp_path):
    table = excel.table(FR, labels=True)
    assert {"VRAI", "FAUX"} <= {cell for row in table.rows for cell in row}
    held = read(save(tmp_path, table))
    assert codes(held, "boss")[:5] == ["yes", "yes", "no", "no", "dk"]


def test_t83_empty_columns_at_the_right_are_passed_over(tmp_path):
    assert told(assert_same_as_clean(save(tmp_path, excel.table(FR, labels=False, empty=40)))) == []


def test_t84_the_line_that_tells_excel_the_separator_is_no_header(tmp_path):
    text = "sep=;\r\n" + separated(excel.table(FR, labels=False), delimiter=";")
    path = tmp_path / "export.csv"
    path.write_bytes(encode(text, "cp1252"))
    assert_same_as_clean(path)


def test_t85_zeros_before_a_code_stay(tmp_path):
    assert read(save(tmp_path, excel.table(FR, labels=False))).table.respondents[BOND] == "007"


def test_t86_a_number_in_powers_of_ten_is_no_code(tmp_path):
    table = excel.table(FR, labels=False)
    for heading, cell in (("EASE", "1,00E+01"), ("respondent", "1,23E+10")):
        problems = one_rejected(save(tmp_path, changed(table, {(BRUNO, heading): cell})), BRUNO)
        assert cell in words(problems)


def test_t87_a_number_of_a_workbook_has_no_decimals_where_it_is_whole(tmp_path):
    table = excel.table(EN, labels=False, typed=True, empty=0)
    assert isinstance(table.rows[ANNE][column_of(table, "V1")], int)
    numbered = changed(table, {(row, "respondent"): row + 100 for row in range(12)})
    path = tmp_path / "codes.xlsx"
    path.write_bytes(excel.workbook(numbered, sheet="Feuil1"))
    assert_same_as_clean(path, [str(n + 100) for n in range(12)])


# --- all tools ----------------------------------------------------------------------------------------------------


def test_t90_four_ways_to_say_nothing_stay_apart(tmp_path):
    cells = {(ANNE, "plan"): "dk", (BRUNO, "plan"): "na", (CHLOE, "plan"): "", (DAVID, "plan"): None}
    held = read(lime(tmp_path, changed(limesurvey.table(FR, labels=False), cells)))
    assert codes(held, "plan")[:4] == ["dk", "na", "", None]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Je ne sais pas", "dk"), ("I don't know", "dk"), ("I don’t know", "dk"), ("dk", "dk"),
        ("Sans objet", "na"), ("Not applicable", "na"), ("ÉCRITE, CONNUE ET SUIVIE", "3"),
        ("ecrite, connue et suivie.", "3"), ("3 - Écrite, connue et suivie.", "3"), ("3", "3"),
        ("  Écrite,\N{NO-BREAK SPACE}connue et suivie. ", "3"), ("Written, known and followed", "3"),
        ("<b>Écrite, connue et suivie.</b>", "3"),
    ],
)  # fmt: skip
def test_t91_words_are_compared_without_case_accents_spaces_tags_and_stops(cell, code, tmp_path):
    table = changed(
        google.table(FR, labels=True), {(ANNE, "Où en est la feuille de route numérique ?"): cell}
    )
    held = read(save(tmp_path, table, delimiter=","))
    assert (codes(held, "plan")[ANNE], len(held.rejects)) == (code, 0)


@pytest.mark.parametrize("cell", ["4 - Écrite, connue et suivie.", "Ecrite", "5", "écrite connu"])
def test_t92_words_that_are_nearly_an_option_are_refused_with_it_and_never_taken(cell, tmp_path):
    table = changed(
        google.table(FR, labels=True), {(BRUNO, "Où en est la feuille de route numérique ?"): cell}
    )
    problems = one_rejected(save(tmp_path, table, delimiter=","), BRUNO)
    assert (problems[0].position.line, problems[0].position.column) == (5, 8)
    assert "plan" in words(problems)


def test_t93_a_question_without_a_column_is_told_and_so_is_a_column_of_no_question(tmp_path):
    heading = "Is there a digital officer?"
    path = save(
        tmp_path, headed(google.table(EN, labels=True), {heading: "Is there an officer?"}), delimiter=","
    )
    text = words(refused(path))
    assert "boss" in text
    assert "Is there an officer?" in text


def test_t94_columns_are_found_by_their_headings_and_never_by_their_places(tmp_path):
    for module in (google, microsoft, typeform, kobo, excel):
        table = module.table(FR, labels=True)
        order = sorted(range(1, len(table.header[0])), key=lambda place: (place * 7919) % 101)
        shuffled = replace(
            table,
            header=[[row[0], *(row[place] for place in order)] for row in table.header],
            rows=[[row[0], *(row[place] for place in order)] for row in table.rows],
        )
        assert_same_as_clean(save(tmp_path, shuffled))


def test_t95_names_and_addresses_are_not_among_what_is_read(tmp_path):
    canary = "marie.canari@example.org"
    table = google.table(FR, labels=True)
    path = save(tmp_path, changed(table, {(row, 1): canary for row in range(12)}), delimiter=",")
    held = read(path)
    assert canary not in repr(held.table)
    assert told(held) == ["ANS084"]  # that nobody is named; the address is no unknown column


def test_t96_a_name_that_begins_like_a_formula_is_kept_in_the_answers_and_closed_in_the_scores(tmp_path):
    held = read(save(tmp_path, own.table(FR, labels=False)))
    assert set(held.table.respondents) >= {"=Zoé", "+Max", "-Léa", "@Tom"}
    written = scores(held.table)
    assert written == expected_scores()
    assert b"\n'=Zo\xc3\xa9," in written


def test_t97_signs_beyond_windows_1252_are_kept(tmp_path):
    table = changed(own.table(FR, labels=False), {(ANNE, "why"): "👍 très bien 🇫🇷 – œ"})
    for encoding in ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"):
        held = read(save(tmp_path, table, encoding=encoding))
        assert codes(held, "why")[ANNE] == "👍 très bien 🇫🇷 – œ"


def test_t98_a_byte_that_windows_1252_has_no_sign_for_is_refused(tmp_path):
    path = save(tmp_path, own.table(FR, labels=False), encoding="cp1252")
    path.write_bytes(path.read_bytes().replace(b"Rien", b"Ri\x81n"))
    assert refused(path)


def test_t99_somebody_who_stands_twice_with_the_same_answers_is_counted_as_a_duplicate(tmp_path):
    table = own.table(FR, labels=False)
    table = replace(table, rows=[*table.rows, table.rows[BRUNO]])
    held = read(save(tmp_path, table))
    assert_law(held)
    assert (held.rows_read, len(held.table.respondents), held.duplicates) == (13, 12, 1)


def test_the_list_of_traps_has_every_trap_that_is_tested_and_no_other():
    listed = re.findall(r"^\| (T\d\d) \|", (FIXTURES / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    tested = {name[5:8].upper() for name in globals() if re.match(r"test_t\d\d_", name)}
    assert sorted(listed) == sorted(tested)
