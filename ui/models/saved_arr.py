"""What of the lost revenue could have been kept: reason by reason, at a rate from low to high."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import fsum

from csdesk.formatting import money, percent, plural
from csdesk.model.churn import ChurnReview, ChurnRules
from csdesk.model.cited import CitedFigure
from csdesk.scoring.churn.programme import estimate_saved
from ui.models.loss_bars import UNKNOWN

PROGRAMME = "churn.programme"
"""The cited claim of what ordered measures against churn bring (S1.32)."""


@dataclass(frozen=True, slots=True)
class SavingLine:
    """One reason with the part of its losses that measures could have kept, in percent."""

    key: str
    name: str
    losses: int
    arr: float
    low: float
    high: float
    is_counted: bool

    @property
    def saved(self) -> tuple[float, float]:
        """Return the ARR at either end; nothing of a reason that does not count."""
        return estimate_saved(self.arr, self.low, self.high) if self.is_counted else (0.0, 0.0)


def list_savings(
    review: ChurnReview, rules: ChurnRules, claims: Sequence[CitedFigure]
) -> tuple[SavingLine, ...]:
    """Return every reason of the losses; those that an initiative repairs count at first.

    The rates begin at what is cited; nobody has measured them at this client.
    """
    claim = find_claim(claims)
    low, high = (claim.low, claim.high) if claim else (0.0, 0.0)
    repaired = {reason.id for reason in rules.reasons if reason.initiatives}
    lines = [
        SavingLine(
            str(one.reason), one.name, one.losses, one.arr, low, high, one.reason in repaired
        )
        for one in review.reasons
    ]
    unknown = [loss for loss in review.losses if loss.reason is None]
    if unknown:
        arr = fsum(loss.arr or 0.0 for loss in unknown)
        name, count = "Nobody says why", len(unknown)
        lines.append(SavingLine(UNKNOWN, name, count, arr, low, high, is_counted=False))
    return tuple(lines)


def find_claim(claims: Sequence[CitedFigure]) -> CitedFigure | None:
    """Return what is cited about measures against churn."""
    return next((claim for claim in claims if claim.id == PROGRAMME), None)


def change_line(line: SavingLine, *, is_counted: bool, low: float, high: float) -> SavingLine:
    """Return a line with other numbers; a low end above the high one changes places with it."""
    return replace(line, is_counted=is_counted, low=min(low, high), high=max(low, high))


def add_up(lines: Sequence[SavingLine]) -> tuple[float, float]:
    """Return the ARR of all reasons together: no loss has two of them."""
    saved = [line.saved for line in lines]
    return fsum(low for low, _ in saved), fsum(high for _, high in saved)


def write_total(lines: Sequence[SavingLine], currency: str) -> str:
    """Return what could have been kept, in a sentence."""
    low, high = add_up(lines)
    lost = money(fsum(line.arr for line in lines), currency)
    counted = [line for line in lines if line.is_counted]
    if not counted:
        return f"No reason is ticked: nothing of the {lost} that left is counted as kept."
    customers = plural(sum(line.losses for line in counted), "customer")
    return (
        f"{money(low, currency)} to {money(high, currency)} of {lost} could have stayed, if the "
        f"reasons that are ticked, of {customers}, had been worked on."
    )


def write_copy(lines: Sequence[SavingLine], currency: str) -> str:
    """Return the reckoning as lines to paste elsewhere."""
    rows = [
        f"{line.name}\t{line.losses}\t{money(line.arr, currency)}\t"
        f"{percent(line.low, trim=True)}\t{percent(line.high, trim=True)}\t"
        f"{money(line.saved[0], currency)}\t{money(line.saved[1], currency)}"
        for line in lines
        if line.is_counted
    ]
    head = "Reason\tCustomers\tARR\tKept, low\tKept, high\tSaved, low\tSaved, high"
    return "\n".join((head, *rows, write_total(lines, currency)))
