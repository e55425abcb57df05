from __future__ import annotations

from dataclasses import replace

import pytest
from statsmodels.stats.proportion import proportion_confint

from csdesk.findings import FindingInputs
from csdesk.findings.stakes import expect_loss, observe_losses
from csdesk.model.findings import Finding, RuleKind, Severity
from csdesk.model.identifiers import AreaId, KpiId, RuleId
from csdesk.model.investment import Span
from csdesk.model.kpis import KpiValue, Unit
from csdesk.report.finding_words import loss_words
from csdesk.scoring.maturity import score_instrument

CHURN = KpiId("logo_churn")
FINDING = Finding(
    id=RuleId("health.a"),
    kind=RuleKind.HEALTH,
    area=AreaId("health"),
    title="",
    detail="",
    severity=Severity.WATCH,
    impact=3,
    feasibility=3,
    arr_at_stake=1_000_000.0,
    evidence=(),
)


@pytest.fixture
def inputs(instrument):
    def build(left: int, of: int, days: int = 365) -> FindingInputs:
        rate = KpiValue(
            CHURN, 100 * left / of, Unit.PERCENT, "", of, "accounts", "a year", window_days=days
        )
        levels = score_instrument(instrument, {})
        return FindingInputs(instrument, levels, "EUR", kpis={CHURN: rate})

    return build


def test_the_range_is_wilsons_interval_of_the_clients_own_losses(inputs):
    low, high = proportion_confint(17, 170, method="wilson")
    rate = observe_losses(inputs(17, 170))
    loss = expect_loss(1_000_000.0, rate)
    assert loss is not None
    assert (loss.low, loss.base, loss.high) == pytest.approx(
        (low * 1_000_000, 100_000, high * 1_000_000)
    )


def test_half_a_year_is_carried_to_a_whole_one(inputs):
    # Of those that one half year leaves, another tenth leaves in the next: 1 - 0.9 * 0.9.
    rate = observe_losses(inputs(10, 100, days=365 / 2))
    assert rate is not None
    assert rate.base == pytest.approx(0.19)


def test_nine_customers_give_no_rate_and_no_amount_gives_no_loss(inputs):
    assert observe_losses(inputs(1, 9)) is None
    assert expect_loss(100.0, None) is None
    assert expect_loss(None, Span(0.1, 0.2, 0.3)) is None


def test_the_words_name_the_range_or_that_nobody_knows():
    known = replace(FINDING, yearly_loss=Span(62_600, 100_000, 154_400))
    assert loss_words(known, "GBP") == (
        "£63k to £154k of it in a year, most likely £100k, if these customers leave no more often "
        "than all did."
    )
    assert loss_words(FINDING, "GBP").startswith("How much of it would leave")
    assert loss_words(replace(FINDING, arr_at_stake=None), "GBP") == ""
