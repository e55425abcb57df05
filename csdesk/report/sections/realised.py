"""What became of the plan that was made final: what was promised beside what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from csdesk.formatting import day, number
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.plan_choices import ProgressState
from csdesk.model.plan_since import PlanSince
from csdesk.report.document import Block, Column, Format, Section, Table, Text, Value
from csdesk.report.sections.since import since_blocks
from csdesk.report.since_words import since_lead
from csdesk.roadmap.realised import ProgressCounts, Realised, count_progress, list_realised

STATES = {
    ProgressState.RUNNING: "Running",
    ProgressState.DONE: "Done",
    ProgressState.STOPPED: "Stopped",
    None: "Not begun",
}
OVERDUE = "Overdue"
DAYS_TOLD = "Days spent are those that people wrote down; an empty cell: nobody did."
VALUE_TOLD = (
    "Value promised is the ARR that an initiative was to keep or add in a year, its own part of "
    "what the whole plan was; an empty cell: nothing said how much."
)
VALUES = ("Value from", "Value to")
COLUMNS = (
    Column("Initiative", Format.TEXT, 0.5),
    Column("State", Format.TEXT, 0.24),
    Column("Due", Format.DATE, 0.1),
    Column("Done on", Format.DATE, 0.1),
    Column("Days promised", Format.DECIMAL, 0.1),
    Column("Days spent", Format.DECIMAL, 0.1),
    Column("Value from", Format.MONEY, 0.1),
    Column("Value to", Format.MONEY, 0.1),
    Column("Note", Format.TEXT, 0.24),
)


def realised_sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Return the section, or nothing until a plan was made final here or in an audit before."""
    since = find_since(diagnosis)
    if since is None:
        return ()
    listed = list_realised(
        replace(diagnosis.plan, final=since.final, progress=since.progress), diagnosis.roadmap
    )
    counts = count_words(count_progress(listed, since.on))
    lead = f"{since_lead(since)} On {day(since.on)}: {counts}."
    blocks: tuple[Block, ...] = (
        _table(listed, since.on),
        Text(f"{DAYS_TOLD} {VALUE_TOLD}" if _has_value(listed) else DAYS_TOLD, quiet=True),
        *since_blocks(since, diagnosis),
    )
    return (Section("realised", "What became of the plan", lead, blocks),)


def find_since(diagnosis: Diagnosis) -> PlanSince | None:
    """Return the final plan that is followed; None without one."""
    plan = diagnosis.plan
    if plan.since is not None or plan.final is None:
        return plan.since
    on = diagnosis.engagement.as_of or plan.final.start_on
    return PlanSince(plan.final, on, progress=plan.progress)


def count_words(counts: ProgressCounts) -> str:
    """Return the counts as words, such as “4 of 12 done, 1 overdue”."""
    parts = [f"{number(counts.done)} of {number(counts.all)} done"]
    named = (("running", counts.running), ("stopped", counts.stopped), ("overdue", counts.overdue))
    parts += [f"{number(count)} {word}" for word, count in named if count]
    return ", ".join(parts)


def state_word(one: Realised, on: date) -> str:
    """Return how far an initiative is on a day, in a word or two."""
    word = STATES[one.state]
    return f"{word}, {OVERDUE.lower()}" if one.is_overdue(on) else word


def _table(listed: Sequence[Realised], on: date) -> Table:
    has_value = _has_value(listed)
    shown = [at for at, one in enumerate(COLUMNS) if has_value or one.title not in VALUES]
    rows = (_row(one, on) for one in listed)
    return Table(
        name="What became of the plan",
        title="What was promised, and what was done?",
        columns=tuple(COLUMNS[at] for at in shown),
        rows=tuple(tuple(row[at] for at in shown) for row in rows),
        empty="The plan that was made final has no initiatives.",
    )


def _has_value(listed: Sequence[Realised]) -> bool:
    return any(one.value_low is not None for one in listed)


def _row(one: Realised, on: date) -> tuple[Value, ...]:
    progress = one.progress
    return (
        one.title,
        state_word(one, on),
        one.due_on,
        progress.done_on if progress else None,
        one.promised_days,
        one.spent_days,
        one.value_low,
        one.value_high,
        progress.note if progress else "",
    )
