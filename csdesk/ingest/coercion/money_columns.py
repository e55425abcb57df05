"""Columns of amounts of money: their scale, whether they are cents, and their currency."""

from __future__ import annotations

from csdesk.ingest.coercion.conversion import settle_currencies
from csdesk.ingest.coercion.minor_units import settle_minor_units
from csdesk.ingest.coercion.number_cells import parse_numbers
from csdesk.ingest.coercion.number_work import NumberWork, begin_work
from csdesk.ingest.coercion.readout import Readout
from csdesk.ingest.coercion.task import ColumnTask
from csdesk.ingest.coercion.value_range import check_range
from csdesk.ingest.header_scale import scale_of_header

SCALE_WORDS = {1_000: "thousands", 1_000_000: "millions"}


def read_money(task: ColumnTask) -> Readout:
    """Return a column of amounts in one currency."""
    parsed = parse_numbers(task, "amount of money")
    parsed.reject_percents()
    work = begin_work(task, parsed)
    _scale_up(work)
    settle_minor_units(work)
    settle_currencies(work)
    check_range(work)
    return work.readout


def _scale_up(work: NumberWork) -> None:
    """Multiply amounts as the header says; what has a "k" or "m" of its own stays."""
    scale = scale_of_header(work.task.header)
    if scale is None:
        return
    own = {cell: number for cell, number in work.parsed.texts.items() if number.is_scaled}
    work.replace_values(lambda value: value * scale, own)
    work.say(f"The header says that amounts are in {SCALE_WORDS[scale]}")
