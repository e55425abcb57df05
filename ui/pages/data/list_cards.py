"""The lists that were imported: what each holds, and the way to take it back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csdesk.formatting import day, money, number, plural
from csdesk.model.accounts import AccountTable
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import BatchId
from csdesk.model.imports import ImportBatch, IssueKind, ListRole
from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from csdesk.report.document import Status, StatusWord
from ui import theme
from ui.models.import_reading import name_records
from ui.models.wording import LIST_ROLES
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.status import Pill

MISSING = {
    ListRole.CURRENT: "The customers of today with their ARR: everything else builds on it.",
    ListRole.PREVIOUS: "The same list of a year ago shows who stayed, who grew and who left.",
}
HEIGHT = 172
TAKE_BACK = "Take back"


class ListCards(QWidget):
    """A card for the present list, the earlier one and those beside; ``takeBackRequested`` one."""

    takeBackRequested = Signal(object)  # noqa: N815
    importRequested = Signal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space("card_gap"))
        self._records: Mapping[TableKind, str] = {}
        self.take_back: dict[BatchId, Button] = {}
        self._added: list[Button] = []
        self._area: QScrollArea | None = None
        self._is_narrow = False

    def show_lists(self, diagnosis: Diagnosis, library: Library) -> None:
        """Show the lists of an engagement."""
        self._records = name_records(library)
        empty_layout(self._row)
        self.take_back.clear()
        self._added.clear()
        self._area = None
        by_role = {batch.role: batch for batch in diagnosis.batches}
        tables = {
            ListRole.CURRENT: diagnosis.accounts,
            ListRole.PREVIOUS: diagnosis.previous,
        }
        for role, table in tables.items():
            batch = by_role.get(role)
            card = self._missing(role) if batch is None else self._present(batch, table, diagnosis)
            self._row.addWidget(card, 1)
        added = [batch for batch in diagnosis.batches if batch.role is ListRole.ADDED]
        if added:
            self._row.addWidget(self._beside(added), 1)
        self._shorten()

    def bring_up(self, batch: BatchId) -> None:
        """Scroll to the row of a file that stands beside the others."""
        button = self.take_back.get(batch)
        if button is not None and self._area is not None and self._area.isAncestorOf(button):
            self._area.ensureWidgetVisible(button)

    def set_narrow(self, *, narrow: bool) -> None:
        """Stand closer in a narrow window, and let files and dates have the room of words."""
        self._is_narrow = narrow
        self._row.setSpacing(theme.space("s" if narrow else "card_gap"))
        self._shorten()

    def _shorten(self) -> None:
        for button in self._added:
            button.setText("" if self._is_narrow else TAKE_BACK)

    def _present(
        self, batch: ImportBatch, table: AccountTable | None, diagnosis: Diagnosis
    ) -> Card:
        card = Card(LIST_ROLES[batch.role], self._button(batch))
        card.body.setSpacing(2)
        card.body.addWidget(Label(batch.file_name, "strong"))
        card.body.addWidget(Label(f"Sheet “{batch.sheet}”, as of {day(batch.as_of)}", "small"))
        card.body.addStretch(1)
        card.body.addLayout(_numbers(batch, table, diagnosis))
        card.body.addStretch(1)
        status = _total_status(batch, table, diagnosis.client.currency)
        card.body.addLayout(_at_left(Pill(status.status, status.word, soft=False)))
        return card

    def _button(self, batch: ImportBatch) -> Button:
        button = Button(TAKE_BACK, "small", "undo")
        button.setToolTip(f"Remove “{batch.file_name}” and everything that came from it")
        button.setAccessibleName(f"Take back {batch.file_name}")
        button.clicked.connect(lambda: self.takeBackRequested.emit(batch))
        self.take_back[batch.id] = button
        return button

    def _missing(self, role: ListRole) -> Card:
        card = Card(LIST_ROLES[role], Pill(Status.NONE, "Missing", soft=False))
        _align_title(card)
        card.body.addWidget(Label(MISSING[role], "small", wrap=True))
        button = Button("Bring in a file", "secondary", "import")
        button.clicked.connect(self.importRequested)
        card.body.addStretch(1)
        card.body.addLayout(_at_left(button))
        return card

    def _beside(self, batches: list[ImportBatch]) -> Card:
        records = sum(found.records for batch in batches for found in batch.lists)
        files = plural(len(batches), "file")
        card = Card(LIST_ROLES[ListRole.ADDED], f"{files}, {plural(records, 'record')}")
        _align_title(card)
        card.body.setContentsMargins(16, 16, 4, 4)
        card.head.setContentsMargins(0, 0, 12, 0)
        content = QWidget()
        content.setProperty("ground", "none")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 10, 8)
        column.setSpacing(theme.space("s"))
        for batch in batches:
            column.addLayout(self._added_row(batch))
        column.addStretch(1)
        self._area = area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        card.body.addWidget(area, 1)
        return card

    def _added_row(self, batch: ImportBatch) -> QHBoxLayout:
        counts = [f"{number(found.records)} {self._records[found.kind]}" for found in batch.lists]
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(batch.file_name, "strong"))
        words.addWidget(Label(f"{', '.join(counts)}, {day(batch.as_of)}", "small"))
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addLayout(words, 1)
        button = self._button(batch)
        self._added.append(button)
        row.addWidget(button)
        return row


def describe_lists(diagnosis: Diagnosis) -> str:
    """Return one sentence on what there is."""
    if diagnosis.accounts is None:
        return "Lists without customers; the customers of today are still missing."
    accounts = plural(len(diagnosis.accounts), "account")
    words = f"{accounts} as of {day(diagnosis.accounts.as_of)}"
    if diagnosis.previous is not None:
        words += f", compared with {number(len(diagnosis.previous))} before"
    return f"{words}."


def _numbers(batch: ImportBatch, table: AccountTable | None, diagnosis: Diagnosis) -> QHBoxLayout:
    currency = diagnosis.client.currency
    arr = None if table is None else table.total_arr()
    unread = sum(
        1
        for issue in diagnosis.issues
        if issue.file == batch.file_name and issue.kind is IssueKind.UNREAD_VALUE
    )
    line = QHBoxLayout()
    line.setSpacing(theme.space("l"))
    for value, label in (
        (number(batch.accounts_read), "accounts"),
        (money(arr, currency, short=True), "ARR"),
        (number(batch.rows_rejected), "rows left out"),
        (number(unread), "values not read"),
    ):
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(value, "question", elide=False))
        words.addWidget(Label(label, "caption", elide=False))
        line.addLayout(words)
    line.addStretch(1)
    return line


def _total_status(batch: ImportBatch, table: AccountTable | None, currency: str) -> StatusWord:
    if batch.stated_total is None or table is None:
        return StatusWord(Status.NONE, "The file states no total to compare with")
    if batch.adds_up(table.total_arr()):
        return StatusWord(Status.GOOD, "Adds up to the total that the file states")
    stated = money(batch.stated_total, currency)
    return StatusWord(Status.WATCH, f"The file states a total of {stated}")


def _align_title(card: Card) -> None:
    """Let the title stand as high as beside a button, as in the other cards of the row."""
    card.title.setMinimumHeight(theme.size("control_height_small"))


def _at_left(widget: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(widget)
    line.addStretch(1)
    return line
