"""Who does it, who answers for it: the RACI of the plan, changed by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting import number
from csdesk.model.roadmap import RaciLetter, RaciRow, Role
from csdesk.report.document import Status
from ui.models.raci_table import RaciTableModel, change_letter
from ui.pages.roadmap.team_line import TeamLine
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.raci_grid import CYCLE, RaciGrid
from ui.widgets.status import Pill

LEGEND = "R does · A answers for it · C is asked · I is told"
KEYS = "Choose a cell and press R, A, C, I, or Delete; Space takes the next of R, C, I and none"
MOST = 4
NEXT = {None: "R", RaciLetter.RESPONSIBLE: "C", RaciLetter.CONSULTED: "I"}
"""An A is not in the round: it would leave another role."""


class RaciCard(Card):
    """``lettersChanged`` carries the id of a row and its new letters.

    ``teamWanted`` carries the size of a team, "" for that of the lists.
    """

    lettersChanged = Signal(str, object)  # noqa: N815
    teamWanted = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Who does it, who answers for it?", LEGEND, padding=0, parent=parent)
        self.model = RaciTableModel(self)
        self.grid = RaciGrid()
        self.grid.setModel(self.model)
        self.pill = Pill(Status.GOOD, "One A in each row", soft=False)
        self.note = Label(KEYS, "caption")
        self.problems = Label("", "small", tone="text", wrap=True)
        self.head.insertWidget(1, self.pill)
        self.head.setContentsMargins(16, 12, 16, 11)
        self.head.setSpacing(14)
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.team = TeamLine()
        self.body.addWidget(self.team)
        self.body.addWidget(self.grid, 1)
        self.note.setContentsMargins(16, 7, 16, 8)
        self.body.addWidget(self.note)
        self.problems.setContentsMargins(16, 0, 16, 10)
        self.body.addWidget(self.problems)
        self.grid.letterPressed.connect(self._press)
        self.team.teamWanted.connect(self.teamWanted)

    def show_raci(
        self, rows: Sequence[RaciRow], roles: Sequence[Role], problems: Sequence[str] = ()
    ) -> None:
        """Show the activities, and what is wrong with them as a whole."""
        self._show_problems(problems)
        self.model.show_raci(rows, roles)
        self.grid.fit_columns()
        sound = all(_count(row) == 1 for row in rows)
        words = "One A in each row" if sound else "Some row has not exactly one A"
        self.pill.set_status(Status.GOOD if sound else Status.WATCH, words)

    def _show_problems(self, problems: Sequence[str]) -> None:
        more = len(problems) - MOST
        said = [*problems[:MOST], *([f"and {number(more)} more in the report"] if more > 0 else [])]
        self.problems.setText("\n".join(said))
        self.problems.setVisible(bool(said))

    def _press(self, row: int, column: int, letter: str) -> None:
        role = self.model.role_at(column)
        if role is None:
            return
        if letter == CYCLE:
            letter = NEXT.get(self.model.row_at(row).letters.get(role.id), "")
        wanted = RaciLetter(letter) if letter else None
        change = change_letter(self.model.row_at(row), role.id, wanted, self.model.roles)
        self.note.setText(change.sentence or KEYS)
        refused = change.letters is None and bool(change.sentence)
        self.note.set_tone("watch" if refused else "text_3")
        if change.letters is not None:
            self.lettersChanged.emit(self.model.row_at(row).id, change.letters)


def _count(row: RaciRow) -> int:
    return sum(1 for letter in row.letters.values() if letter is RaciLetter.ACCOUNTABLE)
