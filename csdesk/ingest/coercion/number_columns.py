"""Columns of amounts and counts. The decimal mark is decided for the column, never for a cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from math import isfinite

from csdesk.formatting import join_words, plural
from csdesk.ingest.coercion.numbers import (
    NumberText,
    split_number,
    to_decimal,
)
from csdesk.ingest.coercion.reading import ColumnReading, Unread, quote
from csdesk.ingest.currencies import are_mixed, currency_of_header
from csdesk.ingest.header_scale import scale_of_header
from csdesk.model.tables import Cell, Field, FieldKind

NOISE_DIGITS = 6
"""Spreadsheets add noise such as 107440.00000000001; nothing is priced finer than this."""
MOST = Decimal(10) ** 15
SCALE_WORDS = {1_000: "thousands", 1_000_000: "millions"}
OPEN_FIX = "Write it without thousands separators, such as 1234.50"
NUMBER_FIX = "Write it as a number, such as 1234.50"


@dataclass(slots=True)
class NumberCells:
    """The cells of a column, split into plain numbers and numbers written as text."""

    plain: dict[int, float] = field(default_factory=dict)
    texts: dict[int, NumberText] = field(default_factory=dict)
    unread: dict[int, Unread] = field(default_factory=dict)


def gather_numbers(cells: Mapping[int, Cell], wanted: str) -> NumberCells:
    """Sort the filled cells of a column; ``wanted`` says in messages what they should be."""
    gathered = NumberCells()
    for index, cell in cells.items():
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            _take_plain(gathered, index, float(cell))
        elif isinstance(cell, str) and (number := split_number(cell)) is not None:
            gathered.texts[index] = number
        else:
            gathered.unread[index] = Unread(f"{quote(cell)} is no {wanted}", NUMBER_FIX)
    return gathered


def read_texts(gathered: NumberCells, *, grouped_alike: bool) -> dict[int, Decimal]:
    """Return the values of the numbers written as text; what stays open becomes unread."""
    values: dict[int, Decimal] = {}
    marks = _decide_marks(gathered.texts.values(), grouped_alike=grouped_alike)
    for index, number in gathered.texts.items():
        mark = _mark_of(number, marks)
        value = to_decimal(number, mark) if mark else None
        if mark is None:
            gathered.unread[index] = Unread(
                f"{quote(number.text)} can be read in two ways", OPEN_FIX
            )
        elif value is None or abs(value) > MOST:
            gathered.unread[index] = Unread(f"{quote(number.text)} is no number", NUMBER_FIX)
        else:
            values[index] = value
    return values


def read_numbers(
    target: Field, header: str, cells: Mapping[int, Cell], length: int
) -> ColumnReading:
    """Return a column of amounts or counts."""
    is_money = target.kind is FieldKind.MONEY
    gathered = gather_numbers(cells, "amount of money" if is_money else "number")
    _reject_percents(gathered)
    texts = read_texts(gathered, grouped_alike=is_money)
    scale = scale_of_header(header) if is_money else None
    values: list[Cell] = [None] * length
    for index, plain in gathered.plain.items():
        values[index] = round(plain * float(scale or 1), NOISE_DIGITS)
    for index, value in texts.items():
        own = gathered.texts[index].is_scaled
        values[index] = float(value if own else value * (scale or 1))
    check_range(target, values, gathered.unread)
    return ColumnReading(
        tuple(values),
        gathered.unread,
        tuple(describe_texts(gathered, texts)),
        _describe_manner(gathered.texts, scale),
        _currencies(header, gathered.texts) if is_money else {},
    )


def find_mixed_currencies(reading: ColumnReading) -> str | None:
    """Return the currencies of a column that has more than one, as words for a sentence."""
    if not are_mixed(reading.currencies):
        return None
    return join_words(sorted(reading.currencies))


def _take_plain(gathered: NumberCells, index: int, value: float) -> None:
    if isfinite(value):
        gathered.plain[index] = value
    else:
        gathered.unread[index] = Unread("the number is too large to be read", NUMBER_FIX)


def _decide_marks(numbers: Iterable[NumberText], *, grouped_alike: bool) -> set[str]:
    """Return the decimal marks that a column proves; none when all of it stays open."""
    numbers = tuple(numbers)
    proven = {number.proven for number in numbers} - {None}
    if proven:
        return {mark for mark in proven if mark}
    still_open = {n.digits for n in numbers if n.is_open and not n.is_scaled}
    dotted = {digits for digits in still_open if "." in digits}
    if not dotted:
        return {"."}
    all_dotted = dotted == still_open and len(dotted) > 1
    return {","} if all_dotted and grouped_alike else set()


def _mark_of(number: NumberText, marks: set[str]) -> str | None:
    if not number.is_open:
        return number.proven or "."
    if len(marks) == 1:
        return next(iter(marks))
    return "." if number.is_scaled and not marks else None


def _reject_percents(gathered: NumberCells) -> None:
    for index, number in tuple(gathered.texts.items()):
        if number.percent:
            del gathered.texts[index]
            gathered.unread[index] = Unread(f"{quote(number.text)} is a percentage", NUMBER_FIX)


def check_range(target: Field, values: list[Cell], unread: dict[int, Unread]) -> None:
    """Move values outside the range of the field from the values to the unread ones."""
    low, high = target.minimum, target.maximum
    for index, value in enumerate(values):
        if not isinstance(value, float):
            continue
        if value < 0 and target.kind is FieldKind.MONEY and low is not None:
            values[index] = None
            unread[index] = _refuse_negative(target, value)
            continue
        if low is not None and value < low:
            problem = f"{value:,g} is below {low:,g}, the lowest possible {target.name}"
        elif high is not None and value > high:
            problem = f"{value:,g} is above {high:,g}, the highest possible {target.name}"
        else:
            continue
        values[index] = None
        unread[index] = Unread(problem, "Correct the value, or choose another field", value)


def _refuse_negative(target: Field, value: float) -> Unread:
    problem = f"the {target.name} is negative ({value:,g}) and counts as unknown"
    return Unread(problem, "It may be a credit note: take it out, or correct the amount", value)


def describe_texts(gathered: NumberCells, read: Mapping[int, Decimal]) -> Iterable[str]:
    """Yield the sentence on numbers that were written as text.

    Bare digits are worth a word only among real numbers: a text file has nothing else.
    """
    texts, has_cells = gathered.texts, bool(gathered.plain)
    examples = [texts[index].text for index in sorted(read) if has_cells or texts[index].has_style]
    if examples:
        verb = "was" if len(examples) == 1 else "were"
        yield (
            f"{plural(len(examples), 'number')} written as text, such as {quote(examples[0])}, "
            f"{verb} read"
        )


def _describe_manner(texts: Mapping[int, NumberText], scale: int | None) -> str:
    if scale:
        return f"The header says that amounts are in {SCALE_WORDS[scale]}"
    marks = _decide_marks(texts.values(), grouped_alike=True)
    example = next((n.text for n in texts.values() if n.is_open), None)
    if example is None or marks != {","}:
        return ""
    return f"The point separates thousands, as in {quote(example)}"


def _currencies(header: str, texts: Mapping[int, NumberText]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index in sorted(texts):
        currency = texts[index].currency
        if currency:
            found.setdefault(currency, index)
    stated = currency_of_header(header)
    if stated:
        found.setdefault(stated, 0)
    return found
