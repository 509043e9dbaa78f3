"""The figures of relations again, in plain Python over rows of text: an oracle that shares no code with the program."""

from collections import Counter
from itertools import combinations

LEAST = 5


def figures(rows):
    """Figures of rows (author, reactor, unit of the author, unit of the reactor, type)."""
    used = [row for row in rows if row[0] != row[1]]
    edges = {(reactor, author) for author, reactor, *_ in used}
    people = sorted({person for edge in edges for person in edge})
    pairs = mutual = 0
    for one, other in combinations(people, 2):
        there, back = (one, other) in edges, (other, one) in edges
        pairs += there or back
        mutual += there and back
    types = {}
    for _, _, unit, from_unit, kind in used:
        across, total = types.get(kind, (0, 0))
        types[kind] = across + (unit != from_unit), total + 1
    return {
        "interactions": len(used),
        "people": len(people),
        "between": sum(row[2] != row[3] for row in used),
        "pairs": pairs,
        "mutual": mutual,
        "types": types,
        "moved": sum(len(units) > 1 for units in units_of(used).values()),
    }


def units_of(used):
    """The units of each person."""
    units = {}
    for author, reactor, unit, from_unit, _ in used:
        units.setdefault(author, set()).add(unit)
        units.setdefault(reactor, set()).add(from_unit)
    return units


def matrix(rows):
    """How often each unit reacts to each, by names."""
    return Counter((row[3], row[2]) for row in rows if row[0] != row[1])


def people_of_units(rows):
    """The people who take part, by unit."""
    people = {}
    for person, units in units_of([row for row in rows if row[0] != row[1]]).items():
        for unit in units:
            people.setdefault(unit, set()).add(person)
    return people


def index(rows, people_weight, units_weight):
    """(colleagues, units, index) of everybody to whom somebody reacted."""
    colleagues, units = {}, {}
    for author, reactor, _, from_unit, _ in rows:
        if author != reactor:
            colleagues.setdefault(author, set()).add(reactor)
            units.setdefault(author, set()).add(from_unit)
    most_people = max(map(len, colleagues.values()))
    most_units = max(map(len, units.values()))
    return {
        author: (
            len(who),
            len(units[author]),
            100 * (people_weight * len(who) / most_people + units_weight * len(units[author]) / most_units),
        )
        for author, who in colleagues.items()
    }
