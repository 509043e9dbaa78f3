"""A questionnaire begun by a person at a real terminal."""

from pseudo_terminal import Person


def test_a_questionnaire_is_begun_by_typing(tmp_path):
    with Person(tmp_path, "new", "ours", "--lang", "fr") as person:
        person.waits_for("Tapez un numéro : ")
        person.types("1")
        person.waits_for("Titre en français [")
        person.types("Notre titre")
        person.waits_for("Titre en anglais [")
        person.types("")
        person.waits_for("Questionnaire écrit dans questionnaires/ours.yaml")
        assert person.leaves() == 0
    text = (tmp_path / "questionnaires" / "ours.yaml").read_text(encoding="utf-8")
    assert '  fr: "Notre titre"\n' in text


def test_ctrl_c_writes_nothing(tmp_path):
    with Person(tmp_path, "new", "ours", "--lang", "en") as person:
        person.waits_for("Type a number: ")
        person.presses(b"\x03")
        person.waits_for("Nothing was written.")
        assert person.leaves() == 130
    assert not list(tmp_path.rglob("*.yaml"))
