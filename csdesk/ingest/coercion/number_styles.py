"""Amounts in one style down a column, such as $1,234.50: taken apart by one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from csdesk.ingest.coercion.context import COMMA, POINT
from csdesk.ingest.coercion.numbers import NumberText, split_number, to_float
from csdesk.model.tables import Cell

WORTHWHILE = 500
"""Fewer texts are taken apart one by one."""
SAMPLE = 50
_AFFIXES = re.compile(r"([^0-9.,'’+()-]*)(?=[0-9])([0-9.,'’ \u00a0\u202f]*[0-9])([^0-9.,'’+()-]*)")


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """The style of some texts; each of them shows its decimal mark by itself.

    ``example`` was taken apart in full: its currency is that of all texts in the style.
    """

    example: NumberText
    values: dict[Cell, float]


@dataclass(frozen=True, slots=True)
class _Example:
    """A text in the style, and what stands before, behind and within its figures."""

    example: NumberText
    before: str
    after: str
    group: str
    mark: str


@dataclass(frozen=True, slots=True)
class WholeStyle:
    """The values of a column whose filled cells are all in one style."""

    example: NumberText
    values: Sequence[float]


def read_style(cells: Sequence[Cell]) -> NumberStyle | None:
    """Return the values of the cells in the most usual style; None where there is no need."""
    if len(cells) < WORTHWHILE:
        return None
    found = _find_example(cell for cell in cells if isinstance(cell, str))
    if found is None:
        return None
    shape = re.escape(found.before), _pattern(found), re.escape(found.after)
    matches = re.compile(f"{shape[0]}({shape[1]}){shape[2]}").fullmatch
    values: dict[Cell, float] = {}
    for cell in cells:
        if isinstance(cell, str) and (match := matches(cell)):
            values[cell] = float(match[1].replace(found.group, "").replace(found.mark, POINT))
    return NumberStyle(found.example, values) if values else None


def read_whole_style(texts: Sequence[str], joined: str) -> WholeStyle | None:
    """Return the values of texts that are all in one style; ``joined`` has one a line."""
    found = _find_example(texts) if len(texts) >= WORTHWHILE else None
    if found is None:
        return None
    lines = f"\n{joined}\n".replace(f"\n{found.before}", "\n").replace(f"{found.after}\n", "\n")
    bare = len(f"\n{joined}\n") - len(texts) * len(found.before + found.after)
    if len(lines) != bare or not re.fullmatch(rf"\n(?:{_pattern(found)}\n)*+", lines):
        return None
    figures = lines[1:-1].replace(found.group, "").replace(found.mark, POINT)
    return WholeStyle(found.example, list(map(float, figures.split("\n"))))


def _pattern(found: _Example) -> str:
    """Return the pattern of figures in the style; bare numbers with a point are in no style."""
    group, mark = re.escape(found.group), re.escape(found.mark)
    grouped = rf"[0-9]{{1,3}}(?:{group}[0-9]{{3}})+"
    is_marked = found.before or found.after or found.mark != POINT
    whole = rf"(?:{grouped}|[0-9]{{1,15}})" if is_marked else grouped
    return rf"{whole}{mark}[0-9]{{1,2}}"


def _find_example(texts: Iterable[str]) -> _Example | None:
    """Return the first of some texts that shows its style in full."""
    for text in islice(texts, SAMPLE):
        number, shape = split_number(text), _AFFIXES.fullmatch(text)
        if number is not None and shape is not None and number.proven and _is_usual(number):
            group = _find_group(shape[2], number.proven)
            return _Example(number, shape[1], shape[3], group, number.proven)
    return None


def _is_usual(number: NumberText) -> bool:
    """Tell whether a number is positive, in full, and more than figures with a point."""
    is_short = number.is_scaled or number.percent or number.exponent
    is_sound = to_float(number, number.proven or POINT) is not None
    return number.has_style and is_sound and not number.negative and not is_short


def _find_group(digits: str, mark: str) -> str:
    others = [sign for sign in digits if not sign.isdecimal() and sign != mark]
    return others[0] if others else {POINT: COMMA, COMMA: POINT}[mark]
