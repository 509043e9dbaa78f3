"""Plain lines, item by item, for the types of a survey: what is asked, what is typed, what is kept."""

from pathlib import Path

import pytest
from sitting_kit import sit

from digimat.administration.questions import how_to_answer, shown
from digimat.questionnaires import load

SURVEY = load(Path(__file__).with_name("every_survey_type.yaml")).questionnaire

KEPT = [
    # item, typed, kept
    ("backup", "0", "0"),  # the lowest rung, not "I don't know"
    ("backup", "4", "4"),
    ("backup", "à", "0"),  # the row of digits of a French keyboard, without Shift
    ("backup", "d", "dk"),
    ("backup", "na", "na"),
    ("backup", "NA", "na"),
    ("lost", "5", "5"),
    ("lost", "0", "dk"),  # agreement begins at 1, so 0 is free
    ("mail", "0", "0"),
    ("paper", "3", "3"),
    ("paper", "na", "na"),
    ("owner", "1", "yes"),
    ("owner", "2", "no"),
    ("owner", "é", "no"),
    ("owner", "oui", "yes"),
    ("owner", "No", "no"),
    ("owner", "0", "dk"),
    ("recommend", "0", "0"),
    ("recommend", "10", "10"),
    ("recommend", "&à", "10"),
    ("recommend", "d", "dk"),
    ("delay", "90,5", "90.5"),
    ("channels", "3 1", "a+c"),
    ("channels", "4", "none"),
    ("first", "3 1", "c>a"),
    ("first", "31", "c>a"),
    ("first", "3>1", "c>a"),
    ("first", "0", "dk"),
    ("budget", "40 60 0", "a=40 b=60 c=0"),
    ("budget", "33,3 33.3 33,4", "a=33.3 b=33.3 c=33.4"),
    ("budget", "40; 60; 0", "a=40 b=60 c=0"),
    ("situation", "5 1 3", "a=5 b=1 c=3"),
    ("situation", "513", "a=5 b=1 c=3"),
    ("situation", "5, 1, 3", "a=5 b=1 c=3"),
    ("situation", '(&"', "a=5 b=1 c=3"),
    ("situation", "0", "dk"),
    ("remark", "  two   words ", "two words"),
    ("backup_evidence", "The plan of 2025", "The plan of 2025"),
]


@pytest.mark.parametrize(("item", "typed", "kept"), KEPT)
def test_what_is_typed_is_kept_as_its_code(item, typed, kept):
    sat = sit(typed, start=item, questionnaire=SURVEY)
    assert sat.answers() == {item: kept}
    assert "Saved: " in sat.screen


REFUSED = [
    # item, typed, what the respondent reads
    ("backup", "5", '"5" is not a choice. Type a number, 0 to 4.'),
    ("backup", "1 2", "One option only is expected"),
    ("lost", "6", '"6" is not a choice. Type a number, 1 to 5 or 0.'),
    ("lost", "na", '"na" is not a choice'),  # this item is always applicable
    ("owner", "3", '"3" is not a choice. Type 1 for yes, 2 for no or 0.'),
    ("owner", "y", '"y" is not a choice'),
    ("recommend", "11", '"11" is not an option'),
    ("delay", "\x00", '"" is not a choice. Type a number.'),
    ("delay", "minutes", '"minutes" is not a choice'),  # a unit without its number
    ("channels", "0", '"0" is not a choice'),
    ("channels", "1 2 3", "3 options are ticked. Tick 2 at most."),
    (
        "channels",
        "4 1",
        '"4" goes with no other number. Type all the numbers that apply (2 at most), with a space '
        "between them; 4 alone.",
    ),
    ("channels", "1 2 3 4", '"4" goes with no other number.'),
    ("channels", "none", '"none" is not a choice'),
    ("first", "1", "1 instead of 2. Type 2 of the 3 numbers on one line, the first one first."),
    ("first", "1 2 3", "3 instead of 2"),
    ("first", "1 1", '"1" appears twice'),
    ("budget", "40 60", "2 instead of 3. Type 3 numbers on one line"),
    ("budget", "40 50 0", "The total is 90. Type 3 numbers on one line"),
    ("budget", "40 70 -10", '"-10" cannot be read here'),
    ("situation", "5 1", "2 instead of 3. Type 3 ratings"),
    ("situation", "5 1 6", '"6" is not a rating from 1 to 5'),
]


@pytest.mark.parametrize(("item", "typed", "said"), REFUSED)
def test_what_is_no_answer_is_said_and_nothing_is_kept(item, typed, said):
    sat = sit(typed, start=item, questionnaire=SURVEY)
    assert sat.answers() == {}
    assert said.casefold() in " ".join(sat.screen.split()).casefold()
    assert "Saved" not in sat.screen


@pytest.mark.parametrize("item", [i.id for i in SURVEY.items])
@pytest.mark.parametrize("typed", ["", "   ", "\t"])
def test_enter_answers_nothing(item, typed):
    assert sit(typed, start=item, questionnaire=SURVEY).answers() == {}


@pytest.mark.parametrize("item", [i.id for i in SURVEY.items if i.type != "text"])
@pytest.mark.parametrize("key", ["q", "y", "n", "x", "\x1b[A", "!", "*", "§", "F1", "\x00"])
def test_an_unknown_key_never_answers(item, key):
    assert sit(key, start=item, questionnaire=SURVEY).answers() == {}


def test_free_words_may_be_skipped_and_the_way_is_told():
    sat = sit(":s", start="backup_evidence", questionnaire=SURVEY)
    assert sat.answers() == {}
    assert '":s" to skip it' in sat.screen
    assert "I often feel lost." in sat.screen  # the next question


def test_evidence_is_asked_right_after_its_item():
    assert "Which document shows it?" in sit("3", start="backup", questionnaire=SURVEY).screen


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("item", SURVEY.items, ids=lambda item: item.id)
def test_every_type_is_shown_and_says_what_to_type_within_the_width(item, language):
    lines = shown(item, language)
    assert all(len(line) <= 76 for line in lines)
    assert item.stem.of(language) in "\n".join(lines)
    assert how_to_answer(item, language).endswith((".", ")", "?"))


@pytest.mark.parametrize(
    ("item", "codes", "lines"),
    [
        (
            "backup",
            False,
            ["  0. none", "  4. improved from measures", "  d. I don't know", "  na. Not applicable"],
        ),
        ("backup", True, ["  0. none", "  dk. I don't know", "  na. Not applicable"]),
        ("lost", False, ["Dear customer, …", "  1. strongly disagree", "  0. I don't know"]),
        ("paper", False, ["Dear customer, …", "How often do you use…", "… paper?", "  0. never"]),
        ("owner", False, ["  1. Yes", "  2. No", "  0. I don't know"]),
        ("owner", True, ["  yes. Yes", "  no. No", "  dk. I don't know"]),
        ("channels", False, ["  3. site", "  4. none of these"]),
        ("channels", True, ["  c. site", "  none. none of these [to be ticked alone]"]),
        ("recommend", False, ["  0 = not at all … 10 = certainly", "  d. I don't know"]),
    ],
)
def test_what_stands_before_an_option_is_what_is_typed_and_in_a_booklet_its_code(item, codes, lines):
    printed = shown(SURVEY.item(item), "en", codes=codes)
    assert [line for line in printed if line in lines] == lines


def test_an_answer_is_confirmed_in_words():
    typed = [
        "3",
        "Le plan",
        "1",
        "0",
        "4",
        ":s",
        "1",
        "7",
        "90",
        "1 3",
        "3 1",
        "40 59,5 0,5",
        "5 1 3",
        "Merci",
    ]
    sat = sit(*typed, language="fr", questionnaire=SURVEY)
    said = " ".join(sat.screen.replace("\u00a0", " ").split())
    for words in (
        "Enregistré : la plupart, mesurées",
        "Enregistré : Le plan",
        "Enregistré : pas du tout d’accord",
        "Enregistré : jamais",
        "Enregistré : très souvent",
        "Enregistré : Oui",
        "Enregistré : 7 sur 10",
        "Enregistré : 90",
        "Enregistré : téléphone ; site",
        "Enregistré : qualité → coût",
        "Enregistré : outils : 40 ; formation : 59,5 ; temps : 0,5",
        "Enregistré : écouter : 5 ; crier : 1 ; noter : 3",
        "Enregistré : Merci",
    ):
        assert words in said
