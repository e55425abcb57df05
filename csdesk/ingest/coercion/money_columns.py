"""Columns of amounts of money: their currency, their scale, and whether they are cents."""

from __future__ import annotations

from csdesk.ingest.coercion.cells import ColumnCells
from csdesk.ingest.coercion.context import ColumnContext
from csdesk.ingest.coercion.conversion import settle_currencies
from csdesk.ingest.coercion.minor_units import settle_minor_units
from csdesk.ingest.coercion.number_columns import NumberCells, parse_numbers, read_parsed
from csdesk.ingest.coercion.readout import Readout
from csdesk.ingest.coercion.value_range import check_range
from csdesk.ingest.header_scale import scale_of_header
from csdesk.model.tables import Field

NOISE_DIGITS = 6
SCALE_WORDS = {1_000: "thousands", 1_000_000: "millions"}


def read_money(target: Field, header: str, column: ColumnCells, context: ColumnContext) -> Readout:
    """Return a column of amounts in one currency."""
    parsed = parse_numbers(column, "amount of money")
    parsed.reject_percents()
    readout = read_parsed(column, parsed, target, context)
    _scale_up(readout, column, parsed, header)
    settle_minor_units(readout, column, parsed, header, context)
    settle_currencies(readout, column, parsed, header, context)
    check_range(target, readout)
    return readout


def _scale_up(readout: Readout, column: ColumnCells, parsed: NumberCells, header: str) -> None:
    """Multiply amounts as the header says; what has a "k" or "m" of its own stays."""
    scale = scale_of_header(header)
    if scale is None:
        return
    own = {cell for cell, number in parsed.texts.items() if number.is_scaled}
    cells, values = column.cells, readout.values
    for index, value in enumerate(values):
        if isinstance(value, float) and cells[index] not in own:
            values[index] = round(value * scale, NOISE_DIGITS)
    readout.keep_all_originals(column)
    readout.manner.append(f"The header says that amounts are in {SCALE_WORDS[scale]}")
