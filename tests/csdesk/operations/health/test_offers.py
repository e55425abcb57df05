"""Offers that may be made, and the proofs that come before."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.expansion import EVIDENCE, Proof
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey
from csdesk.model.offers import Offer, OfferKind
from csdesk.operations.health.offers import keep_offer, remove_offer, tick_proofs
from csdesk.operations.history import undo

ACME = AccountKey("ACME")
DAY = date(2026, 4, 1)


@pytest.fixture
def retention(library):
    """Return an offer that keeps a customer and lacks nothing."""
    checks = frozenset(check.id for check in library.offers.checks)
    return Offer(ACME, OfferKind.RETENTION, 50_000, 8, 12, "Keep the pilot", "", checks, DAY)


@pytest.fixture
def expansion():
    """Return an offer of more that lacks nothing but a proven outcome."""
    return Offer(ACME, OfferKind.EXPANSION, 20_000, 0, 12, "", "", frozenset(), DAY)


def test_ticks_are_those_that_were_made_last(workspace):
    tick_proofs(workspace, ACME, EVIDENCE)
    tick_proofs(workspace, ACME, {Proof.USAGE, Proof.OUTCOME})
    assert workspace.proofs.all() == {ACME: {Proof.USAGE, Proof.OUTCOME}}
    undo(workspace)
    assert workspace.proofs.all() == {ACME: EVIDENCE}
    tick_proofs(workspace, ACME, ())
    assert workspace.proofs.all() == {}


def test_more_is_offered_only_after_a_proven_outcome(workspace, library, expansion):
    with pytest.raises(WrongUsage, match="No outcome is proven"):
        keep_offer(workspace, library, expansion)
    tick_proofs(workspace, AccountKey("Bolt"), [Proof.OUTCOME])
    with pytest.raises(WrongUsage, match="No outcome is proven"):
        keep_offer(workspace, library, expansion)
    tick_proofs(workspace, ACME, [Proof.OUTCOME])
    number = keep_offer(workspace, library, expansion).result
    assert workspace.offers.all() == {number: expansion}


def test_a_refusal_tells_everything_that_is_missing(workspace, library, retention):
    bare = replace(retention, discount=16, reason=" ", checks=frozenset())
    with pytest.raises(WrongUsage) as refused:
        keep_offer(workspace, library, bare)
    sentence = str(refused.value)
    assert "a manager who approves it" in sentence
    assert "Write down why" in sentence
    assert sentence.count("Not ticked") == len(library.offers.checks)
    assert workspace.offers.all() == {}


@pytest.mark.parametrize("wrong", [{"value": -1}, {"term_months": -1}])
def test_an_offer_is_worth_something_for_some_time(workspace, library, retention, wrong):
    with pytest.raises(WrongUsage, match="0 or more"):
        keep_offer(workspace, library, replace(retention, **wrong))


def test_every_discount_stays_a_line_of_the_change_log(workspace, library, retention):
    number = keep_offer(workspace, library, retention).result
    remove_offer(workspace, number)
    assert workspace.offers.all() == {}
    lines = [one for one in workspace.history.entries() if one.entity == "offer"]
    assert [one.action for one in lines] == [Action.REMOVE_OFFER, Action.KEEP_OFFER]
    assert json.loads(lines[0].old_value)["discount"] == 8
    assert json.loads(lines[1].new_value)["discount"] == 8
    undo(workspace)
    assert workspace.offers.all() == {number: retention}
