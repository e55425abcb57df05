"""Rows that were begun, and what is written in them while they are on their way."""

from __future__ import annotations

import pytest

from csdesk.model.registers import ColumnId, RegisterId
from ui.models.register_drafts import RowDrafts

BOOK = RegisterId("book")
FIRST, MORE = {ColumnId("a"): "1"}, {ColumnId("a"): "1", ColumnId("b"): "2"}


@pytest.fixture
def drafts() -> RowDrafts:
    drafts = RowDrafts()
    drafts.begin(BOOK)
    drafts.write(BOOK, FIRST)
    return drafts


def test_a_row_is_begun_once(drafts):
    drafts.begin(BOOK)
    assert drafts.of(BOOK) == FIRST
    assert drafts.of(RegisterId("other")) is None


def test_a_row_is_sent_once_and_settled(drafts):
    assert drafts.send(BOOK)
    assert not drafts.send(BOOK)
    assert drafts.settle(BOOK) is None
    assert drafts.of(BOOK) is None


def test_what_is_added_on_the_way_is_handed_out_at_the_end(drafts):
    drafts.send(BOOK)
    drafts.write(BOOK, MORE)
    assert drafts.settle(BOOK) == MORE


def test_a_row_that_was_refused_can_be_sent_again(drafts):
    drafts.send(BOOK)
    drafts.come_back()
    assert drafts.of(BOOK) == FIRST
    assert drafts.send(BOOK)


def test_a_row_is_given_up_once(drafts):
    assert drafts.drop(BOOK)
    assert not drafts.drop(BOOK)
