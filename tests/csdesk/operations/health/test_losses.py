"""Why customers left, as a person decides it."""

from __future__ import annotations

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.churn import LossNote, WinBack
from csdesk.model.identifiers import AccountKey, ChurnReasonId
from csdesk.operations.health.losses import forget_loss, note_loss
from csdesk.operations.history import undo

ACME = AccountKey("ACME")
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
