"""What each key does while an instrument is walked through."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from csdesk.model.answers import AnswerState
from ui.models.matrix_table import find_grid
from ui.models.walk_sheet import is_stale
from ui.pages.assess.walk.plain_keys import PlainKeys
from ui.pages.assess.walk.walk import Walk
from ui.pages.assess.walk.walk_views import GUIDED, MATRIX


class WalkKeys:
    """The table of keys; every view has the same."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._keys = PlainKeys(self._acts(), walk.choose_by_key)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False when it stands for nothing."""
        if event.key() != Qt.Key.Key_C and not event.text().isdecimal():
            self._walk.end_asking()
        return self._keys.press(event)

    def _acts(self) -> dict[Qt.Key, Callable[[], object]]:
        walk = self._walk
        return {
            Qt.Key.Key_Return: walk.go_next,
            Qt.Key.Key_Enter: walk.go_next,
            Qt.Key.Key_J: walk.go_next,
            Qt.Key.Key_K: partial(walk.go_on, -1),
            Qt.Key.Key_Down: lambda: self._go_down(1),
            Qt.Key.Key_Up: lambda: self._go_down(-1),
            Qt.Key.Key_Right: lambda: self._go_across(1),
            Qt.Key.Key_Left: lambda: self._go_across(-1),
            Qt.Key.Key_C: walk.ask_confidence,
            Qt.Key.Key_F: lambda: walk.answering.toggle_flag(walk.question.id),
            Qt.Key.Key_N: partial(walk.ask_reason, AnswerState.NOT_APPLICABLE),
            Qt.Key.Key_D: partial(walk.ask_reason, AnswerState.DEFERRED),
            Qt.Key.Key_E: walk.write_evidence,
            Qt.Key.Key_O: walk.write_observation,
            Qt.Key.Key_S: walk.repeat_earlier,
            Qt.Key.Key_T: walk.begin_writing,
            Qt.Key.Key_Y: self._confirm,
            Qt.Key.Key_Delete: lambda: walk.answering.take_back(walk.question),
        }

    def _confirm(self) -> None:
        walk = self._walk
        if is_stale(walk.question, walk.answer):
            walk.answering.confirm(walk.question)

    def _go_down(self, steps: int) -> None:
        """Go a line down: in a grid to the same column, unless the grid ends there."""
        walk = self._walk
        if walk.view == GUIDED or walk.sheet is None:
            return
        area = walk.sheet.find_area(walk.question)
        grid = find_grid(walk.sheet.instrument.grids, area) if walk.view == MATRIX else None
        if grid is not None and walk.question.id in grid.cells:
            place = grid.cells.index(walk.question.id) + steps * len(grid.columns)
            if 0 <= place < len(grid.cells):
                walk.open_question(grid.cells[place])
                return
        walk.go_on(steps)

    def _go_across(self, steps: int) -> None:
        if self._walk.view == MATRIX:
            self._walk.go_on(steps)
