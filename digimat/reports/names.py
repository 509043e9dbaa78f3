"""Says what stands in conditions as people know it: names by their titles, values in words, formulas as sentences."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from digimat.language import Text
from digimat.questionnaires import Item
from digimat.questionnaires.conditions import parse_condition
from digimat.questionnaires.wording import offered
from digimat.reports.case import Case
from digimat.reports.rulers import signed

_COMPARED = {
    ast.Eq: "=", ast.NotEq: "≠", ast.Lt: "<", ast.LtE: "≤", ast.Gt: ">", ast.GtE: "≥", ast.In: "=", ast.NotIn: "≠",
}  # fmt: skip
_COMPUTED = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Div: "/"}
_AND, _OR, _NOT = Text(fr="et", en="and"), Text(fr="ou", en="or"), Text(fr="non", en="not")
_YES, _NO = Text(fr="oui", en="yes"), Text(fr="non", en="no")
_DERIVED = {
    "_dont_know": Text(fr="part de « ne sait pas » de {}", en="share of “don’t know” of {}"),
    "_agreement": Text(fr="accord sur {}", en="agreement on {}"),
    "_gap": Text(fr="écart entre rôles sur {}", en="gap between roles on {}"),
    "_capped": Text(fr="plafond sur {}", en="cap on {}"),
}
_FUNCTIONS = {
    "min": Text(fr="le plus petit de", en="the least of"),
    "max": Text(fr="le plus grand de", en="the greatest of"),
    "mean": Text(fr="la moyenne de", en="the mean of"),
    "sum": Text(fr="la somme de", en="the sum of"),
    "count": Text(fr="le nombre de conditions vraies parmi", en="the number true among"),
    "answered": Text(fr="une réponse à", en="an answer to"),
    "abs": Text(fr="la valeur absolue de", en="the absolute value of"),
    "round": Text(fr="l’arrondi de", en="the rounded"),
}


UNDECIDED = Text(fr="Indéterminé", en="Indeterminate")  # the result of what cannot be concluded


class Names:
    """The names that conditions can use, for one respondent."""

    def __init__(self, case: Case) -> None:
        self.case = case
        questionnaire = case.questionnaire
        self.items: Mapping[str, Item] = {item.id: item for item in questionnaire.items}
        self.titles: dict[str, Text] = {}
        self.values: dict[str, Mapping[str, Text]] = {}  # what codes stand for
        self.steps: dict[str, Sequence[Text]] = {}  # what ranks stand for
        for field in questionnaire.profile:
            self.titles[field.id], self.values[field.id] = field.title, field.options
        for item in questionnaire.items:
            self.titles[item.id], self.values[item.id] = item.title, offered(item)
        for part in questionnaire.parts:
            self.titles[part.id] = part.title
        for scale in questionnaire.scales:
            self.titles[scale.id] = scale.title
        for level_set in questionnaire.levels:
            self.titles[level_set.id] = level_set.title
            self.steps[level_set.id] = [step.title for step in level_set.steps]
        for stage_set in questionnaire.stages:
            self.titles[stage_set.id] = stage_set.title
            self.steps[stage_set.id] = [step.title for step in stage_set.steps]
        for decision in questionnaire.all_decisions:
            self.titles[decision.id] = decision.title
            self.values[decision.id] = {name: o.title for name, o in decision.outcomes.items()}
        for needs in questionnaire.needs:
            self.titles[needs.id] = needs.title
            self.values[needs.id] = {name: o.title for name, o in needs.scales.items()} | {
                "all": needs.all.title
            }
        for flag in questionnaire.flags:
            self.titles[flag.id] = flag.title

    def title(self, name: str) -> str:
        """What a name is called in reports."""
        if name in self.titles:
            return self.case.text(self.titles[name])
        for ending, words in _DERIVED.items():
            if name.endswith(ending) and name.removesuffix(ending) in self.titles:
                return self.case.text(words).format(self.title(name.removesuffix(ending)))
        return name

    def value(self, name: str) -> str | None:
        """The value of a name in words, None where it is missing."""
        case = self.case
        if name in case.results.scales:
            figure = case.figure(name)
            return None if figure is None else figure.text + self._scale_of(name)
        value = case.results.columns[name][case.row]
        if value is None or (isinstance(value, float) and np.isnan(value)):
            return None
        return self._known(name, value)

    def missing(self, names: Sequence[str]) -> list[str]:
        """The titles of those that have no value."""
        return [self.title(name) for name in names if self.value(name) is None]

    def _scale_of(self, name: str) -> str:
        """What a score is out of, where that is not a hundred."""
        axis = self.case.rulers[name].axis(self.case.language)
        if axis is None or (axis.low, axis.high) == ("0", "100"):
            return ""
        return f" {self.case.out_of(axis)}" if axis.low == "0" else f" ({self.case.out_of(axis)})"

    def _known(self, name: str, value: Any) -> str:
        """A code, a rank or a number that a name can be, in words."""
        case = self.case
        if isinstance(value, str):
            meant = self.values.get(name, {})
            # A profile by needs may be several of them.
            parts = [value] if value in meant else value.split("+")
            return " + ".join(case.text(meant[part]) if part in meant else part for part in parts)
        number = float(value)
        if name in self.steps and number == int(number) and 0 <= number < len(self.steps[name]):
            return case.text(self.steps[name][int(number)])
        if name in case.results.flags or name.endswith("_capped"):
            return case.text(_YES if number else _NO)
        return signed(round(number, 2), case.language)

    def told(self, condition: str) -> str:
        """A condition as a sentence: titles for ids, options for codes."""
        return self._told(parse_condition(condition).tree, 0)

    def _told(self, node: ast.expr, depth: int) -> str:
        text = self.case.text
        match node:
            case ast.BoolOp(op=operator, values=values):
                joint = f" {text(_AND if isinstance(operator, ast.And) else _OR)} "
                said = joint.join(self._told(value, depth + 1) for value in values)
                return f"({said})" if depth else said
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return f"{text(_NOT)} ({self._told(operand, 0)})"
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return f"−{self._told(operand, 1)}"
            case ast.UnaryOp(operand=operand):
                return self._told(operand, depth)
            case ast.Compare(left=left, ops=operators, comparators=others):
                return self._compared([left, *others], operators)
            case ast.BinOp(left=left, op=sign, right=right):
                said = f"{self._told(left, 1)} {_COMPUTED[type(sign)]} {self._told(right, 1)}"
                return f"({said})" if depth else said
            case ast.IfExp(test=test, body=body, orelse=orelse):
                yes, if_, no = (self._told(each, 1) for each in (body, test, orelse))
                return self.case.say(f"{yes} si {if_}, sinon {no}", f"{yes} if {if_}, else {no}")
            case ast.Call(func=ast.Name(id=function), args=arguments):
                said = ", ".join(self._told(each, 1) for each in arguments)
                return f"{text(_FUNCTIONS[function])} ({said})"
            case ast.List(elts=members) | ast.Tuple(elts=members):
                return f" {text(_OR)} ".join(self._told(each, 1) for each in members)
            case ast.Constant(value=bool() as value):
                return text(_YES if value else _NO)
            case ast.Constant(value=str() as value):
                return value
            case ast.Constant(value=int() | float() as value):
                return signed(float(value), self.case.language)
            case ast.Name(id=name):
                return self.title(name)
        return ast.unparse(node)

    def _compared(self, sides: Sequence[ast.expr], operators: Sequence[ast.cmpop]) -> str:
        """A comparison; what a name is compared with is said as a value of that name."""
        names = [side.id for side in sides if isinstance(side, ast.Name)]
        said = [self._side(side, names) for side in sides]
        words = [said[0]]
        for operator, right in zip(operators, said[1:], strict=True):
            words += [_COMPARED[type(operator)], right]
        return " ".join(words)

    def _side(self, side: ast.expr, names: Sequence[str]) -> str:
        if len(names) == 1 and isinstance(side, (ast.List, ast.Tuple)):
            return f" {self.case.text(_OR)} ".join(self._side(each, names) for each in side.elts)
        if len(names) == 1 and isinstance(side, ast.Constant):
            name = names[0]
            if isinstance(side.value, str) or (name in self.steps and not isinstance(side.value, bool)):
                return self._known(name, side.value)
        return self._told(side, 1)
