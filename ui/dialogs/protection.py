"""Setting, changing or removing the pass phrase of the open file."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from csdesk.report.document import Status
from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import answer_row, lay_out
from ui.dialogs.pass_phrase_fields import PassPhraseFields
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.outcome_line import OutcomeLine
from ui.widgets.phrase_field import PhraseField

_WIDTH = 500
_SET = "The whole file is encrypted, with everything that csdesk writes beside it from then on."
_CHANGE = "The file is encrypted anew. The old pass phrase no longer opens it."
_REMOVE = "Anybody who gets hold of the file can read it from then on."
_REPLACE_OPEN = "Delete the backups made so far, which anybody can read, after a new one is made"
_REPLACE_OLD = "Delete the backups made so far, which the old pass phrase opens, after a new one"


@dataclass(frozen=True, slots=True)
class ProtectionChange:
    """What was entered. Neither phrase stands in the repr."""

    phrase: str | None = field(repr=False)
    """The present one, None for a plain file."""
    new_phrase: str | None = field(repr=False)
    """None to encrypt no longer."""
    replaces_backups: bool


class ProtectionDialog(FittedDialog):
    """Asks for the present phrase of an encrypted file, and for a new one unless it is removed.

    ``given`` says that all is entered; the dialog stays until somebody accepts it.
    """

    given = Signal()

    def __init__(
        self, *, is_encrypted: bool, removes: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = _REMOVE if removes else _CHANGE if is_encrypted else _SET
        verb = "Remove" if removes else "Change" if is_encrypted else "Set"
        title = f"{verb} the pass phrase"
        self.setWindowTitle(title)
        self._is_encrypted = is_encrypted
        self.present = PhraseField("Present pass phrase")
        self.outcome = OutcomeLine(lines=2)
        self.fields = None if removes else PassPhraseFields()
        self.replaces = QCheckBox()
        self.accept_button = Button(title, "primary")
        column = lay_out(self, title, words, _WIDTH)
        self._add_present(column)
        self._add_new(column)
        column.addLayout(answer_row(self, self.accept_button))
        self.accept_button.clicked.connect(self._give)
        self._check()

    def answer(self) -> ProtectionChange:
        """Return what was entered."""
        return ProtectionChange(
            self.present.phrase if self._is_encrypted else None,
            None if self.fields is None else self.fields.phrase,
            replaces_backups=self.fields is not None and self.replaces.isChecked(),
        )

    def tell(self, sentence: str) -> None:
        """Say why the present phrase is not taken, and let it be typed again."""
        self.setEnabled(True)
        self.outcome.tell(Status.RISK, sentence)
        self.present.mark_wrong(True)
        self.present.line.selectAll()
        self.present.setFocus()

    def _give(self) -> None:
        self.setEnabled(False)
        self.given.emit()

    def _add_present(self, column: QVBoxLayout) -> None:
        if self._is_encrypted:
            column.addWidget(Label("Present pass phrase", "caption"))
            column.addWidget(self.present)
            column.addWidget(self.outcome)
            column.addSpacing(theme.space("s"))
            self.present.edited.connect(self._note_present)
            self.present.setFocus()

    def _add_new(self, column: QVBoxLayout) -> None:
        if self.fields is None:
            return
        self.fields.changed.connect(self._check)
        column.addWidget(self.fields)
        column.addSpacing(theme.space("s"))
        self.replaces.setText("Replace the backups made so far")
        self.replaces.setChecked(not self._is_encrypted)
        column.addWidget(self.replaces)
        words = _REPLACE_OLD if self._is_encrypted else _REPLACE_OPEN
        column.addWidget(Label(f"{words}.", "small", wrap=True))
        column.addSpacing(theme.space("s"))

    def _note_present(self) -> None:
        self.present.mark_wrong(False)
        self.outcome.clear()
        self._check()

    def _check(self) -> None:
        has_present = not self._is_encrypted or bool(self.present.phrase)
        has_new = self.fields is None or bool(self.fields.phrase)
        self.accept_button.setEnabled(has_present and has_new)
