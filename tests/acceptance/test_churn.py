"""Churn: S1.32, S1.37, S1.38, S1.40, S1.41, S2.16, S2.17, S4.24."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from csdesk.model.benchmarks import EvidenceQuality
from csdesk.model.churn import LossNote, WinBack
from csdesk.model.cited import CitedTopic
from csdesk.model.identifiers import AccountKey, ChurnReasonId, QuestionId
from csdesk.model.offers import Approval, Offer, OfferKind
from csdesk.model.tables import TableKind
from csdesk.scoring.benchmark_catalogue import list_benchmarks
from csdesk.scoring.churn import LossInputs, review_losses
from csdesk.scoring.churn.programme import (
    estimate_saved,
    measure_at_risk,
    measure_saves,
    retention_cost,
)
from csdesk.scoring.expansion.offers import review_offer
from tests.list_tables import make_list

AS_OF = date(2026, 6, 30)


def make_losses(*rows):
    key, days_ago, reason, arr = zip(*rows, strict=True)
    return make_list(
        TableKind.CHURN_EVENTS,
        account_id=key,
        lost_on=[AS_OF - timedelta(days=ago) for ago in days_ago],
        lost_reason=reason,
        arr_lost=arr,
    )


@pytest.fixture
def review(library):
    def make(*rows, accounts=None, notes=None):
        events = make_losses(*rows)
        inputs = LossInputs(AS_OF, accounts, events=events, notes=notes or {})
        return review_losses(inputs, library.churn)

    return make


def make_offer(discount, checks=(), reason="Their budget was cut", approver=""):
    return Offer(
        AccountKey("A1"), OfferKind.RETENTION, 60_000, discount, 12, reason, approver,
        frozenset(checks), AS_OF,
    )  # fmt: skip


def test_s1_32_churn_drivers(review, library):
    references = [reason.reference_share for reason in library.churn.reasons]
    assert references[:4] == [35, 28, 22, 15]
    assert not any(references[4:])
    assert all(reason.reference for reason in library.churn.reasons[:4])
    found = review(
        ("A1", 1, "Fehlende Funktionen", 10.0),
        ("A2", 2, "Too expensive", 20.0),
        ("A3", 3, "Price", 30.0),
        ("A4", 4, "moved away", 40.0),
        notes={AccountKey("A1"): LossNote(AccountKey("A1"), ChurnReasonId("competition"))},
    )
    assert found.without_reason == 1
    first, second = found.reasons
    assert (first.reason, first.losses, first.reference_share) == ("price", 2, 22)
    assert first.share == pytest.approx(200 / 3)
    assert (second.reason, second.running_share) == ("competition", 100)


def test_s1_37_prevention_kpis_and_cost_benefit(library):
    saves = measure_saves(100, 15, library.churn)
    assert (saves.target, saves.is_met) == (15, False)
    assert measure_saves(100, 16, library.churn).is_met
    fewer = measure_at_risk(50, 40, library.churn)
    assert (fewer.value, fewer.target, fewer.is_met) == (20, 20, True)
    checks = [check.id for check in library.offers.checks]
    flagged = review_offer(make_offer(15.5, checks), library.offers)
    assert flagged.approval is Approval.MANAGER
    assert "above the cap of 15%" in flagged.missing[0]
    assert review_offer(make_offer(15, checks), library.offers).is_allowed
    # An impact of 10 to 20% on £400,000 at risk.
    assert estimate_saved(400_000, 10, 20) == (40_000, 80_000)


def test_s1_38_post_churn_recovery(review, library):
    notes = {
        AccountKey("A1"): LossNote(AccountKey("A1"), None, WinBack.WON),
        AccountKey("A4"): LossNote(AccountKey("A4"), None, WinBack.LOST),
    }
    found = review(
        ("A1", 1, None, 20_001.0),
        ("A2", 1, None, 20_000.0),
        ("A3", 1, None, 90_000.0),
        ("A4", 1, None, 20_001.0),
        notes=notes,
    )
    assert [(loss.account, loss.win_back) for loss in found.win_back] == [
        ("A3", WinBack.NOT_STARTED),
        ("A1", WinBack.WON),
        ("A4", WinBack.LOST),
    ]
    assert found.win_back_figures.rate == 50
    assert (library.churn.win_back_low, library.churn.win_back_high) == (8, 12)


def test_s1_40_compliance_rules_for_prevention(library):
    checks = [check.id for check in library.offers.checks]
    assert len(checks) == 5
    for one in checks:
        open_box = review_offer(make_offer(10, set(checks) - {one}), library.offers)
        assert not open_box.is_allowed
        assert open_box.missing[0].startswith("Not ticked:")
    assert review_offer(make_offer(10, checks), library.offers).is_allowed
    undocumented = review_offer(make_offer(10, checks, reason=" "), library.offers)
    assert undocumented.missing == ("Write down why the discount is given.",)


def test_s1_41_churn_case_benchmarks(library):
    cases = [one for one in library.cited if one.topic is CitedTopic.CHURN and one.payback]
    assert [(one.low, one.high, one.said_by, one.payback) for one in cases] == [
        (25, 25, "Case of HubSpot", "under 6 months"),
        (18, 18, "Gainsight Report 2023", "3 months"),
    ]
    catalogue = {one.id: one for one in list_benchmarks(library)}
    assert [catalogue[one.id].quality for one in cases] == [EvidenceQuality.CASE] * 2
    assert [catalogue[one.id].words for one in cases] == ["25%", "18%"]
    assert catalogue["churn.gainsight"].note == "pays in 3 months"


def test_s2_16_churn_survey_reason_loop(review, library):
    three = (
        ("A1", 1, "Support", 1.0),
        ("A2", 1, "slow response", 2.0),
        ("A3", 1, "Betreuung", 3.0),
    )
    theme = review(*three).reasons[0]
    assert (theme.is_theme, theme.losses, theme.arr) == (True, 3, 6)
    initiatives = {initiative.id for initiative in library.initiatives}
    assert theme.initiatives
    assert set(theme.initiatives) <= initiatives
    assert not review(*three[:2]).reasons[0].is_theme


def test_s2_17_crc_and_self_serve_knowledge_base(library):
    assert retention_cost(240_000, 160) == 1_500
    asked = {
        question.id
        for instrument in library.instruments.values()
        for question in instrument.questions
        if question.short == "Knowledge base"
    }
    assert QuestionId("metrics.3.knowledge_base") in asked


def test_s4_24_experience_1_onboarding_fixes_churn(library, accounts):
    day = date(2025, 1, 1)
    table = accounts(
        {"customer_since": day, "arr": 1.0},
        *(
            {"customer_since": day, "churn_flag": True, "lost_on": day + timedelta(days=age)}
            for age in (20, 89, 90, 300)
        ),
    )
    found = review_losses(LossInputs(AS_OF, table), library.churn)
    assert (found.early, found.aged) == (2, 4)
    lost = {row.month: row.lost for row in found.by_month if row.lost}
    assert lost == {1: 1, 3: 1, 4: 1, 11: 1}
    # All five began; after the loss of month 1 four reached month 2.
    assert [row.at_risk for row in found.by_month[:4]] == [5, 4, 4, 3]
