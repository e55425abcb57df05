"""What of the lost revenue could have been kept."""

from dataclasses import replace
from datetime import date

import pytest

from csdesk.model.churn import NO_CHURN_RULES, ChurnReason, Loss, ReasonShare, WinBack
from csdesk.model.cited import CitedFigure, CitedTopic
from csdesk.model.identifiers import AccountKey, ChurnReasonId, InitiativeId
from tests.health_reviews import NO_CHURN
from ui.models.saved_arr import add_up, change_line, list_savings, write_copy, write_total

PRICE, CLOSED = ChurnReasonId("price"), ChurnReasonId("closed")
RULES = replace(
    NO_CHURN_RULES,
    reasons=(
        ChurnReason(PRICE, "It costs too much", (), initiatives=(InitiativeId("talks"),)),
        ChurnReason(CLOSED, "It closed", ()),
    ),
)
CITED = (CitedFigure("churn.programme", CitedTopic.CHURN, "Less churn", 20, 40, "Somebody"),)
UNSAID = Loss(
    AccountKey("9"), date(2026, 1, 1), 5_000.0, "", None, False, WinBack.NOT_STARTED, None
)
REVIEW = replace(
    NO_CHURN,
    losses=(UNSAID,),
    reasons=(
        ReasonShare(PRICE, "It costs too much", 3, 100_000.0, 0, 0, None),
        ReasonShare(CLOSED, "It closed", 1, 30_000.0, 0, 0, None),
    ),
)


@pytest.fixture
def lines():
    return list_savings(REVIEW, RULES, CITED)


def test_only_what_an_initiative_repairs_counts_at_first(lines):
    assert [(line.name, line.is_counted, line.saved) for line in lines] == [
        ("It costs too much", True, (20_000.0, 40_000.0)),
        ("It closed", False, (0.0, 0.0)),
        ("Nobody says why", False, (0.0, 0.0)),
    ]


def test_reasons_add_up_and_the_ends_keep_their_order(lines):
    price, closed, unsaid = lines
    closed = change_line(closed, is_counted=True, low=50, high=10)
    assert (closed.low, closed.high) == (10, 50)
    assert add_up((price, closed, unsaid)) == (23_000.0, 55_000.0)


def test_the_sum_is_a_sentence_and_can_be_copied(lines):
    assert write_total(lines, "GBP") == (
        "£20,000 to £40,000 of £135,000 could have stayed, if the reasons that are ticked, of "
        "3 customers, had been worked on."
    )
    head, row, total = write_copy(lines, "GBP").splitlines()
    assert head.split("\t")[0] == "Reason"
    assert row.split("\t")[2:] == ["£100,000", "20%", "40%", "£20,000", "£40,000"]
    assert total == write_total(lines, "GBP")


def test_nothing_ticked_keeps_nothing(lines):
    nothing = [change_line(line, is_counted=False, low=1, high=2) for line in lines]
    assert write_total(nothing, "GBP").startswith("No reason is ticked: nothing of the £135,000")
