"""What is done about playbooks: each act is an operation on the workspace, and can be undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting import plural
from csdesk.model.identifiers import PlaybookId
from csdesk.model.playbooks import Playbook
from ui.dialogs.files import ask_for_file, ask_for_target
from ui.session import Session
from ui.tasks.lifetime import while_there

KIND = "Playbooks (*.json)"


class PlaybookActs(QObject):
    """Carries out acts in the session; ``told`` says what came of those with files."""

    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._window = parent

    def save(self, playbook: Playbook) -> None:
        """Keep a playbook as the client's own."""
        from csdesk.operations.health.playbooks import save_playbook

        library = self._session.library
        self._session.run(save_playbook, library, playbook, label="Saving the playbook")

    def remove(self, playbook: PlaybookId) -> None:
        """Forget the client's own version of a playbook."""
        from csdesk.operations.health.playbooks import remove_playbook

        self._session.run(remove_playbook, playbook, label="Removing the playbook")

    def bring_in(self) -> None:
        """Ask for a file and take its playbooks."""
        source = ask_for_file(self._window, "Bring in playbooks", self._folder(), KIND)
        if source is not None:
            self.take(source)

    def take(self, source: Path) -> None:
        """Take the playbooks of a file, all or none."""
        from csdesk.operations.health.playbooks import import_playbooks

        self._session.run(
            import_playbooks,
            self._session.library,
            source,
            on_done=while_there(self, lambda taken: self.told.emit(_tell_taken(taken, source))),
            label="Reading playbooks",
            is_kept=False,
        )

    def save_file(self, only: PlaybookId | None = None) -> None:
        """Ask where to and write all playbooks, or only one."""
        name = f"Playbook {only}.json" if only else "Playbooks.json"
        wanted = self._folder() / name
        target = ask_for_target(self._window, wanted, "Save the playbooks", KIND)
        if target is not None:
            self.write(target, () if only is None else (only,))

    def write(self, target: Path, only: tuple[PlaybookId, ...] = ()) -> None:
        """Write all playbooks to a file, or only some."""
        from csdesk.operations.health.playbooks import export_playbooks

        if target.suffix.casefold() != ".json":
            target = target.with_name(f"{target.name}.json")
        self._session.read(
            export_playbooks,
            self._session.library,
            target,
            only,
            on_done=while_there(
                self, lambda done: self.told.emit(_tell_written(done.result, target))
            ),
            label="Writing playbooks",
        )

    def _folder(self) -> Path:
        path = self._session.path
        return path.parent if path else Path.home()


def _tell_taken(taken: tuple[PlaybookId, ...], source: Path) -> str:
    return f"{plural(len(taken), 'playbook')} taken from {source.name}. Undo takes them back."


def _tell_written(count: int, target: Path) -> str:
    return f"Saved: {target.name}, {plural(count, 'playbook')}"
