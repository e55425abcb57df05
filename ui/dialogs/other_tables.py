"""The tables of a file that were not taken, each with its reason and the way to take it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csdesk.formatting import number, plural
from csdesk.model.imports import OtherTable
from csdesk.model.tables import TableKind
from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import cancel_button, lay_out
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card, Rule
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo

WIDTH = 640
ROW_HEIGHT = 74
SHOWN_ROWS = 6


class OtherTablesDialog(FittedDialog):
    """``kindChosen`` carries a table's id and what its rows are."""

    kindChosen = Signal(object, object)  # noqa: N815

    def __init__(
        self,
        others: Sequence[OtherTable],
        names: Mapping[TableKind, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        column = lay_out(
            self,
            "Tables that are not imported",
            "Say what the rows of one are, and it is read as that.",
            WIDTH,
        )
        self.rows = [_OtherRow(other, names) for other in others]
        column.addWidget(self._card())
        column.addSpacing(theme.space("m"))
        column.addLayout(button_row([cancel_button(self, "Close")]))

    def _card(self) -> Card:
        content = QWidget()
        content.setProperty("ground", "none")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for place, row in enumerate(self.rows):
            if place:
                column.addWidget(Rule())
            row.read.clicked.connect(lambda _checked, row=row: self._choose(row))
            column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        area.setFixedHeight(min(len(self.rows), SHOWN_ROWS) * (ROW_HEIGHT + 1))
        card = Card(padding=1)
        card.body.addWidget(area)
        return card

    def _choose(self, row: _OtherRow) -> None:
        self.accept()
        self.kindChosen.emit(row.other.id, row.kinds.currentData())


class _OtherRow(QWidget):
    """Where it stands, why it was left, its heads, and what it could be."""

    def __init__(self, other: OtherTable, names: Mapping[TableKind, str]) -> None:
        super().__init__()
        self.other = other
        self.setFixedHeight(ROW_HEIGHT)
        self.kinds = PlainCombo(f"What the rows of {other.id} are")
        self.kinds.show_entries([(name, kind) for kind, name in names.items()])
        self.kinds.choose(other.kind)
        self.read = Button("Read it", "small")
        self.read.setAccessibleName(f"Read the table {other.id}")
        found = other.range
        rows = max(0, found.last_row - found.header_row)
        heads = ", ".join(head for head in found.headers if head)
        words = QVBoxLayout()
        words.setSpacing(1)
        place = f"{found.sheet}, row {number(found.header_row)}: {plural(rows, 'row')}"
        words.addWidget(Label(place, "strong"))
        words.addWidget(Label(other.reason, "small"))
        words.addWidget(Label(heads or "Without heads", "caption"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(theme.space("s"))
        row.addLayout(words, 1)
        row.addWidget(self.kinds)
        row.addWidget(self.read)
