"""Columns of counts and scores."""

from __future__ import annotations

from csdesk.ingest.coercion.directions import settle_direction
from csdesk.ingest.coercion.number_cells import NumberCells, parse_numbers
from csdesk.ingest.coercion.number_work import begin_work
from csdesk.ingest.coercion.readout import Readout
from csdesk.ingest.coercion.scales import settle_scale
from csdesk.ingest.coercion.task import ColumnTask
from csdesk.ingest.coercion.value_range import check_range


def read_numbers(task: ColumnTask) -> Readout:
    """Return a column of counts or scores."""
    parsed = parse_numbers(task, "number")
    if not _are_percents(task, parsed):
        parsed.reject_percents()
    work = begin_work(task, parsed)
    settle_scale(work)
    settle_direction(work)
    check_range(work)
    return work.readout


def _are_percents(task: ColumnTask, parsed: NumberCells) -> bool:
    """Tell whether a score with a highest value is given in per cent throughout."""
    is_score = task.target.minimum is not None and task.target.maximum is not None
    texts = parsed.texts.values()
    if not is_score or not texts or not all(number.percent for number in texts):
        return False
    bare = set(task.column.distinct) - set(task.plain.others) - {""}
    return parsed.style is None and not bare
