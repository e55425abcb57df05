"""A case month by month at its base, with all that leads from one month to the next."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.investment import CaseInputs, Driver
from csdesk.roadmap.investment.flows import (
    YEAR,
    added_path,
    base_values,
    benefit_path,
    cost_path,
    preserved_path,
    shift,
)


@dataclass(frozen=True, slots=True)
class CaseMonth:
    """One month; shares are 0 to 1, money is in the client's currency."""

    month: int
    done: float
    covered: float
    growing: float
    """Shares as the plan has them, before any delay."""
    cost: float
    """Until the end of the month."""
    reached: float
    """What of the ARR was covered when the month began, with the delay."""
    stays: float
    """The share of the named ARR that is still there."""
    kept: float
    added: float
    gain: float
    """Gross profit until the end of the month."""
    flow: float
    """Gross profit less cost of this month alone."""


def follow_case(inputs: CaseInputs) -> tuple[CaseMonth, ...]:
    """Return month 0, the day on which the plan begins, and all months after it (S1.4)."""
    import numpy as np

    values = base_values(inputs)
    cost, gain = cost_path(inputs, values)[0], benefit_path(inputs, values)[0]
    kept, added = preserved_path(inputs, values)[0], added_path(inputs, values)[0]
    reached = shift(inputs.covered, values[Driver.DELAY] + 1)[0]
    columns = (
        inputs.work_done,
        inputs.covered,
        inputs.growing,
        cost.tolist(),
        reached.tolist(),
        _stay(inputs, reached.tolist()),
        kept.tolist(),
        added.tolist(),
        gain.tolist(),
        np.diff(gain - cost, prepend=0.0).tolist(),
    )
    return tuple(CaseMonth(month, *row) for month, row in enumerate(zip(*columns, strict=True)))


def _stay(inputs: CaseInputs, reached: list[float]) -> list[float]:
    """Return the share of the named ARR that has not left by the end of each month."""
    base = {driver: span.base for driver, span in inputs.drivers}
    monthly = 1 - (1 - base[Driver.CHURN] / 100) ** (1 / YEAR)
    prevented = base[Driver.CONFIRMED] / 100 * inputs.prevented
    stays = [1.0]
    for share in reached[1:]:
        stays.append(stays[-1] * (1 - monthly * (1 - prevented * share)))
    return stays
