from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from csdesk.model.expansion import HandOffs
from csdesk.model.identifiers import AccountKey
from csdesk.scoring.expansion.hand_offs import find_hand_offs
from csdesk.scoring.expansion.opportunities import Opportunity

TODAY = date(2026, 6, 30)
FOUND = Opportunity(
    account=AccountKey("A"),
    arr=1200.0,
    is_qualified=False,
    is_won=False,
    is_closed=False,
    created_on=TODAY - timedelta(days=31),
    qualified_on=None,
    closed_on=None,
    lead_source="csm",
    is_from_success=True,
)


def test_what_waits_longer_than_allowed_is_stalled_and_what_was_taken_over_is_not():
    fresh = replace(FOUND, created_on=TODAY - timedelta(days=30), account=AccountKey("B"))
    taken = replace(FOUND, is_qualified=True, account=AccountKey("C"))
    found = find_hand_offs((FOUND, FOUND, fresh, taken), TODAY, 30)
    assert found == HandOffs(open=4, stalled=2, accounts=(AccountKey("A"),), arr=2400.0)


def test_chances_without_an_amount_are_worth_something_that_nobody_knows():
    found = find_hand_offs((replace(FOUND, arr=None),), TODAY, 30)
    assert found is not None
    assert found.arr is None


def test_nothing_is_known_where_no_open_chance_says_who_found_it_and_when():
    others = (
        replace(FOUND, is_from_success=False),
        replace(FOUND, is_closed=True),
        replace(FOUND, created_on=None),
    )
    assert find_hand_offs(others, TODAY, 30) is None
