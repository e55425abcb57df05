"""Which products accounts do not have yet, and what those could bring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csdesk.formatting import number
from csdesk.model.expansion import GridCell, Whitespace
from csdesk.model.identifiers import AccountKey
from csdesk.report.document import Column, Format, Table, Value

ON_PAPER = 15
COLUMNS = (
    Column("Account", Format.TEXT, 0.4),
    Column("Product that it does not have", Format.TEXT, 0.35),
    Column("Could bring", Format.MONEY, 0.25),
)
TITLE = "Who could use which product next?"
NOTE = "Could bring: the middle of what accounts of the same segment pay for it."
MOST_PRODUCTS = 12
"""So many products have a column each."""


def whitespace_tables(grid: Whitespace, names: Mapping[AccountKey, str]) -> tuple[Table, ...]:
    """Return the largest gaps for paper, every gap and the grid of ARR for the workbook."""
    gaps = sorted(_gaps(grid), key=lambda cell: -(cell.potential or 0.0))
    rows = tuple((names.get(c.account, c.account), c.product, c.potential) for c in gaps)
    empty = "No gap has a price: too few similar accounts have the product."
    left = len(rows) - ON_PAPER
    more = (f"{number(left)} more in the workbook, on the sheet Whitespace.",) if left > 0 else ()
    return (
        Table("Whitespace", TITLE, COLUMNS, rows, empty, workbook_only=True, notes=(NOTE,)),
        Table(
            "Largest gaps", TITLE, COLUMNS, rows[:ON_PAPER], empty, paper_only=True,
            notes=(NOTE, *more),
        ),
        _owned_table(grid, names),
    )  # fmt: skip


def _gaps(grid: Whitespace) -> Iterator[GridCell]:
    for account in grid.accounts:
        yield from (cell for cell in grid.row(account) if cell.potential is not None)


def _owned_table(grid: Whitespace, names: Mapping[AccountKey, str]) -> Table:
    products = grid.products[:MOST_PRODUCTS]
    return Table(
        name="Products owned",
        title="Who has which product?",
        columns=(
            Column("Account", Format.TEXT, 0.3),
            *(Column(product, Format.MONEY, 0.7 / len(products)) for product in products),
        ),
        rows=tuple(_owned_row(grid, account, names) for account in grid.accounts),
        empty="",
        workbook_only=True,
    )


def _owned_row(
    grid: Whitespace, account: AccountKey, names: Mapping[AccountKey, str]
) -> tuple[Value, ...]:
    cells = grid.row(account)[:MOST_PRODUCTS]
    return (names.get(account, account), *(cell.arr or None for cell in cells))
