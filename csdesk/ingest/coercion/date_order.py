"""Day first or month first: decided for a column by its evidence, or asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.formatting import day, plural
from csdesk.ingest.coercion.context import DAY_FIRST, MONTH_FIRST, ColumnContext
from csdesk.ingest.coercion.dates import DateText
from csdesk.ingest.coercion.reading import ColumnQuestion, quote
from csdesk.model.imports import Option, Topic

TEXT = "Which number of these dates is the day?"
LABELS = {DAY_FIRST: "The day stands first", MONTH_FIRST: "The month stands first"}


@dataclass(frozen=True, slots=True)
class DateOrder:
    """How open dates of a column are read; ``day_first`` is None while that is not settled."""

    day_first: bool | None
    manner: str = ""
    question: ColumnQuestion | None = None
    proven: str | None = None
    """The order that the column itself shows."""


def decide_order(texts: Mapping[str, DateText], context: ColumnContext) -> DateOrder:
    """Return the order that the texts of a column prove, or else the question about it."""
    proofs: dict[bool, str] = {}
    for written, text in texts.items():
        if text.order is not None:
            proofs.setdefault(text.order, written)
    if len(proofs) == 1:
        order, proof = next(iter(proofs.items()))
        manner = _describe_proof(proof, day_first=order)
        return DateOrder(order, manner, proven=DAY_FIRST if order else MONTH_FIRST)
    still_open = [written for written, text in texts.items() if text.is_open]
    if not still_open:
        return DateOrder(None)
    question = _ask(texts, still_open, proofs, context)
    settled = question.settle(context.answers)
    manner = "" if settled is None else f"{LABELS[settled]}, as settled for this column"
    return DateOrder(None if settled is None else settled == DAY_FIRST, manner, question)


def _describe_proof(proof: str, *, day_first: bool) -> str:
    first, other = ("Day", "month") if day_first else ("Month", "day")
    return f"{first} first: {proof.strip()} cannot be {other} first"


def _ask(
    texts: Mapping[str, DateText],
    still_open: list[str],
    proofs: Mapping[bool, str],
    context: ColumnContext,
) -> ColumnQuestion:
    example = still_open[0]
    proposed = None if proofs else context.date_order
    return ColumnQuestion(
        Topic.DATE_ORDER,
        TEXT,
        _evidence(len(still_open), proofs, proposed),
        (
            _option(DAY_FIRST, example, texts[example]),
            _option(MONTH_FIRST, example, texts[example]),
        ),
        proposed if proposed in LABELS else None,
    )


def _option(value: str, example: str, text: DateText) -> Option:
    read = text.in_order(day_first=value == DAY_FIRST)
    effect = "" if read is None else f"{example.strip()} is {day(read)}"
    return Option(value, LABELS[value], effect)


def _evidence(count: int, proofs: Mapping[bool, str], proposed: str | None) -> str:
    if proofs:
        return (
            f"The column has both orders: {quote(proofs[True])} has the day first, "
            f"{quote(proofs[False])} the month"
        )
    if proposed in LABELS:
        return f"{LABELS[proposed]} in other columns of the table"
    return f"No number is above 12 in {plural(count, 'different date')}"
