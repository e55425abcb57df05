"""Problems of files, one line for each kind of problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.report.document import Status
from ui.models.issue_groups import IssueGroup
from ui.models.wording import ISSUES
from ui.pages.data.lined_list import LinedList, speak_line


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A group of problems as a line."""

    group: IssueGroup

    @property
    def status(self) -> Status:
        """The shape of its kind."""
        return ISSUES[self.group.kind].status

    @property
    def title(self) -> str:
        """What is odd."""
        return self.group.title

    @property
    def detail(self) -> str:
        """What can be done, and where it is."""
        return self.group.detail

    @property
    def word(self) -> str:
        """The way to its place, where it has one."""
        return "Show" if self.group.rows else ""


class ProblemList(LinedList):
    """``problemOpened`` carries the group and, at each click on it, the next of its rows."""

    problemOpened = Signal(object, int)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Problems in the file", _speak, parent)
        self._opened: dict[int, int] = {}
        self.rowOpened.connect(self._open)

    def show_groups(self, groups: Sequence[IssueGroup]) -> None:
        """Show other problems."""
        self._opened.clear()
        self.lines.show_entries([ProblemLine(group) for group in groups])

    def _open(self, row: int) -> None:
        group = self.lines.entry(row).group
        if group.rows:
            turn = self._opened.get(row, 0)
            self._opened[row] = turn + 1
            self.problemOpened.emit(group, group.rows[turn % len(group.rows)])


def _speak(line: ProblemLine) -> str:
    return f"{ISSUES[line.group.kind].word}: {speak_line(line)}"
