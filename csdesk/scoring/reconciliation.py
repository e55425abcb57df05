"""Numbers that several teams name for one fact, held against each other (S4.21)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.model.answers import Answers
from csdesk.model.identifiers import QuestionId
from csdesk.model.instruments import Reconciliation


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The numbers that were named, in the order of the questions.

    ``spread`` is the difference between largest and smallest in percent of the largest in size;
    None where fewer than two were named.
    """

    values: Mapping[QuestionId, float]
    spread: float | None
    agrees: bool | None
    """Whether the spread is within the tolerance; None where there is none."""


def reconcile(reconciliation: Reconciliation, answers: Answers) -> Reconciled:
    """Hold the numbers that were answered against each other (S4.21); no number counts as 0."""
    values = {
        question: answer.value
        for question in reconciliation.questions
        if (answer := answers.get(question)) is not None and answer.value is not None
    }
    if len(values) < 2:
        return Reconciled(values, None, None)
    spread = _spread(tuple(values.values()))
    return Reconciled(values, spread, spread <= reconciliation.tolerance)


def _spread(values: tuple[float, ...]) -> float:
    largest = max(abs(value) for value in values)
    return 100 * (max(values) - min(values)) / largest if largest else 0.0
