"""Problem solving and learning: the answers worked out from help pages, catalogues and rules of notations.

A help page is read as it is shown, by the phrases that state an effect, in one language or the other.
"""

import re
from collections import Counter
from operator import eq, ge, ne

# What a text of the planner's help can say, and how it says it.
PLANNER = {
    ("old_date", "removed"): ("change le jour", "changes the day"),
    ("old_date", "kept"): ("reste en place", "stays in place"),
    ("dates", "one"): ("une seule date", "prochaine date", "une date", "one date", "next date"),
    ("dates", "all"): ("toute la série", "une série", "whole series", "a series"),
    ("message", "sent"): ("un message", "a message"),
    ("message", "none"): ("aucun message", "no message"),
}
OPPOSITE = {"N": "S", "S": "N", "E": "W", "W": "E"}


def says(text, *phrases):
    """Whether a text has one of these phrases, as whole words."""
    return any(re.search(rf"\b{re.escape(phrase)}\b", text) for phrase in phrases)


def the_one(options, fits):
    """The code of the one option whose text fits."""
    (code,) = [code for code, text in options.items() if fits(text)]
    return code


def planner_command(data, options):
    """What the line on messages, the command and its options say in turn: of two on one matter, the later holds.

    Where none speaks of dates a command acts on the whole series: acting on one date is an option there.
    """

    def said(*texts):
        return {
            about: what
            for text in texts
            for (about, what), phrases in PLANNER.items()
            if says(text, *phrases)
        }

    wanted = dict(data["wanted"])
    needed = {"old_date": wanted["old_date"], **said(wanted["dates"], wanted["message"])}
    commands = {form.split()[0]: effect for form, effect in data["commands"]}
    switches = dict(data["switches"])

    def fits(line):
        command, old, new, *letters = line.split()
        done = said(data["messages"], commands[command], *(switches[letter] for letter in letters))
        return {"dates": "all", **done} == needed and [old, new] == [data["old"], data["new"]]

    return the_one(options, fits)


def archive_commands(data, options):
    """What is true of the document after commands in this order: one may leave another without effect, for good or
    until the document has a number.
    """
    forms = {form.split()[0]: form for form, _ in data["then"]}
    effects = {**dict(data["first"]), **dict(data["then"])}
    wanted = dict(data["wanted"])

    def result(steps):
        done, blocked, numbered = dict(data["without_it"]), set(), False
        for place, step in enumerate(steps.split(", ")):
            name, *number = step.split()
            form = forms.get(name, name)
            effect = effects[form]
            if place == 0:
                assert form in dict(data["first"])
                done["original"] = "stays" if says(effect, "reste", "stays") else "leaves"
                continue
            waits = says(effect, "s’il a déjà un numéro", "if it already has a number") and not numbered
            if form in blocked or waits:
                continue
            done[form] = int(number[0]) if number else "done"
            numbered |= says(effect, "donne un numéro", "gives the document a number")
            if says(effect, "aucune commande n’agit", "no command has any effect"):
                blocked |= set(effects)
            elif says(effect, "n’agit plus", "has no effect"):
                blocked |= {form for name, form in forms.items() if says(effect, name)}
        return done

    return the_one(options, lambda steps: result(steps).items() >= wanted.items())


def label_line(data, options):
    """The size in the order of the help, then as many labels and labels a strip as its COPIES and CUT give."""
    (size, _), (_, copies_help), (_, cut_help) = data["commands"]
    sides = {"hauteur": "height", "largeur": "width"}
    order = [sides.get(side, side) for side in size.split()[1:]]

    def labels(n):
        if says(copies_help, "n de plus", "n more"):
            return 1 + n
        if says(copies_help, "jette la première", "throws away the first"):
            return n - 1
        assert says(copies_help, "n paires", "n pairs")
        return 2 * n

    def cut_right(n):
        if says(cut_help, "toutes les n étiquettes", "after every n labels"):
            return n == data["per_strip"]
        strips = n if says(cut_help, "n bandes égales", "n equal strips") else n + 1
        assert strips == n or says(cut_help, "n fois", "n times")
        return strips * data["per_strip"] == data["labels"]

    def fits(line):
        *millimetres, copies, cut = map(int, re.findall(r"\d+", line))
        return (
            millimetres == [data[side] for side in order]
            and labels(copies) == data["labels"]
            and cut_right(cut)
        )

    return the_one(options, fits)


def tool_chooser(*columns):
    """A solver for a catalogue with these columns after the tool: the one tool that meets all that a need asks."""

    def choose_tools(data, options):
        def meets(tool, column, test, value):
            return {"is": eq, "not": ne, "at_least": ge}[test](tool[columns.index(column) + 1], value)

        chosen = {}
        for need in sorted({need for need, *_ in data["constraints"]}):
            asked = [constraint for number, *constraint in data["constraints"] if number == need]
            (tool,) = [
                tool[0] for tool in data["catalogue"] if all(meets(tool, *constraint) for constraint in asked)
            ]
            chosen[need] = tool
        assert len(set(chosen.values())) == len(chosen)
        return " ".join(f"{need}={the_one(options, tool.__eq__)}" for need, tool in chosen.items())

    return choose_tools


def tokens_of(text, shapes):
    """The signs of a notation, none left out."""
    tokens = re.findall(shapes, text)
    assert "".join(tokens) == text.replace(" ", "")
    return iter(tokens)


def job_duration(data, options):
    """One after the other adds up; ``[ | ]`` lasts as long as its longer side; n times has n - 1 breaks."""

    def sequence(tokens):
        minutes = 0
        for token in tokens:
            if token in ("|", "]", ")"):
                break
            if token == "[":
                minutes += max(sequence(tokens), sequence(tokens))
            elif token.endswith("("):
                times = int(token[:-1])
                minutes += times * sequence(tokens) + (times - 1) * data["pause"]
            else:
                minutes += int(token[1:])
        return minutes

    return sequence(tokens_of(data["job"], r"[A-Z]\d+|\d+\(|[\[|\])]"))


def items_on_shelf(data, options):
    """``+`` adds, ``-`` removes, ``A>B:n`` moves n, ``/n`` makes boxes of n; a letter stands for what is there."""
    shelves = Counter()
    all_move = says(data["if_fewer"], "tous ceux de A passent", "all those on A move")
    boxes_leave = says(data["boxes"], "boîtes pleines partent", "Full boxes leave")
    assert all_move or says(data["if_fewer"], "aucun ne passe", "none of them moves")
    assert boxes_leave or says(data["boxes"], "Le reste part", "The rest leaves")
    for step in data["job"].split():
        shelf, sign, other, amount = re.fullmatch(r"([A-Z])([-+/>])(?:([A-Z]):)?([A-Z]|\d+)", step).groups()
        there = shelves[shelf]
        number = int(amount) if amount.isdecimal() else shelves[amount]
        if sign == "+":
            shelves[shelf] += number
        elif sign == "-":
            assert number <= there  # no rule says what happens otherwise
            shelves[shelf] -= number
        elif sign == "/":
            shelves[shelf] = there % number if boxes_leave else there - there % number
        else:
            moved = number if number <= there else there if all_move else 0
            shelves[shelf] -= moved
            shelves[other] += moved
    return shelves[data["shelf"]]


def squares_east(data, options):
    """R goes back from the end to the start, each way opposite; T turns each way as its lines say."""
    turns = {start.replace("O", "W"): end.replace("O", "W") for start, end in data["turns"]}

    def route(tokens):
        steps = []
        for token in tokens:
            if token == ")":
                break
            if token == "R(":
                steps += [(OPPOSITE[way], squares) for way, squares in reversed(route(tokens))]
            elif token == "T(":
                steps += [(turns[way], squares) for way, squares in route(tokens)]
            else:
                steps.append((token[0], int(token[1:])))
        return steps

    steps = route(tokens_of(data["job"].replace("O", "W"), r"[NESW]\d+|[RT]\(|\)"))
    return sum({"E": squares, "W": -squares}.get(way, 0) for way, squares in steps)


SOLVERS = {
    ("a5d2", "v1"): planner_command,
    ("a5d2", "v2"): archive_commands,
    ("a5d2", "v3"): label_line,
    ("a5d3", "v1"): tool_chooser("offline", "authors", "confidential", "installation", "photos"),
    ("a5d3", "v2"): tool_chooser("account", "offline", "places", "confidential", "votes"),
    ("a5d3", "v3"): tool_chooser("patients", "installation", "trace", "entry", "offline"),
    ("a5d4", "v1"): job_duration,
    ("a5d4", "v2"): items_on_shelf,
    ("a5d4", "v3"): squares_east,
}
