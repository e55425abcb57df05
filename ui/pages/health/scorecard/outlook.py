"""What a changed scorecard would do to the book, and whether it can be kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.formatting import plural
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey
from csdesk.model.score_changes import BandMove, WhatIf
from csdesk.report.document import Status
from ui import theme
from ui.models.band_moves import band_lines, describe_moves, move_columns
from ui.models.column_table import ColumnTableModel
from ui.pages.health.scorecard.band_bars import BandBars
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.outcome_line import OutcomeLine
from ui.widgets.words_instead import WordsInstead

UNMOVED = "Move a weight or an edge: here stands every account that changes band."
NOBODY_SCORED = (
    "No account has a score by this card: the lists hold too few of its signals. Bring in more of "
    "them, or weigh what they hold."
)
SCORED = (Band.RED, Band.YELLOW, Band.GREEN)


class Outlook(QWidget):
    """``keepRequested`` and ``dropRequested`` are its buttons.

    ``accountOpened`` carries the account of a row that was opened. ``outcome`` stands where the
    editor has more room.
    """

    accountOpened = Signal(object)  # noqa: N815
    keepRequested = Signal()  # noqa: N815
    dropRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = BandBars()
        self.words = Label("", "small", wrap=True)
        self.model = ColumnTableModel(self)
        self.table = DataTable("Accounts that change band")
        self.table.setModel(self.model)
        self.moved = WordsInstead(self.table, UNMOVED)
        self.outcome = OutcomeLine(lines=2)
        self.keep = Button("Keep this scorecard", "primary")
        self.drop = Button("Put back", "secondary", "undo")
        self.keep.clicked.connect(self.keepRequested)
        self.drop.clicked.connect(self.dropRequested)
        self._moves: Sequence[BandMove] = ()
        self.table.rowOpened.connect(self._open)
        self._lay_out()

    def show_what_if(
        self, found: WhatIf, names: Mapping[AccountKey, str], currency: str, by_hand: int
    ) -> None:
        """Show what the change would do; ``by_hand`` scores that persons set are not part of it."""
        self.bars.show_lines(band_lines(found, currency))
        set_by_hand = f" {_write_by_hand(by_hand)}" if by_hand else ""
        said = describe_moves(found) if _has_scores(found) else NOBODY_SCORED
        self.words.setText(f"{said}{set_by_hand}")
        columns = move_columns(found, names, currency)
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        self.moved.show_rows(len(found.moves))
        self._moves = found.moves

    def show_standing(
        self, obstacles: Sequence[str], warnings: Sequence[str], *, is_changed: bool
    ) -> None:
        """Say whether the card can be kept, and what to think twice about."""
        self.keep.setEnabled(is_changed and not obstacles)
        self.keep.setToolTip(obstacles[0] if obstacles else "")
        self.drop.setEnabled(is_changed)
        if obstacles:
            self.outcome.tell(Status.RISK, " ".join(obstacles))
        elif warnings:
            self.outcome.tell(Status.WATCH, " ".join(warnings))
        else:
            self.outcome.clear()

    def _open(self, row: int) -> None:
        self.accountOpened.emit(self._moves[self.model.source_row(row)].account)

    def _lay_out(self) -> None:
        bands = Card("What would change?")
        bands.body.addWidget(self.bars)
        bands.body.addWidget(self.words)
        moves = Card("Who changes band?", padding=0)
        moves.fill(self.moved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(bands)
        column.addWidget(moves, 1)
        column.addLayout(button_row([self.drop, self.keep]))


def _has_scores(found: WhatIf) -> bool:
    held = (found.before, found.after)
    return any(totals[band].accounts for totals in held for band in SCORED)


def _write_by_hand(by_hand: int) -> str:
    """Return why Accounts counts otherwise."""
    counts = "counts" if by_hand == 1 else "count"
    return (
        f"This is the card alone: in Accounts {plural(by_hand, 'score')} set by hand {counts} too."
    )
