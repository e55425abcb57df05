"""Questions: where they stand, what their answers earn, and in which order these stand."""

from __future__ import annotations

from itertools import pairwise

from csdesk.content.checks.claims import check_claims
from csdesk.content.checks.parts import check_weight
from csdesk.content.contents import Entry
from csdesk.content.instruments import InstrumentContents
from csdesk.model.instruments import Question, QuestionKind, Subject

CHOSEN = (QuestionKind.CHOICE, QuestionKind.FACT)


def check_questions(found: InstrumentContents) -> None:
    """Check the places and the choices of the questions of one instrument."""
    overall = found.head.item.overall_questions
    for question in (*found.questions, *found.shared):
        _check_place(question, found, is_overall=question.item.id in overall)
        check_weight(question, question.item.weight)
        _check_rungs(question, len(found.tiers))
    for question in found.questions:
        check_question(question)
        _check_due_day(question, found.head.item.subject)
    _check_repeats(found)


def _check_place(entry: Entry[Question], found: InstrumentContents, *, is_overall: bool) -> None:
    tier = entry.item.tier
    if is_overall and tier is not None:
        raise entry.reject("tier", tier, "none for a question about the whole")
    if not is_overall and entry.item.area not in {area.item.id for area in found.areas}:
        raise entry.reject("area", entry.item.area, "the id of an area")
    if tier is not None and tier not in {tier.item.number for tier in found.tiers}:
        raise entry.reject("tier", tier, "the number of a tier")


def check_question(question: Entry[Question]) -> None:
    """Check what a question holds wherever it counts: its revision, choices and checks."""
    if question.item.revision < 1:
        raise question.reject("revision", question.item.revision, "at least 1")
    _check_choices(question)
    check_claims(question)


def _check_due_day(question: Entry[Question], subject: Subject) -> None:
    day = question.item.due_day
    if day is not None and (day < 0 or subject is not Subject.ACCOUNT):
        raise question.reject("due_day", day, "a day from 0 on, in an instrument about accounts")


def _check_choices(question: Entry[Question]) -> None:
    choices, kind = question.item.choices, question.item.kind
    if kind not in CHOSEN:
        if choices:
            raise question.reject("choices", len(choices), f"none for a {kind}")
        return
    if len(choices) < 2:
        raise question.reject("choices", len(choices), "at least two choices")
    ids = [choice.id for choice in choices]
    if len(set(ids)) != len(ids):
        raise question.reject("choices.id", ", ".join(ids), "each id once")
    if kind is QuestionKind.CHOICE:
        _check_credits(question)
    else:
        _check_facts(question)


def _check_credits(question: Entry[Question]) -> None:
    given = [choice.credit for choice in question.item.choices]
    if given[0] != 0 or given[-1] != 1 or given != sorted(given):
        found = ", ".join(f"{credit:g}" for credit in given)
        raise question.reject("choices.credit", found, "credits from 0 (worst) up to 1 (best)")


def _check_facts(question: Entry[Question]) -> None:
    for number, choice in enumerate(question.item.choices, start=1):
        if choice.credit != 0 or choice.rung is not None:
            path = f"choices[{number}].credit"
            raise question.reject(path, choice.credit, "no credit and no rung for a fact")


def _check_rungs(question: Entry[Question], highest: int) -> None:
    rungs = [choice.rung for choice in question.item.choices]
    known = [rung for rung in rungs if rung is not None]
    if not known:
        return
    if question.item.tier is not None:
        expected = "none where the choices have rungs of their own"
        raise question.reject("tier", question.item.tier, expected)
    written = ", ".join("none" if rung is None else str(rung) for rung in rungs)
    if len(known) < len(rungs) or known != sorted(known) or known[0] < 0:
        raise question.reject("choices.rung", written, "one for each choice, rising from 0")
    if highest and known[-1] != highest:
        raise question.reject("choices.rung", written, f"rungs up to {highest}, the highest tier")


def _check_repeats(found: InstrumentContents) -> None:
    own = {entry.item.id for entry in found.questions}
    for shared in found.shared:
        if shared.item.id in own:
            raise shared.reject("question", shared.item.id, "each question once")
        own.add(shared.item.id)
    for area in found.areas:
        _check_ascent([entry for entry in found.questions if entry.item.area == area.item.id])


def _check_ascent(asked: list[Entry[Question]]) -> None:
    for earlier, later in pairwise(asked):
        if (later.item.tier or 0) < (earlier.item.tier or 0):
            expected = f"at least {earlier.item.tier}, tiers ascend in an area"
            raise later.reject("tier", later.item.tier, expected)
