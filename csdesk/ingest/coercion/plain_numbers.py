"""Bare numbers, converted a whole column at a time: most columns hold nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import cast

import orjson

from csdesk.ingest.coercion.cells import ColumnCells
from csdesk.ingest.coercion.number_styles import read_whole_style
from csdesk.ingest.coercion.numbers import NumberText
from csdesk.model.tables import Cell

NOISE_DIGITS = 6
"""Spreadsheets add noise such as 107440.00000000001; nothing is priced finer than this."""
HALF_STEP = 5e-7
MOST = 1e15
LINE_END = "\n"
_BARE_BYTES = b"0123456789.-\n"
_BARE = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_NOISE = re.compile(r"\.[0-9]{7}")
_DECIMALS = (
    r"-?(?:[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,15})|[0-9]{4,15}\.[0-9]{1,15}|0[0-9]*\.[0-9]{1,15})"
)
"""A number that has the point before decimals; 1.234 may have it before thousands."""
_PROOF = re.compile(rf"^{_DECIMALS}$", re.MULTILINE)
_BARE_BESIDE_COMMAS = re.compile(rf"-?[0-9]{{1,15}}|{_DECIMALS}")


@dataclass(frozen=True, slots=True)
class PlainNumbers:
    """What of a column is not a bare number, each distinct cell once."""

    others: tuple[Cell, ...] = ()
    values: Sequence[float] | None = None
    """The values of the filled cells, where all are bare numbers."""
    proof: str = ""
    """A bare number among texts that has the point before its decimals."""
    has_cells: bool = False
    """Some of the bare numbers are number cells."""
    style: NumberText | None = None
    """One of the numbers, where all are texts in one style and not bare."""
    is_clean: bool = False
    """No bare number has more decimals than are kept."""


def find_plain_numbers(column: ColumnCells) -> PlainNumbers:
    """Sort the cells of a column into bare numbers and others."""
    if column.kinds == {str}:
        return _sort_texts(column)
    if column.kinds <= {int, float}:
        filled = cast("list[float]", [cell for cell in column.cells if cell is not None])
        if isfinite(sum(filled)):
            return PlainNumbers(values=_denoise(filled), has_cells=True)
    others = tuple(cell for cell in column.distinct if not _is_finite(cell))
    return PlainNumbers(others, has_cells=not column.kinds.isdisjoint({int, float}))


def spread_numbers(
    column: ColumnCells, plain: PlainNumbers, values: Mapping[Cell, Cell]
) -> list[Cell]:
    """Return the values of all cells: bare numbers converted, others as ``values`` says."""
    cells = column.cells
    if plain.values is not None:
        if len(plain.values) == len(cells):
            return list(plain.values)
        left = iter(plain.values)
        return [None if cell is None or cell == "" else next(left) for cell in cells]
    others: dict[Cell, Cell] = {**dict.fromkeys(plain.others), **values, None: None, "": None}
    if plain.is_clean:
        return [others[cell] if cell in others else float(cell) for cell in cells]  # type: ignore[arg-type]
    return [others[cell] if cell in others else denoise(float(cell)) for cell in cells]  # type: ignore[arg-type]


def has_noise(text: str) -> bool:
    """Tell whether some figures have more decimals than are kept."""
    return _NOISE.search(text) is not None


def denoise(number: float) -> float:
    """Return a number without the noise of a spreadsheet."""
    return number if number.is_integer() else round(number, NOISE_DIGITS)


def denoise_all(numbers: Iterable[float]) -> list[float]:
    """Return numbers without noise; what has two decimals is recognised without rounding."""
    return [
        near
        if -HALF_STEP < (near := (number * 100 + 0.5) // 1 / 100) - number < HALF_STEP
        else round(number, NOISE_DIGITS)
        for number in numbers
    ]


def _is_finite(cell: Cell) -> bool:
    return isinstance(cell, int | float) and isfinite(cell)


def _denoise(numbers: Sequence[float]) -> list[float]:
    floats = list(map(float, numbers))
    return floats if all(map(float.is_integer, floats)) else denoise_all(floats)


def _sort_texts(column: ColumnCells) -> PlainNumbers:
    filled = cast("list[str]", list(filter(None, column.cells)))
    joined = "\n".join(filled)
    proof = _PROOF.search(joined) if "." in joined else None
    if proof is None and (whole := read_whole_style(filled, joined)) is not None:
        return PlainNumbers(values=whole.values, style=whole.example)
    if proof is None and "." in joined:
        return PlainNumbers(column.distinct)
    shown = proof[0] if proof else ""
    is_clean = not has_noise(joined)
    values = _convert_all(filled, joined)
    if values is not None:
        return PlainNumbers(values=values, proof=shown, is_clean=is_clean)
    is_bare = (_BARE_BESIDE_COMMAS if "," in joined else _BARE).fullmatch
    others = dict.fromkeys(text for text in filled if not is_bare(text))
    return PlainNumbers(tuple(others), proof=shown, is_clean=is_clean)


def _parse(texts: Sequence[str], joined: str) -> list[float]:
    """Return the values of bare numbers; most are written as in JSON, which is read far faster."""
    try:
        return list(map(float, orjson.loads(f"[{joined.replace(LINE_END, ',')}]")))
    except orjson.JSONDecodeError:
        return list(map(float, texts))


def _convert_all(texts: Sequence[str], joined: str) -> list[float] | None:
    """Return the values where all texts are figures, a point and a minus; else None."""
    if not joined.isascii() or joined.encode("ascii").translate(None, _BARE_BYTES):
        return None
    try:
        values = _parse(texts, joined)
    except ValueError:
        return None
    if values and (max(values) > MOST or min(values) < -MOST):
        return None
    return denoise_all(values) if has_noise(joined) else values
