"""Scores and flags that mean the opposite of what their field means: asked."""

from __future__ import annotations

import re

from csdesk.ingest.coercion.cells import write_number
from csdesk.ingest.coercion.context import (
    HIGH_IS_GOOD,
    HIGH_IS_RISK,
    YES_IS_KEPT,
    YES_IS_LOST,
)
from csdesk.ingest.coercion.number_work import NumberWork
from csdesk.ingest.coercion.reading import ColumnQuestion, quote
from csdesk.ingest.coercion.readout import Readout
from csdesk.ingest.coercion.task import ColumnTask
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import Option, Topic
from csdesk.model.tables import Field

SCORES = frozenset({FieldId("health_score")})
"""Fields of which a high value is good."""
LOSSES = frozenset({FieldId("churn_flag")})
"""Fields of which Yes means that the customer left."""
_RISK = re.compile(r"risk|churn|attrition|danger|probability", re.IGNORECASE)
_KEPT = re.compile(r"(?<![a-z])(?:is)?(?:active|live|current|retained|renewed)", re.IGNORECASE)


def settle_direction(work: NumberWork) -> None:
    """Ask whether a high score is good where its header speaks of risk; turn it where it is not."""
    task = work.task
    if task.target.id not in SCORES or not _RISK.search(task.header) or not work.numbers:
        return
    ends = (task.target.minimum or 0.0) + (task.target.maximum or 100.0)
    question = _ask_score(task.header, task.target, max(work.numbers), ends)
    work.readout.questions.append(question)
    if question.settle(task.context.answers) == HIGH_IS_RISK:
        work.replace_values(lambda value: ends - value)
        work.say("Turned round: a high value means risk")


def settle_flag_direction(task: ColumnTask, readout: Readout) -> None:
    """Ask what Yes means where a flag of losses has a header of customers that stayed."""
    if task.target.id not in LOSSES or not _KEPT.search(task.header):
        return
    question = ColumnQuestion(
        Topic.DIRECTION,
        f"What does Yes mean in {quote(task.header)}?",
        f"The header speaks of customers who stay, the field is “{task.target.name}”",
        (
            Option(YES_IS_KEPT, "Still a customer", "Yes becomes No"),
            Option(YES_IS_LOST, "No longer a customer", "Yes stays Yes"),
        ),
    )
    readout.questions.append(question)
    if question.settle(task.context.answers) == YES_IS_KEPT:
        readout.keep_all_originals(task.column)
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
