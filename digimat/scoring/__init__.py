"""What answers are worth: item coding, rules, levels, flags, requirements, advice, explanations.

One path for one person and for a file: ``score(questionnaire, table)``; for groups, whose answers are pooled
first: ``score_groups(questionnaire, table, by)``. Every number can be explained:
``explain(results, respondent, name)``.
"""

from digimat.scoring.checks import check_rules
from digimat.scoring.engine import score
from digimat.scoring.explanation import Node, explain
from digimat.scoring.groups import score_groups
from digimat.scoring.misfits import Misfit
from digimat.scoring.registry import RuleInfo, item_rule, rules, scoring_rule
from digimat.scoring.results import LevelResult, Results, ScaleResult

__all__ = [
    "LevelResult",
    "Misfit",
    "Node",
    "Results",
    "RuleInfo",
    "ScaleResult",
    "check_rules",
    "explain",
    "item_rule",
    "rules",
    "score",
    "score_groups",
    "scoring_rule",
]
