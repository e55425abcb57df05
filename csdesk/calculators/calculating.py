"""Calculating: figures are held against their bounds, then the function of the registry runs."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite

from csdesk.calculators.registry import CALCULATORS
from csdesk.errors import WrongUsage
from csdesk.formatting import answered_number
from csdesk.model.calculators import Calculation, CalculatorDefinition, CalculatorInput


def calculate(definition: CalculatorDefinition, given: Mapping[str, float]) -> Calculation:
    """Return the results for the figures given; those left out are at their default.

    WrongUsage for a figure that is missing, unknown or out of bounds.
    """
    known = {one.id for one in definition.inputs}
    unknown = next((name for name in given if name not in known), None)
    if unknown is not None:
        names = ", ".join(sorted(known))
        raise WrongUsage(f"“{definition.name}” has no figure “{unknown}”. It asks for: {names}.")
    values = {one.id: _read(one, given) for one in definition.inputs}
    return Calculation(definition, values, CALCULATORS[definition.id](values))


def _read(wanted: CalculatorInput, given: Mapping[str, float]) -> float:
    value = given.get(wanted.id, wanted.default)
    if value is None:
        raise WrongUsage(f"“{wanted.name}” is missing. Give a number.")
    high = wanted.maximum
    if not isfinite(value) or not wanted.minimum <= value <= (value if high is None else high):
        raise WrongUsage(f"“{wanted.name}” is {_span(wanted)}. Give another number.")
    return value


def _span(wanted: CalculatorInput) -> str:
    low = answered_number(wanted.minimum)
    if wanted.maximum is None:
        return f"at least {low}"
    return f"between {low} and {answered_number(wanted.maximum)}"
