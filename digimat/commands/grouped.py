"""What is told beside the scores of groups: how many there are, and who is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digimat.language import Text, plural
from digimat.problems import Problem

if TYPE_CHECKING:
    from digimat.scoring import Results


def group_notes(results: Results) -> list[Text]:
    """How many groups there are, which are not shown, and whose answers count in none."""
    from digimat.scoring.group_findings import small_roles
    from digimat.scoring.small_groups import LEAST

    pooling = results.pooling
    if pooling is None:
        return []
    shown, hidden = len(results.table.respondents), len(pooling.hidden)
    people = int(pooling.sizes.sum())
    in_english = "1 person" if people == 1 else f"{people} people"
    notes = [
        Text(
            fr=f"{plural(shown, 'groupe')} par « {pooling.by} » : {plural(people, 'personne')}",
            en=f'{plural(shown, "group", "en")} by "{pooling.by}": {in_english}',
        )
    ]
    if hidden:
        notes.append(
            Text(
                fr=f"Non montrés, pour que nul ne soit reconnu (moins de {LEAST} personnes, ou ce qui les "
                f"révélerait) : {', '.join(pooling.hidden)}",
                en=f"Not shown, so that nobody can be recognised (fewer than {LEAST} people, or what would give "
                f"them away): {', '.join(pooling.hidden)}",
            )
        )
    if small := small_roles(results):
        listed = Text(
            fr=", ".join(f"{group} ({title.fr})" for group, title in small),
            en=", ".join(f"{group} ({title.en})" for group, title in small),
        )
        notes.append(
            Text(
                fr=f"Rôle anonyme de moins de {LEAST} personnes, dont les réponses ne comptent pas : {listed.fr}",
                en=f"Anonymous role of fewer than {LEAST} people, whose answers do not count: {listed.en}",
            )
        )
    if pooling.nowhere:
        notes.append(
            Text(
                fr=f"Comptées nulle part, faute de groupe ou de rôle : {plural(pooling.nowhere, 'personne')}",
                en=f"Without a group or a role, and so counted nowhere: {pooling.nowhere}",
            )
        )
    return notes


def group_problems(results: Results) -> list[Problem]:
    """A warning where every group is too small to be shown."""
    if results.pooling is None or results.table.respondents or not results.pooling.hidden:
        return []
    return [
        Problem(
            "SCO052",
            Text(
                fr="aucun groupe n’est assez grand pour être montré",
                en="no group is large enough to be shown",
            ),
            Text(
                fr="Réunissez les personnes par un champ plus large (--by), ou attendez plus de réponses.",
                en="Pool people by something wider (--by), or wait for more answers.",
            ),
            warning=True,
        )
    ]
