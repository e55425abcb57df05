"""The lists that were imported: what each holds, and the way to take it back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import day, money, number, plural
from csdesk.model.accounts import AccountTable
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.imports import ImportBatch, IssueKind, ListRole
from csdesk.report.document import Status, StatusWord
from ui import theme
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


class ListCards(QWidget):
    """One card for each role; ``takeBackRequested`` carries the batch."""

    takeBackRequested = Signal(object)  # noqa: N815
    importRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.space("card_gap"))
        self.take_back: dict[ListRole, Button] = {}

    def show_lists(self, diagnosis: Diagnosis) -> None:
        """Show the lists of an engagement."""
        empty_layout(self._row)
        self.take_back.clear()
        batches = {batch.role: batch for batch in diagnosis.batches}
        tables = {
            ListRole.CURRENT: diagnosis.accounts,
            ListRole.PREVIOUS: diagnosis.previous,
        }
        for role in ListRole:
            batch = batches.get(role)
            if batch is None:
                self._row.addWidget(self._missing(role), 1)
            else:
                self._row.addWidget(self._present(batch, tables[role], diagnosis), 1)

    def _present(
        self, batch: ImportBatch, table: AccountTable | None, diagnosis: Diagnosis
    ) -> Card:
        button = Button("Take back", "small", "undo")
        button.setToolTip(f"Remove “{batch.file_name}” and everything that came from it")
        button.clicked.connect(lambda: self.takeBackRequested.emit(batch))
        self.take_back[batch.role] = button
        card = Card(LIST_ROLES[batch.role], button)
        card.body.setSpacing(2)
        card.body.addWidget(Label(batch.file_name, "strong"))
        card.body.addWidget(Label(f"Sheet “{batch.sheet}”, as of {day(batch.as_of)}", "small"))
        card.body.addSpacing(theme.space("s"))
        card.body.addLayout(_numbers(batch, table, diagnosis))
        status = _total_status(batch, table, diagnosis.client.currency)
        line = QHBoxLayout()
        line.addWidget(Pill(status.status, status.word, soft=False))
        line.addStretch(1)
        card.body.addSpacing(theme.space("xs"))
        card.body.addLayout(line)
        return card

    def _missing(self, role: ListRole) -> Card:
        card = Card(LIST_ROLES[role], Pill(Status.NONE, "Missing", soft=False))
        card.body.addWidget(Label(MISSING[role], "small", wrap=True))
        button = Button("Bring in a file", "secondary", "import")
        button.clicked.connect(self.importRequested)
        line = QHBoxLayout()
        line.addWidget(button)
        line.addStretch(1)
        card.body.addStretch(1)
        card.body.addLayout(line)
        return card


def _numbers(batch: ImportBatch, table: AccountTable | None, diagnosis: Diagnosis) -> QHBoxLayout:
    currency = diagnosis.client.currency
    arr = None if table is None else table.total_arr()
    unread = sum(
        1
        for issue in diagnosis.issues
        if issue.file == batch.file_name and issue.kind is IssueKind.UNREAD_VALUE
    )
    line = QHBoxLayout()
    line.setSpacing(theme.space("xl"))
    for value, label in (
        (number(batch.accounts_read), "accounts"),
        (money(arr, currency, short=True), "ARR"),
        (number(batch.lost_read), "lost customers"),
        (number(batch.rows_rejected), "rows left out"),
        (number(unread), "values not read"),
    ):
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(value, "question", elide=False))
        words.addWidget(Label(label, "caption"))
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


def describe_lists(diagnosis: Diagnosis) -> str:
    """Return one sentence on what there is."""
    if diagnosis.accounts is None:
        return "Nothing is written before you have seen it, and one click takes an import back."
    accounts = plural(len(diagnosis.accounts), "account")
    words = f"{accounts} as of {day(diagnosis.accounts.as_of)}"
    if diagnosis.previous is not None:
        words += f", compared with {number(len(diagnosis.previous))} a list earlier"
    return f"{words}. One click takes an import back."
