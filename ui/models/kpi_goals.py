"""Goals of KPIs in words, and what stands in the fields in which one is set."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from csdesk.formatting import currency_mark, day, number, percent, plural, quantity
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import GoalProgress, GoalTemplate, KpiGoal
from csdesk.model.kpis import KpiDefinition, KpiValue, Unit
from csdesk.report.document import Status
from csdesk.scoring.goal_progress import CHURN

LONGEST_MONTH = 31
MONTHS = 12
CITED_IN = "USD"
"""In which money the source texts write; it is not converted (C41)."""
UNIT_WORDS: Mapping[Unit, str] = {
    Unit.PERCENT: "%",
    Unit.DAYS: "days",
    Unit.HOURS: "hours",
    Unit.POINTS: "points",
}


@dataclass(frozen=True, slots=True)
class GoalDraft:
    """What stands in the fields of a goal before a person changes it."""

    baseline: float
    target: float
    start_on: date
    due_on: date
    owner: str = ""
    note: str = ""


def unit_word(unit: Unit, currency: str) -> str:
    """Return what a number of this unit is written with; empty for a plain one."""
    if unit is Unit.MONEY:
        return currency_mark(currency).strip()
    return UNIT_WORDS.get(unit, "")


def find_goal(diagnosis: Diagnosis, kpi: KpiId) -> GoalProgress | None:
    """Return the goal of a KPI with its progress."""
    return next((one for one in diagnosis.metrics.goals if one.goal.kpi == kpi), None)


def templates_of(templates: Sequence[GoalTemplate], kpi: KpiId) -> list[GoalTemplate]:
    """Return the goals that are cited for a KPI."""
    return [one for one in templates if one.kpi == kpi]


def draft_goal(
    template: GoalTemplate | None,
    goal: KpiGoal | None,
    value: KpiValue | None,
    target: float | None,
    start_on: date,
) -> GoalDraft:
    """Return what to begin with: a template, else the goal that is there, else the value today.

    The baseline is the client's own value wherever it has one, whatever the template cites.
    """
    now = value.value if value else None
    if template is not None:
        due_on = add_months(start_on, template.months)
        aim = _aim(template, value)
        note = f"{template.name}: {template.said_by} ({template.source})"
        return GoalDraft(template.baseline if now is None else now, aim, start_on, due_on, "", note)
    if goal is not None:
        return GoalDraft(
            goal.baseline, goal.target, goal.start_on, goal.due_on, goal.owner, goal.note
        )
    aim = target if target is not None else now or 0.0
    return GoalDraft(now or 0.0, aim, start_on, add_months(start_on, MONTHS))


def _aim(template: GoalTemplate, value: KpiValue | None) -> float:
    """Return the target of a template; where it is money, the same growth of the own number."""
    now = value.value if value else None
    if not may_compare(template, value):
        return now or 0.0
    if template.unit is Unit.MONEY and now is not None:
        return now * template.target / template.baseline
    return template.target


def may_compare(template: GoalTemplate, value: KpiValue | None) -> bool:
    """Tell whether a template runs over the window of the value: that of churn is of a month."""
    days = value.window_days if value else None
    return template.kpi != CHURN or days is None or days <= LONGEST_MONTH


def describe_template(template: GoalTemplate, value: KpiValue | None) -> str:
    """Return what the source cites, as sentences; the rate of a year where the value is of one."""
    first, last = (
        quantity(x, template.unit, CITED_IN, trim=True)
        for x in (template.baseline, template.target)
    )
    payback = f", pays for itself in {template.payback}" if template.payback else ""
    words = (
        f"Cited: from {first} to {last} in {plural(template.months, 'month')}, returning "
        f"{template.ratio}{payback} ({template.said_by}, {template.source}). {template.rationale}"
    )
    if may_compare(template, value):
        same = " The target is the same growth of your own number."
        return f"{words}{same}" if template.unit is Unit.MONEY else words
    return (
        f"{words} It is of a month and this client’s number is not, so the target is left to you: "
        f"{last} a month is {percent(of_a_year(template.target))} a year."
    )


def of_a_year(monthly: float) -> float:
    """Return a monthly rate in percent as that of a year: 1 − (1 − m)^12 (C18)."""
    return 100 * (1 - (1 - monthly / 100) ** MONTHS)


def describe_progress(progress: GoalProgress, unit: Unit, currency: str) -> str:
    """Return how far a goal has come, and how much of its time has passed."""
    if progress.progress is None:
        return f"No progress to show: {progress.reason}"
    now = quantity(progress.value, unit, currency)
    way = f"{number(progress.progress)}% of the way, at {now}"
    return f"{way}; {number(progress.elapsed)}% of the time has passed."


def describe_goal(goal: KpiGoal, unit: Unit, currency: str) -> str:
    """Return a goal as a line: from what to what, from when to when, and whose it is."""
    first, last = (
        quantity(value, unit, currency, trim=True) for value in (goal.baseline, goal.target)
    )
    owner = f", {goal.owner}" if goal.owner else ""
    return f"From {first} on {day(goal.start_on)} to {last} by {day(goal.due_on)}{owner}"


def judge_progress(progress: GoalProgress) -> Status:
    """Return whether a goal keeps up with its time."""
    if progress.progress is None:
        return Status.NONE
    return Status.GOOD if progress.progress >= progress.elapsed else Status.WATCH


def add_months(start_on: date, months: int) -> date:
    """Return the same day some months later, the last one of a month that is shorter."""
    years, month = divmod(start_on.month - 1 + months, MONTHS)
    year, month = start_on.year + years, month + 1
    return date(year, month, min(start_on.day, calendar.monthrange(year, month)[1]))


def day_of(diagnosis: Diagnosis) -> date:
    """Return the day at which the numbers stand."""
    accounts = diagnosis.accounts
    known = accounts.as_of if accounts else diagnosis.engagement.as_of
    return known or datetime.now().astimezone().date()


def unit_of(definition: KpiDefinition | None) -> Unit:
    """Return the unit of a KPI; a plain number where it is not known any more."""
    return definition.unit if definition else Unit.POINTS
