"""Scores and flags that mean the opposite of what their field means: asked."""

from __future__ import annotations

import re

from csdesk.ingest.coercion.cells import ColumnCells, write_number
from csdesk.ingest.coercion.context import (
    HIGH_IS_GOOD,
    HIGH_IS_RISK,
    YES_IS_KEPT,
    YES_IS_LOST,
    ColumnContext,
)
from csdesk.ingest.coercion.reading import ColumnQuestion, quote
from csdesk.ingest.coercion.readout import Readout
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import Option, Topic
from csdesk.model.tables import Field

SCORES = frozenset({FieldId("health_score")})
"""Fields of which a high value is good."""
LOSSES = frozenset({FieldId("churn_flag")})
"""Fields of which Yes means that the customer left."""
_RISK = re.compile(r"risk|churn|attrition|danger|probability", re.IGNORECASE)
_KEPT = re.compile(r"(?<![a-z])(?:is)?(?:active|live|current|retained|renewed)", re.IGNORECASE)


def settle_direction(
    readout: Readout, column: ColumnCells, target: Field, header: str, context: ColumnContext
) -> None:
    """Ask whether a high score is good where its header speaks of risk; turn it where it is not."""
    numbers = [value for value in readout.values if isinstance(value, float)]
    if target.id not in SCORES or not _RISK.search(header) or not numbers:
        return
    ends = (target.minimum or 0.0) + (target.maximum or 100.0)
    question = _ask_score(header, target, max(numbers), ends)
    readout.questions.append(question)
    if question.settle(context.answers) == HIGH_IS_RISK:
        readout.keep_all_originals(column)
        readout.values = [ends - v if isinstance(v, float) else None for v in readout.values]
        readout.manner.append("Turned round: a high value means risk")


def settle_flag_direction(
    readout: Readout, column: ColumnCells, target: Field, header: str, context: ColumnContext
) -> None:
    """Ask what Yes means where a flag of losses has a header of customers that stayed."""
    if target.id not in LOSSES or not _KEPT.search(header):
        return
    question = ColumnQuestion(
        Topic.DIRECTION,
        f"What does Yes mean in {quote(header)}?",
        f"The header speaks of customers who stay, the field is “{target.name}”",
        (
            Option(YES_IS_KEPT, "Still a customer", "Yes becomes No"),
            Option(YES_IS_LOST, "No longer a customer", "Yes stays Yes"),
        ),
    )
    readout.questions.append(question)
    if question.settle(context.answers) == YES_IS_KEPT:
        readout.keep_all_originals(column)
        readout.values = [None if value is None else not value for value in readout.values]
        readout.manner.append("Turned round: Yes means still a customer")


def _ask_score(header: str, target: Field, sample: float, ends: float) -> ColumnQuestion:
    shown, turned = write_number(sample), write_number(ends - sample)
    return ColumnQuestion(
        Topic.DIRECTION,
        f"What does a high value of {quote(header)} mean?",
        f"The header speaks of risk; a high {target.name} is good",
        (
            Option(HIGH_IS_GOOD, "A healthy customer", f"{shown} stays {shown}"),
            Option(HIGH_IS_RISK, "A customer at risk", f"{shown} becomes {turned}"),
        ),
    )
