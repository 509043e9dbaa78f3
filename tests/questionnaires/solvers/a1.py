"""Information and data: the answers worked out from the rules that the stimuli state.

A solver takes the data of a set and the options, both as they are shown in one language, and gives the answer as it is
typed. It knows no key, and no line of digimat.
"""

import re

MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "January February March April May June July August September October November December",
)
# The columns of the tickets, as searches name them.
FIELDS = {"objet": 1, "équipe": 2, "priorité": 3, "subject": 1, "team": 2, "priority": 3}


def ticked(options, found):
    """The options that name one of these: "Ticket 3" names 3."""
    return "+".join(
        code for code, text in options.items() if text.split()[-1] in {str(name) for name in found}
    )


def words_of(*texts):
    """The words of some texts; capitals make no difference."""
    return re.findall(r"\w+", " ".join(texts).casefold())


def month_number(name):
    """3 for March or mars."""
    return next(names.split().index(name) + 1 for names in MONTHS if name in names.split())


def orders_above(data, options):
    """Count the orders of exactly this region, of an amount (not a quantity) above the limit, which is not in."""
    return sum(region == data["region"] and amount > data["limit"] for _, region, _, amount in data["orders"])


def days_of_absence(data, options):
    """Add up the days of the absences with exactly this reason that begin in this month of 2030.

    Each ends in the month in which it begins; the day on which it was entered plays no part.
    """
    month = f"2030-{month_number(data['month']):02}-"
    return sum(
        days
        for _, reason, start, days, _ in data["absences"]
        if reason == data["reason"] and start.startswith(month)
    )


def items_to_order(data, options):
    """Count the items with a stock smaller than their threshold and nothing on order."""
    return sum(stock < threshold and on_order == 0 for _, _, stock, threshold, on_order in data["items"])


def library_search(data, options):
    """``/`` (or) binds before ``&`` (and); ``-word`` is not there, ``word~`` begins so, in title or subject."""

    def has(term, words):
        if term.startswith("-"):
            return not has(term[1:], words)
        if term.endswith("~"):
            return any(word.startswith(term[:-1].casefold()) for word in words)
        return term.casefold() in words

    def matches(words):
        return all(
            any(has(term, words) for term in either.split(" / ")) for either in data["query"].split(" & ")
        )

    return ticked(
        options, [n for n, heading, subject in data["records"] if matches(words_of(heading, subject))]
    )


def ticket_search(data, options):
    """From left to right, beginning with none: ``+`` adds tickets, ``=`` keeps those only, ``-`` removes them.

    field:word is this exact word in this field; ``?`` stands for exactly one letter.
    """

    def matching(test):
        field, word = test.split(":")
        shape = word.casefold().replace("?", r"[^\W\d_]")
        return {
            ticket[0]
            for ticket in data["tickets"]
            if any(re.fullmatch(shape, each) for each in words_of(ticket[FIELDS[field]]))
        }

    listed = set()
    steps = data["query"].split()
    for sign, test in zip(steps[::2], steps[1::2], strict=True):
        step = {"+": listed.union, "=": listed.intersection, "-": listed.difference}[sign]
        listed = step(matching(test))
    return ticked(options, listed)


def parts_search(data, options):
    """``+`` (and) binds before ``/`` (or), ``!`` turns one test round; in the shape of a whole code ``#`` is one
    digit and ``*`` any characters, even none; a length is above the number, not equal to it.
    """

    def meets(test, code, material, length):
        if test.startswith("!"):
            return not meets(test[1:], code, material, length)
        what, sign, wanted = re.fullmatch(r"(\w+)([=>])(.+)", test).groups()
        if sign == ">":
            return length > int(wanted)
        if what == "code":
            shape = re.escape(wanted).replace(r"\#", "[0-9]").replace(r"\*", ".*")
            return re.fullmatch(shape, code) is not None
        return material == wanted

    def matches(part):
        return any(
            all(meets(test, *part) for test in both.split(" + ")) for both in data["query"].split(" / ")
        )

    return ticked(options, [n for n, *part in data["parts"] if matches(part)])


SOLVERS = {
    ("a1d2", "v1"): orders_above,
    ("a1d2", "v2"): days_of_absence,
    ("a1d2", "v3"): items_to_order,
    ("a1d3", "v1"): library_search,
    ("a1d3", "v2"): ticket_search,
    ("a1d3", "v3"): parts_search,
}
