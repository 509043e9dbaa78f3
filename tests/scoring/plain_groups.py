"""Several respondents made into one picture in plain Python, written from the documents: part of the reference."""

from collections import Counter
from types import SimpleNamespace

from plain_conditions import CLOSE, exact
from plain_reference import OUT, Known, Scored, Sheet, questions, score_people
from plain_rules import NUMBERS, STEPS, steps_of

from digimat.questionnaires import State

FEW = 5  # fewer people than that are not shown


def score_plain_groups(questionnaire, rows, by):
    """Group -> sheet, in the order of the rows.

    A person without a group, or without a known role where roles count, is nowhere.
    """
    groups = {}
    for sheet in score_people(questionnaire, rows):
        role = role_of(questionnaire, sheet)
        if sheet.profile.get(by) and role is not None:
            groups.setdefault(sheet.profile[by], []).append((role, sheet))
    hidden = to_hide([len(people) for people in groups.values()]) if questionnaire.anonymous else []
    names = [name for place, name in enumerate(groups) if place not in hidden]
    return {name: pooled_sheet(questionnaire, groups[name]) for name in names}


def role_of(questionnaire, sheet):
    if questionnaire.roles is None:
        return ""
    role = sheet.profile.get(questionnaire.roles.field)
    return role if role in roles_of(questionnaire) else None


def roles_of(questionnaire):
    if questionnaire.roles is None:
        return [""]
    return list(next(f for f in questionnaire.profile if f.id == questionnaire.roles.field).options)


def to_hide(sizes):
    """The places of small groups, and of the next smallest where those could be had by subtraction."""
    hidden = [place for place, size in enumerate(sizes) if size < FEW]
    while hidden and len(hidden) < len(sizes) and (len(hidden) == 1 or sum(sizes[p] for p in hidden) < FEW):
        others = [p for p in range(len(sizes)) if p not in hidden]
        hidden.append(min(others, key=lambda p: (sizes[p], -p)))
    return hidden


def weights_of(questionnaire, name):
    """The weight of each role on an item or part: set by the nearest scale above it, 1 where none does."""
    roles = questionnaire.roles
    for scale in questionnaire.scales:
        if roles is not None and name in scale.items:
            found = nearest(questionnaire, scale.id)
            if found is not None:
                return {role: exact(found.get(role, 1)) for role in roles_of(questionnaire)}
    return {role: exact(1) for role in roles_of(questionnaire)}


def nearest(questionnaire, scale_id):
    if scale_id in questionnaire.roles.weights:
        return questionnaire.roles.weights[scale_id]
    for scale in questionnaire.scales:
        if scale_id in scale.scales and (found := nearest(questionnaire, scale.id)) is not None:
            return found
    return None


def least(questionnaire, role):
    """How many people of a role must have answered for it to count."""
    named = questionnaire.roles is not None and role in questionnaire.roles.anonymous
    return FEW if questionnaire.anonymous or named else 1


def pooled_sheet(questionnaire, people):
    """The sheet of one group: (role, sheet) of each of its people."""
    sheet = pool(questionnaire, people)
    alone = {
        role: pool(questionnaire, [(r, s) for r, s in people if r == role])
        for role in roles_of(questionnaire)
        if questionnaire.roles is not None and any(r == role for r, _ in people)
    }
    for scale in questionnaire.scales:
        scores = {role: s.scale(scale.id).score for role, s in alone.items()}
        scores = {role: score for role, score in scores.items() if score is not None}
        sheet.role_scores[scale.id] = scores
        # A role that is asked a part of a scale compares with nobody on it: its score is of other questions.
        beneath = [weights_of(questionnaire, name) for name in questions(questionnaire, scale.id)]
        compared = [score for role, score in scores.items() if all(weights[role] > 0 for weights in beneath)]
        sheet.compared[scale.id] = compared
        if len(compared) > 1:
            sheet.group.gap[scale.id] = max(compared) - min(compared)
    return sheet


def pool(questionnaire, people):
    names = [i.id for i in questionnaire.items] + [p.id for p in questionnaire.parts]
    weights = {name: weights_of(questionnaire, name) for name in names}
    items = {name: pooled_item(questionnaire, people, name, weights[name]) for name in names}
    profile = {}
    for field in questionnaire.profile:
        shared = {s.profile.get(field.id) or "" for _, s in people}
        profile[field.id] = shared.pop() if len(shared) == 1 else ""
    group = SimpleNamespace(of_people={}, dont_know={}, agreement={}, gap={})
    sheet = Sheet(questionnaire, items, profile, group=group)
    sheet.role_scores, sheet.size, sheet.item_agreement, sheet.compared = {}, len(people), {}, {}
    for item in questionnaire.items:
        if item.type in STEPS:
            sheet.item_agreement[item.id] = r_wg(questionnaire, people, item, weights[item.id])
    for scale in questionnaire.scales:
        beneath = questions(questionnaire, scale.id)
        known = [r for r in map(sheet.item_agreement.get, beneath) if r is not None]
        group.agreement[scale.id] = sum(known) / len(known) if known else None
        group.dont_know[scale.id] = dont_know_share(questionnaire, people, beneath, weights)
        if scale.pooled == "people":
            group.of_people[scale.id] = mean_of_people(questionnaire, people, scale, weights)
    return sheet


def counting(questionnaire, people, weights, has, responded=None):
    """The people with something to count, of the roles that count: asked, and enough of them responded."""
    number = Counter(role for role, sheet in people if (responded or has)(sheet))
    return [
        (role, sheet)
        for role, sheet in people
        if weights[role] > 0 and number[role] >= least(questionnaire, role) and has(sheet)
    ]


def pooled_item(questionnaire, people, name, weights):
    points = mean_of_roles(questionnaire, people, weights, name, lambda s: s.items[name].points)
    item = next((i for i in questionnaire.items if i.id == name), None)
    if item is None:
        value = points
    elif item.type in NUMBERS:
        value = mean_of_roles(questionnaire, people, weights, name, lambda s: s.items[name].value)
    else:
        value = most_frequent(questionnaire, people, name, weights)
    size = Counter(role for role, _ in people)
    states = [
        s.items[name].state
        for role, s in people
        if weights[role] > 0 and size[role] >= least(questionnaire, role)
    ]
    if points is not None or value is not None:
        state = State.ANSWERED
    else:
        state = State.NOT_APPLICABLE if all(s in OUT for s in states) else State.BLANK
    return Known(state, points, value)


def responded(name):
    """Whether somebody gave a response, or left a question of a test for which that earns nothing."""
    return lambda sheet: sheet.items[name].points is not None or sheet.items[name].value is not None


def mean_of_roles(questionnaire, people, weights, name, number_of):
    """The mean within each role, then the weighted mean of the roles."""
    found = counting(questionnaire, people, weights, lambda s: number_of(s) is not None, responded(name))
    roles = dict.fromkeys(role for role, _ in found)
    if not roles:
        return None
    means = {}
    for role in roles:
        numbers = [number_of(s) for r, s in found if r == role]
        means[role] = sum(numbers) / exact(len(numbers))
    return sum(weights[r] * means[r] for r in roles) / sum(weights[r] for r in roles)


def most_frequent(questionnaire, people, name, weights):
    """The code that most people gave; in a tie, the one of the role that is listed first."""
    found = counting(
        questionnaire, people, weights, lambda s: s.items[name].value is not None, responded(name)
    )
    number = Counter(s.items[name].value for _, s in found)
    tied = [code for code in number if number[code] == max(number.values())]
    options = list(next(i for i in questionnaire.items if i.id == name).options)
    for role in roles_of(questionnaire):
        own = {s.items[name].value for r, s in found if r == role} & set(tied)
        if own:  # the role itself is of several minds: the option listed first
            return min(own, key=lambda c: (options.index(c) if c in options else len(options), c))
    return None


def r_wg(questionnaire, people, item, weights):
    """Agreement on an item, 1 - s²/σ² from 0 to 1; None for fewer than three raters."""
    found = counting(questionnaire, people, weights, lambda s: s.items[item.id].value is not None)
    numbers = [s.items[item.id].value for _, s in found]
    if len(numbers) < 3:
        return None
    low, high = steps_of(item)
    options = high - low + 1
    mean = sum(numbers) / exact(len(numbers))
    variance = sum((n - mean) ** 2 for n in numbers) / (len(numbers) - 1)
    return min(exact(1), max(exact(0), 1 - variance / (exact(options**2 - 1) / 12)))


def dont_know_share(questionnaire, people, beneath, weights):
    """The share of "don't know" among all that the people of a group were asked; too few of a role say nothing."""
    number = Counter(role for role, _ in people)
    people = [(role, s) for role, s in people if number[role] >= least(questionnaire, role)]
    states = [s.items[name].state for role, s in people for name in beneath if weights[name][role] > 0]
    shown = [s for s in states if s not in OUT]
    return exact(sum(s == State.DONT_KNOW for s in shown)) / len(shown) if shown else None


def asked_only(sheet, role, weights):
    """The sheet of a person without the answers to what their role is not asked."""
    ignored = {name: Known(State.NOT_SHOWN, None, None) for name in weights if weights[name][role] == 0}
    return Sheet(sheet.q, sheet.items | ignored, sheet.profile, sheet.required) if ignored else sheet


def mean_of_people(questionnaire, people, scale, weights):
    """The mean of the scores of those who have one, once enough have."""
    beneath = questions(questionnaire, scale.id)
    asked = {
        role: exact(any(weights[n][role] > 0 for n in beneath) or not beneath)
        for role in roles_of(questionnaire)
    }
    people = [(role, asked_only(sheet, role, weights)) for role, sheet in people]
    found = counting(questionnaire, people, asked, lambda s: s.scale(scale.id).score is not None)
    roles = {role for role, _ in found}
    counted = [s for role, s in people if asked[role] and (role in roles or least(questionnaire, role) == 1)]
    base = exact(sum(s.scale(scale.id).base > 0 for s in counted))
    answered = exact(len(found))
    score = None
    if found and answered >= exact(scale.min_people) * base - CLOSE:
        score = sum(s.scale(scale.id).score for _, s in found) / len(found)
    return Scored(score, answered, base)
