"""Initiatives: what they take, cost, need, move, answer and leave behind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from math import fsum

from csdesk.content.checks.only_one import find_only
from csdesk.content.contents import Contents, Entry
from csdesk.content.instruments import InstrumentContents
from csdesk.model.identifiers import ChoiceId, InitiativeId, QuestionId
from csdesk.model.roadmap import Complexity, Initiative, PlanRules, RaciLetter

ChoicesOf = Mapping[QuestionId, Collection[ChoiceId]]
Needs = Mapping[InitiativeId, tuple[InitiativeId, ...]]
WORKING = (RaciLetter.RESPONSIBLE, RaciLetter.ACCOUNTABLE, RaciLetter.CONSULTED)
TINY = 1e-9


def check_initiatives(contents: Contents, instruments: tuple[InstrumentContents, ...]) -> None:
    """Check what initiatives say beside their steps and their RACI."""
    rules: Entry[PlanRules] = find_only(contents, "plan", "resources/library/plan")
    _check_durations(rules)
    choices = _choices_of(instruments)
    needs: Needs = {item.id: item.requires for item in contents.items("initiative")}
    for entry in contents.of("initiative"):
        _check_kind(entry, rules.item)
        _check_work(entry)
        _check_figures(entry)
        _check_needs(entry, needs, rules.item)
        _check_answers(entry, choices)
        _check_texts(entry)


def _check_durations(rules: Entry[PlanRules]) -> None:
    for complexity in Complexity:
        days = rules.item.durations.get(complexity, ())
        if len(days) != 2 or not 0 < days[0] <= days[1]:
            expected = "the fewest and the most days, in this order"
            raise rules.reject(f"durations.{complexity}", list(days), expected)


def _check_kind(entry: Entry[Initiative], rules: PlanRules) -> None:
    item = entry.item
    if item.workstream not in rules.workstreams:
        expected = f"one of: {', '.join(rules.workstreams)}"
        raise entry.reject("workstream", item.workstream, expected)
    least, most = rules.durations[item.complexity]
    if not least <= item.duration <= most:
        expected = f"{least} to {most} days, as its complexity is {item.complexity}"
        raise entry.reject("duration", item.duration, expected)


def _check_work(entry: Entry[Initiative]) -> None:
    item = entry.item
    for role, days in item.work.items():
        if item.raci.get(role) not in WORKING:
            raise entry.reject("work", role, "a role that its raci gives R, A or C")
        if days <= 0:
            raise entry.reject(f"work.{role}", days, "person-days above 0")
    total = fsum(item.work.values())
    if not item.effort_low - TINY <= total <= item.effort_high + TINY:
        expected = f"{item.effort_low:g} to {item.effort_high:g} person-days in sum, as its effort"
        raise entry.reject("work", total, expected)


def _check_figures(entry: Entry[Initiative]) -> None:
    item = entry.item
    if not 0 <= item.cost_low <= item.cost_high:
        expected = f"from 0 to cost_high, {item.cost_high:g}"
        raise entry.reject("cost_low", item.cost_low, expected)
    low, high = item.gain_low, item.gain_high
    if low is None and high is None:
        return
    if low is None or high is None or not 0 <= low <= high:
        raise entry.reject("gain_low", low, "from 0 to gain_high, both of them given")
    if item.kpi is None:
        raise entry.missing("kpi", "the KPI that gain_low and gain_high are about")


def _check_needs(entry: Entry[Initiative], needs: Needs, rules: PlanRules) -> None:
    item = entry.item
    for base in item.requires:
        if base not in needs:
            raise entry.reject("requires", base, "the id of an initiative")
        if base == rules.default_quick_win:
            expected = "none that is offered in every plan, as that depends on nothing else"
            raise entry.reject("requires", base, expected)
        if item.id == base or item.id in _bases_of(base, needs):
            raise entry.reject("requires", base, "one that does not need this one itself")
    if item.requires and item.quick_win:
        raise entry.reject("requires", list(item.requires), "none, as it is a quick win")


def _bases_of(initiative: InitiativeId, needs: Needs) -> set[InitiativeId]:
    """Return all that an initiative needs, directly or by way of others."""
    found: set[InitiativeId] = set()
    ahead = list(needs.get(initiative, ()))
    while ahead:
        base = ahead.pop()
        if base not in found:
            found.add(base)
            ahead.extend(needs.get(base, ()))
    return found


def _check_answers(entry: Entry[Initiative], choices: ChoicesOf) -> None:
    for question, choice in entry.item.answers.items():
        if question not in choices:
            raise entry.reject("answers", question, "the id of a question that is scored")
        if choice not in choices[question]:
            expected = f"one of: {', '.join(choices[question])}"
            raise entry.reject(f"answers.{question}", choice, expected)


def _check_texts(entry: Entry[Initiative]) -> None:
    for path, texts in (("deliverables", entry.item.deliverables), ("risks", entry.item.risks)):
        if not texts:
            raise entry.missing(path, "at least one")
        if not all(text.strip() for text in texts):
            raise entry.reject(path, "", "texts that are not blank")


def _choices_of(instruments: Iterable[InstrumentContents]) -> ChoicesOf:
    """Return what earns something in each question that has choices for it."""
    earning = {
        question.item.id: tuple(choice.id for choice in question.item.choices if choice.credit > 0)
        for found in instruments
        for question in found.questions
    }
    return {question: choices for question, choices in earning.items() if choices}
