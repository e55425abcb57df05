"""Opens letters for accounts and keeps them as files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey, TemplateId
from csdesk.model.playbooks import FilledMessage, MessageTemplate
from ui.dialogs.files import ask_for_target
from ui.models.letter_text import fill_letter
from ui.pages.health.letters.letter_dialog import LetterDialog
from ui.session import Session
from ui.tasks.lifetime import while_there

KIND = "Text files (*.txt)"


class LetterDesk(QObject):
    """``told`` says what was saved."""

    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent
        self._diagnosis: Diagnosis | None = None
        self._names: tuple[str, ...] = ()

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Fill letters from an engagement from now on."""
        self._diagnosis = diagnosis
        self._names = diagnosis.accounts.names if diagnosis.accounts else ()

    def open_template(self, template: TemplateId, account: AccountKey | None = None) -> None:
        """Open one letter, for an account where one is given."""
        self.open_letters([t for t in self._session.library.templates if t.id == template], account)

    def open_letters(
        self, templates: Sequence[MessageTemplate], account: AccountKey | None = None
    ) -> LetterDialog:
        """Open a letter of several, for an account where one is given."""
        accounts = self._diagnosis.accounts if self._diagnosis else None
        known = accounts is not None and account in accounts.keys
        row = accounts.keys.index(account) if accounts and account and known else None
        dialog = LetterDialog(templates, self._names, self._fill, row, self._window)
        dialog.keepRequested.connect(self._keep)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _fill(self, template: MessageTemplate, row: int | None) -> FilledMessage:
        diagnosis = self._diagnosis
        if diagnosis is None or diagnosis.accounts is None or row is None:
            from csdesk.scoring.actions import fill_template

            return fill_template(template, {})
        return fill_letter(template, diagnosis, diagnosis.accounts.keys[row])

    def _keep(self, letter: FilledMessage) -> None:
        path = self._session.path
        folder = path.parent if path else Path.home()
        target = ask_for_target(self._window, folder / "Letter.txt", "Save the letter", KIND)
        if target is None:
            return
        if target.suffix.casefold() != ".txt":
            target = target.with_name(f"{target.name}.txt")
        self._session.render(
            write_letter,
            letter,
            target,
            on_done=while_there(self._window, lambda saved: self.told.emit(f"Saved: {saved.name}")),
            label="Writing the letter",
        )


def write_letter(letter: FilledMessage, target: Path) -> Path:
    """Write a letter as a text file and return where it stands."""
    from exports import write

    write(letter, target)
    return target
