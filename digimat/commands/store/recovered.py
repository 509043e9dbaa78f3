"""What a recovery saved and what it did not, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from digimat.answers.codes import is_anonymous, shown_id
from digimat.answers.recovered_sitting import Recovered
from digimat.answers.recovery import NotHelped, Recovery
from digimat.commands.printed import several
from digimat.language import Language, Text, plural


def recovery_lines(done: Recovery, language: Language, store: str = "") -> Iterator[str]:
    """A paragraph a sitting, then how many there are; ``store`` is the file to name where it is another one."""
    for each in done.sittings:
        yield _head(each).of(language)
        yield from (f"  {line.of(language)}" for line in _details(each, store))
    for lost in done.not_helped:
        yield _not_helped(lost).of(language)
    if done.invitations_lost:
        count = done.invitations_lost
        yield Text(
            fr=f"Invitations perdues : {count} (le texte de leur questionnaire manque).",
            en=f"Invitations lost: {count} (the text of their questionnaire is missing).",
        ).of(language)
    if done.anonymous or done.anonymous_lost:
        yield Text(
            fr=f"Réponses anonymes sauvées, une ligne par personne : {len(done.anonymous)} ; perdues, faute de leur "
            f"questionnaire : {done.anonymous_lost}. Une ligne abîmée ne laisse pas de trace.",
            en=f"Anonymous answers saved, a line each person: {len(done.anonymous)}; lost for want of their "
            f"questionnaire: {done.anonymous_lost}. A damaged line leaves no trace.",
        ).of(language)
    yield _law(done).of(language)


def _head(each: Recovered) -> Text:
    record, name = each.record, shown_id(each.record.id)
    whose = "" if is_anonymous(record.id) else f"{record.respondent}, "
    counted = (
        Text(fr=plural(each.kept, "événement"), en=plural(each.kept, "event", "en"))
        if each.kept == each.known
        else Text(
            fr=f"{plural(each.kept, 'événement')} sur {each.known}",
            en=f"{plural(each.kept, 'event', 'en')} of {each.known}",
        )
    )
    return Text(
        fr=f"{name.fr} ({whose}{record.questionnaire}) : {counted.fr}, "
        f"{'rien n’est perdu' if each.is_whole else 'incomplète'}",
        en=f"{name.en} ({whose}{record.questionnaire}): {counted.en}, "
        f"{'nothing is lost' if each.is_whole else 'not complete'}",
    )


def _details(each: Recovered, store: str) -> Iterator[Text]:
    where = f" --store {store}" if store else ""
    if each.lost:
        named = " ; ".join(f"{item.number} « {item.title.fr} »" for item in each.lost)
        in_english = "; ".join(f"{item.number} “{item.title.en}”" for item in each.lost)
        yield Text(
            fr=f"Questions dont la réponse est peut-être perdue : {named}.",
            en=f"Questions whose answer may be lost: {in_english}.",
        )
    if each.elsewhere:
        yield Text(
            fr="D’autres réponses ont peut-être été données, ou changées, entre-temps.",
            en="Other answers may have been given, or changed, in between.",
        )
    if not each.end_known:
        yield Text(
            fr="On ne sait pas si d’autres événements suivaient.",
            en="Whether more events followed is not known.",
        )
    if not each.record_proved:
        yield Text(
            fr="Le nom de la personne et l’exigence du poste ne sont plus prouvés : vérifiez-les.",
            en="The name of the person and the requirement of the post are no longer proved: check them.",
        )
    if each.changed:
        yield Text(
            fr="Des événements ont été modifiés à la main : ils sont laissés de côté.",
            en="Events were changed by hand: they are left out.",
        )
    if not each.is_whole and each.status != "submitted":
        code = each.record.id if not is_anonymous(each.record.id) else "CODE"
        yield Text(
            fr=f"Sa remise, si elle a eu lieu, est perdue. Reprise : digimat resume {code}{where}",
            en=f"That it was handed in, if it was, is lost. To go on: digimat resume {code}{where}",
        )


def _not_helped(lost: NotHelped) -> Text:
    left = several(
        lost.events, ("événement lisible", "événements lisibles"), ("readable event", "readable events")
    )
    return Text(
        fr=f"{shown_id(lost.session).fr} : ne peut pas être sauvée, {lost.why.fr} ({left.fr} dans le fichier abîmé)",
        en=f"{shown_id(lost.session).en}: cannot be saved, {lost.why.en} ({left.en} in the damaged file)",
    )


def _law(done: Recovery) -> Text:
    whole = sum(each.is_whole for each in done.sittings)
    parts = len(done.sittings) - whole
    total = several(
        len(done.sittings) + len(done.not_helped), ("passation", "passations"), ("sitting", "sittings")
    )
    gone = several(len(done.not_helped), ("non sauvée", "non sauvées"), ("not saved", "not saved"))
    return Text(
        fr=f"{total.fr} : {whole} sans perte, {parts} en partie, {gone.fr}",
        en=f"{total.en}: {whole} whole, {parts} in part, {gone.en}",
    )


def recovery_data(done: Recovery) -> dict[str, Any]:
    """The same for another program."""
    return {
        "sittings": [
            {
                "session": shown_id(each.record.id).en,
                "respondent": each.record.respondent,
                "questionnaire": each.record.questionnaire,
                "state": each.status,
                "events_kept": each.kept,
                "events_known": each.known,
                "end_known": each.end_known,
                "record_proved": each.record_proved,
                "changed_by_hand": each.changed,
                "may_be_lost": [
                    {
                        "number": item.number,
                        "item": item.item,
                        "title": {"fr": item.title.fr, "en": item.title.en},
                    }
                    for item in each.lost
                ],
                "others_may_be": each.elsewhere,
            }
            for each in done.sittings
        ],
        "not_saved": [
            {
                "session": shown_id(lost.session).en,
                "events": lost.events,
                "why": {"fr": lost.why.fr, "en": lost.why.en},
            }
            for lost in done.not_helped
        ],
        "invitations_lost": done.invitations_lost,
        "anonymous": len(done.anonymous),
        "anonymous_lost": done.anonymous_lost,
    }
