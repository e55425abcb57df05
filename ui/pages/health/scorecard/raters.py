"""Weights by several people: each gives their own, round by round, until they agree."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from csdesk.model.identifiers import SignalId
from csdesk.model.scorecards import Scorecard
from csdesk.model.weighting import WeightRating
from csdesk.scoring.health import settle_round
from ui import theme
from ui.models.column_table import ColumnTableModel
from ui.models.score_design import consensus_columns, describe_round, latest_round, weights_of
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox
from ui.widgets.scrolling import PartScroll
from ui.widgets.words_instead import WordsInstead

WHOLE = 100
NOTHING = "Once somebody gives every signal a weight, to 100 in sum, the middle of all stands here."


class RatersView(QWidget):
    """``rated`` carries round, rater and weights; ``settled`` asks to use what came out."""

    rated = Signal(int, str, object)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: Scorecard | None = None
        self._ratings: tuple[WeightRating, ...] = ()
        self._round = 1
        self.boxes: dict[SignalId, NumberBox] = {}
        self.rater = QLineEdit()
        self.rater.setAccessibleName("Who gives these weights")
        self.rater.setPlaceholderText("Name of the rater")
        self.total = Label("", "strong", elide=False)
        self.give = Button("Keep these weights", "primary")
        self.next = Button("Begin the next round", "small")
        self.use = Button("Use these weights", "secondary")
        self.words = Label("", "small", wrap=True)
        self.model = ColumnTableModel(self)
        self.table = DataTable("What the raters make of each signal")
        self.table.setModel(self.model)
        self.found = WordsInstead(self.table, NOTHING)
        self._area = PartScroll(QWidget())
        self._lay_out()
        self._connect()

    def show_card(self, card: Scorecard, ratings: Sequence[WeightRating]) -> None:
        """Show what was given to the signals of a card."""
        is_other = self._card is None or self._card.id != card.id
        self._card = card
        self._ratings = tuple(one for one in ratings if one.scorecard == card.id)
        at = latest_round(self._ratings)
        self._round = at if is_other else max(self._round, at)
        if is_other or set(self.boxes) != {signal.id for signal in card.signals}:
            self._make_boxes(card)
        self._show_round()

    def _make_boxes(self, card: Scorecard) -> None:
        content = QWidget()
        content.setProperty("ground", "none")
        grid = QGridLayout(content)
        grid.setContentsMargins(16, 8, 16, 8)
        grid.setColumnStretch(0, 1)
        self.boxes = {}
        for row, signal in enumerate(card.signals):
            box = NumberBox(f"Weight of {signal.name}", 0, WHOLE)
            box.numberChosen.connect(self._add_up)
            self.boxes[signal.id] = box
            grid.addWidget(Label(signal.name, "body"), row, 0)
            grid.addWidget(box, row, 1)
        grid.setRowStretch(len(card.signals), 1)
        old = self._area.takeWidget()
        self._area.setWidget(content)
        if old is not None:
            old.deleteLater()

    def _show_round(self) -> None:
        card = self._card
        if card is None:
            return
        ours = [one for one in self._ratings if one.round == self._round]
        found = settle_round(ours, card)
        self.words.setText(describe_round(found))
        columns = consensus_columns(found, card)
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        self.found.show_rows(len(found.consensus))
        self.use.setEnabled(bool(found.consensus))
        self.next.setEnabled(bool(found.raters))
        self._show_given()

    def _show_given(self) -> None:
        """Show what the named rater gave in this round, else what the card weighs."""
        card = self._card
        if card is None:
            return
        given = weights_of(self._ratings, self.rater.text(), self._round)
        for signal in card.signals:
            self.boxes[signal.id].show_number(given.get(signal.id, signal.weight))
        self._add_up()

    def _add_up(self) -> None:
        total = round(sum(box.value() for box in self.boxes.values()), 4)
        self.total.setText(f"{total:g} of {WHOLE}")
        self.total.set_tone("text" if total == WHOLE else "risk")
        self.give.setEnabled(bool(self.rater.text().strip()) and total == WHOLE)

    def _begin_next(self) -> None:
        self._round += 1
        self._show_round()

    def _give(self) -> None:
        weights = {signal: box.value() for signal, box in self.boxes.items()}
        self.rated.emit(self._round, self.rater.text().strip(), weights)

    def _connect(self) -> None:
        self.rater.textChanged.connect(self._add_up)
        self.rater.editingFinished.connect(self._show_given_of_another)
        self.give.clicked.connect(self._give)
        self.next.clicked.connect(self._begin_next)
        self.use.clicked.connect(self.settled)

    def _show_given_of_another(self) -> None:
        if weights_of(self._ratings, self.rater.text(), self._round):
            self._show_given()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.rater, 1)
        line.addWidget(self.give)
        given = Card("What does each of you say?", self.total, padding=0)
        given.fill(self._area, line)
        settled = Card("What do all of you say?", self.next, padding=0)
        foot = button_row([self.use], [])
        foot.insertWidget(0, self.words, 1)
        settled.fill(self.found, foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("card_gap"))
        row.addWidget(given, 1)
        row.addWidget(settled, 1)
