"""Scores on another scale than the field's: asked, never stretched silently."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formatting import plural
from csdesk.ingest.coercion.cells import write_number
from csdesk.ingest.coercion.context import AS_IT_IS, LEAVE_OUT
from csdesk.ingest.coercion.number_work import NumberWork
from csdesk.ingest.coercion.plain_numbers import denoise
from csdesk.ingest.coercion.reading import ColumnQuestion, Unread
from csdesk.model.imports import Option, Topic
from csdesk.model.tables import Field

SCALES = ((0.0, 1.0), (1.0, 5.0), (0.0, 5.0), (0.0, 10.0), (0.0, 100.0), (-100.0, 100.0))
OUTSIDE_FROM = 0.2
"""When fewer values lie outside the field's range, they are mistakes and no other scale."""
FEW = 3
"""So few values can all be low by chance."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends of a scale."""

    low: float
    high: float

    @property
    def name(self) -> str:
        """Return the answer that stands for the scale."""
        return f"{self.low:g}:{self.high:g}"

    def holds(self, value: float) -> bool:
        """Tell whether a value may be on the scale."""
        return self.low <= value <= self.high

    def bring_to(self, other: Scale, value: float) -> float:
        """Return the value that stands as far along another scale."""
        share = (value - self.low) / (self.high - self.low)
        return denoise(other.low + share * (other.high - other.low))


def settle_scale(work: NumberWork) -> None:
    """Ask which scale a score is on where its values do not look like the field's own."""
    target, readout = work.task.target, work.readout
    if target.minimum is None or target.maximum is None:
        return
    own = Scale(target.minimum, target.maximum)
    scales = _find_scales(work.numbers, own)
    if not scales:
        return
    question = _ask(work.numbers, own, scales, target)
    readout.questions.append(question)
    answer = question.settle(work.task.context.answers)
    chosen = next((scale for scale in scales if scale.name == answer), None)
    if chosen is not None:
        work.replace_values(lambda value: chosen.bring_to(own, value))
        work.say(f"Brought from {_words(chosen)} to {_words(own)}")
    elif answer == LEAVE_OUT:
        work.clear_values()
        work.say("Left out: the values are on another scale")
    elif answer is None:
        _hold_back(work, own)


def _hold_back(work: NumberWork, own: Scale) -> None:
    """Leave open what is off the field's scale until it is said which scale it is on."""
    for index, value in enumerate(work.readout.values):
        if isinstance(value, float) and not own.holds(value):
            problem = f"{write_number(value)} is not on the scale from {_words(own)}"
            fix = "Say on which scale the column is, or correct the value"
            work.readout.reject(index, Unread(problem, fix, value, is_open=True))


def _find_scales(numbers: list[float], own: Scale) -> list[Scale]:
    """Return the scales that the values may be on, none where they are on the field's own."""
    if len(numbers) < FEW:
        return []
    low, high = min(numbers), max(numbers)
    fitting = [Scale(*ends) for ends in SCALES if ends[0] <= low and high <= ends[1]]
    others = [scale for scale in fitting if scale != own]
    if not own.holds(low) or not own.holds(high):
        outside = sum(not own.holds(number) for number in numbers)
        return others if outside >= OUTSIDE_FROM * len(numbers) else []
    if own.low == 0 and 0 < high <= own.high / 10:
        return [scale for scale in others if scale.high < own.high]
    return []


def _ask(numbers: list[float], own: Scale, scales: list[Scale], target: Field) -> ColumnQuestion:
    low, high = write_number(min(numbers)), write_number(max(numbers))
    return ColumnQuestion(
        Topic.SCALE,
        f"On which scale is the {target.name}?",
        f"{plural(len(numbers), 'value')} from {low} to {high}; csdesk wants {_words(own)}",
        (*(_option(numbers, own, scale) for scale in scales), *_other_options(numbers, own)),
    )


def _option(numbers: list[float], own: Scale, scale: Scale) -> Option:
    sample = max(numbers)
    effect = f"{write_number(sample)} becomes {write_number(scale.bring_to(own, sample))}"
    return Option(scale.name, f"From {_words(scale)}", effect)


def _other_options(numbers: list[float], own: Scale) -> tuple[Option, ...]:
    sample = max(numbers, key=lambda number: not own.holds(number))
    effect = (
        f"{write_number(sample)} stays"
        if own.holds(sample)
        else (f"{write_number(sample)} is not read")
    )
    return (
        Option(AS_IT_IS, f"From {_words(own)}", effect),
        Option(LEAVE_OUT, "Leave the column out", "No value is read"),
    )


def _words(scale: Scale) -> str:
    return f"{write_number(scale.low)} to {write_number(scale.high)}"
