"""Which assumptions about the money and the people of a plan its figures rest on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from csdesk.model.diagnosis import Diagnosis

Usage = Callable[[Diagnosis], bool]


def _has_case(diagnosis: Diagnosis) -> bool:
    return diagnosis.plan.investment.outcomes is not None


def _preserves(diagnosis: Diagnosis) -> bool:
    return diagnosis.plan.investment.preserved is not None


def _counts_staff(diagnosis: Diagnosis) -> bool:
    return bool(diagnosis.plan.staffing.needs)


def _counts_roles(diagnosis: Diagnosis) -> bool:
    return bool(diagnosis.plan.staffing.roles)


INVESTMENT_USAGES: Mapping[str, Usage] = {
    "investment.return": _has_case,
    "investment.losses": _preserves,
    "investment.range": _has_case,
    "staffing.ways": _counts_staff,
    "staffing.leader": _counts_roles,
}
