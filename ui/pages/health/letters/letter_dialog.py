"""A letter: which one, to whom, its words as they are to be sent, and the way to send them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPlainTextEdit, QWidget

from csdesk.model.playbooks import FilledMessage, MessageTemplate
from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import cancel_button, lay_out
from ui.models.letter_text import describe_open
from ui.pages.health.letters.open_places import OpenPlaces
from ui.widgets.account_field import AccountField
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo

WIDTH, TEXT_HEIGHT, LONGEST = 700, 300, 420
COMPLETE = "Every place is filled. Read it once before you send it."

Fill = Callable[[MessageTemplate, int | None], FilledMessage]


class LetterDialog(FittedDialog):
    """``fill`` gives a letter for the account in a row; ``keepRequested`` carries what is written.

    Another letter or account fills the text anew; Ctrl+Z in the text brings back what stood there.
    """

    keepRequested = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(
        self,
        templates: Sequence[MessageTemplate],
        names: Sequence[str],
        fill: Fill,
        row: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        self._fill = fill
        self.letters = PlainCombo("Letter")
        self.letters.setMaximumWidth(LONGEST)
        self.letters.show_entries([(one.name, one) for one in templates])
        self.account = AccountField()
        self.account.show_accounts(names, row)
        self.subject = QLineEdit()
        self.subject.setAccessibleName("Subject")
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Text of the letter")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(TEXT_HEIGHT)
        self._marks = OpenPlaces(self.text.document())
        self.open_places = Label("", "small", wrap=True)
        self.copy = Button("Copy", "primary")
        self.keep = Button("Save as text…", "secondary", "export")
        self._lay_out()
        self._connect()
        self._fill_anew()

    @property
    def letter(self) -> FilledMessage:
        """Return the letter as it is written now."""
        template: MessageTemplate = self.letters.currentData()
        filled = self._fill(template, self.account.row)
        return replace(filled, subject=self.subject.text(), body=self.text.toPlainText())

    def copy_letter(self) -> None:
        """Put subject and text on the clipboard."""
        QGuiApplication.clipboard().setText(f"{self.subject.text()}\n\n{self.text.toPlainText()}")
        self.copy.setText("Copied")

    def _lay_out(self) -> None:
        column = lay_out(self, "Write a letter", "", WIDTH)
        form = QFormLayout()
        form.setVerticalSpacing(theme.space("s"))
        for field in (self.letters, self.account, self.subject):
            form.addRow(Label(field.accessibleName(), "small", elide=False), field)
        column.addLayout(form)
        column.addSpacing(theme.space("xs"))
        column.addWidget(self.text)
        column.addWidget(self.open_places)
        column.addSpacing(theme.space("m"))
        right = [cancel_button(self, "Close"), self.keep, self.copy]
        column.addLayout(button_row(right))

    def _connect(self) -> None:
        self.letters.currentIndexChanged.connect(self._fill_anew)
        self.account.rowChosen.connect(self._fill_anew)
        self.subject.textChanged.connect(self._show_open)
        self.text.textChanged.connect(self._show_open)
        self.copy.clicked.connect(self.copy_letter)
        self.keep.clicked.connect(lambda: self.keepRequested.emit(self.letter))

    def _fill_anew(self) -> None:
        filled = self._fill(self.letters.currentData(), self.account.row)
        self.subject.setText(filled.subject)
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(filled.body.strip())
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._show_open()

    def _show_open(self) -> None:
        said = describe_open(f"{self.subject.text()}\n{self.text.toPlainText()}")
        self.open_places.setText(said or COMPLETE)
        self.open_places.set_tone("watch" if said else "text_2")
        self.copy.setText("Copy")
