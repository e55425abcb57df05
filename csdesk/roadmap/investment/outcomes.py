"""What becomes of a case: cost, benefit, break-even and present value, scenario by scenario."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from csdesk.model.investment import CaseInputs, CaseOutcome, Driver, Scenario
from csdesk.roadmap.investment.flows import YEAR, base_values, benefit_path, cost_path

if TYPE_CHECKING:
    from csdesk.roadmap.investment.flows import FloatArray, Values


def judge_scenarios(
    inputs: CaseInputs, confirmed: float, late_months: float
) -> dict[Scenario, CaseOutcome]:
    """Return the outcome of each scenario: gains in percent that come, and months of delay."""
    given = {
        Scenario.PROJECTED: {},
        Scenario.PILOT: {Driver.CONFIRMED: confirmed},
        Scenario.LATE: {Driver.DELAY: late_months},
        Scenario.BOTH: {Driver.CONFIRMED: confirmed, Driver.DELAY: late_months},
    }
    return {scenario: judge(inputs, changed) for scenario, changed in given.items()}


def judge(inputs: CaseInputs, changed: dict[Driver, float]) -> CaseOutcome:
    """Return the outcome with some drivers changed and all others at their base."""
    import numpy as np

    values = base_values(inputs) | {key: np.array([one]) for key, one in changed.items()}
    return outcome_of(inputs, values)


def outcome_of(inputs: CaseInputs, values: Values) -> CaseOutcome:
    """Return the outcome of one set of drivers, each of shape (1,)."""
    cost, benefit = cost_path(inputs, values)[0], benefit_path(inputs, values)[0]
    net = (benefit - cost).tolist()
    payback = find_payback(net)
    return CaseOutcome(
        cost=float(cost[-1]),
        benefit=float(benefit[-1]),
        break_even_month=None if payback is None else first_month_after(net),
        payback_months=payback,
        present_value=None if inputs.discount is None else _present(benefit - cost, inputs),
    )


def find_payback(net: Sequence[float]) -> float | None:
    """Return after how many months net money is back at 0 for good, read evenly within a month.

    None where it is below 0 at the end.
    """
    after = first_month_after(net)
    if after == len(net):
        return None
    if after == 0:
        return 0.0
    before, then = net[after - 1], net[after]
    return after - 1 + before / (before - then)


def first_month_after(net: Sequence[float]) -> int:
    """Return the first month from which on net money is never below 0 again."""
    return next((month + 1 for month in reversed(range(len(net))) if net[month] < 0), 0)


def _present(net: FloatArray, inputs: CaseInputs) -> float:
    """Return what each month's money is worth on the first day of the plan."""
    import numpy as np

    flows = np.diff(net, prepend=0.0)
    factor = (1 + (inputs.discount or 0.0)) ** (-np.arange(len(net)) / YEAR)
    return float(flows @ factor)
