"""The change log: who changed what, when, from what to what."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting.file_names import file_name
from csdesk.model.changes import Changes
from csdesk.model.identifiers import EngagementId
from csdesk.report.change_log import ChangeLog
from ui import theme
from ui.dialogs.files import ask_for_target
from ui.models.change_log import LogLine
from ui.pages.settings.log_panel import LogPanel
from ui.pages.settings.log_reading import ReadLog, read_log
from ui.pages.settings.log_table import LogTable
from ui.pages.settings.section import Section
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.side_layout import SideLayout


class LogSection(Section):
    """The table of all lines, and one of them in full."""

    key: ClassVar[str] = "log"
    title: ClassVar[str] = "Change log"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.log = LogTable()
        self.panel = LogPanel()
        self._clients: Mapping[EngagementId, str] = {}
        self._imported: frozenset[int] = frozenset()
        self._sides = SideLayout(self.log, self.panel, theme.size("detail_panel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sides)
        self.panel.show_nothing()
        self._sides.set_wanted(False)
        self.log.lineChosen.connect(self.panel.show_line)
        self.log.lineOpened.connect(self._open)
        self.log.exportRequested.connect(self._ask_for_place)
        self.panel.closed.connect(self._close_panel)
        QShortcut(QKeySequence.StandardKey.Find, self, self._focus_search)

    @override
    def refresh(self, changes: Changes) -> None:
        self.read(read_log, self.session.library, on_done=self.show_log)

    def show_log(self, log: ReadLog) -> None:
        """Show what was read."""
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        is_only_one = len(log.clients) == 1
        self.log.filters.keep_to(diagnosis.engagement.id, is_only_one=is_only_one)
        self.log.show_lines(log.lines)
        self.log.show_chain(log.broken)
        self._clients, self._imported = log.clients, log.imported

    def export(self, path: Path) -> None:
        """Write the lines that are shown into a table file."""
        from exports import write

        document = ChangeLog(self.log.shown_entries(), self._clients, self._imported)
        self.session.render(
            write,
            document,
            path,
            on_done=while_there(self, lambda _nothing: self.log.show_words(f"Written to {path}")),
            label="Writing the change log",
        )

    def _open(self, line: LogLine) -> None:
        self.panel.show_line(line)
        self._sides.open()

    def _close_panel(self) -> None:
        self._sides.dismiss()
        self.log.table.setFocus()

    def _focus_search(self) -> None:
        self.log.filters.search.setFocus()
        self.log.filters.search.selectAll()

    def _ask_for_place(self) -> None:
        diagnosis, path = self.session.diagnosis, self.session.path
        if diagnosis is None or path is None:
            return
        name = f"{file_name(diagnosis.client.name)} change log.csv"
        target = ask_for_target(self, path.parent / name, "Export the change log", "Tables (*.csv)")
        if target is not None:
            self.export(target)
