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
from ui.widgets.entry_fields import text_field
from ui.widgets.label import Label
from ui.widgets.number_box import NumberBox
from ui.widgets.outcome_line import OutcomeLine

MOST = 1e12
BOX = 92
LONGEST_NAME, NAME_WIDTH = 60, 260


class QueryCard(Card):
    """``runWanted`` and ``stopWanted`` are its buttons.

    ``keepWanted`` and ``removeWanted`` carry the name of the person's own query.
    """

    runWanted = Signal()  # noqa: N815 - Qt's way of writing signals
    stopWanted = Signal()  # noqa: N815
    keepWanted = Signal(str)  # noqa: N815
    removeWanted = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.editor = SqlEditor()
        self.outcome = OutcomeLine()
        self.run = Button("Run", "primary")
        self.run.setToolTip("Run the query (Ctrl+Enter)")
        self.stop = Button("Stop", "secondary")
        self.name = text_field("Name under which the query is kept", hint="Name of your query")
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setMaximumWidth(NAME_WIDTH)
        self.keep = Button("Keep query", "small")
        self.remove = Button("Remove it", "small")
        self._kept_as = ""
        self._boxes: dict[str, NumberBox] = {}
        self._numbers = QWidget()
        self._row = QHBoxLayout(self._numbers)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space("s"))
        self.body.addWidget(self.editor)
        self.body.addLayout(button_row([self.stop, self.run], [self._numbers]))
        self.body.addLayout(button_row([self.remove, self.keep], [self.name]))
        self.body.addWidget(self.outcome)
        self.editor.runWanted.connect(self.runWanted)
        self.run.clicked.connect(self.runWanted)
        self.stop.clicked.connect(self.stopWanted)
        self.name.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(lambda: self.removeWanted.emit(self._kept_as))
        self.set_running(False)

    @property
    def sql(self) -> str:
        """Return the query as it is written now."""
        return self.editor.toPlainText()

    @property
    def values(self) -> dict[str, float]:
        """Return the numbers that its parameters have now."""
        return {name: box.value() for name, box in self._boxes.items()}

    def show_query(self, query: SampleQuery, kept_as: str = "") -> None:
        """Show a query with its usual numbers; ``kept_as`` is the name of one's own."""
        self._kept_as = kept_as
        self.name.setText(kept_as)
        self.remove.setVisible(bool(kept_as))
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

    def _keep(self) -> None:
        name = self.name.text().strip()
        if name and self.sql.strip():
            self.clear_mistake()
            self.keepWanted.emit(name)
        else:
            self.tell_mistake(
                "Give the query a name." if self.sql.strip() else "Write the query first."
            )
            (self.name if self.sql.strip() else self.editor).setFocus()

    def _clear(self) -> None:
        self._boxes = {}
        while (item := self._row.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
