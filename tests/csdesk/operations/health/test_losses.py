"""Why customers left, as a person decides it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.churn import LossNote, WinBack
from csdesk.model.identifiers import AccountKey, ChurnReasonId
from csdesk.operations.health.losses import forget_loss, note_loss, tell_loss
from csdesk.operations.history import undo

ACME = AccountKey("ACME")
DAY = date(2026, 4, 1)
PRICE = LossNote(ACME, ChurnReasonId("price"), WinBack.CONTACTED, "Asked for a third off")


def test_a_loss_has_one_note_the_latest(workspace, library):
    note_loss(workspace, library, LossNote(ACME, ChurnReasonId("adoption")))
    outcome = note_loss(workspace, library, PRICE)
    assert outcome.changes & Changes.GROWTH
    assert workspace.losses.all() == {ACME: PRICE}
    undo(workspace)
    assert workspace.losses.all() == {ACME: LossNote(ACME, ChurnReasonId("adoption"))}


def test_a_note_can_be_taken_back(workspace, library):
    note_loss(workspace, library, PRICE)
    forget_loss(workspace, ACME)
    assert workspace.losses.all() == {}


@pytest.mark.parametrize("reason", [None, ChurnReasonId("weather")])
def test_a_loss_needs_a_reason_that_is_known(workspace, library, reason):
    with pytest.raises(WrongUsage, match="Choose one"):
        note_loss(workspace, library, LossNote(ACME, reason))
    assert workspace.losses.all() == {}


TOLD = LossNote(
    ACME,
    ChurnReasonId("price"),
    lost_on=date(2026, 3, 1),
    arr=40_000.0,
    source="Mail of the founder",
    name="Acme Ltd",
)


def test_a_loss_told_by_hand_is_kept_whole_and_can_be_taken_back(workspace, library):
    tell_loss(workspace, library, TOLD, DAY)
    assert workspace.losses.all() == {ACME: replace(TOLD, is_told=True)}
    forget_loss(workspace, ACME)
    assert workspace.losses.all() == {}
    undo(workspace)
    assert workspace.losses.all()[ACME].is_told


def test_words_that_look_like_what_is_kept_stay_words(workspace, library):
    odd = replace(PRICE, note='{"told": nonsense')
    note_loss(workspace, library, odd)
    assert workspace.losses.all() == {ACME: odd}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"account": AccountKey(" ")}, "Nobody is named"),
        ({"lost_on": None}, "No day is given"),
        ({"lost_on": date(2026, 4, 2)}, "is later"),
        ({"source": " "}, "Write down the source"),
        ({"arr": -1.0}, "0 or more"),
        ({"reason": None}, "Choose one"),
    ],
)
def test_a_loss_told_by_hand_says_who_when_why_and_who_knows(workspace, library, wrong, says):
    with pytest.raises(WrongUsage, match=says):
        tell_loss(workspace, library, replace(TOLD, **wrong), DAY)
    assert workspace.losses.all() == {}


def test_a_corrected_day_needs_its_source(workspace, library):
    with pytest.raises(WrongUsage, match="needs its source"):
        note_loss(workspace, library, replace(TOLD, source=""))
    note_loss(workspace, library, TOLD)
    assert workspace.losses.all() == {ACME: TOLD}
