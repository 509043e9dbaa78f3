"""A whole sitting at a real terminal, and the two ways to leave it in the middle."""

import pytest
from agility_keys import IN_ORDER, typed
from pseudo_terminal import Person


def test_from_the_notice_to_the_pdf(tmp_path):
    with Person(tmp_path, "run", "agility", "-r", "p-1", "--require", "expert", "--lang", "fr") as person:
        person.waits_for("À quoi sert ce test")
        person.types("")
        for number in (1, 2):
            person.waits_for(f"Exercice {number} sur 2")
            person.waits_for("Votre réponse : ")
            person.types(":s")
        for number, item in enumerate(IN_ORDER, 1):
            person.waits_for(f"Question {number} sur 24")
            person.waits_for("Votre réponse : ")
            person.types(typed(item))
            person.waits_for("Enregistré : ")
        person.waits_for("Fin des questions")
        assert "sans réponse" not in person.screen
        person.waits_for("Votre choix : ")
        person.types("e")
        person.waits_for("100 ± 14 sur 100")
        person.waits_for("Rapport écrit dans")
        assert person.leaves() == 0
        assert "\x1b" not in person.screen
    (report,) = tmp_path.glob("agility-p-1-*.pdf")
    assert report.read_bytes().startswith(b"%PDF-")


def test_ctrl_c_keeps_the_answers_and_says_how_to_go_on(tmp_path):
    with Person(tmp_path, "run", "agility", "--lang", "en") as person:
        person.waits_for("Enter to begin: ")
        person.types("", ":s", ":s")
        person.waits_for("Question 1 of 24")
        person.waits_for("Your answer: ")
        person.types(typed(IN_ORDER[0]))
        person.waits_for("Question 2 of 24")
        person.waits_for("Your answer: ")
        person.presses(b"\x03")
        person.waits_for("kept: 1 answer of 24. To go on: digimat resume ")
        assert person.leaves() == 130
        assert "Traceback" not in person.screen
        sitting = person.screen.rsplit(maxsplit=1)[-1]
    with Person(tmp_path, "resume", sitting, "--lang", "fr") as person:
        person.waits_for("Question 2 of 24")
        person.types("r")
        person.waits_for("Your current answer: Words: travel policy.")
        person.types("p")
        assert person.leaves() == 3


@pytest.mark.parametrize("at_review", [False, True])
def test_the_end_of_the_input_keeps_the_sitting(tmp_path, at_review):
    with Person(tmp_path, "run", "agility", "--lang", "en") as person:
        person.waits_for("Enter to begin: ")
        person.types("", ":s", ":s")
        person.waits_for("Question 1 of 24")
        person.waits_for("Your answer: ")
        person.types(typed(IN_ORDER[0]))
        if at_review:
            person.types(*([":s"] * 23))
            person.waits_for("Your choice: ")
        else:
            person.waits_for("Question 2 of 24")
            person.waits_for("Your answer: ")
        person.presses(b"\x04")
        person.waits_for("kept: 1 answer of 24")
        assert person.leaves() == 3
