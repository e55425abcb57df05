"""Cells as numbers: days as ordinals, truth as 1 and 0, texts as codes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import nan
from typing import TYPE_CHECKING, cast

from csdesk.model.accounts import NUMBERS
from csdesk.model.tables import Cell
from csdesk.scoring.cell_arrays import as_numbers, read_each

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]


def code_numbers(cells: Sequence[Cell]) -> FloatArray:
    """Return numbers as they are, true as 1 and false as 0; NaN for everything else."""
    import numpy as np

    # Nearly every column of numbers holds nothing else; numpy makes NaN of None by itself.
    if NUMBERS.issuperset(map(type, cells)):
        return as_numbers(cast("Sequence[float | None]", cells))
    return read_each(_number, cells, np.float64)


def code_days(cells: Sequence[Cell]) -> FloatArray:
    """Return the proleptic ordinal of each date; NaN for what is none."""
    import numpy as np

    # A book has few different days, so each is looked at once.
    known = {cell: _day(cell) for cell in set(cells)}
    return read_each(known.__getitem__, cells, np.float64)


def code_words(cells: Sequence[Cell]) -> IntArray:
    """Return one number per different value, compared without case; -1 where there is none."""
    import numpy as np

    codes: dict[str, int] = {}
    known = {cell: _code(cell, codes) for cell in set(cells)}
    return read_each(known.__getitem__, cells, np.int64)


def find_stated(cells: Sequence[Cell]) -> BoolArray:
    """Return where a cell is stated: everything but nothing and a text of blanks."""
    import numpy as np

    found = [cell is not None and (type(cell) is not str or cell.strip() != "") for cell in cells]
    return np.array(found, dtype=np.bool_)


def is_one_of(cells: Sequence[Cell], words: Sequence[str]) -> BoolArray:
    """Return where a cell is one of these words, compared without case."""
    import numpy as np

    wanted = {word.casefold() for word in words}
    known = {cell: write_cell(cell).casefold() in wanted for cell in set(cells)}
    return read_each(known.__getitem__, cells, np.bool_)


def write_cell(cell: Cell) -> str:
    """Return a cell as a word: "true", "4.5", "2026-06-30"; empty where there is nothing."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return cell.isoformat() if isinstance(cell, date) else cell.strip()


def _number(cell: Cell) -> float:
    return float(cell) if isinstance(cell, float | int) else nan


def _day(cell: Cell) -> float:
    return float(cell.toordinal()) if isinstance(cell, date) else nan


def _code(cell: Cell, codes: dict[str, int]) -> int:
    word = write_cell(cell).casefold()
    return codes.setdefault(word, len(codes)) if word else -1
