"""Guardrails of offers, every edge from both sides."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.model.expansion import Proof
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey
from csdesk.model.offers import Approval, Offer, OfferKind
from csdesk.scoring.expansion.offers import review_offer
from csdesk.scoring.expansion.readiness import find_obstacle, is_ready

PROVEN = frozenset({Proof.OUTCOME})


def offer(discount=10.0, *, kind=OfferKind.EXPANSION, term=12, reason="", approver="", checks=()):
    return Offer(
        AccountKey("A1"), kind, 30_000, discount, term, reason, approver, frozenset(checks),
        date(2024, 12, 31),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("discount", "approval"),
    [
        (0, Approval.NONE),
        (15, Approval.NONE),
        (15.01, Approval.MANAGER),
        (20, Approval.MANAGER),
        (20.01, Approval.VP),
        (100, Approval.VP),
    ],
)
def test_who_approves_follows_from_the_discount(library, discount, approval):
    verdict = review_offer(offer(discount), library.offers, PROVEN)
    assert verdict.approval is approval
    assert verdict.is_allowed is (approval is Approval.NONE)


def test_a_discount_between_cap_and_limit_needs_a_manager_and_a_reason(library):
    bare = review_offer(offer(18), library.offers, PROVEN)
    assert bare.missing == (
        "A discount of 18% is above the cap of 15%: name a manager who approves it.",
        "Write down why the discount is given.",
    )
    given = offer(18, reason="Three years at once", approver="M. Roth")
    assert review_offer(given, library.offers, PROVEN).is_allowed


def test_a_large_discount_needs_a_vp(library):
    assert "name a VP" in review_offer(offer(25), library.offers, PROVEN).missing[0]


@pytest.mark.parametrize(("term", "allowed"), [(11, False), (12, True)])
def test_an_expansion_is_a_commitment_of_a_year(library, term, allowed):
    assert review_offer(offer(term=term), library.offers, PROVEN).is_allowed is allowed


def test_an_expansion_needs_a_proven_outcome(library):
    verdict = review_offer(offer(), library.offers, {Proof.BREADTH, Proof.USAGE, Proof.REQUEST})
    assert not verdict.is_allowed
    assert "No outcome is proven" in verdict.missing[0]


def test_an_offer_that_keeps_a_customer_needs_every_check_and_no_commitment(library):
    ids = [check.id for check in library.offers.checks]
    keep = {"kind": OfferKind.RETENTION, "term": 1, "reason": "Budget cut"}
    assert review_offer(offer(**keep, checks=ids), library.offers).is_allowed
    lacking = review_offer(offer(**keep, checks=ids[1:]), library.offers)
    assert lacking.missing == (f"Not ticked: {library.offers.checks[0].text}",)


def test_a_discount_that_keeps_a_customer_is_explained_and_none_needs_no_reason(library):
    ids = [check.id for check in library.offers.checks]
    keep = {"kind": OfferKind.RETENTION, "checks": ids}
    assert not review_offer(offer(5, **keep), library.offers).is_allowed
    assert review_offer(offer(0, **keep), library.offers).is_allowed


@pytest.mark.parametrize("discount", [-0.1, 100.1])
def test_a_discount_that_cannot_be_is_no_offer(library, discount):
    verdict = review_offer(offer(discount), library.offers, PROVEN)
    assert not verdict.is_allowed
    assert "cannot be" in verdict.missing[0]


def test_an_account_is_ready_with_the_three_ticks_only():
    three = {Proof.BREADTH, Proof.USAGE, Proof.REQUEST}
    assert is_ready(three)
    assert not any(is_ready(three - {proof}) for proof in three)


def test_a_red_account_is_helped_first():
    assert find_obstacle(3, 1, frozenset(Proof), Band.RED).startswith("Its health is red")
    assert find_obstacle(3, 1, frozenset(Proof), Band.YELLOW) == ""
