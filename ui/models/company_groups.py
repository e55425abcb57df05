"""Groups of companies as a table: parents with all that belong to them."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from csdesk.formatting import money, number
from csdesk.model.health import Band
from csdesk.model.score_changes import ParentScore
from ui.models.column_table import TableColumn

MEANING = (
    "Accounts belong to the parent that the customer list names; who stands above a parent is the "
    "parent of all. The first mean counts every account alike, the second by its ARR."
)


def group_columns(groups: Sequence[ParentScore], currency: str) -> tuple[TableColumn, ...]:
    """Return the groups as columns, by count and by ARR."""
    reds = [group.distribution[Band.RED] for group in groups]

    def amount(value: float) -> str:
        return money(value, currency, short=True)

    return (
        TableColumn("Group", [group.name for group in groups], str, width=210),
        TableColumn("Accounts", [len(one.members) for one in groups], number, right=True, width=84),
        TableColumn("ARR", [group_arr(group) for group in groups], amount, right=True, width=84),
        TableColumn("Mean score", [one.average for one in groups], number, right=True, width=94),
        TableColumn(
            "Mean by ARR",
            [one.average_arr_weighted for one in groups],
            number,
            right=True,
            width=104,
        ),
        TableColumn("At risk", [red.accounts for red in reds], number, right=True, width=74),
        TableColumn("ARR at risk", [red.arr for red in reds], amount, right=True, width=98),
    )


def group_arr(group: ParentScore) -> float:
    """Return the ARR of all accounts of a group."""
    return fsum(total.arr for total in group.distribution.values())
