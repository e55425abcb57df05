"""What became of the plan that was made final: what was promised beside what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from csdesk.formatting import day, number
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.plan_choices import FinalPlan, ProgressState
from csdesk.report.document import Block, Column, Format, Section, Table, Text, Value
from csdesk.roadmap.realised import ProgressCounts, Realised, count_progress, list_realised

STATES = {
    ProgressState.RUNNING: "Running",
    ProgressState.DONE: "Done",
    ProgressState.STOPPED: "Stopped",
    None: "Not begun",
}
OVERDUE = "Overdue"
NOT_MEASURED = (
    "Days spent are those that people wrote down; an empty cell: nobody did. What initiatives "
    "brought in money is not measured here: customers, data and method changed as well."
)


def realised_sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Return the section, or nothing until a plan was made final."""
    final = diagnosis.plan.final
    if final is None:
        return ()
    listed = list_realised(diagnosis.plan, diagnosis.roadmap)
    on = diagnosis.engagement.as_of or final.start_on
    blocks: tuple[Block, ...] = (_table(listed, on), Text(NOT_MEASURED, quiet=True))
    return (Section("realised", "What became of the plan", _lead(final, listed, on), blocks),)


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


def _lead(final: FinalPlan, listed: Sequence[Realised], on: date) -> str:
    by = f" by {final.made_by}" if final.made_by else ""
    counts = count_words(count_progress(listed, on))
    return f"Made final on {day(final.made_on)}{by}. On {day(on)}: {counts}."


def _table(listed: Sequence[Realised], on: date) -> Table:
    return Table(
        name="What became of the plan",
        title="What was promised, and what was done?",
        columns=(
            Column("Initiative", Format.TEXT, 0.5),
            Column("State", Format.TEXT, 0.15),
            Column("Due", Format.DATE, 0.1),
            Column("Done on", Format.DATE, 0.1),
            Column("Days promised", Format.DECIMAL, 0.1),
            Column("Days spent", Format.DECIMAL, 0.1),
            Column("Note", Format.TEXT, 0.3),
        ),
        rows=tuple(_row(one, on) for one in listed),
        empty="The plan that was made final has no initiatives.",
    )


def _row(one: Realised, on: date) -> tuple[Value, ...]:
    progress = one.progress
    return (
        one.title,
        state_word(one, on),
        one.due_on,
        progress.done_on if progress else None,
        one.promised_days,
        one.spent_days,
        progress.note if progress else "",
    )
