"""Tests over numbers that several teams name for one fact."""

from __future__ import annotations

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import Observation
from csdesk.formatting import answered_number, percent
from csdesk.model.findings import Evidence, Rule
from csdesk.model.identifiers import QuestionId
from csdesk.model.instruments import Instrument, Reconciliation
from csdesk.scoring.reconciliation import reconcile


def numbers_differ(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See numbers that differ by more than is tolerated, where ``subject`` asks for one of them.

    {value} is the spread in percent of the largest, {threshold} what is tolerated, {names} lists
    who said what (S4.21).
    """
    for instrument in inputs.instruments:
        for reconciliation in instrument.reconciliations:
            if rule.subject in reconciliation.questions:
                return _compare(reconciliation, instrument, inputs)
    return None


def _compare(
    reconciliation: Reconciliation, instrument: Instrument, inputs: FindingInputs
) -> Observation | None:
    found = reconcile(reconciliation, inputs.answers)
    if found.spread is None or found.agrees:
        return None
    named = found.values.items()
    return Observation(
        evidence=tuple(_evidence(question, value, instrument) for question, value in named),
        value=percent(found.spread),
        threshold=percent(reconciliation.tolerance, trim=True),
        count=len(named),
        total=len(reconciliation.questions),
        names=tuple(_named(one, value, instrument) for one, value in named),
    )


def _named(question: QuestionId, value: float, instrument: Instrument) -> str:
    return f"{instrument.question(question).short} {answered_number(value)}"


def _evidence(question: QuestionId, value: float, instrument: Instrument) -> Evidence:
    text = f"“{instrument.question(question).text}” was answered {answered_number(value)}."
    return Evidence(text, question=question)
