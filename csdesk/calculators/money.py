"""What tools, phases and pay cost."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.errors import WrongUsage
from csdesk.model.calculators import Range

Values = Mapping[str, float]
FULL = 100.0
PHASES = ("discovery", "pilot", "scale", "institutionalise")
GOALS = ("nrr", "expansion", "retention")
TIERS = ("pilot", "automation", "rollout")
NEARLY = 1e-9


def compare_tool(values: Values) -> dict[str, Range]:
    """Return the first year's cost of a tool and what its benefit is over that (S1.65, C62)."""
    cost = values["licence"] * (1 + values["integration_share"] / FULL)
    if not cost:
        raise WrongUsage("A licence of 0 gives no base for a return. Give the licence of a year.")
    gross = values["benefit"] / cost
    return {
        "cost": _same(cost),
        "multiple": _same(gross),
        "return": _same(FULL * (gross - 1)),
    }


def part_pay(values: Values) -> dict[str, Range]:
    """Return base and variable pay, and the variable part of each goal (S1.106)."""
    weights = sum(values[f"{goal}_weight"] for goal in GOALS)
    if abs(weights - FULL) > NEARLY:
        raise WrongUsage("The weights of the goals make up 100%. Correct one of them.")
    variable = values["target_income"] * values["variable_share"] / FULL
    parts = {goal: _same(variable * values[f"{goal}_weight"] / FULL) for goal in GOALS}
    base = values["target_income"] - variable
    return {"base": _same(base), "variable": _same(variable), **parts}


def price_phases(values: Values) -> dict[str, Range]:
    """Return person-weeks times their cost, phase by phase (S1.97)."""
    weeks = {phase: values[f"{phase}_weeks"] for phase in PHASES}
    costs = {phase: _same(number * values["week_cost"]) for phase, number in weeks.items()}
    total = sum(weeks.values())
    return {**costs, "weeks": _same(total), "all": _same(total * values["week_cost"])}


def sum_tiers(values: Values) -> dict[str, Range]:
    """Return what all tiers of investment cost together (S1.3)."""
    low = sum(values[f"{tier}_low"] for tier in TIERS)
    return {"all": Range(low, sum(values[f"{tier}_high"] for tier in TIERS))}


def _same(value: float) -> Range:
    return Range(value, value)
