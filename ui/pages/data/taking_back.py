"""Takes an import back, with everything that came from it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from csdesk.model.imports import ImportBatch
from ui.session import Session
from ui.tasks.lifetime import while_there


class TakingBack(QObject):
    """``done`` carries the sentence about it."""

    done = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def take_back(self, batch: ImportBatch) -> None:
        """Take the import of a file back."""
        from csdesk.operations.imports import take_back_import

        self._session.run(
            take_back_import,
            batch.id,
            on_done=while_there(self, lambda _: self._tell(batch)),
            label="Taking back",
        )

    def _tell(self, batch: ImportBatch) -> None:
        self.done.emit(f"“{batch.file_name}” was taken back with everything that came from it.")
