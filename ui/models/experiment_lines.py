"""Experiments in words: what a plan needs, how far one is, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from csdesk.formatting import day, number, percent, plural
from csdesk.model.experiments import (
    EffectKind,
    Experiment,
    ExperimentPlan,
    ExperimentResult,
    ExperimentState,
    SampleSize,
)
from csdesk.report.document import Status, StatusWord
from ui.models.column_table import TableColumn

STATES = {
    ExperimentState.PLANNED: StatusWord(Status.NONE, "Planned"),
    ExperimentState.RUNNING: StatusWord(Status.DOING, "Running"),
    ExperimentState.ENDED: StatusWord(Status.GOOD, "Ended"),
    ExperimentState.STOPPED: StatusWord(Status.NONE, "Stopped"),
}


@dataclass(frozen=True, slots=True)
class PlannedSize:
    """What a plan needs and what speaks against it; ``fault`` says why nothing was reckoned."""

    size: SampleSize | None
    warnings: tuple[str, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of an experiment: a word with its status, and sentences below it."""

    status: Status
    word: str
    sentences: tuple[str, ...]


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
    both = number(2 * size.per_arm)
    parts = [
        f"{plural(size.per_arm, 'account')} are needed in each of the two arms, {both} in all."
    ]
    if size.power_at_hand is not None:
        parts.append(
            "With the accounts at hand the effect would be shown in "
            f"{percent(size.power_at_hand, 0)} of such experiments."
        )
    return " ".join((*parts, *planned.warnings))


def judge_experiment(experiment: Experiment) -> Verdict:
    """Return what came of an experiment that ended; computed on a lane, as it loads SciPy."""
    from csdesk.scoring.experiments import evaluate_result, warn_of_result

    plan, control, variant = experiment.plan, experiment.control, experiment.variant
    if control is None or variant is None or control.accounts < 1 or variant.accounts < 1:
        return Verdict(Status.NONE, "No result", ("It was stopped without a result.",))
    result = evaluate_result(control, variant, plan.confidence)
    found = _find_verdict(plan, result)
    needed = plan_size(plan).size
    small = min(control.accounts, variant.accounts)
    sentences = list(found.sentences)
    if needed is not None and small < needed.per_arm and not result.is_shown:
        sentences.append(
            f"{number(small)} accounts in an arm were too few for {number(needed.per_arm)} needed: "
            "that nothing shows does not mean that nothing is there."
        )
    sentences.extend(warn_of_result(result))
    return Verdict(found.status, found.word, tuple(sentences))


def experiment_columns(experiments: Sequence[Experiment]) -> tuple[TableColumn, ...]:
    """Return the experiments that were planned."""
    plans = [one.plan for one in experiments]
    states = [STATES[one.state] for one in experiments]
    return (
        TableColumn("Experiment", [plan.name for plan in plans], str, width=150),
        TableColumn("Measure", [plan.measure or "–" for plan in plans], str, width=172),
        TableColumn("Without it", [p.baseline for p in plans], percent, right=True, width=74),
        TableColumn("Effect", plans, write_effect, width=84),
        TableColumn("Started", [one.started_on for one in experiments], _day, width=86),
        TableColumn("Ends", [find_end(one) for one in experiments], _day, width=86),
        TableColumn(
            "State",
            [state.word for state in states],
            str,
            mark=lambda row: states[row],
            width=96,
        ),
    )


def write_effect(plan: ExperimentPlan) -> str:
    """Return the smallest effect that a plan looks for."""
    amount = number(plan.effect, 1).removesuffix(".0")
    sign = "−" if plan.is_reduction else "+"
    unit = "% of it" if plan.effect_kind is EffectKind.RELATIVE else " points"
    return f"{sign}{amount}{unit}"


def find_end(experiment: Experiment) -> date | None:
    """Return the day on which an experiment is planned to end; None before it begins."""
    if experiment.started_on is None:
        return None
    return experiment.started_on + timedelta(weeks=experiment.plan.weeks)


def _find_verdict(plan: ExperimentPlan, result: ExperimentResult) -> Verdict:
    before = 100 * result.control.outcomes / result.control.accounts
    after = 100 * result.variant.outcomes / result.variant.accounts
    counted = (
        f"With it {percent(after)} had the outcome, without it {percent(before)}: a difference of "
        f"{_points(result.difference)}."
    )
    interval = (
        f"With {percent(plan.confidence, trim=True)} confidence the true difference lies between "
        f"{_points(result.low)} and {_points(result.high)} (p = {_p(result.p_value)})."
    )
    if not result.is_shown:
        return Verdict(
            Status.WATCH,
            "Nothing is shown",
            (counted, interval, "No difference at all is among what may be true."),
        )
    is_wanted = (result.difference < 0) is plan.is_reduction
    if not is_wanted:
        sentence = "It went the wrong way: end it, and find out why."
        return Verdict(Status.RISK, "It does harm", (counted, interval, sentence))
    return Verdict(Status.GOOD, "It works", (counted, interval, _against_plan(plan, result)))


def _against_plan(plan: ExperimentPlan, result: ExperimentResult) -> str:
    """Return whether the effect is as large as the plan asked for at least."""
    is_relative = plan.effect_kind is EffectKind.RELATIVE
    wanted = plan.baseline * plan.effect / 100 if is_relative else plan.effect
    words = _points(wanted)
    surely = -result.high if plan.is_reduction else result.low
    likely = abs(result.difference)
    if surely >= wanted:
        return f"It is at least the {words} that were asked for."
    if likely >= wanted:
        return f"It is about the {words} that were asked for, though it may be less."
    return f"It is less than the {words} that were asked for: is it worth what it costs?"


def _points(value: float) -> str:
    return f"{number(value, 1)} points"


def _p(value: float) -> str:
    return "under 0.001" if value < 0.001 else number(value, 3)


def _day(value: date | None) -> str:
    return "–" if value is None else day(value)
