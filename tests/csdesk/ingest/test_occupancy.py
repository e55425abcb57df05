"""Which cells of a long sheet hold something: a whole block at a glance, or cell by cell."""

from __future__ import annotations

import pytest

from csdesk.ingest.sheets import RawSheet
from csdesk.ingest.tables.occupancy import KNOWN_COLUMNS, Occupancy
from csdesk.model.imports import BLOCK_ROWS, Sheet
from csdesk.model.tables import Cell

TEXTS: list[Cell] = ["a", ",", ' "', '","', "\\", "null", "-", " a", "ü", '",', ',"']
"""What may look like the space between two cells, or like an empty one."""


@pytest.mark.parametrize("odd", [None, " ", "\t", "\u2003", 7.0, *TEXTS])
@pytest.mark.parametrize("others", [["a"], ["a b"], [7.0], TEXTS])
def test_a_cell_is_filled_when_it_holds_more_than_spaces(odd: Cell, others: list[Cell]) -> None:
    cells = [others[row % len(others)] for row in range(BLOCK_ROWS + 1)]
    cells[BLOCK_ROWS // 2] = odd
    row_of = (("x",) * KNOWN_COLUMNS + (cell,) for cell in cells)

    occupancy = Occupancy(RawSheet.of(Sheet("List", visible=True, rows=tuple(row_of))), frozenset())

    found = occupancy.column(KNOWN_COLUMNS + 1, 1, len(cells)).tolist()
    assert found == [cell is not None and bool(str(cell).strip()) for cell in cells]


@pytest.mark.parametrize("odd", [None, " ", "2\u2003", "12,5", "1 2", "Total", "n/a", 7.0, '4"'])
@pytest.mark.parametrize("known", [frozenset({"Total"}), frozenset({"Total", "%"})])
def test_a_column_of_figures_is_as_full_as_its_cells_and_hides_no_header(
    odd: Cell, known: frozenset[str]
) -> None:
    cells: list[Cell] = ["€1,234.50", "84.7%", "31/12/2020"] * BLOCK_ROWS
    cells[BLOCK_ROWS + 5] = odd
    rows = tuple((cell, "%") for cell in cells)

    occupancy = Occupancy(RawSheet.of(Sheet("List", visible=True, rows=rows)), known)

    found = occupancy.column(1, 1, len(cells)).tolist()
    assert found == [cell is not None and bool(str(cell).strip()) for cell in cells]
    named = [row for row, cell in enumerate(cells, start=1) if cell in known]
    every_row = list(range(1, len(cells) + 1))
    assert list(occupancy.rows_with_names(range(1, 2), 1)) == named
    assert list(occupancy.rows_with_names(range(2, 3), 1)) == every_row * ("%" in known)
