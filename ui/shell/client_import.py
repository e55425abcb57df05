"""Taking a client of another file into the open one: its pass phrase, which client, its name."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.choice import Choice, ChoiceDialog
from ui.dialogs.pass_phrase import PassPhraseDialog
from ui.session import Session
from ui.tasks.guests import Guests, find_guests


class ClientImport(QObject):
    """``told`` says under which name the client came in."""

    told = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._asking: PassPhraseDialog | None = None

    def take_in(self, source: Path, phrase: str | None = None) -> None:
        """Take a client in, asking for the pass phrase and the client where that is needed."""
        self._session.work(
            find_guests,
            source,
            phrase,
            on_done=lambda guests: self._go_on(source, phrase, guests),
            label="Looking into the file",
        )

    def bring_in(self, source: Path, phrase: str | None, client: str | None) -> None:
        """Take a client in under its own name, or with a number where that is taken."""
        from csdesk.operations.moving import import_client

        called = self._free_name(client) if client else None
        self._session.run(
            partial(import_client, phrase=phrase, client=client, called=called),
            source,
            on_done=lambda _engagement: self._tell(),
            label="Importing the client",
            is_kept=False,
        )

    def _go_on(self, source: Path, phrase: str | None, guests: Guests) -> None:
        if guests.needs_phrase:
            self._ask_phrase(source, guests.problem)
            return
        self._close_dialog()
        if len(guests.names) > 1:
            self._ask_client(source, phrase, guests.names)
        else:
            self.bring_in(source, phrase, guests.names[0] if guests.names else None)

    def _ask_phrase(self, source: Path, problem: str) -> None:
        if self._asking is not None:
            self._asking.tell(problem)
            return
        dialog = PassPhraseDialog(source.name, parent=self._window)
        dialog.given.connect(lambda phrase: self.take_in(source, phrase))
        dialog.finished.connect(self._forget_dialog)
        self._asking = dialog
        dialog.open()

    def _ask_client(self, source: Path, phrase: str | None, names: tuple[str, ...]) -> None:
        choices = [Choice(name, name, "", "Import") for name in names]
        sentence = f"{source.name} holds several clients."
        dialog = ChoiceDialog("Which client?", sentence, choices, self._window)
        dialog.chosen.connect(lambda name: self.bring_in(source, phrase, name))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _close_dialog(self) -> None:
        if self._asking is not None:
            self._asking.accept()

    def _forget_dialog(self) -> None:
        if self._asking is not None:
            self._asking.deleteLater()
            self._asking = None

    def _free_name(self, name: str) -> str:
        taken = {audit.client.name.casefold() for audit in self._session.audits}
        called, number = name, 2
        while called.casefold() in taken:
            called = f"{name} ({number})"
            number += 1
        return called

    def _tell(self) -> None:
        diagnosis = self._session.diagnosis
        if diagnosis is not None:
            self.told.emit(f"Imported: {diagnosis.client.name}")
