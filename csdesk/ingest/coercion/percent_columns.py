"""Columns of percentages: shares of 1 or percent points is decided for the column as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.formatting import plural
from csdesk.ingest.coercion.cells import ColumnCells, write_number
from csdesk.ingest.coercion.context import POINTS, SHARES, ColumnContext
from csdesk.ingest.coercion.number_columns import parse_numbers, read_parsed
from csdesk.ingest.coercion.reading import ColumnQuestion, Unread, quote
from csdesk.ingest.coercion.readout import Readout
from csdesk.ingest.coercion.value_range import check_range
from csdesk.model.imports import Option, Topic
from csdesk.model.tables import Cell, Field

HIGHEST_SHARE = 1.5
"""A column that stays below this holds shares of 1; some of them may be above 100%."""
MIXED_FROM = 0.1
"""When fewer values lie below 1, they are small percentages."""
NOISE_DIGITS = 6


@dataclass(frozen=True, slots=True)
class _Percents:
    """The values of a column without a per cent sign, each with how often it stands there."""

    counts: Mapping[float, int]

    @property
    def filled(self) -> int:
        return sum(count for value, count in self.counts.items() if value)

    @property
    def highest(self) -> float:
        return max(self.counts)

    @property
    def shows_fraction(self) -> bool:
        return any(0 < abs(value) < 1 for value in self.counts)

    def find_mixture(self) -> tuple[float, float] | None:
        """Return an example of each kind where shares of 1 stand among percent points."""
        shares = [value for value in self.counts if 0 < abs(value) < 1]
        points = [value for value in self.counts if value > HIGHEST_SHARE]
        weight = sum(self.counts[value] for value in shares)
        if not shares or not points or weight < MIXED_FROM * self.filled:
            return None
        return shares[0], points[0]


def read_percents(target: Field, column: ColumnCells, context: ColumnContext) -> Readout:
    """Return a column in percent points: 45.0 for "45%", and for 0.45 among shares of 1."""
    parsed = parse_numbers(column, "percentage")
    readout = read_parsed(column, parsed, target, context)
    marked = {cell for cell, number in parsed.texts.items() if number.percent}
    plain = _gather(readout, column, marked)
    if plain.counts:
        _settle(readout, column, marked, plain, context)
    check_range(target, readout)
    return readout


def _gather(readout: Readout, column: ColumnCells, marked: set[Cell]) -> _Percents:
    counts: dict[float, int] = {}
    for cell, value in zip(column.cells, readout.values, strict=True):
        if isinstance(value, float) and cell not in marked:
            counts[value] = counts.get(value, 0) + 1
    return _Percents(counts)


def _settle(
    readout: Readout,
    column: ColumnCells,
    marked: set[Cell],
    plain: _Percents,
    context: ColumnContext,
) -> None:
    number_format = context.number_format or ""
    if "%" in number_format:
        readout.manner.append(f"Read as percent: the format is {number_format}")
        _multiply(readout, column, marked)
    elif mixed := plain.find_mixture():
        readout.refusal = _refuse_mixture(*mixed)
    elif plain.highest > HIGHEST_SHARE:
        readout.manner.append("Read as per cent: values above 1")
    else:
        question = _ask(plain)
        readout.questions.append(question)
        answer = question.settle(context.answers)
        if answer == SHARES:
            _multiply(readout, column, marked)
        if answer is not None:
            readout.manner.append(_describe(plain, answer))


def _multiply(readout: Readout, column: ColumnCells, marked: set[Cell]) -> None:
    """Turn shares of 1 into percent points; what has a per cent sign stays."""
    values, cells = readout.values, column.cells
    for index, value in enumerate(values):
        if isinstance(value, float) and cells[index] not in marked:
            values[index] = round(value * 100, NOISE_DIGITS)
    readout.keep_all_originals(column)


def _refuse_mixture(share: float, points: float) -> Unread:
    shown = quote(write_number(share)), quote(write_number(points))
    return Unread(
        f"the column mixes shares of 1 such as {shown[0]} with percentages such as {shown[1]}",
        "Write all of them with a per cent sign",
    )


def _ask(plain: _Percents) -> ColumnQuestion:
    sample = max(plain.counts, key=lambda value: (0 < value < 1, value))
    shown = write_number(sample)
    as_share = write_number(round(sample * 100, NOISE_DIGITS))
    return ColumnQuestion(
        Topic.PERCENT_SCALE,
        "Are these shares of 1 or percentages?",
        f"The highest of {plural(plain.filled, 'value')} is {write_number(plain.highest)}",
        (
            Option(SHARES, "Shares of 1", f"{shown} is {as_share}%"),
            Option(POINTS, "Percentages", f"{shown} is {shown}%"),
        ),
        SHARES if plain.shows_fraction or not plain.filled else None,
    )


def _describe(plain: _Percents, answer: str) -> str:
    if answer == POINTS:
        return "Read as per cent, as settled for this column"
    between = "lie between 0 and 1" if plain.highest <= 1 else f"are at most {HIGHEST_SHARE}"
    return f"Read as shares of 1, so 0.45 is 45%: all values {between}"
