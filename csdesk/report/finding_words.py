"""What a finding rests on and what it puts at stake, in words."""

from __future__ import annotations

from csdesk.formatting import money
from csdesk.model.findings import Certainty, Finding

CERTAINTY_WORDS = {
    Certainty.HIGH: "High",
    Certainty.MEDIUM: "Medium",
    Certainty.LOW: "Low",
}


def certainty_words(finding: Finding) -> str:
    """Return how sure a finding is, and why."""
    level = CERTAINTY_WORDS[finding.certainty].casefold()
    return f"Confidence: {level}. {finding.certainty_reason}".rstrip()


def brief_loss_words(finding: Finding, currency: str) -> str:
    """Return what of the ARR at stake leaves in a year, in a few words; empty: nobody knows."""
    loss = finding.yearly_loss
    if finding.arr_at_stake is None or loss is None:
        return ""
    low, high = (money(amount, currency, short=True) for amount in (loss.low, loss.high))
    return f"Of it {low} to {high} would leave in a year, by the client’s own rate of loss."


def loss_words(finding: Finding, currency: str) -> str:
    """Return what of the ARR at stake leaves in a year; empty where no amount is at stake."""
    loss = finding.yearly_loss
    if finding.arr_at_stake is None:
        return ""
    if loss is None:
        return "How much of it would leave in a year is not known: no own rate of loss."
    low, likely, high = (
        money(amount, currency, short=True) for amount in (loss.low, loss.base, loss.high)
    )
    return (
        f"{low} to {high} of it in a year, most likely {likely}, if these customers leave no more "
        "often than all did."
    )
