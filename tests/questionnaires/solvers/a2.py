"""Communication and collaboration: who has a right, worked out from the rules that the stimuli state.

Where a folder, a team or a zone is inside another is read from its name as it is shown, "A > B": B is in A.
"""

BOARD = ("Tout le tableau", "Whole board")


def ticked(options, found):
    """The options that name one of these: "Badge 3" names 3."""
    return "+".join(
        code for code, text in options.items() if text.split()[-1] in {str(name) for name in found}
    )


def inside(place, outer):
    """Whether a place is this one or in it, at any level: "A > B > C" is inside "A" and inside "A > B"."""
    return f"{place} > ".startswith(f"{outer} > ")


def place_called(name, places):
    """The one place of this name, wherever it is: "A > B" for "B"."""
    (place,) = [place for place in places if place.split(" > ")[-1] == name]
    return place


def has_right(granted, refused):
    """One refusal is stronger than all that is granted; nothing granted is no right."""
    return any(granted) and not any(refused)


def folder_editors(data, options):
    """A sign on a folder holds for it and for all that is in it; a person has the signs of all their groups."""
    target = place_called(data["target"], [folder for folder, _, _ in data["folders"]])
    signs = [(plus, minus) for folder, plus, minus in data["folders"] if inside(target, folder)]
    return ticked(
        options,
        [
            person
            for person, *groups in data["people"]
            if has_right((plus in groups for plus, _ in signs), (minus in groups for _, minus in signs))
        ],
    )


def card_movers(data, options):
    """A rule holds for the team it names and for the teams in it; one on the board for all columns, one on a
    column for that column. A card needs the right twice: in the column where it starts and in the one where it ends.
    """

    def has_right_in(column, team):
        rules = [(granted, refused) for place, granted, refused in data["rules"] if place in (*BOARD, column)]
        return has_right(
            (inside(team, granted) for granted, _ in rules),
            (inside(team, refused) for _, refused in rules),
        )

    return ticked(
        options,
        [
            member
            for member, team in data["members"]
            if all(has_right_in(column, team) for column in data["asked"])
        ],
    )


def door_openers(data, options):
    """A line holds for its zone and for all in it; it opens during its hours and blocks at any; a badge has the
    lines of all its profiles.
    """
    target = place_called(data["target"], [zone for zone, *_ in data["zones"]])
    lines = [line for zone, *line in data["zones"] if inside(target, zone)]
    opens = [profile for profile, start, end, _ in lines if start <= data["hour"] <= end]
    blocks = [profile for *_, profile in lines]
    return ticked(
        options,
        [
            badge
            for badge, *profiles in data["badges"]
            if has_right((each in profiles for each in opens), (each in profiles for each in blocks))
        ],
    )


SOLVERS = {
    ("a2d3", "v1"): folder_editors,
    ("a2d3", "v2"): card_movers,
    ("a2d3", "v3"): door_openers,
}
