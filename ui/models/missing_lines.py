"""What to ask the client for next, ranked by what it would unlock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.formatting import join_words, number, plural
from csdesk.model.data_review import DataReview, Measurable, NextAddition, Reach
from csdesk.model.tables import TableKind
from csdesk.report.document import Status, StatusWord
from ui.models.column_table import TableColumn

REACH_WORDS = {
    Reach.NOW: StatusWord(Status.GOOD, "Computed now"),
    Reach.ONE_COLUMN: StatusWord(Status.DOING, "One column away"),
    Reach.EARLIER_LIST: StatusWord(Status.DOING, "An earlier list away"),
    Reach.ONE_LIST: StatusWord(Status.WATCH, "One list away"),
    Reach.MORE: StatusWord(Status.NONE, "Needs more"),
}


@dataclass(frozen=True, slots=True)
class AdditionLine:
    """One thing to ask for; ``table`` is the list whose empty template it belongs to."""

    status: Status
    title: str
    detail: str
    word: str
    table: TableKind


def list_additions(additions: Sequence[NextAddition]) -> list[AdditionLine]:
    """Return what to ask for next, in its order."""
    return [_line(place, addition) for place, addition in enumerate(additions, start=1)]


def measure_columns(measures: Sequence[Measurable]) -> tuple[TableColumn, ...]:
    """Return every KPI and signal with how far it is from being computed."""
    order = list(Reach)
    ordered = sorted(measures, key=lambda one: (order.index(one.reach), one.name))
    marks = [REACH_WORDS[one.reach] for one in ordered]
    ranks = [order.index(one.reach) for one in ordered]
    return (
        TableColumn("Measure", [one.name for one in ordered], str, width=140),
        TableColumn("", [_kind(one) for one in ordered], str, width=92),
        TableColumn(
            "Reach",
            ranks,
            lambda rank: REACH_WORDS[order[rank]].word,
            lambda row: marks[row],
            width=136,
        ),
        TableColumn("What is missing", [one.needs for one in ordered], str, width=188),
    )


def describe_reach(review: DataReview) -> str:
    """Return how many measures can be computed now."""
    now = sum(1 for one in review.measures if one.reach is Reach.NOW)
    near = sum(1 for one in review.measures if one.reach not in (Reach.NOW, Reach.MORE))
    return (
        f"{number(now)} of {plural(len(review.measures), 'measure')} can be computed now, "
        f"{number(near)} more with one addition each."
    )


def _line(place: int, next_one: NextAddition) -> AdditionLine:
    unlocked = [*next_one.kpis, *next_one.signals]
    points = f", {plural(next_one.weight, 'point')} of the health score" if next_one.weight else ""
    title = next_one.addition.words
    return AdditionLine(
        REACH_WORDS[next_one.addition.reach].status,
        f"{place}.  {title[:1].upper()}{title[1:]}",
        f"Unlocks {join_words(unlocked)}{points}",
        "Template",
        next_one.addition.table,
    )


def _kind(one: Measurable) -> str:
    return "KPI" if one.is_kpi else "Health signal"
