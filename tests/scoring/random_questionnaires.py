"""Small random questionnaires from a seed, without an error: conditions, gates, tables, caps, weights of roles.

What a condition may name grows as the questionnaire does, so nothing depends on itself.
"""

import json

from digimat.questionnaires import read_questionnaire

WORDS = {"fr": "Mots", "en": "Words"}
SAID = {"title": WORDS, "meaning": WORDS}
ROLES = ("head", "hr", "staff")
CUTS = (0, 12.5, 25, 33.3, 37.5, 40, 50, 60, 62.5, 66.7, 75, 80, 87.5, 100)
WEIGHTS = (0, 0.1, 0.3, 0.5, 1, 1, 2, 3)


def random_questionnaire(draw):
    """A questionnaire that the reader finds no error in; the first of several tries."""
    for _ in range(20):
        data = _Maker(draw).questionnaire()
        source, problems = read_questionnaire(json.dumps(data), "drawn.yaml")
        errors = [p for p in problems if not p.warning]
        if not errors:
            return source.questionnaire
        assert all(p.code in MAY_HAPPEN for p in errors), errors
    raise AssertionError("no questionnaire without an error in twenty")


KINDS = (
    "ladder", "ladder", "ladder", "likert", "freq", "scale10", "yesno", "single", "multi", "numeric", "order", "rank",
    "allocation",
)  # fmt: skip
# An item in two scales of different role weights; a formula that has grown too large.
MAY_HAPPEN = {"QST092", "QST040"}


class _Maker:
    def __init__(self, draw):
        self.draw = draw
        self.numbers, self.texts, self.truths = (
            {},
            {},
            [],
        )  # names that conditions know, and what they compare with
        self.asked, self.parts = {}, {}

    def chance(self, share):
        return self.draw.random() < share

    def some(self, names, least=1, most=4):
        names = list(names)
        return self.draw.sample(names, min(len(names), self.draw.randint(least, most)))

    def questionnaire(self):
        draw = self.draw
        data = {
            "id": "drawn", "version": "1.0", "status": "designed", "title": WORDS, "purpose": WORDS,
            "respondents": WORDS, "minutes": 5, "notice": WORDS,
            "profile": [
                {"id": "unit", "title": WORDS},
                {"id": "role", "title": WORDS, "options": dict.fromkeys(ROLES, WORDS)},
            ],
        }  # fmt: skip
        self.texts["role"] = list(ROLES)
        self.texts["unit"] = ["one", "two"]
        data["sections"] = [self.section(n) for n in range(draw.randint(1, 3))]
        self.numbers |= self.parts  # only what follows from answers may name them
        data |= {
            name: [] for name in ("scales", "levels", "stages", "decisions", "quadrants", "needs", "flags")
        }
        self.data = data
        for n in range(draw.randint(2, 4)):
            data["scales"].append(self.scale(f"s{n}", leaf=True))
        makers = [
            self.levels,
            self.stages,
            self.decision,
            self.quadrant,
            self.needs,
            self.flag,
            self.outer,
            self.outer,
        ]
        for n in range(draw.randint(4, 12)):
            draw.choice(makers)(n)
        data["advice"] = [self.advice(n) for n in range(draw.randint(2, 9))]
        for name in ("scales", "levels", "stages", "decisions", "flags"):
            draw.shuffle(data[name])  # the order of the file is not that of the computation
        if self.chance(0.7):
            data["roles"] = {
                "field": "role",
                "weights": self.role_weights(),
                "anonymous": self.some(ROLES, 0, 2),
            }
        data["anonymous"] = self.chance(0.15)
        return data

    # --- What is asked --------------------------------------------------------------------------------------

    def section(self, n):
        section = {"id": f"part{n}", "title": WORDS, "items": []}
        if self.chance(0.25):
            section["when"] = self.condition(1)
        kinds = [self.draw.choice(KINDS) for _ in range(self.draw.randint(2, 4))]
        kinds[0] = "ladder"  # so that there is something to score
        section["items"] = [self.item(f"q{n}{m}", kind) for m, kind in enumerate(kinds)]
        return section

    def item(self, name, kind):
        draw = self.draw
        item = {"id": name, "title": WORDS, "type": kind, "stem": WORDS, "rule": "linear"}
        item |= {"dont_know": self.chance(0.6), "not_applicable": self.chance(0.6)}
        codes = {"ladder": "01234", "freq": "0123", "likert": "12345"}.get(kind, "abcd"[: draw.randint(2, 4)])
        if self.chance(0.25):
            item["when"] = self.condition(1)
        if kind not in ("scale10", "yesno", "numeric"):
            item["options"] = dict.fromkeys(codes, WORDS)
        if kind in ("ladder", "likert", "freq", "scale10"):
            item["reverse_keyed"] = self.chance(0.3)
            self.numbers[name] = (1, 2, 2.5, 3)
        match kind:
            case "yesno":
                self.texts[name] = ["yes", "no"]
                if self.chance(0.3):
                    item |= {"rule": "unscored"}
            case "single":
                self.texts[name] = list(codes)
                worth = {code: 1 - n / 4 for n, code in enumerate(codes)}
                item |= draw.choice([
                    {"rule": "keyed_single", "key": codes[0]},
                    {"rule": "option_points", "with": {"points": worth}},
                    {"rule": "unscored"},
                ])  # fmt: skip
            case "multi":
                item |= draw.choice([{"rule": "breadth"}, {"rule": "keyed_multi_pm", "key": list(codes[:2])}])
            case "numeric":
                item |= draw.choice([
                    {"rule": "numeric_tol", "key": 3, "with": {"tolerance": 0.5, "half_within": 2}},
                    {"rule": "piecewise", "with": {"points": [[0, 0], [3, 35], [10, 100]]}},
                    {"rule": "unscored"},
                ])  # fmt: skip
                self.numbers[name] = (0, 1, 3, 10.5)
            case "order":
                item |= draw.choice([{"rule": "order_tau", "key": ">".join(codes)}, {"rule": "unscored"}])
            case "rank":
                item |= {"rule": "unscored", "choose": draw.randint(1, len(codes))}
            case "allocation":
                item |= {"rule": "unscored", "spread": 100}
        if kind in ("rank", "allocation") or (kind in ("order", "multi") and self.chance(0.5)):
            item["each_option"] = True
            self.parts |= {f"{name}_{c}": (0, 0.25, 0.5, 1) for c in codes}
        self.asked[name] = item
        return item

    # --- What is measured -----------------------------------------------------------------------------------

    def inputs(self):
        """Names of items and parts that have points."""
        for name, item in self.asked.items():
            if item["rule"] != "unscored":
                yield name
            if item.get("each_option"):
                yield from (f"{name}_{c}" for c in item["options"])

    def scale(self, name, leaf):
        draw = self.draw
        scale = {
            "id": name,
            "title": WORDS,
            "rule": draw.choice(["percent_of_maximum", "percent_of_maximum", "mean"]),
        }
        items = self.some(self.inputs(), 1, 5) if leaf or self.chance(0.2) else []
        known = [s["id"] for s in self.data["scales"]]
        scales = [] if leaf else self.some(known, 1, 3)
        ranks = [
            e["id"] for e in (*self.data["stages"], *self.data["levels"]) if len(e.get("scales", "1")) == 1
        ]
        levels = self.some(ranks, 1, 2) if ranks and not leaf and self.chance(0.2) else []
        if not leaf or self.chance(0.3):
            scale["rule"] = draw.choice(
                [
                    "mean",
                    "mean",
                    "median",
                    "minimum",
                    "maximum",
                    "total",
                    "prorated_total",
                    "geometric_mean",
                    "last_level_reached",
                    "formula",
                ]
            )
        inputs = [*items, *scales, *levels]
        match scale["rule"]:
            case "geometric_mean":
                scale["with"] = {"floor": draw.choice([0, 1])}
            case "last_level_reached":
                scale["with"] = {"cut": draw.choice([0.5, 1, 50])}
            case "formula":
                numbers = [
                    i for i, a in self.asked.items() if a["rule"] == "unscored" and a["type"] == "numeric"
                ]
                if numbers and self.chance(0.3):
                    items = [*items, draw.choice(numbers)]
                    inputs = [*items, *scales, *levels]
                scale["with"] = {"formula": self.formula(inputs)}
        scale |= {"items": items, "scales": scales, "levels": levels}
        if self.chance(0.5):
            weights = {i: draw.choice(WEIGHTS) for i in self.some(inputs)}
            if any(weights.get(i, 1) for i in inputs):
                scale["weights"] = weights
        if self.chance(0.6):
            scale["min_answered"] = draw.choice([0, 0.2, 0.25, 0.5, 0.6, 0.75, 1])
        if self.chance(0.25):
            scale |= {"pooled": "people", "min_people": draw.choice([0, 0.4, 0.5, 0.75])}
        if self.chance(0.3):
            scale["target"] = draw.choice([50, 62.5, 70])
        share = scale["rule"] in ("mean", "minimum", "maximum", "median") and not scales and not levels
        self.numbers[name] = (0, 0.25, 0.5, 0.75, 1) if share else CUTS
        self.numbers |= {
            f"{name}_dont_know": (0, 0.25, 0.5),
            f"{name}_gap": (5, 20, 25),
            f"{name}_agreement": (0.5, 0.7),
        }
        return scale

    def formula(self, inputs):
        draw = self.draw
        terms = [f"{draw.choice([0.1, 0.3, 0.7, 2])} * {name}" for name in inputs]
        return draw.choice([
            " + ".join(terms),
            f"mean({', '.join(inputs)})",
            f"max({', '.join(inputs)}) - min({', '.join(inputs)})",
            f"{terms[0]} if answered({inputs[-1]}) else {inputs[0]} / 3",
            f"count({', '.join(inputs)}) * 10 + (abs({inputs[0]} - 1) < 0.5)",
            f"sum({', '.join(inputs)}) / (1 + {inputs[-1]})",
            f"{inputs[0]} / {inputs[-1]}",
        ])  # fmt: skip

    def outer(self, n):
        self.data["scales"].append(self.scale(f"o{n}", leaf=False))

    def role_weights(self):
        return {
            s["id"]: weights
            for s in self.data["scales"]
            if self.chance(0.4)
            and any(
                (weights := {r: self.draw.choice(WEIGHTS) for r in self.some(ROLES, 1, 3)}).get(r, 1)
                for r in ROLES
            )
        }

    # --- What follows ---------------------------------------------------------------------------------------

    def levels(self, n):
        draw, known = self.draw, [s["id"] for s in self.data["scales"]]
        cuts = sorted(draw.sample(CUTS[1:], draw.randint(1, 4)))
        if self.chance(0.85):
            cuts = [0, *cuts]
        steps = [{"id": f"l{m}", "from": cut, "title": WORDS} for m, cut in enumerate(cuts)]
        level = {
            "id": f"level{n}",
            "title": WORDS,
            "scales": self.some(known, 1, 1 if self.chance(0.8) else 2),
            "steps": steps,
        }
        if len(level["scales"]) == 1:
            ids = [s["id"] for s in steps]
            level["floors"] = [
                {"at_least": draw.choice(ids), "when": self.condition()} for _ in range(draw.randint(0, 2))
            ]
            level["caps"] = [
                {"at_most": draw.choice(ids), "unless": self.condition()} for _ in range(draw.randint(0, 2))
            ]
            self.numbers[level["id"]] = (0, 1, 2)
            self.truths.append(f"{level['id']}_capped")
        self.data["levels"].append(level)

    def stages(self, n):
        draw, steps = self.draw, [{"id": "s0", "title": WORDS}]
        for m in range(1, draw.randint(2, 4)):
            conditions = [
                {"id": f"c{m}{k}", "title": WORDS, "when": self.condition(), "mandatory": self.chance(0.3)}
                | ({"applies": self.condition()} if self.chance(0.3) else {})
                for k in range(draw.randint(1, 4))
            ]
            gate = {"conditions": conditions}
            if self.chance(0.6):
                gate |= draw.choice(
                    [{"at_least": draw.randint(1, len(conditions))}, {"all_but": len(conditions) - 1}]
                )
            steps.append({"id": f"s{m}", "title": WORDS, "gate": gate})
        self.data["stages"].append({"id": f"stage{n}", "title": WORDS, "steps": steps})
        self.numbers[f"stage{n}"] = (0, 1, 2)

    def decision(self, n):
        draw, known = self.draw, [s["id"] for s in self.data["scales"]]
        outcomes = [f"out{m}" for m in range(draw.randint(2, 4))]
        lines = [*outcomes, *(draw.choice(outcomes) for _ in range(draw.randint(0, 2)))]
        draw.shuffle(lines)
        rules = [{"when": self.condition(), "outcome": outcome} for outcome in lines]
        del rules[-1]["when"]
        decision = {
            "id": f"course{n}",
            "title": WORDS,
            "rules": rules,
            "outcomes": dict.fromkeys(outcomes, SAID),
        }
        if self.chance(0.5):
            decision["needs"] = self.some(known, 1, 2)
        if self.chance(0.5):
            decision["by"] = draw.choice([0, 0.1, 2.5, 5, 12.5])
        self.data["decisions"].append(decision)
        self.texts[decision["id"]] = outcomes

    def quadrant(self, n):
        known = [s["id"] for s in self.data["scales"]]
        if len(known) < 2:
            return
        x, y = ({"scale": s, "cut": self.draw.choice(CUTS)} for s in self.draw.sample(known, 2))
        fields = ("both", "x_only", "y_only", "neither")
        self.data["quadrants"].append(
            {"id": f"field{n}", "title": WORDS, "x": x, "y": y} | dict.fromkeys(fields, SAID)
        )
        self.texts[f"field{n}"] = list(fields)

    def needs(self, n):
        known = [s["id"] for s in self.data["scales"]]
        if len(known) < 2:
            return
        scales = self.some(known, 2, 4)
        gap = self.draw.choice([0.25, 5, 10, 12.5])
        self.data["needs"].append(
            {
                "id": f"needs{n}",
                "title": WORDS,
                "gap": gap,
                "scales": dict.fromkeys(scales, SAID),
                "all": SAID,
            }
        )
        self.texts[f"needs{n}"] = ["all", *scales]

    def flag(self, n):
        self.data["flags"].append({"id": f"flag{n}", "when": self.condition(3)} | SAID)
        self.truths.append(f"flag{n}")

    def advice(self, n):
        draw, flags = self.draw, [f["id"] for f in self.data["flags"]]
        advice = {"id": f"do{n}", "title": WORDS, "action": WORDS, "first_step": WORDS, "sign": WORDS}
        advice |= {"leverage": draw.randint(1, 3), "effort": draw.randint(1, 3)}
        if flags and self.chance(0.3):
            advice["flag"] = draw.choice(flags)
        if "flag" not in advice or self.chance(0.5):
            advice["when"] = "True" if self.chance(0.4) else self.condition()
        if self.chance(0.7):
            advice["about"] = draw.choice(self.data["scales"])["id"]
        return advice

    # --- Conditions -----------------------------------------------------------------------------------------

    def condition(self, depth=2):
        """A condition over what there is so far; texts are compared with texts, numbers with numbers."""
        draw = self.draw
        kind = draw.randrange(10) if depth else draw.choice([0, 1, 2, 2])
        match kind:
            case 0:
                name = draw.choice(list(self.texts))
                listed = self.some(self.texts[name], 1, 3)
                return draw.choice(
                    [
                        f'{name} == "{listed[0]}"',
                        f'{name} != "{listed[0]}"',
                        f"{name} in {json.dumps(listed)}",
                        f"{name} not in {json.dumps(listed)}",
                    ]
                )
            case 1:
                return draw.choice([*self.truths, f"answered({draw.choice([*self.texts, *self.numbers])})"])
            case 6 | 7:
                return (
                    f"({self.condition(depth - 1)} {draw.choice(['and', 'or'])} {self.condition(depth - 1)})"
                )
            case 8:
                return f"not {self.condition(depth - 1)}"
            case 9:
                return f"({self.condition(depth - 1)} if {self.condition(depth - 1)} else {self.condition(depth - 1)})"
        return self.comparison()

    def comparison(self):
        draw, names = self.draw, list(self.numbers)
        if not names:
            return self.condition(0)
        name = draw.choice(names)
        cut, sign = draw.choice(self.numbers[name]), draw.choice([">=", ">=", "<", "<=", ">", "==", "!="])
        others = self.some(names, 1, 3)
        return draw.choice([
            f"{name} {sign} {cut}", f"{name} {sign} {cut}", f"{name} {sign} {cut}",
            f"0 < {name} <= {cut}",
            f"{name} + {others[0]} {sign} {cut}",
            f"{name} {sign} {others[0]}",
            f"min({name}, {', '.join(others)}) {sign} {cut}",
            f"count({', '.join(others)}) >= 2",
            f"mean({name}, {others[-1]}) * 2 - {cut} {sign} {cut}",
            f"round({name}) {sign} {cut}",
            f"{name} / {others[0]} {sign} 1",
            f"{name} in [{cut}, {others[0]}]",
        ])  # fmt: skip
