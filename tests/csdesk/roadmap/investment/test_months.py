"""The months of a case lead to what the case comes to."""

from __future__ import annotations

import pytest

from csdesk.model.investment import Driver, Span
from csdesk.roadmap.investment.months import follow_case
from csdesk.roadmap.investment.outcomes import judge
from tests.csdesk.roadmap.investment_cases import make_case


def test_the_last_month_is_the_outcome():
    case = make_case(named_arr=1_000_000.0, growth_pool=100_000.0, licence=12_000.0)
    months, outcome = follow_case(case), judge(case, {})
    assert [one.month for one in months] == list(range(13))
    assert months[-1].cost == pytest.approx(outcome.cost)
    assert months[-1].gain == pytest.approx(outcome.benefit)
    assert sum(one.flow for one in months) == pytest.approx(outcome.net)


def test_arr_that_is_kept_is_what_stays_beyond_what_would_stay_anyway():
    case = make_case({Driver.CHURN: Span(50, 50, 50)}, named_arr=1_000.0)
    last = follow_case(case)[-1]
    # Half of it would leave in a year.
    assert last.kept == pytest.approx(1_000 * (last.stays - 0.5))
    assert last.stays == pytest.approx((1 - (1 - 0.5 ** (1 / 12)) / 2) ** 12)
