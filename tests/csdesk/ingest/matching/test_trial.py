"""The figures of a trial, counted by hand."""

from __future__ import annotations

import pytest

from csdesk.ingest.matching.trial import Share, try_matching
from csdesk.model.matching import MatchBasis
from tests.csdesk.ingest.matching.account_rows import make_accounts


def test_joined_asked_wrong_and_missed_records_are_told_apart():
    known = make_accounts(
        [
            {"key": "K_1", "account_name": "Acme"},
            {"key": "K_2", "account_name": "Beta"},
            {"key": "K_3", "account_name": "Northwind Trading"},
            {"key": "K_4", "account_name": "Zenith"},
        ]
    )
    file = make_accounts(
        [
            {"key": "K1", "account_name": "Acme"},
            {"key": "x2", "account_name": "Beta"},
            {"key": "x3", "account_name": "Northwind Tradng"},
            {"key": "x4", "account_name": "Apex"},
        ]
    )
    truth = {
        "K1": frozenset({"K_1"}),
        "x2": frozenset[str](),
        "x3": frozenset({"K_3"}),
        "x4": frozenset({"K_4"}),
    }
    figures = try_matching(file, known, truth)
    assert figures.precision == {
        MatchBasis.REPAIRED_ID: Share(1, 1),
        MatchBasis.NAME: Share(0, 1),
    }
    assert (figures.automatic, figures.found, figures.joined) == (
        Share(1, 2),
        Share(2, 3),
        Share(1, 3),
    )
    assert (figures.asked, figures.first) == (Share(1, 4), Share(1, 1))
    assert (figures.mistaken, figures.missed) == ({"x2": "K_2"}, {"x4"})
    both = figures + figures
    assert (both.records, both.found, both.automatic) == (8, Share(4, 6), Share(2, 4))


def test_the_interval_is_that_of_wilson():
    """9 of 10: the published example gives 59.6% to 98.2% (Newcombe, Stat. Med. 17, 1998)."""
    low, high = Share(9, 10).interval
    assert (low, high) == (pytest.approx(59.6, abs=0.05), pytest.approx(98.2, abs=0.05))
    assert Share(10, 10).interval[1] == pytest.approx(100.0)
    assert Share(0, 0).percent is Share(0, 0).interval is None
