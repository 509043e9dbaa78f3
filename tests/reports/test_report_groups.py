"""The report of a group: who answered, where roles see things apart, what nobody knows, and pooled points."""

from foreign import PEOPLE, instrument, motors

from digimat.reports.html import render_html


def test_a_group_says_who_answered_and_what_stands_out():
    told = motors()
    pooled = told.pooled
    assert {fact.title: fact.value for fact in pooled.people} == {"management": "2", "HR": "1", "staff": "6"}
    assert pooled.people_text.startswith("9 people (Organisation: acme).")
    gaps = {fact.title: (fact.value, fact.remark) for fact in pooled.gaps}
    assert gaps["N"] == ("management: 100", "HR: 25")
    assert [(fact.title, fact.value) for fact in pooled.blind] == [("C", "44%")]  # 12 of 27
    assert pooled.disagreements[0].title == "n1"
    html = render_html(told)
    for words in (
        "Organisation report",
        "Who answered",
        "Seen differently",
        "HR: 25",
        "Blind spots",
        "Disagreements",
    ):
        assert words in html


def test_the_annex_of_a_group_has_what_was_pooled_and_no_answer_of_one_person():
    rows = {row.title: row for row in motors().annex}
    # c: the head counts twice: (2 × 0.75 + 0.75) / 3; two of six staff responded: too few to count
    assert rows["c1"].answer == "3 answers · management 0.75 · HR 0.75"
    assert rows["c1"].points == "0.75"
    assert rows["The strongest"].answer == "collaboration (most often) · 9 answers"
    assert rows["The strongest"].points == "—"


def test_a_group_without_roles_tells_none():
    told = instrument("recommendation", "south", "fr", by="unit")
    assert told.pooled.people == ()
    assert told.pooled.gaps_text == ""
    assert told.pooled.people_text == (
        "3 personnes (Unité : south). Les réponses sont réunies question par question : leur moyenne."
    )
    assert told.annex[0].answer.startswith("3 réponses, moyenne ")
    assert "réponse" not in "".join(bar.answered for bar in told.profile)


def test_one_person_alone_is_said_to_be_one():
    told = motors(people=PEOPLE[2:3])
    assert told.pooled.people_text == "One person answered (Organisation: acme)."
    assert told.pooled.disagreements_text == "Too few people to measure how far they agree."


def test_agreement_is_told_where_there_is_nothing_to_discuss():
    told = motors("fr", people=[PEOPLE[0]] * 3)
    assert told.pooled.disagreements == ()
    assert told.pooled.disagreements_text == "Sur aucune question les réponses ne s’écartent beaucoup."
    assert told.pooled.blind_text == "Nulle part plus de 25 % de « ne sait pas »."
    assert told.pooled.gaps_text == "Aucun écart de 20 points ou plus entre deux rôles."
