"""Keys that stand for something by themselves, without Ctrl, Alt or Shift."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Acts = Mapping[Qt.Key, Callable[[], object]]
IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


class PlainKeys:
    """Does what a key stands for; ``choose`` takes a digit and says whether it stands for one."""

    def __init__(self, acts: Acts, choose: Callable[[int], bool]) -> None:
        self._acts = acts
        self._choose = choose

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False when it stands for nothing."""
        if event.modifiers() & ~IGNORED:
            return False
        if event.text().isdecimal():
            return self._choose(int(event.text()))
        act = self._acts.get(Qt.Key(event.key()))
        if act is not None:
            act()
        return act is not None
