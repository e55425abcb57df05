"""Columns of counts and scores, and what all columns of numbers have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import isfinite

from csdesk.formatting import plural
from csdesk.ingest.coercion.cells import ColumnCells, write_cell
from csdesk.ingest.coercion.context import ColumnContext
from csdesk.ingest.coercion.decimal_marks import decide_mark
from csdesk.ingest.coercion.directions import settle_direction
from csdesk.ingest.coercion.numbers import NumberText, split_number, to_float
from csdesk.ingest.coercion.reading import Unread, quote
from csdesk.ingest.coercion.readout import Readout, read_distinct
from csdesk.ingest.coercion.scales import settle_scale
from csdesk.ingest.coercion.value_range import check_range
from csdesk.model.tables import Cell, Field

NOISE_DIGITS = 6
"""Spreadsheets add noise such as 107440.00000000001; nothing is priced finer than this."""
MOST = 1e15
OPEN_FIX = "Write it without thousands separators, such as 1234.50"
NUMBER_FIX = "Write it as a number, such as 1234.50"


@dataclass(slots=True)
class NumberCells:
    """The distinct cells of a column: plain numbers, and numbers written as text."""

    plain: dict[Cell, float] = field(default_factory=dict)
    texts: dict[Cell, NumberText] = field(default_factory=dict)
    unread: dict[Cell, Unread] = field(default_factory=dict)

    def reject_percents(self) -> None:
        """Take out percentages, where none is wanted."""
        for cell in [cell for cell, number in self.texts.items() if number.percent]:
            del self.texts[cell]
            self.unread[cell] = Unread(f"{quote(cell)} is a percentage", NUMBER_FIX)


def parse_numbers(column: ColumnCells, wanted: str) -> NumberCells:
    """Return what the cells of a column are; ``wanted`` says in messages what they should be."""
    parsed = NumberCells()
    for cell in column.distinct:
        if isinstance(cell, int | float):
            _take_plain(parsed, cell)
        elif isinstance(cell, str) and (number := split_number(cell)) is not None:
            parsed.texts[cell] = number
        else:
            parsed.unread[cell] = Unread(f"{quote(write_cell(cell))} is no {wanted}", NUMBER_FIX)
    return parsed


def read_parsed(
    column: ColumnCells, parsed: NumberCells, target: Field, context: ColumnContext
) -> Readout:
    """Return the values of a column, with its decimal mark settled; not yet checked."""
    decision = decide_mark(parsed.texts, target, context)
    values: dict[Cell, Cell] = {cell: round(n, NOISE_DIGITS) for cell, n in parsed.plain.items()}
    for cell, number in parsed.texts.items():
        mark = decision.of(number)
        value = None if mark is None else to_float(number, mark)
        if mark is None:
            problem = f"{quote(number.text)} can be read in two ways"
            parsed.unread[cell] = Unread(problem, OPEN_FIX, is_open=True)
        elif value is None or abs(value) > MOST:
            parsed.unread[cell] = Unread(f"{quote(number.text)} is no number", NUMBER_FIX)
        else:
            values[cell] = value
    readout = read_distinct(column, values, parsed.unread, _find_converted(parsed, values))
    readout.conversions += _describe_texts(column, parsed, values)
    readout.manner += [decision.manner] if decision.manner else []
    readout.questions += [decision.question] if decision.question else []
    return readout


def read_numbers(
    target: Field, header: str, column: ColumnCells, context: ColumnContext
) -> Readout:
    """Return a column of counts or scores."""
    parsed = parse_numbers(column, "number")
    if not _are_percents(target, parsed):
        parsed.reject_percents()
    readout = read_parsed(column, parsed, target, context)
    settle_scale(readout, column, target, context)
    settle_direction(readout, column, target, header, context)
    check_range(target, readout)
    return readout


def _take_plain(parsed: NumberCells, cell: float) -> None:
    if isfinite(cell):
        parsed.plain[cell] = float(cell)
    else:
        parsed.unread[cell] = Unread("the number is too large to be read", NUMBER_FIX)


def _are_percents(target: Field, parsed: NumberCells) -> bool:
    """Tell whether a score with a highest value is given in per cent throughout."""
    texts = parsed.texts.values()
    is_score = target.minimum is not None and target.maximum is not None
    return is_score and not parsed.plain and bool(texts) and all(n.percent for n in texts)


def _find_converted(parsed: NumberCells, values: Mapping[Cell, Cell]) -> set[Cell]:
    rounded = {cell for cell, number in parsed.plain.items() if values[cell] != number}
    return rounded | {c for c, n in parsed.texts.items() if n.has_style and c in values}


def _describe_texts(
    column: ColumnCells, parsed: NumberCells, read: Mapping[Cell, Cell]
) -> Iterator[str]:
    """Yield the sentence on numbers that were written as text.

    Bare digits are worth a word only among real numbers: a text file has nothing else.
    """
    texts, has_cells = parsed.texts, bool(parsed.plain)
    told = {c: n for c, n in texts.items() if c in read and (has_cells or n.has_style)}
    if told:
        count = column.count(told.keys())
        verb = "was" if count == 1 else "were"
        example = quote(next(iter(told.values())).text)
        yield f"{plural(count, 'number')} written as text, such as {example}, {verb} read"
