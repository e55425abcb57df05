"""Amounts in one style down a column, such as $1,234.50: taken apart by one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from csdesk.ingest.coercion.context import COMMA, POINT
from csdesk.ingest.coercion.numbers import NumberText, split_number
from csdesk.model.tables import Cell

WORTHWHILE = 500
"""Fewer texts are taken apart one by one."""
SAMPLE = 50
_AFFIXES = re.compile(r"([^0-9.,'’+()-]*)(?=[0-9])([0-9.,'’ \u00a0\u202f]*[0-9])([^0-9]*)")


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """The style of some texts; each of them shows its decimal mark by itself.

    ``example`` was taken apart in full: its currency is that of all texts in the style.
    """

    example: NumberText
    values: dict[Cell, float]


def read_style(cells: Sequence[Cell]) -> NumberStyle | None:
    """Return the values of the cells in the most usual style; None where there is no need."""
    if len(cells) < WORTHWHILE:
        return None
    found = _find_example(islice((cell for cell in cells if isinstance(cell, str)), SAMPLE))
    if found is None:
        return None
    example, (before, digits, after) = found
    mark = example.proven or POINT
    group = _find_group(digits, mark)
    number = rf"[0-9]{{1,3}}(?:{re.escape(group)}[0-9]{{3}})*{re.escape(mark)}[0-9]{{1,2}}"
    matches = re.compile(rf"{re.escape(before)}({number}){re.escape(after)}").fullmatch
    values: dict[Cell, float] = {}
    for cell in cells:
        if isinstance(cell, str) and (match := matches(cell)):
            values[cell] = float(match[1].replace(group, "").replace(mark, POINT))
    return NumberStyle(example, values)


def _find_example(texts: Iterable[str]) -> tuple[NumberText, tuple[str, str, str]] | None:
    for text in texts:
        number, shape = split_number(text), _AFFIXES.fullmatch(text)
        if number is None or shape is None or not number.proven or number.exponent:
            continue
        if not number.negative and not number.is_scaled and not number.percent:
            return number, (shape[1], shape[2], shape[3])
    return None


def _find_group(digits: str, mark: str) -> str:
    others = [sign for sign in digits if not sign.isdecimal() and sign != mark]
    return others[0] if others else {POINT: COMMA, COMMA: POINT}[mark]
