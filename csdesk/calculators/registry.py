"""The functions of the calculators, each by the id of its definition."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from csdesk.calculators.money import compare_tool, part_pay, price_phases, sum_tiers
from csdesk.calculators.people import (
    count_by_arr,
    count_by_sales,
    count_per_hundred,
)
from csdesk.model.calculators import Range

Values = Mapping[str, float]

CALCULATORS: Mapping[str, Callable[[Values], dict[str, Range]]] = {
    "staff_by_arr": count_by_arr,
    "staff_by_sales": count_by_sales,
    "staff_per_hundred": count_per_hundred,
    "tool_cost": compare_tool,
    "pay": part_pay,
    "phase_cost": price_phases,
    "investment_tiers": sum_tiers,
}
