"""Attaching files to questions: shown once they are stored, undone like everything else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from csdesk.model.attachments import Attachment
from csdesk.model.identifiers import QuestionId
from ui.dialogs.files import ask_for_folder, open_outside
from ui.models.attachment_lines import screenshot_name
from ui.pages.assess.evidence.evidence_panel import EvidencePanel
from ui.session import Session
from ui.widgets.local_files import local_files


class Attaching(QObject):
    """``told`` says where a file was saved."""

    told = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def serve(self, panel: EvidencePanel, question: Callable[[], QuestionId]) -> None:
        """Do what a panel asks for, for the question that is shown then."""
        panel.filesGiven.connect(lambda data: self.paste(question(), data))
        files = panel.files
        files.attachRequested.connect(lambda: self.ask_for_files(question()))
        files.saveRequested.connect(self.ask_to_save)
        files.openRequested.connect(lambda file: self.ask_to_save(file, then_open=True))
        files.removeRequested.connect(self.remove)

    def attach(self, question: QuestionId, paths: Sequence[Path]) -> None:
        """Keep copies of files as evidence for a question."""
        from csdesk.operations.attachments import attach_file

        for path in paths:
            self._session.run(attach_file, question, path, label=f"Attaching {path.name}")

    def paste(self, question: QuestionId, data: QMimeData) -> bool:
        """Keep what is on the clipboard, files or a picture; False when it is neither."""
        paths = local_files(data)
        if paths:
            self.attach(question, paths)
            return True
        if not data.hasImage():
            return False
        content = _png(QImage(data.imageData()))
        name = screenshot_name(datetime.now().astimezone())
        self._keep(question, name, content)
        return True

    def remove(self, attachment: Attachment) -> None:
        """Take a file away; undo brings it back."""
        from csdesk.operations.attachments import remove_files

        self._session.run(remove_files, [attachment.id])

    def ask_for_files(self, question: QuestionId) -> None:
        """Ask for files to attach."""
        chosen, _ = QFileDialog.getOpenFileNames(self._window, "Attach files")
        self.attach(question, [Path(path) for path in chosen])

    def ask_to_save(self, attachment: Attachment, *, then_open: bool = False) -> None:
        """Ask for a folder and save a file there: it never goes to a place nobody chose."""
        folder = ask_for_folder(self._window, f"Where to save {attachment.name}")
        if folder is not None:
            self.save(attachment, folder, then_open=then_open)

    def save(self, attachment: Attachment, folder: Path, *, then_open: bool = False) -> None:
        """Save a file in a folder, and open it with the program of the system."""
        from csdesk.operations.attachments import save_file

        def tell(path: Path) -> None:
            self.told.emit(f"Saved as {path}")
            if then_open:
                open_outside(path)

        self._session.run(
            save_file, attachment, folder, on_done=tell, label="Saving the file", is_kept=False
        )

    def _keep(self, question: QuestionId, name: str, content: bytes) -> None:
        from csdesk.operations.attachments import attach_content

        self._session.run(attach_content, question, name, content, label=f"Attaching {name}")


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
