"""Says that two accounts of the lists are one customer, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from csdesk.model.identifiers import AccountKey
from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import answer_row, lay_out
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo

WIDTH = 480


class JoinDialog(FittedDialog):
    """``given`` carries the key that stands for another account, that account, and the reason."""

    given = Signal(str, str, str)

    def __init__(
        self, accounts: Sequence[tuple[AccountKey, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        self._keys = [key for key, _ in accounts]
        self.kept = PlainCombo("The account that stays")
        self.kept.setMaximumWidth(WIDTH)
        self.kept.show_entries([(f"{name} ({key})", key) for key, name in accounts])
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Why they are one customer")
        self.reason.setPlaceholderText("The same contract under a former name")
        self.join = Button("These are one customer", "primary")
        names = " and ".join(f"“{name}”" for _, name in accounts)
        sentence = f"{names} count as one account. “Sources” shows them, to part them again."
        column = lay_out(self, "Are these one customer?", sentence, WIDTH)
        column.addWidget(Label("The account that stays", "caption"))
        column.addWidget(self.kept)
        column.addWidget(Label("Why they are one customer", "caption"))
        column.addWidget(self.reason)
        column.addSpacing(theme.space("m"))
        column.addLayout(answer_row(self, self.join))
        self.join.setEnabled(False)
        self.reason.textChanged.connect(lambda text: self.join.setEnabled(bool(text.strip())))
        self.join.clicked.connect(self._give)
        self.reason.setFocus()

    def _give(self) -> None:
        kept = self.kept.currentData()
        alias = next(key for key in self._keys if key != kept)
        self.accept()
        self.given.emit(alias, kept, self.reason.text().strip())
