"""A second scorer, slow and in plain Python, written from the documents and not from the engine.

One sheet = one respondent, or one group whose answers are pooled. Numbers are fractions wherever a rule allows
it, so a cut is met exactly or not at all. What the engine gives must be equal: ``test_against_reference.py``.
"""

from collections import namedtuple
from itertools import pairwise
from types import SimpleNamespace

from plain_conditions import CLOSE, exact, names_in, reaches, truth, work_out
from plain_rules import KEYED, NUMBERS, item_points, number_of, part_points, scale_score

from digimat.questionnaires import State, read_response

# What is known of one item: its state, its points, and what a condition sees of it (a number, or a code).
Known = namedtuple("Known", "state points value")
# What is known of one scale: its score, and the weight that is answered of the weight that counts.
Scored = namedtuple("Scored", "score answered base")

OUT = {State.NOT_APPLICABLE, State.NOT_SHOWN}


def read(item, raw):
    """What became of one item of a respondent."""
    if raw is None:
        return Known(State.NOT_SHOWN, None, None)
    reading = read_response(item, raw)
    if reading.state == State.ANSWERED:
        value = number_of(item, reading.code) if item.type in NUMBERS else reading.code
        return Known(reading.state, item_points(item, reading.code), value)
    earns_nothing = item.rule in KEYED and reading.state in (State.BLANK, State.DONT_KNOW)
    return Known(reading.state, exact(0) if earns_nothing else None, None)


def read_sheet(questionnaire, answers, profile):
    """Every item and part of one respondent, what is hidden set aside."""
    known = {}

    def value_of(name):
        return known[name].value if name in known else (profile.get(name) or None)

    for item in questionnaire.items:
        asked = item.when is None or truth(work_out(item.when, value_of)) is True
        item = item.instance(answers.get(f"{item.id}_asked", ""))  # of a bank: what this one was asked
        whole = known[item.id] = read(item, answers.get(item.id) if asked else None)
        for option in [o for o in item.options if o not in item.exclusive] if item.each_option else ():
            points = None
            if whole.state == State.ANSWERED:
                points = part_points(item, option, read_response(item, answers[item.id]).code)
            known[f"{item.id}_{option}"] = Known(whole.state, points, points)
    return known


class Sheet:
    """All results of one respondent or group; each is worked out when it is asked for."""

    def __init__(self, questionnaire, items, profile, required="", group=None):
        self.q, self.items, self.profile, self.required = questionnaire, items, profile, required
        self.group = group or SimpleNamespace(of_people={}, dont_know={}, agreement={}, gap={})
        self.is_group = group is not None
        self.memory = {}

    def once(self, key, work, *given):
        if key not in self.memory:
            self.memory[key] = work(*given)
        return self.memory[key]

    # --- Names that conditions use -------------------------------------------------------------------------

    def value(self, name):
        """What a name stands for in a condition."""
        return self.once(("value", name), self._value, name)

    def _value(self, name):
        q = self.q
        if name in self.items:
            return self.items[name].value
        if any(f.id == name for f in q.profile):
            return self.profile.get(name) or None
        if any(s.id == name for s in q.scales):
            return self.scale(name).score
        for level_set in q.levels:
            if name == level_set.id:
                return self.level(name, level_set.scales[0])[2]
            if name == f"{level_set.id}_capped":
                _, floored, rank = self.level(level_set.id, level_set.scales[0])
                return None if rank is None else rank < floored
        for found, of in (
            (q.stages, self.stage),
            (q.all_decisions, self.outcome),
            (q.needs, self.profile_of),
        ):
            if any(f.id == name for f in found):
                return of(name)
        if any(f.id == name for f in q.flags):
            return self.flag(name)
        scale, _, what = name.rpartition("_")
        if name.endswith("_dont_know"):
            return self.dont_know(name.removesuffix("_dont_know"))
        return {"agreement": self.group.agreement, "gap": self.group.gap}[what].get(scale)

    def holds(self, condition, moved=None):
        """Whether a condition is true: None where it cannot be told."""
        by_name = (lambda name: moved[name] if name in moved else self.value(name)) if moved else self.value
        return truth(work_out(condition, by_name))

    def dont_know(self, scale):
        """The share of a scale's questions that were answered "don't know"."""
        if self.is_group:
            return self.group.dont_know[scale]
        states = [self.items[i].state for i in questions(self.q, scale)]
        shown = [s for s in states if s not in OUT]
        return exact(sum(s == State.DONT_KNOW for s in shown)) / len(shown) if shown else None

    # --- Scales --------------------------------------------------------------------------------------------

    def scale(self, name):
        return self.once(("scale", name), self._scale, self.q.scale(name))

    def _scale(self, scale):
        if scale.id in self.group.of_people:
            return self.group.of_people[scale.id]
        inputs, answered, base = [], exact(0), exact(0)
        for name in scale.inputs:
            weight = exact(scale.weights.get(name, 1))
            points, share = self._input(scale, name)
            inputs.append((name, points, weight))
            if share is not None:
                base += weight
                answered += weight * share
        score = None
        if base > 0 and answered >= exact(scale.min_answered) * base - CLOSE:
            score = scale_score(scale.rule, inputs, scale.with_)
        return Scored(score, answered, base)

    def _input(self, scale, name):
        """The worth of an input, and the share of it that is answered; None where it leaves the base."""
        if name in scale.items:
            known = self.items[name]
            item = next((i for i in self.q.items if i.id == name), None)
            points = known.value if item is not None and item.rule == "unscored" else known.points
            return points, None if known.state in OUT else exact(points is not None)
        if name in scale.levels:
            rank = self.value(name)
            return rank, exact(rank is not None)
        inner = self.scale(name)
        if inner.base == 0:
            return inner.score, None
        return inner.score, exact(0) if inner.score is None else inner.answered / inner.base

    # --- Levels, stages ------------------------------------------------------------------------------------

    def level(self, level_id, scale):
        """Ranks: by the score alone, after floors, after caps."""
        return self.once(("level", level_id, scale), self._level, self.q.level_set(level_id), scale)

    def _level(self, levels, scale):
        score, ids = self.scale(scale).score, [s.id for s in levels.steps]
        reached = [
            n for n, s in enumerate(levels.steps) if score is not None and reaches(score, exact(s.from_))
        ]
        if not reached:
            return None, None, None
        by_score = floored = reached[-1]
        for floor in levels.floors:
            if self.holds(floor.when) is True:
                floored = max(floored, ids.index(floor.at_least))
        rank = floored
        for cap in levels.caps:
            if self.holds(cap.unless) is not True:
                rank = min(rank, ids.index(cap.at_most))
        return by_score, floored, rank

    def stage(self, name):
        """The rank of the stage; None where no condition of any gate can be told, or the set's own does not hold."""
        gates, when = self.gates(name), next(s.when for s in self.q.stages if s.id == name)
        if when is not None and self.holds(when) is not True:
            return None
        if not any(known for *_, known in gates):
            return None
        shut = [n for n, (is_open, *_) in enumerate(gates) if not is_open]
        return shut[0] if shut else len(gates)

    def gates(self, name):
        return self.once(("gates", name), self._gates, next(s for s in self.q.stages if s.id == name))

    def _gates(self, stages):
        """For each gate: whether it is open, how many conditions are met, how many apply, whether any is known."""
        found = []
        for gate in (s.gate for s in stages.steps[1:]):
            applying = [c for c in gate.conditions if c.applies is None or self.holds(c.applies) is not False]
            met = [c for c in applying if self.holds(c.when) is True]
            wanted = (
                len(applying) - gate.all_but if gate.at_least is None else min(gate.at_least, len(applying))
            )
            is_open = len(met) >= wanted and all(c in met for c in applying if c.mandatory)
            known = any(self.holds(c.when) is not None for c in gate.conditions)
            found.append((is_open, len(met), len(applying), known))
        return found

    # --- Decisions, needs, flags ---------------------------------------------------------------------------

    def concerns(self, result):
        """Whether it is of persons and this is one, or of groups and this is one; most things are of both."""
        return result.only in (None, "group" if self.is_group else "person")

    def outcome(self, name):
        if not self.concerns(self._table(name)):
            return None
        line = self.line(name)
        return None if line is None else self._table(name).rules[line].outcome

    def line(self, name):
        """The number of the line that wins, None where nothing is decided."""
        return self.once(("line", name), self._fired, self._table(name), {})

    def _table(self, name):
        return next(d for d in self.q.all_decisions if d.id == name)

    def _fired(self, table, moved):
        if any(self.value(name) is None for name in table.needs):
            return None
        for number, line in enumerate(table.rules):
            holds = True if line.when is None else self.holds(line.when, moved)
            if holds is not False:
                return number if holds else None
        return None

    def alternatives(self, name):
        """(outcome, scale, shift) of every other outcome that moving one score alone would give."""
        table, found = self._table(name), set()
        scales = [s.id for s in self.q.scales]
        named = {n for line in table.rules if line.when for n in names_in(line.when) if n in scales}
        for scale in named if table.moved is None else table.moved:
            score = self.scale(scale).score
            for shift in (-float(table.by), float(table.by)):
                if score is None or shift == 0:
                    continue
                line = self._fired(table, {scale: score + exact(shift)})
                other = None if line is None else table.rules[line].outcome
                if other not in (None, self.outcome(name)):
                    found.add((other, scale, shift))
        return found

    def profile_of(self, name):
        """The ids of the needs that stand out, "all" where none does, None where one is missing."""
        needs = next(n for n in self.q.needs if n.id == name)
        values = {scale: self.scale(scale).score for scale in needs.scales}
        if None in values.values():
            return None
        ranked = sorted(values.values(), reverse=True)
        for first, then in pairwise(ranked):
            if reaches(first - then, exact(needs.gap)):
                return "+".join(scale for scale in needs.scales if values[scale] >= first)
        return "all"

    def flag(self, name):
        flag = next(f for f in self.q.flags if f.id == name)
        return self.once(("flag", name), self.holds, flag.when) if self.concerns(flag) else None

    def requirement(self):
        """What can be said of a respondent against the band that a post asks for; empty where nothing is asked."""
        if self.q.requirement is None or not self.required:
            return ""
        levels = self.q.level_set(self.q.requirement.levels)
        (scale,) = levels.scales
        rank = self.level(levels.id, scale)[2]
        if rank is None:
            return ""
        first = next(n for n, s in enumerate(levels.steps) if s.band == self.required)
        if rank >= first:
            return "met"
        margin = self.q.scale(scale).margin
        best = self.scale(scale).score + exact(margin.points if margin else 0)
        return "to_confirm" if reaches(best, exact(levels.steps[first].from_)) else "not_met"

    # --- Advice --------------------------------------------------------------------------------------------

    def given(self, advice):
        """Whether an advice is given: its condition and its flag, both where it has both."""
        if not self.concerns(advice):
            return False
        parts = [self.holds(advice.when)] if advice.when is not None else []
        parts += [self.flag(advice.flag)] if advice.flag is not None else []
        return False if False in parts else None if None in parts else True

    def priority(self, advice):
        """weight × (target - score) / 100 × leverage; None where no score is behind it."""
        if advice.about is None or (score := self.scale(advice.about).score) is None:
            return None
        target = self.q.scale(advice.about).target
        if target is None or self.has_reached_target(advice):
            target = self.next_cut(advice.about)
        counted = (s.weights.get(advice.about, 1) for s in self.q.scales if advice.about in s.scales)
        return exact(next(counted, 1)) * (exact(target) - score) / 100 * advice.leverage

    def next_cut(self, scale):
        """The cut of the next level, of the first set of levels that has one; 100 above the last."""
        for levels in self.q.levels:
            if scale in levels.scales:
                by_score, _, rank = self.level(levels.id, scale)
                above = 0 if rank is None else max(by_score, rank) + 1  # never a cut that the score is past
                if above < len(levels.steps):
                    return levels.steps[above].from_
        return 100

    def has_reached_target(self, advice):
        score = None if advice.about is None else self.scale(advice.about).score
        target = None if advice.about is None else self.q.scale(advice.about).target
        return score is not None and target is not None and reaches(score, exact(target))

    def plan(self, most=5):
        """The advice that is shown first, then the quick wins among the rest; each with its priority."""
        ranked = []
        for place, advice in enumerate(self.q.advice):
            priority = self.priority(advice)
            if self.given(advice) is not True or (advice.about and not advice.flag and priority is None):
                continue
            if advice.flag is not None:
                rank = 0
            elif advice.about is None:
                rank = 1
            else:
                rank = 3 if self.has_reached_target(advice) else 2
            ranked.append((rank, -round(float(priority), 9) if rank > 1 else 0, place, advice, priority))
        ranked.sort(key=lambda r: r[:3])
        shown = [(advice.id, priority) for *_, advice, priority in ranked]
        quick = [(advice.id, priority) for *_, advice, priority in ranked[most:] if advice.effort == 1]
        return shown[:most], quick


def questions(questionnaire, scale_id):
    """The items beneath a scale, each once; a part counts as an item."""
    scale = questionnaire.scale(scale_id)
    found = dict.fromkeys(scale.items)
    for inner in scale.scales:
        found |= dict.fromkeys(questions(questionnaire, inner))
    return list(found)


def score_people(questionnaire, rows):
    """One sheet a row: rows are (answers by item, profile, band required)."""
    return [
        Sheet(questionnaire, read_sheet(questionnaire, answers, profile), profile, required)
        for answers, profile, required in rows
    ]
