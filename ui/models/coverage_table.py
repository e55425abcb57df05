"""The service tiers as a table: who is in them, and who covers them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from csdesk.formatting import join_words, money, number
from csdesk.model.service import Coverage, ServiceTier
from csdesk.report.sections.coverage import csm_range
from ui.models.column_table import TableColumn

NAME_WIDTH = 150


def coverage_columns(coverage: Coverage, currency: str) -> tuple[TableColumn, ...]:
    """Return the columns of the table of tiers, one row a tier, most care first."""
    tiers = coverage.tiers
    by_accounts = [csm_range(one.csms_low, one.csms_high) for one in tiers]
    by_arr = [csm_range(one.csms_by_arr_low, one.csms_by_arr_high) for one in tiers]
    return (
        TableColumn("Service tier", [one.tier.name for one in tiers], str, width=NAME_WIDTH),
        _count("Customers", [one.accounts for one in tiers], 90),
        TableColumn(
            "ARR",
            [one.arr for one in tiers],
            lambda value: money(value, currency, short=True),
            right=True,
            width=90,
        ),
        _words("CSMs by accounts", by_accounts),
        _words("CSMs by ARR", by_arr),
        _count("On the list", [one.csms for one in tiers], 90),
        _count("Without a CSM", [one.unowned for one in tiers], 110),
    )


def tier_facts(tier: ServiceTier) -> tuple[tuple[str, str], ...]:
    """Return what there is to say of a tier, each with its label."""
    return (
        ("What customers get", "; ".join(tier.attributes)),
        ("What they can call on", "; ".join(tier.entitlements)),
        (f"Onboarding: {tier.onboarding.name}", "; ".join(tier.onboarding.steps)),
        ("Also called", join_words(tier.aliases)),
    )


def _count(title: str, values: Sequence[Any], width: int) -> TableColumn:
    return TableColumn(title, values, number, right=True, width=width)


def _words(title: str, values: Sequence[str]) -> TableColumn:
    return TableColumn(title, values, str, right=True, width=120)
