"""One form on paper, as it is asked at the terminal: same items, same order, same numbers."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from digimat.administration.questions import shown
from digimat.commands.booklets.answering import how_to_enter, how_to_fill_in, where_to_write, who_answers
from digimat.commands.booklets.keys import BANNER, facts, key_lines
from digimat.commands.booklets.lines import heading, paragraphs, title, without_gaps
from digimat.commands.printed import formula, several
from digimat.language import Language, Text
from digimat.questionnaires import AssembledForm, Questionnaire


def form_booklet(q: Questionnaire, form: AssembledForm, language: Language, *, keys: bool) -> str:
    """A form to be given on paper; with the keys, the assessor's copy of it."""
    return "".join(f"{line.rstrip()}\n" for line in without_gaps(_lines(q, form, language, keys=keys)))


def _lines(q: Questionnaire, form: AssembledForm, language: Language, *, keys: bool) -> Iterator[str]:
    if keys:
        yield from BANNER
    yield from _cover(q, form, language)
    if not keys:
        yield from who_answers(q, language)
        yield ""
        yield from paragraphs(q.notice.of(language))
        yield ""
        yield from how_to_fill_in(language)
    yield from _questions(q, form, language, keys=keys)
    if keys:
        yield from ("", *BANNER)
    else:
        end = Text(fr="Fin du questionnaire. Merci.", en="End of the questionnaire. Thank you.")
        yield from ("", "", end.of(language))
        yield from how_to_enter(q, form, language)


def _cover(q: Questionnaire, form: AssembledForm, language: Language) -> Iterator[str]:
    """What it is: title, version, form, seed, how many questions, how long."""
    yield from title(q.title.of(language))
    seed = "" if form.seed is None else f" · seed {form.seed}"
    yield f"{q.id}, version {q.version} · form {form.id}{seed}"
    yield from paragraphs(form.title.of(language))
    count = len(form.items) - len(form.practice)
    told = several(count, ("question", "questions"), ("question", "questions")).of(language)
    if form.practice:
        words = ("exercice sans points", "exercices sans points"), ("practice item", "practice items")
        told += Text(fr=", après ", en=", after ").of(language) + several(len(form.practice), *words).of(
            language
        )
    yield from paragraphs(f"{told} · {_time(q, form).of(language)}")


def _time(q: Questionnaire, form: AssembledForm) -> Text:
    """The minutes of the questionnaire, its limit, and the minutes of the modules, which it is not about."""
    beside = [i for i in form.items if i.id in form.untimed and i.id not in form.practice]
    limit = Text(fr="", en="")
    if q.time_limit is not None:
        limit = Text(fr=f", {q.time_limit} au plus", en=f", {q.time_limit} at most")
    told = Text(fr=f"{q.minutes} minutes environ{limit.fr}", en=f"about {q.minutes} minutes{limit.en}")
    if not beside or any(item.seconds is None for item in beside):
        return told
    more = ceil(sum(item.seconds or 0 for item in beside) / 60)
    return Text(fr=f"{told.fr} ; modules : {more} de plus", en=f"{told.en}; modules: {more} more")


def _questions(q: Questionnaire, form: AssembledForm, language: Language, *, keys: bool) -> Iterator[str]:
    total, practice = len(form.items) - len(form.practice), len(form.practice)
    asked = practised = 0
    for item in form.items:
        section = q.section_of(item.id).title.of(language)
        if item.id in form.practice:
            practised += 1
            place = Text(fr=f"Exercice {practised} sur {practice}", en=f"Practice {practised} of {practice}")
        else:
            asked += 1
            place = Text(fr=f"Question {asked} sur {total}", en=f"Question {asked} of {total}")
        name = f"{item.id} {item.asked}" if keys and item.asked else item.id
        yield ""
        yield from heading(f"{place.of(language)} · {section}", f"[{name}]")
        if item.when is not None:
            yield from paragraphs(
                Text(fr="Seulement si : ", en="Only if: ").of(language) + formula(item.when)
            )
        yield from shown(item, language, codes="beside")
        if keys:
            yield from key_lines(item, language, numbers=True)
            yield from facts(item, language)
        else:
            yield from where_to_write(item, language)
