"""The lost customers by name."""

from __future__ import annotations

from csdesk.formatting import number, plural
from csdesk.model.churn import ChurnReview, ChurnRules, Loss, WinBack
from csdesk.report.document import Column, Format, Status, StatusWord, Table, Value

ON_PAPER = 20
WIN_BACKS = {
    WinBack.NOT_STARTED: StatusWord(Status.NONE, "Not started"),
    WinBack.CONTACTED: StatusWord(Status.DOING, "Contacted"),
    WinBack.IN_TALKS: StatusWord(Status.DOING, "In talks"),
    WinBack.WON: StatusWord(Status.GOOD, "Won back"),
    WinBack.LOST: StatusWord(Status.RISK, "Did not come back"),
    WinBack.NOT_WANTED: StatusWord(Status.NONE, "Not wanted back"),
}


def win_back_table(review: ChurnReview, rules: ChurnRules) -> Table:
    """Return the losses that are worth a campaign, largest first."""
    names = {reason.id: reason.name for reason in rules.reasons}
    left = len(review.win_back) - ON_PAPER
    unpriced = sum(loss.arr is None for loss in review.losses)
    notes = [f"{number(left)} more in the workbook, on the sheet Losses."] if left > 0 else []
    if unpriced:
        losses = plural(unpriced, "loss", "losses")
        notes.append(f"{losses} without an amount may be worth it as well.")
    return Table(
        name="Win back",
        title="Who is worth winning back?",
        columns=(
            Column("Customer", Format.TEXT, 0.34),
            Column("ARR", Format.MONEY, 0.14),
            Column("Left on", Format.DATE, 0.14),
            Column("Reason", Format.TEXT, 0.24),
            Column("Win-back", Format.STATUS, 0.18),
        ),
        rows=tuple(
            (
                loss.name,
                loss.arr,
                loss.lost_on,
                names.get(loss.reason) if loss.reason else None,
                WIN_BACKS[loss.win_back],
            )
            for loss in review.win_back[:ON_PAPER]
        ),
        empty=f"No known loss is above {number(rules.win_back_above)} of ARR.",
        notes=tuple(notes),
    )


def losses_table(review: ChurnReview, rules: ChurnRules) -> Table:
    """Return every loss with all that is known of it, for the workbook."""
    names = {reason.id: reason.name for reason in rules.reasons}
    return Table(
        name="Losses",
        title="Every customer who left",
        columns=(
            Column("Customer ID", Format.TEXT, 0.14),
            Column("Customer", Format.TEXT, 0.2),
            Column("Left on", Format.DATE, 0.1),
            Column("ARR", Format.MONEY, 0.1),
            Column("Days as a customer", Format.INTEGER, 0.1),
            Column("In their words", Format.TEXT, 0.2),
            Column("Reason", Format.TEXT, 0.16),
            Column("Chosen by a person", Format.TEXT, 0.1),
            Column("Win-back", Format.STATUS, 0.12),
        ),
        rows=tuple(
            _loss_row(loss, names.get(loss.reason) if loss.reason else None)
            for loss in review.losses
        ),
        empty="",
        workbook_only=True,
    )


def _loss_row(loss: Loss, reason: str | None) -> tuple[Value, ...]:
    return (
        loss.account,
        loss.name,
        loss.lost_on,
        loss.arr,
        loss.days_of_life,
        loss.stated or None,
        reason,
        "Yes" if loss.is_confirmed else "No",
        WIN_BACKS[loss.win_back],
    )
