"""The way out when a file is damaged: its newest good backup, or what can still be read of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from csdesk.formatting import number
from csdesk.model.workspaces import Salvaged
from csdesk.report.document import Status
from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import cancel_button, lay_out
from ui.models.backup_list import describe_contents
from ui.models.change_log import local_time
from ui.tasks.rescue import Rescue
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.outcome_line import OutcomeLine
from ui.widgets.status import StatusMark

_WIDTH = 640
_PARTS_HEIGHT = 148
_UNTOUCHED = "The damaged file stays as it is, whatever you choose."


class RecoveryDialog(FittedDialog):
    """``restoreRequested`` carries the backup; ``salvageRequested`` asks for what can be read."""

    restoreRequested = Signal(object)  # noqa: N815 - Qt's way of writing signals
    salvageRequested = Signal()  # noqa: N815
    showRequested = Signal()  # noqa: N815

    def __init__(self, path: Path, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recovery")
        self._rescue: Rescue | None = None
        self.restore = Button("Restore as a new file", "primary")
        self.salvage = Button("Save as a new file")
        self.outcome = OutcomeLine()
        self._problems = Label(sentence, "body", tone="text_2", wrap=True)
        self._backup_date = Label("Looking …", "strong")
        self._backup_words = Label("", "small", wrap=True)
        self._parts = QGridLayout()
        self._parts_words = Label("Looking …", "small", wrap=True)
        self._build(path)
        self.restore.clicked.connect(self._restore)
        self.salvage.clicked.connect(self.salvageRequested)
        self.set_busy(True)

    def show_rescue(self, rescue: Rescue) -> None:
        """Show what can be had back."""
        self._rescue = rescue
        if rescue.problems:
            self._problems.setText(" ".join(rescue.problems[:3]))
        self._show_backup(rescue)
        self._parts_words.setText(rescue.unreadable or _salvage_words(rescue.parts))
        there = [part for part in rescue.parts if part.kept or part.expected != 0]
        there.sort(key=lambda part: part.is_exact)
        for row, part in enumerate(there):
            _add_part(self._parts, row, part)
        self._area.setVisible(bool(rescue.parts))
        self.set_busy(False)
        (self.restore if self.restore.isEnabled() else self.salvage).setFocus()

    def set_busy(self, busy: bool) -> None:
        """Keep the ways out closed while one of them is being gone."""
        rescue = self._rescue
        self.restore.setEnabled(not busy and rescue is not None and rescue.backup is not None)
        self.salvage.setEnabled(not busy and rescue is not None and bool(rescue.parts))

    def tell(self, status: Status, sentence: str) -> None:
        """Say what came of a way out."""
        self.outcome.tell(status, sentence)

    def _build(self, path: Path) -> None:
        column = lay_out(self, f"{path.name} is damaged", "", _WIDTH)
        column.addWidget(self._problems)
        column.addWidget(Label(_UNTOUCHED, "body", tone="text_2", wrap=True))
        column.addSpacing(theme.space("s"))
        column.addWidget(self._backup_card())
        column.addSpacing(theme.space("xs"))
        column.addWidget(self._salvage_card())
        column.addWidget(self.outcome)
        column.addSpacing(theme.space("s"))
        show = Button("Show the folder", "ghost", "folder")
        show.clicked.connect(self.showRequested)
        column.addLayout(button_row([cancel_button(self, "Close")], [show]))

    def _backup_card(self) -> Card:
        card = Card("The newest good backup")
        card.body.addWidget(self._backup_date)
        card.body.addWidget(self._backup_words)
        card.body.addLayout(button_row([], [self.restore]))
        return card

    def _salvage_card(self) -> Card:
        card = Card("What can still be read of the file")
        card.body.addWidget(self._parts_words)
        content = QWidget()
        content.setProperty("ground", "none")
        content.setLayout(self._parts)
        self._parts.setContentsMargins(0, 0, 12, 0)
        self._parts.setHorizontalSpacing(theme.space("m"))
        self._parts.setVerticalSpacing(4)
        self._parts.setColumnStretch(1, 1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(content)
        self._area.setFixedHeight(_PARTS_HEIGHT)
        self._area.hide()
        card.body.addWidget(self._area)
        card.body.addLayout(button_row([], [self.salvage]))
        return card

    def _show_backup(self, rescue: Rescue) -> None:
        if rescue.backup is None:
            self._backup_date.setText("There is none")
            self._backup_words.setText("No backup of this file was found that is whole.")
            return
        self._backup_date.setText(local_time(rescue.backup.made_at))
        words = describe_contents(rescue.contents) if rescue.contents else ""
        self._backup_words.setText(words)

    def _restore(self) -> None:
        if self._rescue is not None and self._rescue.backup is not None:
            self.restoreRequested.emit(self._rescue.backup)


def _salvage_words(parts: Sequence[Salvaged]) -> str:
    if all(part.is_exact for part in parts):
        return "Everything that people entered and imported can be read as it was written."
    return (
        "Results are computed anew, and what could be undone is forgotten. Look over what is "
        "marked: some of it is lost or may have been altered."
    )


def _add_part(grid: QGridLayout, row: int, part: Salvaged) -> None:
    status, word = _judge_part(part)
    name = f"{part.what[:1].upper()}{part.what[1:]}"
    of = "" if part.expected is None else f" of {number(part.expected)}"
    right = Qt.AlignmentFlag.AlignRight
    grid.addWidget(StatusMark(status, pixels=theme.size("shape"), word=word), row, 0)
    grid.addWidget(Label(name, "small", tone="text"), row, 1)
    grid.addWidget(Label(f"{number(part.kept)}{of}", "small", align=right), row, 2)
    grid.addWidget(Label(word, "small", elide=False), row, 3)


def _judge_part(part: Salvaged) -> tuple[Status, str]:
    if part.is_exact:
        return Status.GOOD, "Whole"
    if part.expected is None:
        return Status.WATCH, "Cannot be compared"
    if part.kept < part.expected:
        return Status.RISK, "Some are lost"
    return Status.WATCH, "Some are altered"
