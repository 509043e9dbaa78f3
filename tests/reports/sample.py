"""A person's report with realistic content, in French and in English, for the tests of every output."""

from __future__ import annotations

from digimat.language import Language, Text
from digimat.reports.content import (
    PERCENT,
    Advice,
    AnswerRow,
    Bar,
    Cover,
    Figure,
    Headline,
    Note,
    Passport,
    Report,
    Step,
)

T = Text
CUTS = (0, 27, 35, 44, 54, 63, 72, 80, 87)
BANDS = (
    T("Avant le niveau 1", "Below level 1"),
    T("Novice", "Foundation"),
    T("Indépendant", "Intermediate"),
    T("Avancé", "Advanced"),
    T("Expert", "Highly specialised"),
)
STATES = (T("à consolider", "to strengthen"), T("partiel", "partial"), T("solide", "solid"))
BLOCKS = (
    ("a1", T("Information et données", "Information and data"), 78),
    ("a2", T("Communication et collaboration", "Communication and collaboration"), 75),
    ("a3", T("Création et automatisation", "Creation and automation"), 38),
    ("a4", T("Sécurité, données personnelles, sobriété", "Security, privacy, sustainability"), 45),
    ("a5", T("Résolution de problèmes et apprentissage", "Problem solving and learning"), 83),
    ("a6", T("Culture et économie du numérique", "Digital culture and economy"), 66),
)
STATE_TEXTS = {
    "a1": T(
        "Trouver, trier et juger une information ; lire un tableau de chiffres sans se laisser abuser.",
        "Finding, sorting and judging information; reading a table of figures without being misled.",
    ),
    "a2": T(
        "Choisir le bon canal, partager avec les bons droits, agir avec tact quand tout le monde voit.",
        "Choosing the right channel, sharing with the right access, acting with tact when everyone is "
        "watching.",
    ),
    "a3": T(
        "Les règles d’un petit automatisme et les licences des contenus réutilisés restent à travailler.",
        "The rules of a small automation and the licences of reused content still need work.",
    ),
    "a4": T(
        "Les bons réflexes sont là ; la marche à suivre pendant un incident est moins sûre.",
        "The right habits are there; what to do during an incident is less certain.",
    ),
    "a5": T(
        "Diagnostiquer du plus simple au plus coûteux, apprendre seul un outil jamais vu.",
        "Diagnosing from the simplest to the costliest, learning an unseen tool alone.",
    ),
    "a6": T(
        "Reconnaître comment un service gagne sa vie et quels mécanismes font grandir une plateforme.",
        "Recognising how a service earns its living and what makes a platform grow.",
    ),
}
TITLES = (
    T("Retrouver un document de l’an dernier", "Find last year’s document"),
    T("Choisir le bon destinataire", "Choose the right recipient"),
    T("Associer un besoin et un format", "Match a need and a format"),
    T("Repérer une adresse trompeuse", "Spot a misleading address"),
    T("Diagnostiquer une panne de réseau", "Diagnose a network failure"),
    T("Associer des mots et leur sens", "Match words and meanings"),
    T("Compter dans un extrait de tableau", "Count in an extract of a table"),
    T("Partager avec les bons droits", "Share with the right access"),
    T("Suivre les règles d’un automatisme", "Follow the rules of an automation"),
    T("Protéger ses comptes et ses copies", "Protect accounts and backups"),
    T("Trouver une commande dans une aide", "Find a command in a help page"),
    T("Comprendre comment un service se paie", "Understand how a service earns"),
    T("Lire une syntaxe de recherche inconnue", "Read an unknown search syntax"),
    T("Lire une matrice de droits", "Read a permission matrix"),
    T("Réutiliser un contenu trouvé en ligne", "Reuse content found online"),
    T("Réagir à un rançongiciel", "React to ransomware"),
    T("Choisir un outil sous contraintes", "Choose a tool under constraints"),
    T("Nommer un mécanisme de plateforme", "Name a platform mechanism"),
    T("Juger ce qu’un extrait démontre", "Judge what an excerpt shows"),
    T("Répondre à une plainte publique", "Answer a public complaint"),
    T("Prévoir le résultat d’un algorithme", "Predict the result of an algorithm"),
    T("Lire un journal de connexion", "Read an access log"),
    T("Apprendre une notation nouvelle", "Learn a new notation"),
    T("Juger une décision numérique", "Judge a digital decision"),
)
ANSWERS = (
    T(
        "Chercher les mots exacts entre guillemets, puis filtrer par date",
        "Search the exact words, then filter by date",
    ),
    T("Les 40 adresses en copie cachée", "The 40 addresses in blind copy"),
    T("1 = d, 2 = a, 3 = c, 4 = b, 5 = f", "1 = d, 2 = a, 3 = c, 4 = b, 5 = f"),
    T("je ne sais pas", "I don’t know"),
    T(
        "câble et voyants > autre site > autre poste > redémarrage de la box > assistance",
        "cable and lights > other site > other machine > restart the router > support",
    ),
    T("1 254", "1,254"),
    T(
        "Gestionnaire de mots de passe ; double authentification ; mises à jour automatiques",
        "Password manager; two-factor authentication; automatic updates",
    ),
    T(
        "Meilleure : remercier et compléter publiquement. Moins bonne : supprimer le message.",
        "Best: thank and complete in public. Worst: delete the message.",
    ),
)


def points(score: int | None) -> Figure | None:
    """Whole points of a hundred."""
    return None if score is None else Figure(str(score), score)


def bars(language: Language, scores: tuple[int | None, ...] | None = None) -> tuple[Bar, ...]:
    """The six blocks, with other scores if given."""
    rows = []
    for index, (name, title, score) in enumerate(BLOCKS):
        value = score if scores is None else scores[index]
        rank = -1 if value is None else 0 if value < 40 else 1 if value < 70 else 2
        rows.append(
            Bar(
                name=name,
                title=title.of(language),
                score=points(value),
                state="" if rank < 0 else STATES[rank].of(language),
                state_rank=rank,
                states=3,
                text=STATE_TEXTS[name].of(language),
                answered=T("4 réponses sur 4", "4 answers out of 4").of(language),
            )
        )
    return tuple(rows)


def person_report(language: Language = "fr") -> Report:
    """Camille Martin, level 5 (Avancé): 64 ± 14."""

    def t(fr: str, en: str) -> str:
        return fr if language == "fr" else en

    blocks = bars(language)
    level = T("Niveau {n}", "Level {n}")
    steps = tuple(
        Step(start, level.format(n=n).of(language), BANDS[(n + 1) // 2].of(language), str(start))
        for n, start in enumerate(CUTS)
    )
    return Report(
        kind="person",
        language=language,
        test=True,
        cover=Cover(
            questionnaire="agility",
            title=t("Test d’agilité numérique", "Digital agility test"),
            version="1.0.0",
            status=t("conçu, pas encore piloté", "designed, not yet piloted"),
            respondent="Camille Martin",
            date=t("22 novembre 2026", "22 November 2026"),
            iso_date="2026-11-22",
            language=t("français", "English"),
            form=t("forme A", "form A"),
            software="digimat 0.1.0",
        ),
        headline=Headline(
            title=t("Score total", "Total score"),
            score=points(64),
            out_of=t("sur 100", "out of 100"),
            axis=PERCENT,
            margin="14",
            low=points(50),
            high=points(78),
            confidence=90,
            level_title=t("Niveau", "Level"),
            level=level.format(n=5).of(language),
            level_range=t("entre 3 et 6", "between 3 and 6"),
            band=BANDS[3].of(language),
            explained=t(
                "À ce niveau, on règle seul des tâches variées, on aide les autres et on réussit environ "
                "une fois sur "
                "deux les tâches avancées.",
                "At this level, a person handles varied tasks alone, helps others and succeeds about one "
                "time in two "
                "on advanced tasks.",
            ),
            adjusted="",
            steps=steps,
        ),
        no_result="",
        summary=t(
            "Votre score total est de 64 points sur 100, à 14 points près : niveau 5, dans la bande Avancé. "
            "Vous apprenez vite ce que vous n’avez jamais vu ; la création et la sécurité sont les deux "
            "domaines où un "
            "effort sera le plus utile.",
            "Your total score is 64 points out of 100, give or take 14: level 5, in the Advanced band. "
            "You learn quickly what you have never seen; creation and security are the two areas where "
            "an effort will "
            "help most.",
        ),
        strengths=(blocks[4], blocks[0], blocks[1]),
        priorities=(blocks[2], blocks[3], blocks[5]),
        conclusions=(),
        comparison_title=t("Culture et agilité", "Culture and agility"),
        comparison=(
            Bar(
                name="culture",
                title=t("Culture numérique", "Digital culture"),
                score=points(61),
                text=t(
                    "Ce que vous savez et faites bien dans des situations connues.",
                    "What you know and do well in known situations.",
                ),
                answered=t("16 réponses sur 16", "16 answers out of 16"),
            ),
            Bar(
                name="agility",
                title=t("Agilité", "Agility"),
                score=points(70),
                text=t(
                    "Réussir avec ce que vous n’aviez jamais vu : outils fictifs et leur mode d’emploi.",
                    "Succeeding with what you had never seen: fictional tools and their manual.",
                ),
                answered=t("8 réponses sur 8", "8 answers out of 8"),
            ),
        ),
        profile_title=t("Les six domaines", "The six areas"),
        profile_as="radar",
        profile_note="",
        profile=blocks,
        stairs_title=t("L’escalier des difficultés", "The staircase of difficulty"),
        stairs=tuple(
            Bar(
                name=name,
                title=title,
                score=points(score),
                text=text,
                answered=t("6 réponses sur 6", "6 answers out of 6"),
            )
            for name, title, score, text in (
                (
                    "d1",
                    t("Élémentaire", "Foundation"),
                    92,
                    t("Tâches simples, avec de l’aide", "Simple tasks, with help"),
                ),
                (
                    "d2",
                    t("Intermédiaire", "Intermediate"),
                    75,
                    t("Tâches courantes, seul", "Usual tasks, alone"),
                ),
                (
                    "d3",
                    t("Avancé", "Advanced"),
                    54,
                    t("Tâches variées, en guidant les autres", "Varied tasks, guiding others"),
                ),
                (
                    "d4",
                    t("Très spécialisé", "Highly specialised"),
                    35,
                    t("Problèmes complexes, solutions nouvelles", "Complex problems, new solutions"),
                ),
            )
        ),
        pages=(),
        flags=(
            Note(
                t("Réserve sécurité", "Security caution"),
                t(
                    "Le domaine de la sécurité est sous 50 points. Rien d’alarmant, mais c’est le "
                    "premier à travailler : "
                    "une erreur y coûte plus cher qu’ailleurs, à vous comme à vos collègues.",
                    "The security area is below 50 points. Nothing alarming, but it is the first to work "
                    "on: a mistake "
                    "there costs more than elsewhere, to you and to your colleagues.",
                ),
            ),
            Note(
                t("Profil irrégulier", "Uneven profile"),
                t(
                    "Vos domaines sont écartés les uns des autres : le total résume mal votre profil. "
                    "Lisez-le domaine "
                    "par domaine.",
                    "Your areas are far apart: the total sums up your profile poorly. Read it area by area.",
                ),
            ),
        ),
        pooled=None,
        requirement=Note(
            t("Exigence du poste : à confirmer", "Job requirement: to be confirmed"),
            t(
                "Le poste demande la bande Avancé (à partir de 63 points). La bande est atteinte, mais "
                "la marge d’erreur "
                "passe en dessous : un entretien ou un essai de travail permettra de conclure.",
                "The job asks for the Advanced band (from 63 points). The band is reached, but the "
                "margin of error goes "
                "below it: an interview or a work sample will settle it.",
            ),
        ),
        advice=(
            Advice(
                t("Sécurité, données personnelles, sobriété", "Security, privacy, sustainability"),
                t("Savoir quoi faire pendant un incident", "Know what to do during an incident"),
                t(
                    "Avec la personne chargée de la sécurité, écrire sur une page les cinq gestes à "
                    "faire, dans "
                    "l’ordre, si un écran réclame une rançon ou si un fichier part au mauvais destinataire.",
                    "With the person in charge of security, write on one page the five things to do, in "
                    "order, if a "
                    "screen asks for a ransom or a file goes to the wrong person.",
                ),
                t(
                    "Demander qui prévenir, et noter le numéro près du poste.",
                    "Ask whom to call, and write the number near your desk.",
                ),
                t(
                    "Vous récitez les deux premiers gestes sans chercher.",
                    "You can say the first two steps without looking.",
                ),
                t("0 à 3 mois", "0 to 3 months"),
                t("effort léger", "light effort"),
            ),
            Advice(
                t("Création et automatisation", "Creation and automation"),
                t("Confier une tâche répétée à une règle", "Give a repeated task to a rule"),
                t(
                    "Choisir une tâche faite chaque semaine (classer des messages, renommer des "
                    "fichiers) et écrire la "
                    "règle qui la fait, avec un collègue qui en a déjà une.",
                    "Choose a task done every week (sorting messages, renaming files) and write the rule "
                    "that does it, "
                    "with a colleague who already has one.",
                ),
                t(
                    "Noter pendant une semaine ce que vous refaites à la main.",
                    "For one week, note what you redo by hand.",
                ),
                t(
                    "La règle tourne depuis un mois et vous savez la corriger.",
                    "The rule has run for a month and you can correct it.",
                ),
                t("3 à 12 mois", "3 to 12 months"),
                t("effort moyen", "medium effort"),
            ),
            Advice(
                t("Culture et économie du numérique", "Digital culture and economy"),
                t("Lire un service comme un économiste", "Read a service like an economist"),
                t(
                    "Une fois par mois, prendre un service que vous utilisez et dire à l’équipe, en cinq "
                    "minutes, qui "
                    "paie, pour quoi, et ce qui retient les clients.",
                    "Once a month, take a service that you use and tell the team, in five minutes, who "
                    "pays, for what, "
                    "and what keeps the customers.",
                ),
                t("Commencer par un service gratuit.", "Begin with a free service."),
                t("Deux collègues font l’exercice à leur tour.", "Two colleagues do the exercise in turn."),
                t("3 à 12 mois", "3 to 12 months"),
                t("effort léger", "light effort"),
            ),
        ),
        quick_wins=(),
        method=(
            Note(
                t("Ce qui a été mesuré", "What was measured"),
                t(
                    "24 tâches, quatre par domaine et six par difficulté. Chaque tâche vaut de 0 à 1 "
                    "point ; le total "
                    "est leur moyenne sur 100. « Je ne sais pas » vaut 0, sans pénalité.",
                    "24 tasks, four an area and six a difficulty. Each task is worth 0 to 1 point; the "
                    "total is their "
                    "mean out of 100. “I don’t know” is worth 0, without penalty.",
                ),
            ),
            Note(
                t("La marge d’erreur", "The margin of error"),
                t(
                    "Le même test, passé un autre jour, donnerait neuf fois sur dix un total à moins de "
                    "14 points de "
                    "celui-ci. Les décisions s’appuient donc sur les bandes, pas sur les niveaux.",
                    "The same test on another day would nine times out of ten give a total within 14 "
                    "points of this "
                    "one. Decisions therefore rest on bands, not on levels.",
                ),
            ),
            Note(
                t("Ce que le test ne dit pas", "What the test does not say"),
                t(
                    "Il ne mesure ni l’envie, ni l’expérience du métier, ni la manière de travailler "
                    "avec les autres. "
                    "Quatre tâches par domaine donnent une indication, pas une mesure fine.",
                    "It measures neither motivation, nor experience of the job, nor ways of working with "
                    "others. Four "
                    "tasks an area give an indication, not a fine measure.",
                ),
            ),
            Note(
                t("État de validation", "State of validation"),
                t(
                    "Questionnaire conçu à partir de DigComp 2.2, pas encore piloté : les seuils sont "
                    "provisoires. La "
                    "banque de questions est publique ; un test sans surveillance se lit avec prudence.",
                    "Questionnaire designed from DigComp 2.2, not yet piloted: the cut scores are "
                    "provisional. The "
                    "bank of questions is public; an unsupervised test should be read with caution.",
                ),
            ),
            Note(
                t("Vos droits", "Your rights"),
                t(
                    "Vous pouvez demander ce rapport, le faire corriger ou effacer, et en discuter avec "
                    "une personne. "
                    "Aucune décision ne peut reposer sur ce seul résultat.",
                    "You may ask for this report, have it corrected or erased, and discuss it with a "
                    "person. No "
                    "decision may rest on this result alone.",
                ),
            ),
        ),
        passport=Passport(
            valid_until=t("22 novembre 2028", "22 November 2028"),
            retest=t(
                "Après 6 mois, avec une autre forme. Un écart d’au moins 20 points est un vrai changement.",
                "After 6 months, with another form. A difference of at least 20 points is a real change.",
            ),
            lines=(
                (t("Résultat", "Result"), t("64 ± 14, niveau 5, Avancé", "64 ± 14, level 5, Advanced")),
                (t("Forme", "Form"), t("A, version 1.0.0", "A, version 1.0.0")),
                (t("Passation", "Sitting"), t("37 min, sans surveillance", "37 min, unsupervised")),
                (t("Empreinte", "Fingerprint"), "7f3a 91c2 0b5e d410"),
            ),
        ),
        annex=tuple(
            AnswerRow(
                number=i + 1,
                title=title.of(language),
                block=BLOCKS[i % 6][1].of(language),
                answer=ANSWERS[i % 8].of(language),
                points=("1", t("0,67", "0.67"), "0", t("0,5", "0.5"), "1")[i % 5],
                time=f"{(i * 7) % 3} min {(i * 13) % 60:02d} s",
            )
            for i, title in enumerate(TITLES)
        ),
        sentence=t(
            "Ce rapport éclaire une décision ; il ne la prend pas.",
            "This report informs a decision; it does not make it.",
        ),
    )


__all__ = ["BANDS", "BLOCKS", "bars", "person_report", "points"]
