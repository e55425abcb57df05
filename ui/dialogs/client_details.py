"""Changing what is known of a client."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from csdesk.model.clients import Client
from ui.dialogs.client_fields import ClientFields
from ui.dialogs.layout import answer_row
from ui.widgets.button import Button
from ui.widgets.label import Label


class ClientDetailsDialog(QDialog):
    """Asks for a client; ``client`` gives it once the dialog was accepted."""

    def __init__(
        self, title: str, sentence: str, accept: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        self.fields = ClientFields()
        self._accept = Button(accept, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(6)
        column.addWidget(Label(title, "question"))
        column.addWidget(Label(sentence, "small", wrap=True))
        column.addSpacing(8)
        column.addWidget(self.fields)
        column.addSpacing(14)
        column.addLayout(answer_row(self, self._accept))
        self._accept.clicked.connect(self.accept)
        self.fields.nameChanged.connect(self._check)
        self._check()

    def show_client(self, client: Client) -> None:
        """Show what is known so far."""
        self.fields.show_client(client)

    def client(self) -> Client:
        """Return what was entered."""
        return self.fields.client()

    def _check(self) -> None:
        self._accept.setEnabled(bool(self.fields.name))
