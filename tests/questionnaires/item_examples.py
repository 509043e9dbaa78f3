"""One item of each type, as small as can be."""

from digimat.language import Text
from digimat.questionnaires import Item


def options(codes):
    return {code: Text(fr=f"fr {code}", en=f"en {code}") for code in codes}


def item(type_, codes="", **more):
    text = Text(fr="a", en="b")
    return Item(id="q", title=text, type=type_, stem=text, options=options(codes), rule="any", **more)


ITEMS = {
    "single": item("single", "abc", dont_know=True),
    "multi": item("multi", "abcd", dont_know=True),
    "order": item("order", "abc", dont_know=True),
    "match": item("match", "abc", prompts=options("12"), dont_know=True),
    "numeric": item("numeric", dont_know=True),
    "short": item("short", dont_know=True),
    "sjt_bw": item("sjt_bw", "abcd", dont_know=True),
    "ladder": item("ladder", "01234", dont_know=True),
    "likert": item("likert", "12345", dont_know=True),
    "freq": item("freq", "01234", dont_know=True),
    "yesno": item("yesno", dont_know=True),
    "rank": item("rank", "abcd", choose=2, dont_know=True),
    "scale10": item("scale10", dont_know=True),
    "allocation": item("allocation", "abc", spread=100, dont_know=True),
    "text": item("text", dont_know=True),
    "sjt_rate": item("sjt_rate", "abc", dont_know=True),
    "two_at_most": item("multi", "abcd", choose=2),
    "or_none": item("multi", ["a", "b", "none"], choose=2, exclusive=("none",)),
    "one_point": item("allocation", "ab", spread=1),
    "no_dk": item("single", "abc"),
    "short_no_dk": item("short"),
    "na": item("numeric", not_applicable=True),
    "cases": item("single", ["a", "A", "Often"]),
}
