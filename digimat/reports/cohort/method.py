"""How many people are put together, who is not shown, and how sure it is."""

from __future__ import annotations

from digimat.reports.cohort.case import Cohort
from digimat.reports.content import Note
from digimat.reports.parts.adjusted import adjustments_note
from digimat.reports.rulers import signed
from digimat.scoring.cohort import QUARTERS
from digimat.scoring.small_groups import LEAST


def cohort_method(cohort: Cohort) -> tuple[Note, ...]:
    """What the questionnaire says of its method; how people were put together, and who is not shown."""
    notes = [Note(cohort.text(m.title), cohort.text(m.meaning)) for m in cohort.plan.method]
    together = cohort.say(
        f"{cohort.people(cohort.size)}, chacune notée seule. Une moyenne est celle des personnes qui ont un "
        "score ; son état est lu sur la moyenne, non compté.",
        f"{cohort.people(cohort.size)}, each scored alone. A mean is that of the people who have a score; its "
        "state is read from the mean, not counted.",
    )
    hidden = cohort.say(
        f"Aucun chiffre ne repose sur moins de {LEAST} personnes. Une partie plus petite est cachée, et avec elle "
        "celle qui la révélerait par différence. Le score le plus bas et le plus haut, ceux d’une seule personne, ne "
        f"sont pas donnés ; la moitié du milieu l’est à partir de {QUARTERS} personnes. Deux rapports découpés "
        "autrement ne doivent pas être rapprochés pour retrouver quelqu’un.",
        f"No figure rests on fewer than {LEAST} people. A smaller part is hidden, and with it the one that would give "
        "it away by subtraction. The lowest and the highest score, one person’s each, are not given; the middle half "
        f"is, from {QUARTERS} people on. Two reports that are split otherwise must not be held together to find "
        "somebody.",
    )
    notes += [
        Note(cohort.say("Comment les personnes sont réunies", "How people are put together"), together),
        Note(cohort.say("Ce qui est caché", "What is hidden"), hidden),
    ]
    margin = cohort.margin
    if margin is not None:
        points = signed(margin.points, cohort.language)
        notes.append(
            Note(
                cohort.say("Erreur de mesure", "Error of measurement"),
                cohort.say(
                    f"Le score d’une personne est connu à ± {points} points près : le niveau d’une seule est moins sûr "
                    "que ce que le groupe montre.",
                    f"One person’s score is accurate to ± {points} points: the level of one is less sure than what the "
                    "group shows.",
                ),
            )
        )
    adjustments = cohort.occasion.adjustments
    if adjustments is not None and adjustments.changes:
        notes.append(adjustments_note(adjustments, cohort.language))
    return tuple(notes)
