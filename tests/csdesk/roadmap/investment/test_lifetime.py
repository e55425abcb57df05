"""What LTV:CAC becomes where fewer customers leave."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.identifiers import AccountKey
from csdesk.model.investment import Span
from csdesk.roadmap.investment.gains import Gains
from csdesk.roadmap.investment.lifetime import lifetime_after

A = AccountKey("a")
MONTH = 365.25 / 12
GAINS = Gains({A: (30,)}, {A: 100.0}, total_arr=400.0, churn=Span(30, 40, 50), prevented=0.5)


def months(churn: float) -> float:
    """Return a lifetime in months of constant loss that comes to a yearly churn."""
    return 1 / (1 - (1 - churn) ** (MONTH / 365))


def test_churn_falls_in_the_part_of_all_arr_that_the_plan_is_for():
    # Half of the losses of a quarter of ARR: 40 percent becomes 35.
    assert lifetime_after(3.0, GAINS) == pytest.approx(3.0 * months(0.35) / months(0.40))


def test_a_plan_for_everybody_moves_it_most():
    everybody = replace(GAINS, total_arr=100.0)
    assert lifetime_after(3.0, everybody) == pytest.approx(3.0 * months(0.20) / months(0.40))


@pytest.mark.parametrize("missing", [{"churn": None}, {"prevented": None}, {"total_arr": 0.0}])
def test_it_is_not_known_without_churn_its_prevention_or_arr(missing):
    assert lifetime_after(3.0, replace(GAINS, **missing)) is None
    assert lifetime_after(None, GAINS) is None
