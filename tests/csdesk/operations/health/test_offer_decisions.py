"""Offers that wait, and what is decided about them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.expansion import Proof
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, OfferId
from csdesk.model.offers import Offer, OfferKind, OfferState
from csdesk.operations.health.offer_decisions import (
    approve_offer,
    change_offer,
    propose_offer,
    refuse_offer,
    reopen_offer,
    withdraw_offer,
)
from csdesk.operations.health.offers import tick_proofs
from csdesk.operations.history import undo

ACME = AccountKey("ACME")
DAY, LATER = date(2026, 4, 1), date(2026, 4, 3)


@pytest.fixture
def offer(library):
    """Return an offer that keeps a customer and lacks nothing but somebody who approves it."""
    checks = frozenset(check.id for check in library.offers.checks)
    reason, evidence = "Keep the pilot", "Contract, clause 7"
    return Offer(
        ACME, OfferKind.RETENTION, 50_000, 18, 12, reason, "", checks, DAY, evidence=evidence
    )


def read(workspace, number):
    return workspace.offers.all()[number]


def test_an_offer_waits_until_somebody_approves_it_by_name(workspace, library, offer):
    number = propose_offer(workspace, offer).result
    assert read(workspace, number).state is OfferState.WAITING
    with pytest.raises(WrongUsage, match="Write down who approves it"):
        approve_offer(workspace, library, number, " ", LATER)
    approve_offer(workspace, library, number, "M. Okafor", LATER)
    approved = read(workspace, number)
    assert (approved.state, approved.approver, approved.decided_on) == (
        OfferState.APPROVED,
        "M. Okafor",
        LATER,
    )
    assert approved.evidence == "Contract, clause 7"
    undo(workspace)
    assert read(workspace, number).state is OfferState.WAITING


def test_one_open_check_keeps_an_offer_from_approval(workspace, library, offer):
    first, *others = sorted(offer.checks)
    number = propose_offer(workspace, replace(offer, checks=frozenset(others))).result
    with pytest.raises(WrongUsage, match="Not ticked") as refused:
        approve_offer(workspace, library, number, "M. Okafor", LATER)
    assert str(refused.value).count("Not ticked") == 1
    change_offer(workspace, number, offer)
    approve_offer(workspace, library, number, "M. Okafor", LATER)
    assert first in read(workspace, number).checks


def test_checks_without_what_shows_them_are_not_enough(workspace, library, offer):
    number = propose_offer(workspace, replace(offer, evidence=" ")).result
    with pytest.raises(WrongUsage, match="where it is shown that the checks hold"):
        approve_offer(workspace, library, number, "M. Okafor", LATER)


def test_an_expansion_waits_for_a_proven_outcome(workspace, library, offer):
    more = replace(offer, kind=OfferKind.EXPANSION, discount=10)
    number = propose_offer(workspace, more).result
    with pytest.raises(WrongUsage, match="No outcome is proven"):
        approve_offer(workspace, library, number, "M. Okafor", LATER)
    tick_proofs(workspace, ACME, [Proof.OUTCOME])
    approve_offer(workspace, library, number, "M. Okafor", LATER)
    assert read(workspace, number).state is OfferState.APPROVED


def test_a_refusal_has_a_name_and_a_reason_and_can_be_opened_again(workspace, offer):
    number = propose_offer(workspace, offer).result
    with pytest.raises(WrongUsage, match="a name and a reason"):
        refuse_offer(workspace, number, "S. Lind", " ", LATER)
    refuse_offer(workspace, number, "S. Lind", "Too dear", LATER)
    refused = read(workspace, number)
    assert (refused.state, refused.decision) == (OfferState.REFUSED, "Too dear")
    with pytest.raises(WrongUsage, match="decided about already"):
        change_offer(workspace, number, offer)
    reopen_offer(workspace, number)
    assert read(workspace, number) == replace(offer, state=OfferState.WAITING)


def test_an_offer_is_withdrawn_once(workspace, offer):
    number = propose_offer(workspace, offer).result
    withdraw_offer(workspace, number, LATER)
    assert read(workspace, number).state is OfferState.WITHDRAWN
    with pytest.raises(WrongUsage, match="nothing to withdraw"):
        withdraw_offer(workspace, number, LATER)


def test_every_decision_is_a_line_of_the_change_log(workspace, offer):
    number = propose_offer(workspace, offer).result
    refuse_offer(workspace, number, "S. Lind", "Too dear", LATER)
    lines = [one for one in workspace.history.entries() if one.entity == "offer"]
    assert [one.action for one in lines] == [Action.KEEP_OFFER, Action.KEEP_OFFER]
    assert json.loads(lines[0].new_value)["state"] == "refused"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"discount": 101}, "cannot be"),
        ({"discount": -1}, "cannot be"),
        ({"value": -1}, "0 or more"),
        ({"term_months": -1}, "0 or more"),
        ({"account": AccountKey(" ")}, "Choose one"),
    ],
)
def test_an_offer_that_cannot_be_is_not_written_down(workspace, offer, wrong, says):
    with pytest.raises(WrongUsage, match=says):
        propose_offer(workspace, replace(offer, **wrong))
    assert workspace.offers.all() == {}


def test_an_offer_that_is_not_there_cannot_be_decided_about(workspace):
    with pytest.raises(WrongUsage, match="There is no offer 9"):
        withdraw_offer(workspace, OfferId(9), LATER)
