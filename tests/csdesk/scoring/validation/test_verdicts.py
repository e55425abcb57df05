"""How much may be said, and what an AUC says: every edge from both sides."""

from __future__ import annotations

import pytest

from csdesk.model.score_measures import Estimate
from csdesk.model.validation import Verdict
from csdesk.model.validation_rules import Evidence
from csdesk.scoring.validation.verdicts import evidence_of, verdict_of
from tests.score_observations import RULES


@pytest.mark.parametrize(
    ("left", "evidence"),
    [
        (0, Evidence.CASES),
        (4, Evidence.CASES),
        (5, Evidence.RANKS),
        (9, Evidence.RANKS),
        (10, Evidence.INTERVAL),
        (29, Evidence.INTERVAL),
        (30, Evidence.COMPARISON),
        (99, Evidence.COMPARISON),
        (100, Evidence.FITTING),
    ],
)
def test_the_number_of_accounts_that_left_says_what_may_be_said(left, evidence):
    assert evidence_of(left, 1_000, RULES) is evidence


def test_where_nearly_all_left_those_who_stayed_decide():
    assert evidence_of(500, 4, RULES) is Evidence.CASES


@pytest.mark.parametrize(
    ("value", "low", "high", "verdict"),
    [
        (0.60, 0.5, 0.7, Verdict.NO_EVIDENCE),
        (0.60, 0.501, 0.7, Verdict.WEAK),
        (0.49, 0.4, 0.5, Verdict.NO_EVIDENCE),
        (0.40, 0.3, 0.499, Verdict.WRONG_WAY),
        (0.699, 0.6, 0.8, Verdict.WEAK),
        (0.70, 0.6, 0.8, Verdict.VIABLE),
        (0.749, 0.6, 0.8, Verdict.VIABLE),
        (0.75, 0.6, 0.8, Verdict.GOOD),
        (0.85, 0.8, 0.9, Verdict.GOOD),
        (0.851, 0.8, 0.9, Verdict.SUSPICIOUS),
        (1.0, None, None, Verdict.SUSPICIOUS),
        (0.0, None, None, Verdict.WRONG_WAY),
    ],
)
def test_s1_28_the_edges_of_the_verdict(value, low, high, verdict):
    assert verdict_of(Evidence.INTERVAL, Estimate(value, low, high), RULES) is verdict


def test_below_ten_nothing_is_judged():
    assert verdict_of(Evidence.RANKS, Estimate(0.8, 0.7, 0.9), RULES) is Verdict.TOO_FEW
