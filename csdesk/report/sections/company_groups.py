"""The health of groups of companies: parents with all accounts that belong to them."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import Band
from csdesk.model.score_changes import ParentScore
from csdesk.report.document import Block, Column, Format, Table, Value
from csdesk.scoring.health import roll_up

SHOWN = 10
"""Groups on paper; the workbook has all of them."""
COLUMNS = (
    Column("Group", Format.TEXT, 0.3),
    Column("Accounts", Format.INTEGER, 0.1),
    Column("ARR", Format.MONEY, 0.14),
    Column("Mean score", Format.INTEGER, 0.1),
    Column("Mean by ARR", Format.INTEGER, 0.1),
    Column("At risk", Format.INTEGER, 0.09),
    Column("ARR at risk", Format.MONEY, 0.14),
)
MEANING = (
    "The first mean counts every account of a group alike, the second by its ARR; accounts without "
    "a score count in neither. Who stands above a parent is the parent of all."
)


def group_blocks(diagnosis: Diagnosis) -> Iterator[Block]:
    """Yield the groups that the customer list names, the largest first; nothing without any."""
    if diagnosis.review is None or diagnosis.health is None:
        return
    rows = tuple(map(_row, roll_up(diagnosis.review.facts, diagnosis.health)))
    if not rows:
        return
    is_short = len(rows) > SHOWN
    notes = (MEANING, f"The {SHOWN} largest groups; the workbook has all {len(rows)}.")
    title = "How healthy are groups of companies?"
    yield Table(
        name="Largest groups" if is_short else "Groups of companies",
        title=title,
        columns=COLUMNS,
        rows=rows[:SHOWN],
        empty="",
        paper_only=is_short,
        notes=notes if is_short else notes[:1],
    )
    if is_short:
        yield Table("Groups of companies", title, COLUMNS, rows, "", workbook_only=True)


def _row(group: ParentScore) -> tuple[Value, ...]:
    red = group.distribution[Band.RED]
    return (
        group.name,
        len(group.members),
        sum(part.arr for part in group.distribution.values()),
        group.average,
        group.average_arr_weighted,
        red.accounts,
        red.arr,
    )
