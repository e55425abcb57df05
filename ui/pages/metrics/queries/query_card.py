"""The query itself: its text, its numbers, and the buttons that run and stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.model.queries import SampleQuery
from csdesk.report.document import Status
from ui import theme
from ui.pages.metrics.queries.sql_editor import SqlEditor
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox
from ui.widgets.outcome_line import OutcomeLine

MOST = 1e12
BOX = 92


class QueryCard(Card):
    """``runWanted`` and ``stopWanted`` are its buttons."""

    runWanted = Signal()  # noqa: N815 - Qt's way of writing signals
    stopWanted = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.editor = SqlEditor()
        self.outcome = OutcomeLine()
        self.run = Button("Run", "primary")
        self.run.setToolTip("Run the query (Ctrl+Enter)")
        self.stop = Button("Stop", "secondary")
        self._boxes: dict[str, NumberBox] = {}
        self._numbers = QWidget()
        self._row = QHBoxLayout(self._numbers)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space("s"))
        self.body.addWidget(self.editor)
        self.body.addLayout(button_row([self.stop, self.run], [self._numbers]))
        self.body.addWidget(self.outcome)
        self.editor.runWanted.connect(self.runWanted)
        self.run.clicked.connect(self.runWanted)
        self.stop.clicked.connect(self.stopWanted)
        self.set_running(False)

    @property
    def sql(self) -> str:
        """Return the query as it is written now."""
        return self.editor.toPlainText()

    @property
    def values(self) -> dict[str, float]:
        """Return the numbers that its parameters have now."""
        return {name: box.value() for name, box in self._boxes.items()}

    def show_query(self, query: SampleQuery) -> None:
        """Show a query with its usual numbers."""
        self.editor.setPlainText(query.sql.strip())
        self.clear_mistake()
        self._clear()
        for parameter in query.parameters:
            box = NumberBox(parameter.about, -MOST, MOST, BOX)
            box.show_number(parameter.default)
            self._boxes[parameter.id] = box
            label = Label(f":{parameter.id}", "small", elide=False)
            label.setToolTip(parameter.about)
            self._row.addWidget(label)
            self._row.addWidget(box)

    def set_running(self, running: bool) -> None:
        """Say whether the query is under way."""
        self.run.setEnabled(not running)
        self.stop.setVisible(running)

    def tell_mistake(self, sentence: str) -> None:
        """Say why there is no result."""
        self.outcome.tell(Status.RISK, sentence)
        self.outcome.show()

    def clear_mistake(self) -> None:
        """Say nothing; the line for it goes away."""
        self.outcome.clear()
        self.outcome.hide()

    def _clear(self) -> None:
        self._boxes = {}
        while (item := self._row.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
