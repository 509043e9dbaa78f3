"""What each heading is taken for, never by its place, and what is refused because it could mean two things."""

from pathlib import Path

import pytest
from columns_kit import (
    CODES,
    GRID,
    LIME,
    MICROSOFT,
    STEMS,
    SURVEY,
    TEST,
    codes,
    layout,
    refused,
    taken,
    texts,
    told,
    words,
)
from hypothesis import given
from hypothesis import strategies as st

from digimat.answers.exports.columns import examine, resolve
from digimat.answers.exports.headers import header_of
from digimat.answers.exports.model import Heading
from digimat.answers.exports.recognised import vendor_of
from digimat.language import Text
from digimat.problems import Position, UserError
from digimat.questionnaires import load

TICKS = ["a", "b", "c", "none"]
ANSWERS = [f"answer {name}" for name in CODES]


def one(heading, survey=SURVEY, header=()):
    """What a heading is taken for, beside the others that its file has."""
    found = layout([*header, heading], survey=survey)
    return taken(found)[len(header)]


# --- Codes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("backup", "answer backup"),
        (" BACKUP ", "answer backup"),
        ("respondent", "respondent"),
        ("Requirement", "requirement"),
        ("digimat_line", "note"),
        ("tools[mail]", "answer mail"),
        ("tools_mail", "answer mail"),
        ("tools.mail", "answer mail"),
        ("channels[a]", "part channels a"),
        ("channels_a", "part channels a"),
        ("channels/none", "part channels none"),
        ("channels.c", "part channels c"),
        ("g1/g2/channels/c", "part channels c"),
        ("g1/backup", "answer backup"),
        ("Channels[A]", "part channels a"),
        ("first[1]", "part first 1"),
        ("first[a]", "part first a"),
        ("first_2", "part first 2"),
        ("budget.b", "part budget b"),
        ("situation[c]", "part situation c"),
        ("channels[other]", "other channels"),
        ("channels_other", "other channels"),
        ("channels-Comment", "comment channels"),
        ("channels[comment]", "comment channels"),
        ("channels[acomment]", "comment channels"),
        ("backup. How far are backups?", "answer backup"),
        ("BACKUP - Où en sont les sauvegardes ?", "answer backup"),
        ("[backup] How far are backups?", "answer backup"),
        ("channels[a]. Which channels? [phone]", "part channels a"),
        ("tools[mail]. How often do you use… [… e-mail?]", "answer mail"),
        ("paper_evidence", "answer paper_evidence"),
    ],
)
def test_a_code_is_an_item_or_its_part(heading, meaning):
    assert one(heading) == meaning


@pytest.mark.parametrize(
    "heading",
    [
        "backupz",
        "channels[z]",
        "channels_z",
        "first[3]",  # two are ranked
        "backup[a]",  # has no parts
        "backup. Something else altogether",
        "lost - How far are backups?",  # the code of one, the text of another
        "channels[a]. Which channels? [letter]",
        "2. How far",
        "a",
        "phone",
    ],
)
def test_what_is_only_like_a_code_is_unknown(heading):
    found = layout(["respondent", heading])
    assert found.columns[1].role == "unknown"


# --- Texts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("How far are backups?", "answer backup"),
        ("Où en sont\u00a0les\nsauvegardes", "answer backup"),
        ("<b>OÙ EN SONT</b> LES SAUVEGARDES ?", "answer backup"),
        ("Ou en sont les sauvegardes ?", "answer backup"),
        ("How often do you use… [… e-mail?]", "answer mail"),
        ("How often do you use… - … e-mail?", "answer mail"),
        ("How often do you use… … e-mail?", "answer mail"),
        ("… e-mail?", "answer mail"),
        ("À quelle fréquence utilisez-vous… > … le papier ?", "answer paper"),
        ("Which channels? [phone]", "part channels a"),
        ("Quels canaux ? [Courrier]", "part channels b"),
        ("Quels canaux ? - aucun de ceux-ci", "part channels none"),
        ("Which channels? [c]", "part channels c"),
        ("Which channels? [Other]", "other channels"),
        ("Vos deux priorités ? [Rang 1]", "part first 1"),
        ("Your two priorities? [quality]", "part first c"),
        ("Backups", "answer backup"),  # its title
        ("Où_en_sont_les_sauvegardes_?", "answer backup"),
        ("Y_a-t-il_un_responsable_?", "answer owner"),
    ],
)
def test_a_text_is_an_item_or_its_part_in_either_language(heading, meaning):
    assert one(heading, header=["x"]) == meaning


def test_two_header_rows_are_a_question_and_a_part():
    first = [
        "Respondent ID",
        "Collector ID",
        "Which channels?",
        "",
        "",
        "",
        "",
        GRID,
        "",
        "How far are backups?",
    ]
    second = [
        "", "", "phone", "letter", "site", "none of these", "Other (please specify)",
        "… e-mail?", "… paper?", "Response",
    ]  # fmt: skip
    assert taken(layout(first, second))[2:] == [
        "part channels a",
        "part channels b",
        "part channels c",
        "part channels none",
        "other channels",
        "answer mail",
        "answer paper",
        "answer backup",
    ]


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("How far are bac.. ", "answer backup"),
        ("How often do yo.. [… e-mail?]", "answer mail"),
        ("Which channels? [none of these.. ]", "part channels none"),
    ],
)
def test_a_text_that_was_cut_off_is_the_only_item_that_begins_so(heading, meaning):
    assert one(heading, header=LIME) == meaning


def test_a_cut_that_two_items_begin_with_is_refused_and_names_both():
    found = layout([*LIME, "How often do yo.. "])
    assert "ANS078" in told(found)
    assert "item mail or item paper" in words(found.problems)


def test_a_beginning_that_nothing_says_was_cut_is_unknown():
    assert one("How far are bac", header=["x"]) == "unknown"
    assert one("Autre.. ", header=["x"]) == "unknown"  # too little is left, though one item only begins so


@given(st.permutations([*MICROSOFT, *texts()]))
def test_the_order_of_columns_changes_nothing(header):
    found = layout(header)
    assert told(found) == []
    assert {c.heading.text: c.target for c in found.columns if c.role == "answer"} == {
        c.heading.text: c.target for c in layout([*MICROSOFT, *texts()]).columns if c.role == "answer"
    }


# --- The profile ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading", ["unit", "UNIT", "Unité", "Business unit", "unit. Unité", "g/unit", "<p>Unité</p>"]
)
def test_a_fact_of_the_profile_is_known_by_id_and_title(heading):
    assert one(heading, survey=_with_unit()) == "profile unit"


def _with_unit():
    from digimat.questionnaires.model import ProfileField

    unit = ProfileField(id="unit", title=Text(fr="Unité", en="Business unit"))
    return SURVEY.model_copy(update={"profile": (unit,)})


# --- Ambiguities ---------------------------------------------------------------------------------------------------


def _changed(**updates):
    """The survey with other fields of some items."""
    (first, second) = SURVEY.sections
    items = {
        section.id: tuple(i.model_copy(update=updates.get(i.id, {})) for i in section.items)
        for section in (first, second)
    }
    sections = tuple(s.model_copy(update={"items": items[s.id]}) for s in (first, second))
    return SURVEY.model_copy(update={"sections": sections})


def test_a_text_that_two_items_have_is_refused_and_names_both():
    survey = _changed(lost={"stem": SURVEY.item("backup").stem})
    problems = refused(["respondent", *texts(lost=None)], survey=survey)
    assert [p.code for p in problems] == ["ANS078", "ANS007"]
    assert "item backup or item lost" in problems[0].message.en
    assert problems[0].position.column == 2
    assert "--mapping" in problems[0].remedy.fr


def test_a_text_in_one_language_that_is_another_item_s_in_the_other_is_refused():
    survey = _changed(lost={"stem": Text(fr="How far are backups?", en="Lost?")})
    assert "ANS078" in [p.code for p in refused(["respondent", *texts()], survey=survey)]


def test_a_code_that_is_another_item_s_text_is_refused():
    survey = _changed(lost={"stem": Text(fr="Backup", en="Backup")})
    assert "item backup or item lost" in words(refused(["respondent", *codes()], survey=survey))


def test_the_same_row_under_two_leads_needs_its_lead():
    survey = _changed(
        paper={"stem": SURVEY.item("mail").stem, "lead": Text(fr="Et chez vous ?", en="And at home?")}
    )
    assert "ANS078" in told(layout([*MICROSOFT, "… e-mail?"], survey=survey))
    found = layout([*MICROSOFT, "And at home? [… e-mail?]", f"{GRID} [… e-mail?]"], survey=survey)
    assert taken(found)[5:] == ["answer paper", "answer mail"]


def test_two_columns_for_one_item_are_refused_and_both_named():
    (problem,) = refused(["respondent", *codes(), "How far are backups?"])
    assert problem.code == "ANS079"
    assert '"backup" (column 2)' in problem.message.en
    assert '"How far are backups?"' in problem.message.en


def test_the_same_text_twice_is_refused():
    (problem,) = refused(["Timestamp", *texts(), STEMS["owner"]])
    assert problem.code == "ANS079"
    assert "owner" in problem.message.en


def test_the_same_code_twice_is_told_as_ever():
    assert [(p.code, p.position.column) for p in refused(["respondent", *codes(), "BACKUP"])] == [
        ("ANS005", 0)
    ]


@pytest.mark.parametrize("end", ["2", ".1", " 2", "_1", " (2)"])
@pytest.mark.parametrize("beside", [True, False])
def test_a_number_that_a_tool_put_behind_a_repeated_question_is_no_answer_to_it(end, beside):
    heading = f"{STEMS['lost'].rstrip('.')}{end}"
    header = [*MICROSOFT, *texts(lost=STEMS["lost"] if beside else None), heading]
    problems = refused(header)
    assert problems[0].code == "ANS080"
    assert "lost" in problems[0].message.en
    assert [p.code for p in problems[1:]] == ([] if beside else ["ANS007"])


def test_a_text_that_ends_in_a_number_is_itself():
    survey = _changed(
        lost={"stem": Text(fr="Outil 2", en="Tool 2")}, owner={"stem": Text(fr="Outil", en="Tool")}
    )
    found = layout([*MICROSOFT, *texts(lost="Tool 2", owner="Tool")], survey=survey)
    assert told(found) == []


# --- Items that are spread over columns ----------------------------------------------------------------------------


def spread(item, *parts):
    header = codes()
    place = header.index(item)
    return ["respondent", *header[:place], *(f"{item}[{part}]" for part in parts), *header[place + 1 :]]


def test_every_option_has_its_column():
    assert told(layout(spread("channels", *TICKS))) == []
    (problem,) = refused(spread("channels", "a", "b", "none"))
    assert problem.code == "ANS081"
    assert "c (site)" in problem.message.en


@pytest.mark.parametrize(
    ("item", "parts", "right"),
    [
        ("first", "12", True),
        ("first", "1", False),
        ("first", "abc", True),
        ("first", "ab", False),
        ("first", "1a", False),
        ("budget", "abc", True),
        ("budget", "ab", False),
        ("situation", "abc", True),
        ("situation", "c", False),
    ],
)
def test_every_place_or_option_has_its_column(item, parts, right):
    assert ("ANS081" in told(layout(spread(item, *parts)))) is not right


def test_a_summary_beside_the_columns_of_options_is_not_read():
    found = layout([*spread("channels", *TICKS), "channels"])
    assert told(found) == []
    assert taken(found)[-1] == "metadata"
    assert "summary" in found.columns[-1].because.en


def test_a_summary_beside_some_of_the_columns_is_no_excuse():
    assert "ANS081" in told(layout([*spread("channels", *TICKS[:2]), "channels"]))


def test_a_whole_answer_beside_its_parts_is_refused():
    (problem,) = refused([*spread("budget", *"abc"), "budget"])
    assert problem.code == "ANS079"


def test_an_option_whose_code_is_also_a_place_is_refused():
    numbered = {
        "1": Text(fr="un", en="one"),
        "2": Text(fr="deux", en="two"),
        "3": Text(fr="trois", en="three"),
    }
    problems = refused(spread("first", "1", "2"), survey=_changed(first={"options": numbered}))
    assert "option 1 or place 1" in words(problems)


def test_words_beside_an_option_named_other_are_words_where_the_tool_has_it_so():
    options = {**SURVEY.item("channels").options, "other": Text(fr="Autre", en="Other")}
    survey = _changed(channels={"options": options})
    ticks = spread("channels", *TICKS, "other")
    assert "other channels" in taken(layout([*LIME, *ticks[1:]], survey=survey))
    assert "part channels other" in taken(layout(ticks, survey=survey))
    kobo = ["_id", "_uuid", *(h.replace("[", "/").replace("]", "") for h in ticks[1:]), "channels_other"]
    found = layout(kobo, survey=survey)
    assert "part channels other" in taken(found)
    assert taken(found)[-1] == "other channels"
    assert told(found) == []


# --- Columns headed by an option alone -----------------------------------------------------------------------------

LABELS = ["phone", "letter", "site", "none of these"]
TYPEFORM = ["#", "Network ID"]


def test_the_label_of_an_option_alone_is_taken_where_the_tool_writes_so_and_all_are_there():
    found = layout([*TYPEFORM, *texts(channels=None), *LABELS])
    assert told(found) == []
    assert taken(found)[-4:] == [f"part channels {code}" for code in TICKS]
    assert "unknown" in taken(layout([*MICROSOFT, *texts(channels=None), *LABELS]))


def test_a_label_without_the_others_is_refused():
    assert "ANS081" in told(layout([*TYPEFORM, *texts(channels=None), *LABELS[:3]]))


def test_a_label_beside_the_whole_answer_is_unknown():
    assert taken(layout([*TYPEFORM, *texts(), *LABELS]))[-4:] == ["unknown"] * 4


def test_a_label_of_two_items_is_refused_and_names_both():
    options = {"a": Text(fr="téléphone", en="phone"), "b": Text(fr="rien", en="nothing")}
    survey = _changed(first={"type": "multi", "options": options})
    found = layout([*TYPEFORM, *texts(channels=None, first=None), *LABELS, "nothing"], survey=survey)
    assert "an option of item channels or an option of item first" in words(found.problems)


# --- Instances -----------------------------------------------------------------------------------------------------


def test_the_text_of_one_variant_says_which_was_asked(agility):
    """Each variant of a1d1 has a text of its own; all sets of a variant of a1d3 share one."""
    questionnaire = agility.questionnaire
    for name, asked in questionnaire.item("a1d1").instances.items():
        assert one(asked.stem.fr, survey=questionnaire) == f"answer a1d1 {name}"
        assert one(asked.stem.en, survey=questionnaire) == f"answer a1d1 {name}"


def test_the_text_of_several_variants_is_refused_unless_a_column_says_which_was_asked(agility):
    questionnaire = agility.questionnaire
    stem = questionnaire.item("a1d3").stem.fr
    found = layout(["respondent", stem], survey=questionnaire)
    assert "v1/s1, v1/s2, v1/s3" in words(p for p in found.problems if p.code == "ANS082")
    beside = layout(["respondent", "a1d3_variant", "a1d3_set", stem], survey=questionnaire)
    assert "ANS082" not in told(beside)
    assert taken(beside)[1:] == ["variant a1d3", "set a1d3", "answer a1d3"]


def test_a_code_says_nothing_of_variants(agility):
    found = layout(["respondent", "form", "a1d2", "a1d2_set"], survey=agility.questionnaire)
    assert taken(found) == ["respondent", "form", "answer a1d2", "set a1d2"]


# --- Who answered --------------------------------------------------------------------------------------------------


def test_the_heading_that_the_user_names_says_who_answered():
    found = layout([*MICROSOFT, *codes()], respondent="email")
    assert taken(found)[0] == "metadata"
    assert taken(found)[3] == "respondent"
    found = layout(["respondent", "Matricule", *codes()], respondent="Matricule")
    assert taken(found)[:2] == ["ignored", "respondent"]


def test_a_name_that_no_heading_or_two_have_is_refused():
    (problem,) = refused([*MICROSOFT, *codes()], respondent="Emial")
    assert problem.code == "ANS083"
    assert "Email" in problem.remedy.en
    (problem,) = refused([*MICROSOFT, "Poste", "Poste", *codes()], respondent="Poste")
    assert problem.code == "ANS083"


def test_an_item_named_as_the_respondent_is_missing():
    assert [p.code for p in refused(["Timestamp", *codes()], respondent="remark")] == ["ANS007"]


def test_without_such_a_column_a_warning_says_how_rows_are_known():
    assert told(layout(["Timestamp", *texts()])) == ["(ANS084)"]
    assert told(layout(texts())) == ["(ANS084)"]


def test_a_file_of_codes_alone_has_a_column_respondent_as_ever():
    (problem,) = refused(codes())
    assert (problem.code, problem.message.en) == ("ANS007", "1 column(s) missing: respondent")


# --- What is left ---------------------------------------------------------------------------------------------------


def test_every_item_has_a_column():
    (problem,) = refused([*MICROSOFT, *texts(owner=None)])
    assert problem.code == "ANS007"
    assert "owner" in problem.message.en


def test_items_of_modules_may_be_left_out(agility):
    questionnaire = agility.questionnaire
    beside = questionnaire.optional | questionnaire.practice
    header = ["respondent", *(i.id for i in questionnaire.items if i.id not in beside)]
    assert beside
    assert told(layout(header, survey=questionnaire)) == []


def test_an_unknown_text_is_told_with_the_nearest_item_that_has_no_column():
    found = layout([*MICROSOFT, *texts(owner="Is there any owner?")])
    assert told(found) == ["(ANS006)", "ANS007"]
    assert 'Did you mean "Is there an owner?" (owner)?' in found.problems[0].remedy.en


FIXTURES = Path(__file__).parents[2] / "fixtures" / "exports"


@pytest.mark.parametrize(
    ("reworded", "meant"),
    [
        ("How much at ease are you (0 to 10)?", "From 0 to 10, are you at ease?"),
        ("Êtes-vous à l’aise (note sur 10) ?", "De 0 à 10, êtes-vous à l’aise ?"),
        ("ETES-VOUS A L'AISE DE 0 A 10", "De 0 à 10, êtes-vous à l’aise ?"),
    ],
)
def test_the_same_words_in_another_order_are_recognised_in_either_language(reworded, meant):
    survey = load(FIXTURES / "survey.yaml").questionnaire
    stems = {item.id: item.stem.en for item in survey.items} | {"ease": reworded}
    warned = next(
        p for p in layout([*MICROSOFT, *stems.values()], survey=survey).problems if p.code == "ANS006"
    )
    assert f'Did you mean "{meant}" (ease)? ' in warned.remedy.en
    assert f"Vouliez-vous dire « {meant} » (ease) ? " in warned.remedy.fr


def test_the_nearest_text_may_be_that_of_a_row_of_a_grid_or_of_a_variant(agility):
    (warned, *_) = layout([*MICROSOFT, *texts(paper=f"{GRID} [{STEMS['paper']} now?]")]).problems
    assert f'Did you mean "{STEMS["paper"]}" (paper)?' in warned.remedy.en
    variant = list(agility.questionnaire.item("a1d1").instances.values())[-1].stem.en
    found = layout([*MICROSOFT, f"{variant} (2)!"], survey=agility.questionnaire)
    assert "(a1d1)?" in next(p.remedy.en for p in found.problems if p.code == "ANS006")


def test_a_text_that_is_like_none_is_told_without_a_guess():
    found = layout([*MICROSOFT, *texts(owner="Anything else to add?")])
    assert found.problems[0].remedy.en.startswith("It is not read.")


@pytest.mark.parametrize("rows", [("views[v1]",), ("views", "v1"), ("Views - V1",)])
def test_a_row_of_a_grid_that_is_named_by_codes_is_not_said_to_be_named_by_its_text(rows):
    survey = load(FIXTURES / "survey.yaml").questionnaire
    headings = [Heading(0, rows)]
    (column,) = examine(headings, vendor_of(headings), survey).columns
    assert (column.role, column.target) == ("answer", "v1")
    assert column.because == Text(
        fr="codes de la grille et de la ligne", en="codes of the grid and of its row"
    )


def test_an_unknown_name_among_codes_is_told_as_ever():
    found = layout(["respondent", *codes(owner="ownr")])
    assert 'Did you mean "owner"?' in found.problems[0].remedy.en


def test_columns_without_a_heading_are_left_out():
    assert taken(layout(["", "respondent", *codes()]))[:2] == ["ignored", "respondent"]


def test_all_that_is_wrong_is_told_at_once():
    problems = refused(
        ["Timestamp", *texts(lost=None), "I often feel lost.2", STEMS["owner"], "Emial"], respondent="x"
    )
    assert [p.code for p in problems] == ["ANS080", "ANS083", "ANS079", "ANS007"]


def test_every_message_is_in_both_languages_and_placed():
    header = [["Timestamp", *texts(lost=None), "I often feel lost.2", STEMS["owner"], "Emial"]]
    headings = header_of(header)[1]
    with pytest.raises(UserError) as caught:
        resolve(headings, vendor_of(headings), SURVEY, where=Position("a.csv", 3))
    for problem in caught.value.problems:
        assert problem.message.fr != problem.message.en
        assert problem.remedy.fr != problem.remedy.en
        assert (problem.position.file, problem.position.line) == ("a.csv", 3)


def test_practice_is_passed_over(agility):
    practice = sorted(agility.questionnaire.practice)
    assert practice
    assert one(practice[0], survey=agility.questionnaire) == "ignored"


def test_matches_are_spread_over_their_prompts():
    match = next(item for item in TEST.items if item.type == "match")
    code, prompt = next(iter(match.prompts.items()))
    assert one(f"{match.id}[{code}]", survey=TEST) == f"part {match.id} {code}"
    assert one(f"{match.stem.fr} [{prompt.fr}]", survey=TEST, header=["x"]) == f"part {match.id} {code}"
