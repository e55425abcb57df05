"""What a plan leads to and what it does not reach, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.formatting import join_words, level_word, number, quantity
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import InitiativeId, QuestionId
from csdesk.model.instruments import Instrument
from csdesk.model.kpis import Unit
from csdesk.model.levels import AreaLevel
from csdesk.model.projections import REACH, GoalChance, GoalOutlook, TargetOutlook
from csdesk.report.document import Status, StatusWord

IF_DONE = "if every initiative due by then is done"
CONDITION = (
    "A projection, not a forecast: the instruments are scored again with the answers that could be "
    f"given {IF_DONE}. Questions that nobody answered stay unanswered."
)
CHANCES: Mapping[GoalChance, StatusWord] = {
    GoalChance.REACHED: StatusWord(Status.GOOD, "Reached already"),
    GoalChance.LIKELY: StatusWord(Status.GOOD, "By the low estimate too"),
    GoalChance.OPEN: StatusWord(Status.WATCH, "By the high estimate only"),
    GoalChance.OUT_OF_REACH: StatusWord(Status.RISK, "Out of reach"),
    GoalChance.UNKNOWN: StatusWord(Status.NONE, "Nobody can tell"),
}
MOST = 3
"""Names in a sentence."""


def level_cell(level: AreaLevel, instrument: Instrument) -> str:
    """Return "Repeatable, 48"."""
    if level.index is None:
        return level_word(level, instrument)
    word = level_word(level, instrument)
    return f"{word}, {number(level.index)}" if word else number(level.index)


def target_line(
    outlook: TargetOutlook, diagnosis: Diagnosis, titles: Mapping[InitiativeId, str]
) -> str:
    """Return in words what an area aims at, how far the plan gets, and why no further."""
    instrument = diagnosis.assessments[outlook.instrument].instrument
    aimed, then = (instrument.tier_name(tier) for tier in (outlook.aimed, outlook.tier_then))
    return (
        f"{instrument.area_name(outlook.area)} aims at {aimed}; by day {REACH.value} the plan "
        f"leads to {then}. {why_not(outlook, diagnosis, titles)}"
    )


def goal_line(
    outlook: GoalOutlook, diagnosis: Diagnosis, titles: Mapping[InitiativeId, str]
) -> str:
    """Return in words how far a KPI has to go, how far the plan is said to move it, and by what."""
    definition = diagnosis.definition(outlook.goal.kpi)
    name = definition.term if definition else str(outlook.goal.kpi)
    if outlook.chance is GoalChance.REACHED:
        return f"{name}: reached already."
    return (
        f"{name}: {CHANCES[outlook.chance].word.lower()}. Still to go: "
        f"{needed_words(outlook, diagnosis)}; said to be moved: {moved_words(outlook, diagnosis)}. "
        f"{why_goal(outlook, titles)}"
    )


def why_not(
    outlook: TargetOutlook, diagnosis: Diagnosis, titles: Mapping[InitiativeId, str]
) -> str:
    """Return why a level is not reached by day 180."""
    reasons = (
        _about(outlook.later, titles, "Due only after day {day}: {names}."),
        _about(outlook.not_planned, titles, "Not in the plan: {names}."),
        _questions(outlook.unraised, diagnosis, "No initiative of the library is enough for"),
        _questions(outlook.unanswered, diagnosis, "Nobody has answered"),
    )
    found = [reason for reason in reasons if reason]
    return " ".join(found) or "Something is missing on more than one rung."


def why_goal(outlook: GoalOutlook, titles: Mapping[InitiativeId, str]) -> str:
    """Return what the plan does for a goal by its day, and what it does later or not at all."""
    day = outlook.by_day
    parts = (
        _about(outlook.doing, titles, f"Done by day {day}: {{names}}."),
        "" if outlook.doing else f"Nothing of the plan that moves it is done by day {day}.",
        _about(outlook.later, titles, "Due later: {names}."),
        _about(outlook.not_planned, titles, "Not in the plan: {names}."),
    )
    return " ".join(part for part in parts if part)


def moved_words(outlook: GoalOutlook, diagnosis: Diagnosis) -> str:
    """Return what the initiatives are said to move together."""
    if not outlook.high:
        return "nobody put a figure on it" if outlook.doing else "nothing"
    unit, currency = _unit(outlook, diagnosis), diagnosis.client.currency
    low, high = (quantity(one, unit, currency) for one in (outlook.low, outlook.high))
    return low if low == high else f"{low} to {high}"


def needed_words(outlook: GoalOutlook, diagnosis: Diagnosis) -> str:
    """Return how far a KPI still has to go."""
    if outlook.needed is None:
        return "the KPI has no value"
    return quantity(outlook.needed, _unit(outlook, diagnosis), diagnosis.client.currency)


def _about(named: Sequence[InitiativeId], titles: Mapping[InitiativeId, str], words: str) -> str:
    if not named:
        return ""
    names = join_words([f"“{titles.get(one, one)}”" for one in named], MOST)
    return words.format(day=REACH.value, names=names)


def _questions(named: Sequence[QuestionId], diagnosis: Diagnosis, words: str) -> str:
    if not named:
        return ""
    found = [diagnosis.question(one) for one in named]
    short = [f"“{one.short}”" for one in found if one is not None]
    return f"{words} {join_words(short, MOST)}."


def _unit(outlook: GoalOutlook, diagnosis: Diagnosis) -> Unit:
    definition = diagnosis.definition(outlook.goal.kpi)
    return definition.unit if definition else Unit.RATIO
