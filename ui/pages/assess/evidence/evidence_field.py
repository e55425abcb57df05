"""A text field in which pasted or dropped files and pictures are evidence and not text."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from ui.widgets.local_files import local_files


class EvidenceField(QPlainTextEdit):
    """``filesGiven`` carries files or a picture that came in place of text."""

    filesGiven = Signal(object)  # noqa: N815 - Qt's way of writing signals

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return _holds_files(source) or super().canInsertFromMimeData(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if _holds_files(source):
            self.filesGiven.emit(source)
        else:
            super().insertFromMimeData(source)


def _holds_files(data: QMimeData) -> bool:
    return bool(local_files(data)) or (data.hasImage() and not data.hasText())
