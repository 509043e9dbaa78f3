"""One chart of every kind, and a report that has all of them beside everything else a report can have."""

from __future__ import annotations

from dataclasses import replace

from sample import bars, person_report, points

from digimat.language import Language
from digimat.reports.charts.data import (
    BarsChart,
    Cell,
    Chart,
    ClockChart,
    CountShown,
    DecisionChart,
    DumbbellChart,
    FunnelChart,
    GaugeChart,
    HeatmapChart,
    HeatmapRow,
    HistogramChart,
    Page,
    PairShown,
    PotChart,
    QuadrantChart,
    RadarChart,
    RankingChart,
    RoadmapChart,
    Segment,
    Side,
    StackedBar,
    StackedChart,
    StepsChart,
    StepShown,
    Table,
)
from digimat.reports.charts.marks import MatrixChart, PointShown, YardstickChart
from digimat.reports.content import (
    MET,
    NOT_MET,
    PERCENT,
    Advice,
    Conclusion,
    Condition,
    Fact,
    Figure,
    Gate,
    Note,
    Pooled,
    Report,
)


def every_chart(language: Language) -> tuple[Chart, ...]:
    """One chart of each kind, in the order of ``charts/data.py``."""

    def t(fr: str, en: str) -> str:
        return fr if language == "fr" else en

    blocks = bars(language)
    what, score, state = t("Ce qui est mesuré", "What is measured"), "Score", t("État", "State")
    table = Table(
        (what, score, state),
        tuple((b.title, b.score.text if b.score else "—", b.state) for b in blocks),
        (1,),
    )
    levels = (t("débutant", "beginner"), t("en chemin", "on the way"), t("établi", "established"))
    conditions = (
        Condition(
            MET,
            t("remplie", "met"),
            t("Un budget est voté", "A budget is voted"),
            t("obligatoire", "mandatory"),
        ),
        Condition(
            NOT_MET, t("non remplie", "not met"), t("Les clients sont écoutés", "Customers are heard"), ""
        ),
    )
    how = t("Comment lire ce dessin.", "How to read this chart.")
    return (
        RadarChart(
            t("Le radar", "The radar"), how, t("Radar des six domaines", "Radar of six areas"), table, blocks
        ),
        BarsChart(
            t("Les barres", "The bars"),
            how,
            t("Barres des six domaines", "Bars of six areas"),
            table,
            tuple(
                replace(b, low=points(max(0, int(b.score.text) - 9)), high=points(int(b.score.text) + 9))
                for b in blocks
                if b.score
            ),
            (),
        ),
        QuadrantChart(
            t("Stratégie et moyens", "Strategy and means"),
            how,
            t("Quadrant : 62 et 41", "Quadrant: 62 and 41"),
            Table(
                (t("Côté", "Side"), score, t("Seuil", "Cut")),
                ((t("Ambition", "Ambition"), "62", "50"), (t("Moyens", "Means"), "41", "50")),
                (1, 2),
            ),
            Side(
                t("Ambition numérique", "Digital ambition"), points(62), points(50) or Figure("50"), PERCENT
            ),
            Side(t("Moyens engagés", "Means committed"), points(41), points(50) or Figure("50"), PERCENT),
            (
                t("Élan soutenu", "Sustained drive"),
                t("Promesses sans moyens", "Promises without means"),
                t("Moyens sans cap", "Means without course"),
                t("Point de départ", "Starting point"),
            ),
            1,
        ),
        StepsChart(
            t("Les étapes", "The stages"),
            how,
            t("Étape 2 sur 4", "Stage 2 of 4"),
            Table((t("Étape", "Stage"), state), ((t("Initial", "Initial"), t("passée", "passed")),)),
            tuple(
                StepShown(title, where, word, text)
                for title, where, word, text in (
                    (t("Initial", "Initial"), "passed", t("derrière", "behind"), ""),
                    (
                        t("Défini", "Defined"),
                        "here",
                        t("ici", "here"),
                        t("2 conditions sur 2", "2 conditions of 2"),
                    ),
                    (
                        t("Mesuré", "Measured"),
                        "ahead",
                        t("devant", "ahead"),
                        t("1 condition sur 2", "1 condition of 2"),
                    ),
                    (t("Optimisé", "Optimised"), "ahead", t("devant", "ahead"), ""),
                )
            ),
            Gate(NOT_MET, t("Porte vers « Mesuré »", "Gate to “Measured”"), t("fermée", "shut"), conditions),
        ),
        DumbbellChart(
            t("Deux regards", "Two views"),
            how,
            t("Direction et équipes", "Management and teams"),
            Table(
                (what, t("Direction", "Management"), t("Équipes", "Teams"), t("Écart", "Gap")),
                ((t("Écoute", "Listening"), "75", "25", "50"),),
                (1, 2),
            ),
            t("Direction", "Management"),
            t("Équipes", "Teams"),
            PERCENT,
            (
                PairShown(t("Écoute", "Listening"), points(75), points(25), t("écart 50", "gap 50")),
                PairShown(t("Outils", "Tools"), points(40), points(45), t("écart 5", "gap 5")),
                PairShown(t("Cap", "Course"), points(60), None, ""),
            ),
        ),
        StackedChart(
            t("Niveaux par service", "Levels by unit"),
            how,
            t("Parts des niveaux", "Shares of the levels"),
            Table(
                (t("Service", "Unit"), *levels),
                ((t("Ventes", "Sales"), "2", "6", "10"), (t("Achats", "Purchasing"), "0", "5", "5")),
            ),
            levels,
            (
                StackedBar(
                    t("Ventes", "Sales"),
                    t("18 personnes", "18 people"),
                    tuple(Segment(str(n), Figure(str(round(n / 0.18)), n / 0.18)) for n in (2, 6, 10)),
                ),
                StackedBar(
                    t("Achats", "Purchasing"),
                    t("10 personnes", "10 people"),
                    tuple(Segment(str(n), Figure(str(n * 10), n * 10)) for n in (0, 5, 5)),
                ),
                StackedBar(
                    t("Juridique", "Legal"), t("trop peu pour être montré", "too few to be shown"), ()
                ),
            ),
        ),
        HistogramChart(
            t("Combien à chaque niveau", "How many at each level"),
            how,
            t("Histogramme de 54 personnes", "Histogram of 54 people"),
            Table(
                (t("Niveau", "Level"), t("Personnes", "People")),
                tuple((n, c) for n, c in zip(levels, ("7", "31", "16"), strict=True)),
                (1,),
            ),
            levels,
            tuple(Segment(str(n), Figure(str(round(n / 0.54)), n / 0.54)) for n in (7, 31, 16)),
            t("54 personnes", "54 people"),
            31,
        ),
        HeatmapChart(
            t("Services et domaines", "Units and areas"),
            how,
            t("Carte des scores moyens", "Map of mean scores"),
            Table((t("Service", "Unit"),), ((t("Ventes", "Sales"),),)),
            tuple(b.title for b in blocks),
            tuple(
                HeatmapRow(
                    title,
                    people,
                    tuple(
                        Cell(points(s), 0 if s < 40 else 1 if s < 70 else 2)
                        if s
                        else Cell(None, why=t("caché", "hidden"))
                        for s in scores
                    ),
                )
                for title, people, scores in (
                    (t("Ventes", "Sales"), "18", (78, 75, 38, 45, 83, 66)),
                    (t("Achats", "Purchasing"), "10", (38, 71, 64, 25, 50, 90)),
                    (t("Juridique", "Legal"), "", (0, 0, 0, 0, 0, 0)),
                )
            ),
            (t("moins de 40", "below 40"), t("de 40 à 69", "from 40 to 69"), t("70 et plus", "70 and above")),
        ),
        GaugeChart(
            t("La fragilité", "The fragility"),
            how,
            t("Jauge : 75 sur 100", "Gauge: 75 of 100"),
            Table(
                (what, score, t("Seuil", "Cut")),
                ((t("Fragilité", "Fragility"), "75", t("62,5", "62.5")),),
                (1, 2),
            ),
            points(75),
            PERCENT,
            Figure(t("62,5", "62.5"), 62.5),
            True,
            True,
            t("Alerte : le seuil de 62,5 est atteint.", "Alert: the cut of 62.5 is reached."),
        ),
        PotChart(
            t("La marmite", "The pot"),
            how,
            t("Deux pieds portent", "Two legs bear"),
            Table(
                (t("Pied", "Leg"), score, t("Porte ?", "Bears?")),
                tuple((b.title, b.score.text if b.score else "—", t("oui", "yes")) for b in blocks[:3]),
                (1,),
            ),
            blocks[:3],
            Figure("50", 50),
            (True, True, False),
            t("Deux pieds sur trois portent la marmite.", "Two legs of three bear the pot."),
        ),
        ClockChart(
            t("Les heures couvertes", "The hours covered"),
            how,
            t("50 heures sur 168", "50 hours of 168"),
            Table((t("Heures", "Hours"), t("Nombre", "Number")), ((t("couvertes", "covered"), "50 h"),)),
            Figure("50 h", 29.8),
            "168 h",
            t("118 h non couvertes", "118 h not covered"),
            t("En moyenne 7,1 h par jour.", "7.1 h a day on average."),
        ),
        FunnelChart(
            t("L’entonnoir", "The funnel"),
            how,
            t("Entonnoir : 850, puis 138", "Funnel: 850, then 138"),
            Table(
                (t("Qui", "Who"), t("Nombre", "Number"), t("Part", "Share")),
                (
                    (t("Personnes concernées", "Eligible people"), "850", "—"),
                    (t("Contributeurs", "Contributors"), "138", t("16 %", "16%")),
                ),
                (1, 2),
            ),
            (
                CountShown(t("Personnes concernées", "Eligible people"), Figure("850", 100), ""),
                CountShown(t("Contributeurs", "Contributors"), Figure("138", 16.2), t("16 %", "16%")),
            ),
        ),
        RankingChart(
            t("Les freins", "The obstacles"),
            how,
            t("Classement de 10 personnes", "Ranking of 10 people"),
            Table(
                (
                    t("Option (10 personnes)", "Option (10 people)"),
                    t("Cochée par", "Ticked by"),
                    t("Part", "Share"),
                ),
                (
                    (t("manque de temps", "no time"), "8", t("80 %", "80%")),
                    (t("outil difficile", "a hard tool"), t("moins de 5", "fewer than 5"), "—"),
                ),
                (1, 2),
            ),
            (
                CountShown(t("manque de temps", "no time"), Figure("8", 100), t("80 %", "80%")),
                CountShown(t("outil difficile", "a hard tool"), None, t("moins de 5", "fewer than 5")),
            ),
            t("10 personnes", "10 people"),
        ),
        YardstickChart(
            t("Le délai", "The time"),
            how,
            t("Délai : 300 minutes, 5 fois le repère", "Time: 300 minutes, 5 times the mark"),
            Table(
                (what, "minutes"),
                ((t("Délai médian", "Median time"), "300"), (t("Une heure", "One hour"), "60")),
                (1,),
            ),
            Figure("300", 100),
            "minutes",
            Figure("60", 20),
            t("Une heure", "One hour"),
            True,
            True,
            t("5 fois le repère de 60 minutes.", "5 times the mark of 60 minutes."),
        ),
        MatrixChart(
            t("Les chantiers", "The projects"),
            how,
            t("Score et effort : Marque 25, Idées 50", "Score and effort: Brand 25, Ideas 50"),
            Table(
                (what, score, t("Effort", "Effort")),
                (
                    (t("Marque", "Brand"), "25", t("effort léger", "light effort")),
                    (t("Idées", "Ideas"), "50", t("effort important", "considerable effort")),
                ),
                (1,),
            ),
            PERCENT,
            (
                PointShown(t("Marque", "Brand"), points(25), 1, t("effort léger", "light effort")),
                PointShown(t("Idées", "Ideas"), points(50), 3, t("effort important", "considerable effort")),
            ),
            t("Dans l’ordre : Marque, Idées.", "In this order: Brand, Ideas."),
        ),
        RoadmapChart(
            t("La feuille de route", "The roadmap"),
            how,
            t("Conseils par horizon", "Advice by horizon"),
            Table((t("Conseil", "Advice"),), ((t("Écouter", "Listen"),),)),
            tuple(
                (
                    horizon,
                    tuple(
                        replace(a, number=i + 3 * n + 1) for i, a in enumerate(person_report(language).advice)
                    ),
                )
                for n, horizon in enumerate(
                    (
                        t("0 à 3 mois", "0 to 3 months"),
                        t("3 à 12 mois", "3 to 12 months"),
                        t("plus tard", "later"),
                    )
                )
            ),
        ),
        DecisionChart(
            t("La décision", "The decision"),
            how,
            t("Recruter un CDO", "Appoint a CDO"),
            Table((t("Entrée", "Input"), score), ((t("Besoin", "Need"), "71"),)),
            t("Un CDO à temps partagé", "A shared CDO"),
            t(
                "Assez de besoin pour quelqu’un, pas assez pour un plein temps.",
                "Enough need for somebody, not enough for full time.",
            ),
            t(
                "Ligne 3 : besoin d’au moins 60 et moyens sous 50.",
                "Line 3: need of at least 60 and means below 50.",
            ),
            t(
                "5 points de besoin en moins changeraient la décision.",
                "5 points of need less would change the decision.",
            ),
            (
                Fact(t("Besoin", "Need"), "71", t("seuil 60", "cut 60")),
                Fact(t("Moyens", "Means"), "41", t("seuil 50", "cut 50")),
            ),
            (
                Note(
                    t("Nommer un référent", "Name a contact"),
                    t(
                        "Avant tout, une personne répond du numérique.",
                        "Before anything, one person answers for digital matters.",
                    ),
                ),
            ),
        ),
    )


def _whole_table(chart: Chart) -> Chart:
    """A chart with all of its data in its table, as those of the pages have it."""
    rows: list[tuple[str, ...]] = []
    if isinstance(chart, StepsChart):
        rows = [(step.title, step.word, step.text) for step in chart.steps]
    elif isinstance(chart, DumbbellChart):
        values = [(p.title, p.first, p.second, p.gap) for p in chart.pairs]
        rows = [(t, a.text if a else "—", b.text if b else "—", gap) for t, a, b, gap in values]
    elif isinstance(chart, ClockChart):
        rows = [("", chart.hours.text if chart.hours else "—", chart.of)]
    elif isinstance(chart, RoadmapChart):
        rows = [(a.title, horizon, a.topic) for horizon, advice in chart.horizons for a in advice]
    elif isinstance(chart, DecisionChart):
        rows = [(fact.title, fact.value, fact.remark) for fact in chart.inputs]
    if not rows:
        return chart
    heads = (
        chart.table.heads if len(chart.table.heads) == len(rows[0]) else ("1", "2", "3", "4")[: len(rows[0])]
    )
    return replace(chart, table=Table(heads, tuple(rows)))


def whole_report(language: Language) -> Report:
    """A report with something in each of its parts."""

    def t(fr: str, en: str) -> str:
        return fr if language == "fr" else en

    charts = tuple(map(_whole_table, every_chart(language)))
    base = person_report(language)
    facts = (Fact(t("Besoin", "Need"), "71", t("seuil 60", "cut 60")),)
    gate = Gate(
        NOT_MET,
        t("Porte vers « Mesuré »", "Gate to “Measured”"),
        t("fermée", "shut"),
        (Condition(NOT_MET, t("non remplie", "not met"), t("Un tableau de bord", "A dashboard"), ""),),
    )
    conclusion = Conclusion(
        t("La maturité", "Maturity"),
        t("Défini", "Defined"),
        t("Les règles existent.", "The rules exist."),
        t("Ligne 2.", "Line 2."),
        t("Rien ne change à 5 points près.", "5 points would change nothing."),
        False,
        t("D’après", "From"),
        facts,
        (gate,),
        charts[3],
    )
    page = Page(
        id="own",
        title=t("La page à nous", "The page of our own"),
        text=t("Ce que l’on voit ici.", "What is seen here."),
        charts=charts,
        notes=(Note(t("À retenir", "To keep"), t("Une note.", "A note.")),),
    )
    views = Fact(t("Écoute", "Listening"), t("Direction 75", "Management 75"), t("Équipes 25", "Teams 25"))
    pooled = Pooled(
        people=(Fact(t("Direction", "Management"), "4"),),
        people_text=t("4 personnes ont répondu.", "4 people answered."),
        gaps=(views,),
        gaps_text=t("Un écart.", "A gap."),
        blind=(),
        blind_text=t("Aucune zone aveugle.", "No blind spot."),
        disagreements=(Fact(t("Question 4", "Question 4"), t("0,31", "0.31")),),
        disagreements_text=t("Un désaccord.", "A disagreement."),
    )
    quick = Advice(
        topic=t("Outils", "Tools"),
        title=t("Ranger les partages", "Tidy the shares"),
        action=t("Une heure suffit.", "An hour is enough."),
        first_step="",
        sign="",
        horizon=t("0 à 3 mois", "0 to 3 months"),
        effort=t("effort léger", "light effort"),
        number=4,
    )
    return replace(base, conclusions=(conclusion,), pages=(page,), pooled=pooled, quick_wins=(quick,))
