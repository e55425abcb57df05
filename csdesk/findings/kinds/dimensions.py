"""Tests over the dimensions of an instrument."""

from __future__ import annotations

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import Observation
from csdesk.formatting import number
from csdesk.model.areas import Dimension
from csdesk.model.findings import Evidence, Rule
from csdesk.model.instruments import Instrument
from csdesk.model.levels import AreaLevel

Standing = tuple[Dimension, AreaLevel, float]
"""A dimension with its level and its index."""


def dimensions_apart_above(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See dimensions of the instrument ``subject`` more than ``threshold`` points apart (S0.2).

    The points are those of the index, 0 to 100.
    """
    instrument = next((one for one in inputs.instruments if one.id == rule.subject), None)
    standings = _assessed(instrument, inputs) if instrument else []
    if not standings:
        return None
    lowest, highest = standings[0], standings[-1]
    apart = highest[2] - lowest[2]
    if apart <= rule.limit:
        return None
    return Observation(
        evidence=(_evidence(highest), _evidence(lowest)),
        value=number(apart),
        threshold=number(rule.limit),
        names=(highest[0].name, lowest[0].name),
    )


def _assessed(instrument: Instrument, inputs: FindingInputs) -> list[Standing]:
    """Return the dimensions that have an index, the lowest first."""
    levels = [(dimension, inputs.level(dimension.id)) for dimension in instrument.dimensions]
    found = [
        (dimension, level, level.index)
        for dimension, level in levels
        if level is not None and level.index is not None
    ]
    return sorted(found, key=lambda standing: standing[2])


def _evidence(standing: Standing) -> Evidence:
    dimension, level, index = standing
    return Evidence(
        f"{dimension.name}: index {number(index)}, from {number(level.answered)} of "
        f"{number(level.applicable)} answers."
    )
