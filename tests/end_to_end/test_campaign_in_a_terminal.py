"""A campaign at a real terminal: a list, three people in a row at one machine, and an erasure."""

import csv

import pytest
from agility_keys import IN_ORDER, typed
from pseudo_terminal import Person

PEOPLE = "Candidat;Formulaire;Temps supplémentaire;Langue\nÉloïse;;33 %;\nPaul;b;;\nZoé;;;anglais\n"


@pytest.fixture
def codes(tmp_path):
    (tmp_path / "candidats.csv").write_bytes(PEOPLE.replace("\n", "\r\n").encode("cp1252"))
    words = ["invite", "candidats.csv", "-q", "agility", "-o", "codes.csv", "--lang", "fr"]
    with Person(tmp_path, *words) as assessor:
        assessor.waits_for("Invitations nouvelles : 3")
        assert assessor.leaves() == 0
    with (tmp_path / "codes.csv").open(encoding="utf-8-sig") as file:
        return {row["respondent"]: row["code"] for row in csv.DictReader(file, delimiter=";")}


def test_three_people_in_a_row_at_one_machine_see_only_what_is_theirs(tmp_path, codes):
    first, second, third = codes
    with Person(tmp_path, "take", "--plain", "--lang", "fr") as candidate:
        candidate.waits_for("Votre code : ")
        candidate.types(f"{codes[first][:3].lower()}-{codes[first][3:].lower()}")
        candidate.waits_for("Entrée pour commencer : ")
        candidate.types("", "t", ":s", ":s")
        candidate.waits_for("60 min")
        candidate.waits_for("Question 1 sur 24")
        candidate.waits_for("Votre réponse : ")
        candidate.types(typed(IN_ORDER[0]))
        candidate.waits_for("Question 2 sur 24")
        candidate.types("p")
        candidate.waits_for("Tout est gardé : 1 réponse sur 24. Pour reprendre : digimat take, puis votre")
        assert candidate.leaves() == 3
    with Person(tmp_path, "take", codes[third], "--plain") as candidate:
        candidate.waits_for("Enter to begin: ")
        candidate.types("", ":e", "e", "e")
        candidate.waits_for("0 ± 14 out of 100")
        assert candidate.leaves() == 0
        for other in (first, second, codes[first], codes[second]):
            assert other not in candidate.screen
    with Person(tmp_path, "take", codes[first], "--plain") as candidate:
        candidate.waits_for("Question 2 sur 24")
        candidate.types(":e", "e", "e")
        candidate.waits_for("4 ± 14 sur 100")
        assert candidate.leaves() == 0
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".csv", ".csv", ".db", ".db-journal"]


def test_an_erasure_is_confirmed_by_the_name(tmp_path, codes):
    name = next(iter(codes))
    with Person(tmp_path, "erase", name, "--lang", "fr") as assessor:
        assessor.waits_for(f"tapez de nouveau « {name} » : ")
        assessor.types("oui")
        assert assessor.leaves() == 1
    with Person(tmp_path, "erase", name, "--lang", "fr") as assessor:
        assessor.waits_for(f"tapez de nouveau « {name} » : ")
        assessor.types(name)
        assessor.waits_for("Effacé : 0 passation, 1 invitation sans passation")
        assert assessor.leaves() == 0
    assert name.encode() not in (tmp_path / "digimat.db").read_bytes()
    with Person(tmp_path, "take", codes[name], "--plain") as candidate:
        candidate.waits_for("ANS065")
        assert candidate.leaves() == 2
