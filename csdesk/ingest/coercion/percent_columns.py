"""Columns of percentages: shares of 1 or percent points is decided for the column as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import plural
from csdesk.ingest.coercion.cells import write_number
from csdesk.ingest.coercion.context import POINTS, SHARES
from csdesk.ingest.coercion.number_cells import parse_numbers
from csdesk.ingest.coercion.number_work import NumberWork, begin_work
from csdesk.ingest.coercion.plain_numbers import denoise
from csdesk.ingest.coercion.reading import ColumnQuestion, Unread, quote
from csdesk.ingest.coercion.readout import Readout
from csdesk.ingest.coercion.task import ColumnTask
from csdesk.ingest.coercion.value_range import check_range
from csdesk.model.imports import Option, Topic

HIGHEST_SHARE = 1.5
"""A column that stays below this holds shares of 1; some of them may be above 100%."""
MIXED_FROM = 0.1
"""When fewer values lie below 1, they are small percentages."""


def read_percents(task: ColumnTask) -> Readout:
    """Return a column in percent points: 45.0 for "45%", and for 0.45 among shares of 1."""
    work = begin_work(task, parse_numbers(task, "percentage"))
    plain = _list_plain(work)
    if plain:
        _settle(work, plain)
    check_range(work)
    return work.readout


def _list_plain(work: NumberWork) -> list[float]:
    """Return the values without a per cent sign."""
    marked = {cell for cell, number in work.parsed.texts.items() if number.percent}
    if not marked:
        return work.numbers
    pairs = zip(work.task.column.cells, work.readout.values, strict=True)
    return [value for cell, value in pairs if isinstance(value, float) and cell not in marked]


def _settle(work: NumberWork, plain: Sequence[float]) -> None:
    highest = max(plain)
    number_format = work.task.context.number_format or ""
    if "%" in number_format:
        work.say(f"Read as percent: the format is {number_format}")
        _multiply(work)
    elif highest <= HIGHEST_SHARE and any(plain):
        _settle_low(work, plain)
    elif mixed := _find_mixture(plain):
        work.readout.refusal = _refuse_mixture(*mixed)
    elif highest:
        work.say("Read as percent: values above 1")


def _settle_low(work: NumberWork, plain: Sequence[float]) -> None:
    question = _ask(plain)
    work.readout.questions.append(question)
    answer = question.settle(work.task.context.answers)
    if answer == SHARES:
        _multiply(work)
        between = "lie between 0 and 1" if max(plain) <= 1 else f"are at most {HIGHEST_SHARE}"
        work.say(f"Read as shares of 1, so 0.45 is 45%: all values {between}")
    elif answer == POINTS:
        work.say("Read as percent, as settled for this column")


def _multiply(work: NumberWork) -> None:
    """Turn shares of 1 into percent points; what has a per cent sign stays."""
    marked = {cell: number for cell, number in work.parsed.texts.items() if number.percent}
    work.replace_values(lambda value: value * 100, marked)


def _find_mixture(plain: Sequence[float]) -> tuple[float, float] | None:
    """Return an example of each kind where shares of 1 stand among percent points."""
    shares = [value for value in plain if 0 < abs(value) < 1]
    filled = sum(map(bool, plain))
    if not shares or len(shares) < MIXED_FROM * filled:
        return None
    return shares[0], next(value for value in plain if value > HIGHEST_SHARE)


def _refuse_mixture(share: float, points: float) -> Unread:
    shown = quote(write_number(share)), quote(write_number(points))
    return Unread(
        f"the column mixes shares of 1 such as {shown[0]} with percentages such as {shown[1]}",
        "Write all of them with a per cent sign",
    )


def _ask(plain: Sequence[float]) -> ColumnQuestion:
    fractions = [value for value in plain if 0 < abs(value) < 1]
    sample = max(fractions, default=max(plain))
    shown, as_share = write_number(sample), write_number(denoise(sample * 100))
    return ColumnQuestion(
        Topic.PERCENT_SCALE,
        "Are these shares of 1 or percentages?",
        f"The highest of {plural(len(plain), 'value')} is {write_number(max(plain))}",
        (
            Option(SHARES, "Shares of 1", f"{shown} is {as_share}%"),
            Option(POINTS, "Percentages", f"{shown} is {shown}%"),
        ),
        SHARES if fractions else None,
    )
