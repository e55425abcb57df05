"""What a changed scorecard does to a book: the bands before and after, and who changes band."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.formatting import UNKNOWN, money, number, plural
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey
from csdesk.model.score_changes import WhatIf
from csdesk.report.document import StatusWord
from csdesk.report.statuses import band_status
from ui.models.column_table import TableColumn

SCORED = (Band.RED, Band.YELLOW, Band.GREEN)
SHOWN = 500
"""Moves that a table lists; nobody reads more, and the counts say how many there are."""


@dataclass(frozen=True, slots=True)
class BandLine:
    """One band before and after, in accounts and as parts of all of them, 0 to 1."""

    status: StatusWord
    before: int
    after: int
    share_before: float
    share_after: float
    words: str


def band_lines(found: WhatIf, currency: str) -> tuple[BandLine, ...]:
    """Return the bands, the worst first; accounts without a score only where there are any."""
    whole = sum(part.accounts for part in found.before.values()) or 1
    order = (*SCORED, Band.UNSCORED)
    held = (found.before, found.after)
    wanted = [one for one in order if one in SCORED or any(totals[one].accounts for totals in held)]
    return tuple(_band_line(found, band, whole, currency) for band in wanted)


def describe_moves(found: WhatIf) -> str:
    """Return how many accounts change band, and where the average goes."""
    if not len(found.moves):
        return "No account changes band."
    verb = "changes" if len(found.moves) == 1 else "change"
    text = f"{plural(len(found.moves), 'account')} {verb} band"
    if found.average_before is None or found.average_after is None:
        return f"{text}."
    return (
        f"{text}; the average goes from {number(found.average_before, 1)} to "
        f"{number(found.average_after, 1)}."
    )


def move_columns(
    found: WhatIf, names: Mapping[AccountKey, str], currency: str
) -> tuple[TableColumn, ...]:
    """Return the accounts that change band, the most revenue first."""
    moves = found.moves[:SHOWN]
    before = [band_status(move.before) for move in moves]
    after = [band_status(move.after) for move in moves]
    accounts = [names.get(move.account, str(move.account)) for move in moves]
    return (
        TableColumn("Account", accounts, str, width=110),
        TableColumn(
            "ARR",
            [move.arr for move in moves],
            lambda arr: money(arr, currency, short=True),
            right=True,
            width=62,
        ),
        TableColumn("Was", [one.word for one in before], str, lambda row: before[row], width=84),
        TableColumn("Becomes", [one.word for one in after], str, lambda row: after[row], width=84),
    )


def _band_line(found: WhatIf, band: Band, whole: int, currency: str) -> BandLine:
    before, after = found.before[band], found.after[band]
    change = after.accounts - before.accounts
    sign = f"{'+' if change > 0 else '−'}{number(abs(change))}" if change else "as before"
    amount = money(after.arr, currency, short=True) if after.accounts else UNKNOWN
    return BandLine(
        band_status(band),
        before.accounts,
        after.accounts,
        before.accounts / whole,
        after.accounts / whole,
        f"{number(before.accounts)} → {number(after.accounts)} ({sign}), {amount}",
    )
