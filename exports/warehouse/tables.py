"""What the SQL reads and weighs by, as tables for people."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from csdesk.model.hand_off import HandOff
from csdesk.model.score_arithmetic import WeighedCard
from exports.change_log_table import guard_text
from exports.warehouse.columns import fact_column
from exports.warehouse.inputs import list_inputs

WEIGHTS = (
    "scorecard", "version", "group", "group_weight", "signal", "column", "direction", "shape",
    "weight", "whole_weight", "green", "yellow", "worst", "best", "missing", "valid_days",
    "half_life_days",
)  # fmt: skip


def render_inputs(document: HandOff) -> str:
    """Return the columns of the table of facts."""
    rows = ((one.name, one.type, one.meaning) for one in list_inputs(document))
    return _render(("column", "type", "meaning"), rows)


def render_weights(document: HandOff) -> str:
    """Return every signal of every scorecard with its weight and its edges."""
    return _render(WEIGHTS, (row for one in document.cards for row in _rows(one)))


def _rows(weighed: WeighedCard) -> Iterator[Sequence[object]]:
    card = weighed.card
    groups = {group.id: group for group in card.groups}
    for signal, whole in zip(card.signals, weighed.weights, strict=True):
        group = groups[signal.group] if signal.group else None
        yield (
            card.id, card.version, group.name if group else "", group.weight if group else "",
            signal.name, fact_column(signal.fact), signal.direction, signal.shape,
            signal.weight, whole, signal.green, signal.yellow, signal.worst, signal.best,
            signal.missing, signal.valid_days, signal.half_life_days,
        )  # fmt: skip


def _render(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([guard_text(cell) if isinstance(cell, str) else cell for cell in row])
    return stream.getvalue()
