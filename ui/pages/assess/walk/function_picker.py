"""Limiting an audit to some functions of customer success (S3.1)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from csdesk.formatting import join_words
from csdesk.model.areas import Function
from csdesk.model.identifiers import FunctionId
from ui.widgets.button import Button

_EVERYTHING = "All functions"
_WIDEST = 26


class FunctionPicker(Button):
    """``functionsChosen`` carries the set of chosen functions, empty for all of them."""

    functionsChosen = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_EVERYTHING, "link", "filter", parent)
        self.setToolTip("Limit the audit to some functions; the rest is neither asked nor counted")
        self._menu = QMenu(self)
        self._acts: dict[FunctionId, QAction] = {}
        self.clicked.connect(self._open)
        self.hide()

    def show_functions(self, functions: Sequence[Function], chosen: Collection[FunctionId]) -> None:
        """Offer the functions of an instrument; nothing where it has none."""
        self.setVisible(bool(functions))
        self._menu.clear()
        self._acts = {}
        whole = self._menu.addAction(_EVERYTHING)
        whole.triggered.connect(lambda: self.functionsChosen.emit(frozenset()))
        self._menu.addSeparator()
        for function in functions:
            act = self._menu.addAction(function.name)
            act.setCheckable(True)
            act.setChecked(function.id in chosen)
            act.triggered.connect(lambda _on=False: self._tell())
            self._acts[function.id] = act
        names = [function.name for function in functions if function.id in chosen]
        words = f"Only {join_words(names, 2)}" if names else _EVERYTHING
        self.setText(
            words if len(words) <= _WIDEST else f"{len(names)} of {len(functions)} functions"
        )

    def _tell(self) -> None:
        chosen = frozenset(key for key, act in self._acts.items() if act.isChecked())
        self.functionsChosen.emit(frozenset() if len(chosen) == len(self._acts) else chosen)

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
