"""What can be done with the clients in a file: start, change, hand over, take in, remove."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting.file_names import file_name
from csdesk.model.clients import Client
from csdesk.model.identifiers import EngagementId
from ui.dialogs.client_details import ClientDetailsDialog
from ui.dialogs.confirmation import confirm
from ui.dialogs.files import ask_for_file, ask_for_workspace
from ui.models.workspace_paths import free_path
from ui.session import Session
from ui.shell.client_import import ClientImport

if TYPE_CHECKING:
    from csdesk.model.clients import Audit

_SAFE_NAME = "Client A"
"""The name of a file must not tell what the file withholds."""


class ClientActions(QObject):
    """Asks where that is needed and hands the work to the lane; ``told`` says what came of it."""

    told = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self.importing = ClientImport(session, window)
        self.importing.told.connect(self.told)

    def choose(self, engagement: EngagementId) -> None:
        """Show another client of the file."""
        from csdesk.operations.clients import choose_client

        diagnosis = self._session.diagnosis
        if diagnosis is not None and diagnosis.engagement.id != engagement:
            self._session.run(choose_client, engagement, label="Opening", is_for_any=True)

    def ask_for_new(self) -> None:
        """Ask for one more client and open it."""
        dialog = ClientDetailsDialog(
            "New client in this file",
            "It shares the file, the pass phrase and the backups with the clients that are there.",
            "Create the client",
            self._window,
        )
        if dialog.exec():
            self.add(dialog.client())

    def add(self, client: Client) -> None:
        """Keep one more client in the file and open it; its audit begins today."""
        from csdesk.operations.clients import BASELINE, add_client

        today = datetime.now().astimezone().date()
        self._session.run(add_client, client, BASELINE, today, label="Creating")

    def ask_for_change(self) -> None:
        """Ask for another name, currency or goal of the client that is open."""
        diagnosis = self._session.diagnosis
        if diagnosis is None:
            return
        dialog = ClientDetailsDialog(
            "The client",
            "Amounts are not converted: the currency says what the figures are in.",
            "Keep it",
            self._window,
        )
        dialog.show_client(diagnosis.client)
        if dialog.exec():
            self.change(dialog.client())

    def change(self, client: Client) -> None:
        """Give the client that is open another name, currency or goal."""
        from csdesk.operations.clients import change_client

        self._session.run(change_client, client)

    def ask_to_remove(self, engagement: EngagementId) -> None:
        """Ask whether a client shall go for good."""
        audit = self._find(engagement)
        if audit is None:
            return
        if len(self._session.audits) == 1:
            self._session.failed.emit(
                "A file holds at least one client. Delete the file to remove the last one."
            )
            return
        sentence = (
            f"The lists, answers, evidence and plan of {audit.client.name} leave the file, and no "
            "undo brings them back. A backup is made first; it holds the client until you delete "
            "it."
        )
        if confirm("Remove this client for good?", sentence, "Remove", self._window):
            self.remove(engagement)

    def remove(self, engagement: EngagementId) -> None:
        """Take a client out of the file for good."""
        from csdesk.operations.erasure import remove_client

        self._session.run(
            remove_client,
            engagement,
            self._session.settings,
            on_done=lambda backup: self.told.emit(f"Removed. A backup: {backup.path.name}"),
            label="Removing",
            is_kept=False,
        )

    def ask_to_export(self, *, client_safe: bool = False) -> None:
        """Ask for a place for a file of the client that is open."""
        diagnosis, path = self._session.diagnosis, self._session.path
        if diagnosis is None or path is None:
            return
        name = _SAFE_NAME if client_safe else f"{file_name(diagnosis.client.name)} export"
        wanted = free_path(path.parent, name)
        target = ask_for_workspace(self._window, wanted, "Export the client")
        if target is not None:
            self.export(target, client_safe=client_safe)

    def export(self, target: Path, *, client_safe: bool = False) -> None:
        """Write the client that is open into a file of its own."""
        from csdesk.operations.moving import export_client, export_client_safe

        self._session.run(
            export_client_safe if client_safe else export_client,
            target,
            on_done=lambda _result: self.told.emit(f"Exported as {target.name}"),
            label="Exporting the client",
            is_kept=False,
        )

    def ask_to_import(self) -> None:
        """Ask for the file of a client to take into this one."""
        path = self._session.path
        if path is None:
            return
        source = ask_for_file(self._window, "Import a client", path.parent)
        if source is not None:
            self.take_in(source)

    def take_in(self, source: Path) -> None:
        """Take a client of another file into this one and open it."""
        self.importing.take_in(source)

    def _find(self, engagement: EngagementId) -> Audit | None:
        audits = self._session.audits
        return next((audit for audit in audits if audit.engagement.id == engagement), None)
