"""Where the roles of the company disagree: the heatmap, and what can become a finding."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import number, plural
from csdesk.model.assessments import Observation
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import Instrument
from csdesk.model.responses import Response
from csdesk.report.document import Status
from csdesk.report.pictures import divergence_figure
from csdesk.scoring.divergence import Compared
from exports.charts import natural_height
from ui import theme
from ui.models.divergence_lines import (
    DivergenceLine,
    compare_instruments,
    list_divergence,
    shown_divergence,
)
from ui.pages.assess.packets.growing_rows import GrowingRows
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState, Unlock, Unlocks
from ui.widgets.figure_view import FigureView
from ui.widgets.label import Label
from ui.widgets.status import Pill

QUESTION = "Where do the roles of the company disagree?"
EVERY_AREA = "All areas"
COMBO_WIDTH = 220
FIRST_HEIGHT = 200


class ComparePart(QWidget):
    """``pictureWanted`` asks for the heatmap; the other wishes carry what a row is about."""

    pictureWanted = Signal(object)  # noqa: N815
    keepWanted = Signal(object)  # noqa: N815
    questionRequested = Signal(str)  # noqa: N815
    sendRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compared: tuple[Compared, ...] = ()
        self._responses: tuple[Response, ...] = ()
        self._observations: tuple[Observation, ...] = ()
        self.instruments = _make_combo("Instrument")
        self.areas = _make_combo("Area")
        self.figure = FigureView(FIRST_HEIGHT)
        self._rows = GrowingRows(self._make_row, "Everybody says the same here.")
        self._list = Card("What could become a finding?", "")
        self._heatmap = self._make_heatmap()
        self.empty = self._make_empty()
        self._lay_out()
        self.figure.pictureWanted.connect(self.pictureWanted)
        self.instruments.activated.connect(self._fill_areas)
        self.areas.activated.connect(self._show)

    def show_responses(
        self,
        instruments: Sequence[Instrument],
        responses: Sequence[Response],
        observations: Sequence[Observation],
    ) -> None:
        """Show how far apart roles are; the instrument and area in view stay in view."""
        self._responses, self._observations = tuple(responses), tuple(observations)
        self._compared = compare_instruments(instruments, responses)
        for part in (self._heatmap, self._list):
            part.setVisible(bool(self._compared))
        self.empty.setVisible(not self._compared)
        if self._compared:
            _refill(
                self.instruments, [(one.instrument.name, one.instrument.id) for one in
                                   self._compared]
            )  # fmt: skip
            self._fill_areas()

    def show_area(self, area: AreaId | None) -> None:
        """Show the questions of an area of the instrument in view; None: its areas."""
        self.areas.setCurrentIndex(max(0, self.areas.findData(area)))
        self._show()

    @property
    def lines(self) -> tuple[DivergenceLine, ...]:
        """Return the lines that are shown below the heatmap."""
        compared = self._chosen()
        shown = shown_divergence(compared, self.areas.currentData())
        return list_divergence(compared.instrument, shown, self._observations)

    def _chosen(self) -> Compared:
        return self._compared[max(0, self.instruments.currentIndex())]

    def _fill_areas(self) -> None:
        compared = self._chosen()
        named = compared.instrument.area_name
        areas = [(named(one.area), one.area) for one in shown_divergence(compared, None)]
        _refill(self.areas, [(EVERY_AREA, None), *areas])
        self._show()

    def _show(self) -> None:
        compared = self._chosen()
        shown = shown_divergence(compared, self.areas.currentData())
        figure = divergence_figure(compared.instrument, shown, self._responses)
        self.figure.setFixedHeight(natural_height(figure, self.figure.width()))
        lines = self.lines
        self.figure.show_figure(figure, " ".join(line.sentence for line in lines) or QUESTION)
        self._heatmap.right.setText(_count_words(self._responses))
        self._show_lines(lines)

    def _show_lines(self, lines: Sequence[DivergenceLine]) -> None:
        large = sum(line.status.status is Status.RISK for line in lines)
        self._list.right.setText(f"{number(large)} far apart" if large else "")
        self._rows.show_entries(lines)

    def _make_row(self, line: DivergenceLine) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 8, 0, 8)
        across.setSpacing(theme.space("m"))
        across.addWidget(Pill(line.status.status, line.status.word, soft=False))
        said = Label(line.sentence, "small", tone="text", wrap=True)
        across.addWidget(said, 1, Qt.AlignmentFlag.AlignVCenter)
        question = line.divergence.question
        opener = Button("Questions" if question is None else "Open", "small")
        if question is None:
            opener.setToolTip("Shows the questions of this area")
            opener.clicked.connect(partial(self.show_area, line.divergence.area))
        else:
            opener.setToolTip("Goes to the question")
            opener.clicked.connect(partial(self.questionRequested.emit, question))
        across.addWidget(opener)
        across.addWidget(self._make_keeper(line))
        return row

    def _make_keeper(self, line: DivergenceLine) -> Button:
        keeper = Button("Kept" if line.is_kept else "Make it a finding", "small")
        keeper.setEnabled(not line.is_kept)
        keeper.setToolTip(
            "An observation says it already"
            if line.is_kept
            else "Keeps it as an observation at its question, from which a finding is made"
        )
        keeper.clicked.connect(partial(self.keepWanted.emit, line.divergence))
        return keeper

    def _make_heatmap(self) -> Card:
        card = Card(QUESTION, "")
        across = QHBoxLayout()
        across.setSpacing(theme.space("s"))
        across.addWidget(self.instruments)
        across.addWidget(self.areas)
        across.addStretch(1)
        card.body.addLayout(across)
        card.body.addSpacing(theme.space("xs"))
        card.body.addWidget(self.figure)
        return card

    def _make_empty(self) -> EmptyState:
        send = Button("Send packets", "primary", "export")
        send.clicked.connect(self.sendRequested)
        return EmptyState(
            "Nobody disagrees yet",
            "When people in two roles have answered the same questions, this shows where they see "
            "the company differently.",
            primary=send,
            unlocks=Unlocks(
                "What unlocks what",
                "",
                (
                    Unlock("Packets from two roles", "The heatmap, and findings from it",
                           Status.NONE, "Missing"),
                    Unlock("Two people in a role", "Means that point at nobody", Status.NONE,
                           "Missing"),
                ),
            ),
        )  # fmt: skip

    def _lay_out(self) -> None:
        self._list.body.addLayout(self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(self._heatmap)
        column.addWidget(self._list)
        column.addWidget(self.empty, 1)
        column.addStretch(0)


def _make_combo(name: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setMinimumWidth(COMBO_WIDTH)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return combo


def _refill(combo: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
    """Offer other entries; the chosen one stays chosen where it is still there."""
    chosen = combo.currentData()
    combo.clear()
    for name, key in entries:
        combo.addItem(name, key)
        combo.setItemData(combo.count() - 1, name, Qt.ItemDataRole.ToolTipRole)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))


def _count_words(responses: Sequence[Response]) -> str:
    people = {response.respondent.id for response in responses}
    return f"n = {plural(len(people), 'person', 'people')}"
