"""Three whole sittings on a full screen, each in a size of its own: what stands on it is kept as text.

``DIGIMAT_RENEW_SCREENS=1`` writes the screens anew: look at the difference before you keep it. The same sittings are
held in tmux by ``make screens``.
"""

import os
import re
import time
from pathlib import Path

import pytest
from agility_keys import code as right_code
from answer_keys import keys_of_answer
from full_screen import PATIENCE, STILL, Terminal

from digimat.questionnaires import assemble, bundled_folder, load, read_response
from digimat.questionnaires.item_types.rank import places

HERE = Path(__file__).parent
RENEW = os.environ.get("DIGIMAT_RENEW_SCREENS") == "1"
SURVEY = HERE.parent / "administration" / "every_survey_type.yaml"
BRANCHES = HERE.parent / "administration" / "branches.yaml"

# What is never the same twice: the code of a sitting, its day, the minutes that went by.
MASKS = (
    (re.compile(r"\b[23456789A-HJ-NP-Z]{6}\b"), "CODE··"),
    (re.compile(r"\b[23456789a-hj-np-z]{6}\.pdf\b"), "code··.pdf"),
    (re.compile(r"\b\d{1,2} (\w+) 20\d\d\b"), "the day"),
    (re.compile(r"\b4[45] min\b"), "45 min"),
)
MARKED = {"fr": "à valider", "en": "not confirmed"}  # what stands at the top once something is marked
ANSWERS = {
    "ladder": "3", "likert": "4", "freq": "2", "yesno": "yes", "scale10": "10", "numeric": "12", "text": "déjà vu",
}  # fmt: skip


class Album:
    """The screens of one sitting, by name; compared with those that are kept."""

    def __init__(self, name):
        self.file = HERE / "screens" / f"{name}.txt"
        kept = "" if RENEW else self.file.read_text(encoding="utf-8")
        self.kept = dict(page.split("\n", 1) for page in kept.split("=== ") if page)
        self.pages = {}

    def keep(self, name, terminal, words, *, only_whole=False):
        """Look at a screen once words stand on it; one that is still being drawn is waited for.

        ``only_whole``: not where it scrolls. How far it has gone then depends on how fast one types.
        """
        if only_whole and not RENEW and name not in self.kept:
            return
        shown = masked(terminal.waits_for(words))
        if RENEW:
            terminal.look(1.2)
            shown = masked(terminal.text())
            if only_whole and re.search("[↓▁▂▃▄▅▆▇█]", shown):
                return
        end = time.monotonic() + PATIENCE / 6
        while not RENEW and shown != self.kept.get(name) and time.monotonic() < end:
            terminal.look(STILL)
            shown = masked(terminal.text())
        self.pages[name] = shown

    def compare(self):
        if RENEW:
            self.file.parent.mkdir(exist_ok=True)
            text = "".join(f"=== {name}\n{screen}" for name, screen in self.pages.items())
            self.file.write_text(text, encoding="utf-8")
        else:
            assert list(self.pages) == list(self.kept)
            for name, screen in self.pages.items():
                assert screen.split("\n") == self.kept[name].split("\n"), name


def masked(screen):
    for pattern, mask in MASKS:
        screen = pattern.sub(mask, screen)
    return f"{screen.rstrip()}\n\n"


def code_for(item):
    """Some answer to an item."""
    codes = list(item.options)
    raw = ANSWERS.get(item.type) or {
        "multi": "+".join(codes[:1]),
        "rank": ">".join(codes[: places(item)]),
        "allocation": " ".join(f"{code}={100 if n == 0 else 0}" for n, code in enumerate(codes)),
        "sjt_rate": " ".join(f"{code}={n % 5 + 1}" for n, code in enumerate(codes)),
    }.get(item.type, codes[0] if codes else "")
    return read_response(item, raw).code


def answer(terminal, album, item, code, heading, language):
    """See a question, mark an answer, look at it, confirm."""
    album.keep(item.id, terminal, heading)
    *keys, enter = keys_of_answer(item, code)
    terminal.presses(*keys)
    terminal.waits_for(MARKED[language])
    album.keep(f"{item.id}, marked", terminal, MARKED[language], only_whole=True)
    terminal.presses(enter)


@pytest.fixture
def in_folder(tmp_path):
    """A folder with the questionnaires of the tests, under short names."""
    folder = tmp_path / "questionnaires"
    folder.mkdir()
    for path in (SURVEY, BRANCHES):
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def test_a_test_in_french_on_80_by_24(in_folder):
    agility, album = load(bundled_folder() / "agility.yaml").questionnaire, Album("agility-80x24")
    items = assemble(agility).items
    words = ("run", "agility", "-r", "p-1", "--no-pdf", "--lang", "fr")
    with Terminal(in_folder, (80, 24), *words) as terminal:
        album.keep("notice", terminal, "Entrée commencer")
        terminal.presses("pagedown")
        album.keep("end of the notice", terminal, "Points : ")
        terminal.presses("enter")
        for number, item in enumerate(items, -1):
            heading = f"Question {number} sur 24" if number > 0 else f"Exercice {number + 2} sur 2"
            code = right_code(item) if item.key is not None else code_for(item)
            answer(terminal, album, item, code, heading, "fr")
        album.keep("review", terminal, "Toutes les questions ont une réponse")
        terminal.presses("e")
        album.keep("result", terminal, "100 ± 14")
        terminal.presses("enter")
        assert terminal.ends() == 0
    album.compare()


def test_a_survey_in_english_on_120_by_40_with_a_power_cut_in_the_middle(in_folder):
    survey, album = load(SURVEY).questionnaire, Album("survey-120x40")
    items = assemble(survey).items
    half = len(items) // 2
    with Terminal(in_folder, (120, 40), "run", "every_survey_type", "--no-pdf", "--lang", "en") as terminal:
        album.keep("notice", terminal, "Enter begin")
        terminal.presses("enter")
        for number, item in enumerate(items[:half], 1):
            answer(terminal, album, item, code_for(item), f"Question {number} of {len(items)}", "en")
        terminal.waits_for(f"Question {half + 1} of {len(items)}")
        terminal.is_killed()
    with Terminal(in_folder, (120, 40), "resume", "--no-pdf", "--lang", "en") as terminal:
        for number, item in enumerate(items[half:], half + 1):
            answer(terminal, album, item, code_for(item), f"Question {number} of {len(items)}", "en")
        album.keep("review", terminal, "All questions have an answer")
        terminal.presses("e")
        album.keep("result", terminal, "Your answers are sent and")
        terminal.presses("enter")
        assert terminal.ends() == 0
    album.compare()


def test_conditions_on_40_by_12_with_a_pause(in_folder):
    album = Album("branches-40x12")
    with Terminal(in_folder, (40, 12), "run", "branches", "--no-pdf", "--lang", "fr") as terminal:
        album.keep("notice", terminal, "Entrée")
        terminal.presses("enter")
        album.keep("profile", terminal, "Fonction")
        terminal.presses("2", "enter")
        terminal.waits_for("Combien")
        terminal.presses(*"12")
        album.keep("written", terminal, "12")
        terminal.presses("enter")
        album.keep("opened by the answer", terminal, "Plusieurs sites")
        terminal.presses("escape", "v")
        album.keep("overview", terminal, "Effectif")
        terminal.presses("escape", "p")
        assert terminal.ends() == 3
    with Terminal(in_folder, (40, 12), "resume", "--no-pdf", "--lang", "fr") as terminal:
        terminal.waits_for("Plusieurs sites")
        terminal.presses("g")
        album.keep("in English", terminal, "More than one site")
        terminal.presses("e")
        album.keep("review", terminal, "without an answer")
        terminal.presses("e")
        album.keep("asked once more", terminal, "all the same")
        terminal.presses("y")
        album.keep("result", terminal, "Enter")
        terminal.presses("enter")
        assert terminal.ends() == 0
    album.compare()
