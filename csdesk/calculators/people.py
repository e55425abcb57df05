"""How many people customer success needs, by three ways of counting that do not agree."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.model.calculators import Range

Values = Mapping[str, float]
FULL = 100.0
SEGMENTS = ("enterprise", "mid_market", "small")
ROLES = ("ops", "csm", "onboarding", "renewal", "engineer", "data", "growth")
ONCE = ("leader", "sponsor")
"""Posts that a company has once, however many customers there are (C39)."""


def count_by_arr(values: Values) -> dict[str, Range]:
    """Return the representatives of each segment: its ARR over what one of them looks after.

    The more ARR each looks after, the fewer are needed (S1.18).
    """
    found = {
        name: Range(
            values[f"{name}_arr"] / values[f"{name}_most"],
            values[f"{name}_arr"] / values[f"{name}_least"],
        )
        for name in SEGMENTS
    }
    return {**found, "all": add(*found.values())}


def count_by_sales(values: Values) -> dict[str, Range]:
    """Return posts as a part of the people in sales, more where nothing is standardised (S1.19)."""
    more = 1 + (values["extra"] / FULL if values["is_ad_hoc"] else 0.0)
    staff = values["sales_staff"] * more / FULL
    team = Range(staff * values["share_low"], staff * values["share_high"])
    part = values["ops_share"] / FULL
    return {"team": team, "ops": Range(team.low * part, team.high * part)}


def count_per_hundred(values: Values) -> dict[str, Range]:
    """Return posts by role for so many customers; leader and sponsor are capped (S1.101, C39).

    A manager of 20 to 30 customers is 100 ÷ 30 to 100 ÷ 20 posts for a hundred.
    """
    hundreds = values["customers"] / FULL
    found = {
        name: _same(values[f"{name}_per_hundred"] * hundreds) for name in ROLES if name != "csm"
    }
    found["csm"] = Range(
        values["customers"] / values["csm_most"], values["customers"] / values["csm_least"]
    )
    for name in ONCE:
        posts = min(values[f"{name}_per_hundred"] * hundreds, values["cap"])
        found[name] = _same(posts)
    return {**found, "all": add(*found.values())}


def add(*parts: Range) -> Range:
    """Return ranges added up."""
    return Range(sum(part.low for part in parts), sum(part.high for part in parts))


def _same(value: float) -> Range:
    return Range(value, value)
