"""The accounts behind net retention, as a table and in words."""

from __future__ import annotations

from csdesk.formatting import money
from csdesk.model.nrr_board import AccountRevenue, NrrBoard
from ui.models.account_lines import AccountBook
from ui.models.column_table import TableColumn

NAME_WIDTH, WIDTH = 200, 120


def describe_change(one: AccountRevenue, currency: str) -> tuple[str, str]:
    """Return what came or went of an account, and what it paid on both days."""
    note = f"{money(one.start, currency)} → {money(one.end, currency)} a year"
    return _change(one.change, currency), note


def _change(amount: float, currency: str) -> str:
    return f"{'+' if amount > 0 else ''}{money(amount, currency)}"


def list_columns(board: NrrBoard, book: AccountBook) -> tuple[TableColumn, ...]:
    """Return the accounts as a table, in the order of the board."""

    def write(value: float | None) -> str:
        return money(value, book.currency)

    def amounts(title: str, values: list[float]) -> TableColumn:
        return TableColumn(title, values, write, right=True, width=WIDTH)

    names = [book.name(one.account) for one in board.accounts]
    return (
        TableColumn("Account", names, str, width=NAME_WIDTH),
        amounts("At the start", [one.start for one in board.accounts]),
        amounts("At the end", [one.end for one in board.accounts]),
        TableColumn(
            "Change",
            [one.change for one in board.accounts],
            lambda amount: _change(amount, book.currency),
            right=True,
            width=WIDTH,
        ),
    )
