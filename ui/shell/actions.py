"""Everything that can be done from anywhere, in one table: its name, its words, its keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from csdesk.model.identifiers import EngagementId

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class NamedAct:
    """One thing that can be done; ``keys`` are those of its shortcut, empty without one."""

    name: str
    words: str
    act: Act
    keys: str = ""


class Actions(QObject):
    """Does what pages, menus and keys ask for by name."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._acts: dict[str, NamedAct] = {}
        self._client_acts: dict[str, Callable[[EngagementId], object]] = {}

    def add(self, *acts: NamedAct) -> None:
        """Offer more to do, with their keys."""
        for act in acts:
            self._acts[act.name] = act
            if act.keys:
                self._add_keys(act)

    def add_for_clients(self, name: str, act: Callable[[EngagementId], object]) -> None:
        """Offer something to do with one client of the file."""
        self._client_acts[name] = act

    def carry_out(self, name: str) -> None:
        """Do what a name stands for; "choose_client:3" names the engagement as well."""
        name, _, number = name.partition(":")
        if number:
            self._client_acts[name](EngagementId(int(number)))
        else:
            self._acts[name].act()

    def _add_keys(self, named: NamedAct) -> None:
        action = QAction(named.words, self._window)
        action.setShortcut(QKeySequence(named.keys))
        action.triggered.connect(lambda _checked: named.act())
        self._window.addAction(action)
