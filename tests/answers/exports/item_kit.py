"""Items for tests of cells, in one line each; every text in French, a bar, English."""

from digimat.answers.exports.value_problems import InvalidCell
from digimat.language import Text
from digimat.questionnaires import InvalidResponse
from digimat.questionnaires.item_model import Ends, Item

AGREE = {
    "1": "Pas du tout d’accord|Strongly disagree",
    "2": "Plutôt pas d’accord|Disagree",
    "3": "Ni l’un ni l’autre|Neither",
    "4": "D’accord|Agree",
    "5": "Tout à fait d’accord|Strongly agree",
}
TOOLS = {
    "a": "Excel, avancé|Excel, advanced",
    "b": "Excel|Excel",
    "c": "Word|Word",
    "d": "Accès ; bases|Access",
}


def text(written):
    fr, _, en = written.partition("|")
    return Text(fr=fr, en=en or fr)


def an_item(kind, options=(), **more):
    options = dict.fromkeys(options, "") if isinstance(options, tuple) else options
    for name in ("prompts", "options"):
        written = more.pop(name, options if name == "options" else {})
        more[name] = {code: text(words or f"option {code}") for code, words in written.items()}
    if "ends" in more:
        low, high = more["ends"]
        more["ends"] = Ends(low=text(low), high=text(high))
    if "unit" in more:
        more["unit"] = text(more["unit"])
    more = {
        "id": "q",
        "title": text("Titre|Title"),
        "stem": text("Question|Question"),
        "rule": "unscored",
    } | more
    return Item.model_construct(type=kind, **more)


def said(read, *cells):
    """The code that is read; of what is refused the code of its problem, and its message."""
    try:
        return read(*cells)
    except InvalidResponse as error:
        return (error.code if isinstance(error, InvalidCell) else "ANS010", error.message.en)
