"""Signals, points, segments and approaches of accounts that could grow."""

from __future__ import annotations

import pytest

from csdesk.model.conditions import Comparison, Condition
from csdesk.model.expansion import Proof
from csdesk.model.expansion_rules import ExpansionSignal, SignalFamily
from csdesk.model.identifiers import AccountKey
from csdesk.scoring.conditions import Subjects
from csdesk.scoring.expansion.leads import LeadInputs, find_signals, score_leads

STRONG = {"usage_change_90d": 25.0, "modules_90d": 3.0, "nps": 9.0, "products_owned": 1.0}


@pytest.fixture
def leads_of(facts_of, rules):
    def find(*rows, potential=None, proofs=None, earlier=None):
        subjects = Subjects(facts_of(*rows), earlier=facts_of(*earlier) if earlier else None)
        return score_leads(LeadInputs(subjects, potential or {}, proofs or {}), rules)

    return find


def test_factors_give_all_of_their_points_or_none(leads_of):
    (lead,) = leads_of(STRONG, potential={AccountKey("A1"): 20_000.01})
    assert lead.score == 30 + 25 + 20 + 10
    assert lead.factors == ("usage_growth", "adoption", "sentiment", "potential")
    assert lead.unknown == ()


@pytest.mark.parametrize(
    ("change", "score"),
    [
        ({"usage_change_90d": 20.0}, 55),
        ({"modules_90d": 2.0}, 60),
        ({"nps": 8.0}, 65),
        ({"products_owned": 2.0}, 100),
    ],
)
def test_a_factor_needs_its_edge_to_be_passed(leads_of, change, score):
    (lead,) = leads_of({**STRONG, **change}, potential={AccountKey("A1"): 30_000.0})
    assert lead.score == score


def test_a_potential_of_exactly_the_limit_gives_no_points(leads_of):
    (lead,) = leads_of(STRONG, potential={AccountKey("A1"): 20_000.0})
    assert lead.score == 75


def test_what_cannot_be_judged_gives_no_points_and_is_named(leads_of):
    (lead,) = leads_of({"nps": 9.0})
    assert lead.score == 20
    assert lead.unknown == ("usage_growth", "adoption", "footprint", "potential")


def test_a_lead_is_of_high_priority_from_seventy_on(leads_of, rules):
    # 30 + 25 + 15 = 70, and 30 + 20 + 15 = 65.
    seventy, below = leads_of(
        {**STRONG, "nps": 5.0, "products_owned": 2.0},
        {**STRONG, "modules_90d": 1.0, "products_owned": 2.0},
    )
    assert (seventy.score, seventy.is_priority) == (70, True)
    assert (below.score, below.is_priority, below.approach) == (65, False, None)


def test_without_a_stated_arr_no_contract_is_small(leads_of):
    stated, unstated = leads_of(
        {**STRONG, "products_owned": 2.0, "arr": 1.0}, {**STRONG, "products_owned": 2.0}
    )
    assert (stated.approach, stated.segments) == ("smb", ("low_arr",))
    assert (unstated.approach, unstated.segments) == (None, ())


@pytest.mark.parametrize(
    ("arr", "approach"),
    [
        (9_999.99, "smb"),
        (10_000, "mid_market"),
        (100_000, "mid_market"),
        (100_001, "enterprise"),
    ],
)
def test_the_approach_goes_by_arr_with_no_gap_between(leads_of, arr, approach):
    (lead,) = leads_of({**STRONG, "products_owned": 2.0, "arr": arr})
    assert lead.approach == approach


def test_every_segment_that_fits_counts(leads_of):
    (lead,) = leads_of({**STRONG, "products_owned": 2.0, "arr": 5_000.0, "seat_utilisation": 81.0})
    assert lead.segments == ("low_arr", "high_velocity")


def test_leads_stand_by_score_and_of_equals_the_most_arr_first(leads_of):
    found = leads_of({"nps": 9.0, "arr": 1.0}, STRONG, {"nps": 9.0, "arr": 2.0}, {"nps": 7.0})
    assert [lead.account for lead in found] == ["A2", "A3", "A1"]


def test_use_of_half_of_the_seats_starts_a_talk_unless_it_is_falling(leads_of):
    now = {"nps": 9.0, "seat_utilisation": 50.0}
    assert leads_of(now)[0].triggers == ("seats_in_use",)
    assert leads_of(now, earlier=[{"seat_utilisation": 50.0}])[0].triggers == ("seats_in_use",)
    assert leads_of(now, earlier=[{"seat_utilisation": 51.0}])[0].triggers == ()
    assert leads_of({**now, "seat_utilisation": 49.9})[0].triggers == ()


def test_growth_without_tickets_counts_where_somebody_still_comes(leads_of):
    quiet = {"usage_change_30d": 10.0, "tickets_per_month": 0.0}
    assert leads_of({**quiet, "days_since_login": 30.0})[0].signals == ("unaided_growth",)
    assert leads_of({**quiet, "days_since_login": 31.0}) == ()
    assert leads_of({**quiet, "tickets_per_month": 0.3}) == ()


def test_any_single_excuse_takes_a_signal_back(facts_of):
    excuses = (
        Condition("nps", Comparison.BELOW, 6),
        Condition("csat", Comparison.BELOW, 3),
    )
    wanted = (Condition("seats", Comparison.ABOVE, 0),)
    signal = ExpansionSignal("one", "One", SignalFamily.USAGE, wanted, excuses)
    facts = facts_of({"seats": 1.0}, {"seats": 1.0, "nps": 5.0}, {"seats": 1.0, "csat": 2.0})
    assert find_signals(Subjects(facts), [signal])["one"].tolist() == [True, False, False]


def test_a_lead_is_held_back_until_everything_is_proven(leads_of):
    key = AccountKey("A1")
    three = frozenset({Proof.BREADTH, Proof.USAGE, Proof.REQUEST})
    assert "Not proven yet: that it uses most" in leads_of(STRONG)[0].held_back
    held = leads_of(STRONG, proofs={key: three})[0]
    assert held.held_back == "Not proven yet: an outcome that it has reached."
    assert not held.is_ready
    ready = leads_of(STRONG, proofs={key: frozenset(Proof)})[0]
    assert (ready.held_back, ready.is_ready) == ("", True)


def test_points_without_a_signal_make_no_offer(leads_of):
    (lead,) = leads_of({"products_owned": 2.0}, proofs={AccountKey("A1"): frozenset(Proof)})
    assert lead.held_back == "Nothing shows yet that it is ready: 1 signal needed, 0 there."
