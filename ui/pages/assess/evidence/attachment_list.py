"""The files that show an answer: attached, dropped, pasted, saved, removed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.models.attachment_lines import AttachmentLine
from ui.widgets.button import Button
from ui.widgets.card import Rule
from ui.widgets.drop_zone import DropZone
from ui.widgets.emptying import empty_layout
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.row_button import RowButton

_HEIGHT = 44
_MOST_SEEN = 3


class AttachmentList(QWidget):
    """``openRequested`` and ``saveRequested`` and ``removeRequested`` carry an attachment."""

    attachRequested = Signal()  # noqa: N815 - Qt's way of writing signals
    openRequested = Signal(object)  # noqa: N815
    saveRequested = Signal(object)  # noqa: N815
    removeRequested = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zone = DropZone(
            "Attach a file",
            "Attach, drop or paste a file",
            "Ctrl+V · stays in this client’s file",
            "Choose a file; or drop one here, or paste a picture with Ctrl+V",
        )
        self._shown: tuple[AttachmentLine, ...] = ()
        content = QWidget()
        content.setProperty("ground", "none")
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(content)
        self._area.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        column.addWidget(self._area)
        column.addWidget(self.zone)
        self.zone.clicked.connect(self.attachRequested)

    @property
    def lines(self) -> tuple[AttachmentLine, ...]:
        """Return the files that are shown."""
        return self._shown

    def show_lines(self, lines: Sequence[AttachmentLine]) -> None:
        """Show other files."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        empty_layout(self._rows)
        for place, line in enumerate(lines):
            if place:
                self._rows.addWidget(Rule())
            self._rows.addWidget(self._row(line))
        self._area.setFixedHeight(min(len(lines), _MOST_SEEN) * (_HEIGHT + 1))
        self._area.setVisible(bool(lines))

    def _row(self, line: AttachmentLine) -> QWidget:
        name = line.attachment.name
        row = QWidget()
        row.setFixedHeight(_HEIGHT)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        button = RowButton(f"{name}, save or remove")
        button.clicked.connect(lambda: self._offer(line, button))
        inner = QHBoxLayout(button)
        inner.setContentsMargins(2, 0, 4, 0)
        inner.setSpacing(theme.space("s"))
        inner.addWidget(IconMark(line.icon, "text_3"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Label(name, "body"))
        words.addWidget(Label(line.caption, "caption"))
        words.addStretch(1)
        inner.addLayout(words, 1)
        remove = Button("", "ghost", "close")
        remove.setToolTip(f"Remove {name}; undo brings it back")
        remove.clicked.connect(lambda: self.removeRequested.emit(line.attachment))
        across.addWidget(button, 1)
        across.addWidget(remove)
        return row

    def _offer(self, line: AttachmentLine, button: QWidget) -> None:
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, icon, signal in (
            ("Save in a folder and open…", "arrow_up_right", self.openRequested),
            ("Save in a folder…", "folder", self.saveRequested),
            ("Remove", "close", self.removeRequested),
        ):
            act = menu.addAction(theme.icon(icon), words)
            act.triggered.connect(lambda _on, signal=signal: signal.emit(line.attachment))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
