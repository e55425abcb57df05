"""How much what shows a finding can bear, and why."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import Observation
from csdesk.formatting import number, plural
from csdesk.model.answers import Answer, Confidence
from csdesk.model.findings import Certainty
from csdesk.model.kpis import KpiValue

Judged = tuple[Certainty, str]


def judge_certainty(observation: Observation, inputs: FindingInputs) -> Judged:
    """Return how sure an observation is, with the reason as a sentence.

    Figures bear more than answers. What rests on fewer than 10 accounts, mostly on thin scores, on
    sources that contradict each other, or on a guess, is a hint.
    """
    if observation.is_few:
        return Certainty.LOW, f"It rests on {plural(observation.base or 0, 'account')} only."
    if observation.is_hint:
        return Certainty.LOW, "Most of the scores behind it know few signals."
    values = [value for value in _values(observation, inputs) if value.value is not None]
    if any(value.at_worst is not None for value in values):
        return Certainty.LOW, "Sources in the client’s own lists contradict each other about it."
    answers = list(_answers(observation, inputs))
    if values or any(one.file for one in observation.evidence):
        return _judge_lists(values, said=[one for one in answers if not one.is_from_data])
    return _judge_answers(answers)


def _judge_lists(values: Iterable[KpiValue], said: list[Answer]) -> Judged:
    caution = next((value.caution for value in values if value.caution), "")
    if caution:
        return Certainty.MEDIUM, caution
    if said:
        return Certainty.HIGH, "The client’s own lists show it, whatever else was answered."
    return Certainty.HIGH, "The client’s own lists show it."


def _judge_answers(answers: list[Answer]) -> Judged:
    if not answers:
        return Certainty.MEDIUM, "It follows from what was answered or noted; no list shows it."
    unsure = sum(one.confidence.is_low for one in answers)
    if unsure:
        of = "" if len(answers) == 1 else f" ({number(unsure)} of {number(len(answers))} answers)"
        return Certainty.LOW, f"Whoever answered was not sure{of}."
    if all(one.is_from_data for one in answers):
        return Certainty.HIGH, "The client’s own lists answer it."
    if all(one.evidence.strip() or one.confidence >= Confidence.HIGH for one in answers):
        return (
            Certainty.MEDIUM,
            "It was answered with evidence or with confidence; no list shows it.",
        )
    return Certainty.MEDIUM, "It was answered so; no list shows it."


def _values(observation: Observation, inputs: FindingInputs) -> Iterable[KpiValue]:
    kpis = {one.kpi for one in observation.evidence if one.kpi is not None}
    return (inputs.kpis[kpi] for kpi in kpis if kpi in inputs.kpis)


def _answers(observation: Observation, inputs: FindingInputs) -> Iterable[Answer]:
    asked = {one.question for one in observation.evidence if one.question is not None}
    return (inputs.answers[question] for question in asked if question in inputs.answers)
