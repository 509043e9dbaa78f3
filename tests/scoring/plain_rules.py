"""Every rule worked out in plain Python from its documentation, in fractions: part of the reference.

Slow on purpose, and apart from ``digimat.scoring``: what it says comes from the documents alone.
"""

import math
import re
import statistics
from fractions import Fraction
from itertools import pairwise

from plain_conditions import CLOSE, exact, reaches, truth, work_out

# Rules of tests: a blank and "don't know" earn nothing, by declared policy.
KEYED = {
    "keyed_single", "keyed_multi_pm", "order_tau", "match_prop", "numeric_tol", "short_exact", "sjt_bw", "sjt_distance",
}  # fmt: skip
STEPS = {"ladder", "likert", "freq", "scale10"}
NUMBERS = {*STEPS, "numeric"}


# --- Items: from the code of a response to points of 1 --------------------------------------------------------


def item_points(item, code):
    """The points of one response, None where its rule gives none."""
    return ITEM_RULES[item.rule](item, code, item.with_)


def steps_of(item):
    """The lowest and the highest step of an item, from its definition."""
    if item.type == "scale10":
        return 0, 10
    steps = sorted(int(option) for option in item.options)
    return steps[0], steps[-1]


def number_of(item, code):
    """The number that a response is, for the items whose responses are numbers."""
    return Fraction(code)


def pairs_of(code):
    return dict(pair.split("=") for pair in code.split())


def linear(item, code, _):
    if item.type == "yesno":
        low, high, value = 0, 1, int(code == "yes")
    else:
        (low, high), value = steps_of(item), Fraction(code)
    share = Fraction(value - low) / (high - low)
    return 1 - share if item.reverse_keyed else share


def on_line(x, line):
    """The height of a line through points, flat outside them."""
    if x <= line[0][0]:
        return line[0][1]
    for (x1, y1), (x2, y2) in pairwise(line):
        if x <= x2:
            return y1 + (y2 - y1) * (x - x1) / (x2 - x1)
    return line[-1][1]


def piecewise(item, code, given):
    return on_line(Fraction(code), exact_rows(given["points"])) / 100


def exact_rows(rows):
    return [[exact(n) for n in row] for row in rows]


def breadth(item, code, _):
    others = [option for option in item.options if option not in item.exclusive]
    return Fraction(len(set(code.split("+")) & set(others)), min(len(others), item.choose or len(others)))


def keyed_single(item, code, given):
    if code == ("yes" if item.key is True else "no" if item.key is False else item.key):
        return Fraction(1)
    wrong = given.get("correct_for_guessing", False)
    return Fraction(-1, (len(item.options) or 2) - 1) if wrong else Fraction(0)


def keyed_multi_pm(item, code, _):
    ticked, key = set(code.split("+")), set(item.key)
    return max(Fraction(0), Fraction(len(ticked & key) - len(ticked - key), len(key)))


def order_tau(item, code, _):
    place = {
        option: n
        for n, tied in enumerate(re.findall(r"\([^)]*\)|[^>()]+", item.key))
        for option in tied.strip("()").split("=")
    }
    given = code.split(">")
    pairs = [(a, b) for n, a in enumerate(given) for b in given[n + 1 :] if place[a] != place[b]]
    right = sum(place[a] < place[b] for a, b in pairs)
    return max(Fraction(0), Fraction(right - (len(pairs) - right), len(pairs)))


def match_prop(item, code, _):
    given = pairs_of(code)
    return Fraction(sum(given.get(p) == option for p, option in item.key.items()), len(item.key))


def numeric_tol(item, code, given):
    off = abs(Fraction(code) - exact(item.key))
    if off <= exact(given.get("tolerance", 0)) + CLOSE:
        return Fraction(1)
    half = exact(given.get("half_within", 0))
    return Fraction(1, 2) if half > 0 and off <= half + CLOSE else Fraction(0)


def short_exact(item, code, _):
    def plain(words):
        return " ".join(words.split()).casefold()

    return Fraction(plain(code) in {plain(form) for form in item.key})


def sjt_bw(item, code, _):
    given, key = pairs_of(code), item.key
    t = (given["best"] == key["best"]) - (given["best"] == key["worst"])
    t += (given["worst"] == key["worst"]) - (given["worst"] == key["best"])
    return Fraction(max(0, t), 2)


def sjt_distance(item, code, _):
    given, key = pairs_of(code), {o: exact(e) for o, e in item.key.items()}
    off = sum(abs(int(given[o]) - e) for o, e in key.items())
    return 1 - off / sum(max(e - 1, 5 - e) for e in key.values())


def option_points(item, code, given):
    points = {
        ("yes" if option is True else "no" if option is False else option): worth
        for option, worth in given["points"].items()
    }
    return exact(points[code])


ITEM_RULES = {
    "linear": linear, "piecewise": piecewise, "breadth": breadth, "keyed_single": keyed_single,
    "keyed_multi_pm": keyed_multi_pm, "order_tau": order_tau, "match_prop": match_prop, "numeric_tol": numeric_tol,
    "short_exact": short_exact, "sjt_bw": sjt_bw, "sjt_distance": sjt_distance, "option_points": option_points,
    "unscored": lambda item, code, _: None,
}  # fmt: skip


def part_points(item, option, code):
    """The points of one option of a response."""
    match item.type:
        case "order" | "rank":
            # Evenly from 1 down to 0, which the last option has, or all those that were not ranked.
            ranked = code.split(">")
            steps = len(ranked) - (len(ranked) == len(item.options))
            return Fraction(steps - ranked.index(option), steps) if option in ranked else Fraction(0)
        case "multi":
            return Fraction(option in code.split("+"))
        case "allocation":
            return Fraction(pairs_of(code).get(option, "0")) / exact(item.spread)
        case "sjt_rate":
            return Fraction(int(pairs_of(code)[option]) - 1, 4)
    raise AssertionError(item.type)


# --- Scales: from (name, points or None, weight) to a score or None -------------------------------------------


def scale_score(rule, inputs, given):
    """The score of a scale, None where its rule gives none."""
    return SCALE_RULES[rule](inputs, given)


def there(inputs):
    return [(p, w) for _, p, w in inputs if p is not None]


def weighted_mean(inputs, _=None):
    weight = sum(w for _, w in there(inputs))
    return sum(p * w for p, w in there(inputs)) / weight if weight else None


def percent_of_maximum(inputs, _):
    mean = weighted_mean(inputs)
    return None if mean is None else 100 * mean


def median(inputs, _):
    points = [p for p, _ in there(inputs)]
    return statistics.median(points) if points else None


def all_that_weigh(inputs):
    """Points and weights, None where one that weighs is missing or none weighs."""
    found = [(p, w) for _, p, w in inputs if w]
    return None if not found or any(p is None for p, _ in found) else found


def geometric_mean(inputs, given):
    found = all_that_weigh(inputs)
    if found is None:
        return None
    floor = exact(given.get("floor", 0))
    product, weight = 1.0, sum(w for _, w in found)
    for points, w in found:
        product *= float(max(points, floor)) ** float(w / weight)
    return product


def total(inputs, _):
    found = all_that_weigh(inputs)
    return None if found is None else sum(p * w for p, w in found)


def prorated_total(inputs, _):
    mean = weighted_mean(inputs)
    return None if mean is None else mean * sum(w for _, _, w in inputs)


def of_all(choose):
    def rule(inputs, _):
        points = [p for _, p, _ in inputs]
        return None if None in points else choose(points)

    return rule


def formula_score(inputs, given):
    percent = percent_of_maximum(inputs, given)
    return None if percent is None else max(0, percent)


def lookup(inputs, given):
    ((_, raw, _),) = inputs
    rows = [score for start, score in exact_rows(given["table"]) if raw is not None and reaches(raw, start)]
    return rows[-1] if rows else None


def piecewise_line(inputs, given):
    ((_, raw, _),) = inputs
    return None if raw is None else on_line(raw, exact_rows(given["line"]))


def percentile_rank(inputs, given):
    ((_, raw, _),) = inputs
    if raw is None:
        return None
    rows = exact_rows(given["norm_group"])
    below = sum(n for score, n in rows if score < raw - CLOSE)
    equal = sum(n for score, n in rows if abs(score - raw) <= CLOSE)
    return 100 * (below + Fraction(1, 2) * equal) / sum(n for _, n in rows)


def z_score(inputs, given):
    ((_, raw, _),) = inputs
    return None if raw is None else (raw - exact(given["mean"])) / exact(given["sd"])


def t_score(inputs, given):
    z = z_score(inputs, given)
    return None if z is None else 50 + 10 * z


def stanine(inputs, given):
    ((_, raw, _),) = inputs
    if raw is None:
        return None
    band = (raw + CLOSE - exact(given["mean"])) / exact(given["sd"]) * 2 + 5 + Fraction(1, 2)
    return Fraction(min(9, max(1, band // 1)))


def last_level_reached(inputs, given):
    if not there(inputs):
        return None
    reached = 0
    for _, points, _ in inputs:
        if points is None or not reaches(points, exact(given["cut"])):
            break
        reached += 1
    return Fraction(reached)


def levels_of_streams(inputs, given):
    by_name, score = {name: points for name, points, _ in inputs}, Fraction(0)
    for streams in given["groups"]:
        points = [by_name[name] for name in streams if by_name[name] is not None]
        if not points:
            return None
        score += sum(points) / len(points)
    return score


def formula(inputs, given):
    values = {name: points for name, points, _ in inputs}
    if all(points is None for points in values.values()):
        return None
    found = work_out(given["formula"], values.__getitem__)
    return Fraction(truth(found)) if isinstance(found, bool) else found


def chance(name, theta, given):
    """P(θ) = c + (1 - c) / (1 + exp(-a (θ - b)))."""
    a = given.get("discrimination", 1.2)
    a = a.get(name, 1.2) if isinstance(a, dict) else a
    c = (given.get("guessing") or {}).get(name, 0)
    return c + (1 - c) / (1 + math.exp(-a * (theta - given["difficulty"][name])))


def ability(inputs, given):
    """The mean and the standard deviation of θ after the responses: 81 nodes, prior N(0, 1)."""
    known = [(name, min(1.0, max(0.0, float(points)))) for name, points, _ in inputs if points is not None]
    if not known:
        return None, None
    nodes, weights = [(n - 40) / 10 for n in range(81)], []
    for theta in nodes:
        weight = math.exp(-(theta**2) / 2)
        for name, points in known:
            p = chance(name, theta, given)
            weight *= p**points * (1 - p) ** (1 - points)
        weights.append(weight)
    mean = math.fsum(t * w for t, w in zip(nodes, weights, strict=True)) / math.fsum(weights)
    spread = math.fsum((t - mean) ** 2 * w for t, w in zip(nodes, weights, strict=True)) / math.fsum(weights)
    return mean, math.sqrt(spread)


def expected_score(inputs, given):
    theta, _ = ability(inputs, given)
    return None if theta is None else 100 * sum(chance(n, theta, given) for n, _, _ in inputs) / len(inputs)


SCALE_RULES = {
    "percent_of_maximum": percent_of_maximum, "mean": weighted_mean, "median": median,
    "geometric_mean": geometric_mean, "total": total, "prorated_total": prorated_total, "minimum": of_all(min),
    "maximum": of_all(max), "number_correct": of_all(lambda points: Fraction(sum(p == 1 for p in points))),
    "formula_score": formula_score, "lookup": lookup, "piecewise_line": piecewise_line,
    "percentile_rank": percentile_rank, "z_score": z_score, "t_score": t_score, "stanine": stanine,
    "last_level_reached": last_level_reached, "levels_of_streams": levels_of_streams, "formula": formula,
    "eap_ability": lambda inputs, given: ability(inputs, given)[0],
    "eap_error": lambda inputs, given: ability(inputs, given)[1], "expected_score": expected_score,
}  # fmt: skip
