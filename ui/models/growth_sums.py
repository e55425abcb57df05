"""What a better conversion brings, what years are worth today, what an experiment can show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.formatting import money, number, percent, plural
from csdesk.model.experiments import Experiment, ExperimentPlan, SampleSize
from csdesk.scoring.expansion.calculators import conversion_uplift, present_value
from ui.models.column_table import TableColumn


@dataclass(frozen=True, slots=True)
class PlannedSize:
    """What a plan needs and what speaks against it; ``fault`` says why nothing was reckoned."""

    size: SampleSize | None
    warnings: tuple[str, ...]
    fault: str = ""


def write_uplift(
    opportunities: float, before: float, after: float, value: float, currency: str
) -> str:
    """Return what a better conversion brings, in a sentence."""
    uplift = conversion_uplift(opportunities, before, after, value)
    closed = opportunities * (after - before) / 100
    more = "more" if closed >= 0 else "fewer"
    whole = plural(opportunities, "opportunity", "opportunities")
    return (
        f"{money(uplift, currency)} of ARR: {number(abs(closed), 1)} {more} of {whole} closed, "
        f"each worth {money(value, currency)}."
    )


def write_worth(yearly: float, years: int, rate: float, cost: float, currency: str) -> str:
    """Return what equal amounts at the end of each year are worth today, in a sentence."""
    found = present_value([yearly] * years, rate, cost)
    return (
        f"{money(found.present, currency)} today, {money(found.net, currency)} after the cost: "
        f"{money(yearly, currency)} a year for {plural(years, 'year')}, discounted by "
        f"{percent(rate, trim=True)} a year."
    )


def plan_size(plan: ExperimentPlan) -> PlannedSize:
    """Return what a plan needs; computed on a lane, as it loads SciPy."""
    from csdesk.scoring.experiments import find_plan_fault, find_sample_size, warn_of_plan

    fault = find_plan_fault(plan)
    if fault is not None:
        return PlannedSize(None, (), fault)
    size = find_sample_size(plan)
    return PlannedSize(size, warn_of_plan(plan, size))


def describe_size(planned: PlannedSize) -> str:
    """Return how many accounts an experiment needs, and what those at hand can show."""
    size = planned.size
    if size is None:
        return planned.fault
    parts = [f"{plural(size.per_arm, 'account')} are needed in each of the two arms."]
    if size.power_at_hand is not None:
        parts.append(
            "With the accounts at hand the effect would be shown in "
            f"{percent(size.power_at_hand, 0)} of such experiments."
        )
    return " ".join((*parts, *planned.warnings))


def experiment_columns(experiments: Sequence[Experiment]) -> tuple[TableColumn, ...]:
    """Return the experiments that were planned."""
    plans = [one.plan for one in experiments]
    return (
        TableColumn("Experiment", [plan.name for plan in plans], str, width=200),
        TableColumn("Measure", [plan.measure or "–" for plan in plans], str, width=130),
        TableColumn("Baseline", [p.baseline for p in plans], percent, right=True, width=80),
        TableColumn("Effect", [p.effect for p in plans], _points, right=True, width=90),
        TableColumn("Weeks", [p.weeks for p in plans], number, right=True, width=64),
    )


def _points(effect: float) -> str:
    return f"{number(effect, 1).removesuffix('.0')} points"
