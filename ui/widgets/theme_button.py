"""The switch between light, dark and what the system has."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui import theme
from ui.widgets.button import Button

_CHOICES = (
    ("system", "As the system", "screen"),
    ("light", "Light", "sun"),
    ("dark", "Dark", "moon"),
)


class ThemeButton(Button):
    """A ghost button whose menu offers the schemes; ``schemeChosen`` carries the choice."""

    schemeChosen = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "ghost", "sun", parent)
        self.setToolTip("Light or dark")
        self._menu = QMenu(self)
        self._actions: dict[str, QAction] = {}
        group = QActionGroup(self)
        for scheme, word, icon in _CHOICES:
            action = self._menu.addAction(theme.icon(icon), word)
            action.setCheckable(True)
            action.triggered.connect(lambda _on, scheme=scheme: self.schemeChosen.emit(scheme))
            group.addAction(action)
            self._actions[scheme] = action
        self.clicked.connect(self._open)

    def show_scheme(self, scheme: str) -> None:
        """Mark the scheme that is chosen."""
        self._actions[scheme].setChecked(True)
        self.set_icon(next(icon for key, _, icon in _CHOICES if key == scheme))

    def choose(self, scheme: str) -> None:
        """Choose a scheme as the menu does."""
        self._actions[scheme].trigger()

    def _open(self) -> None:
        above = QPoint(0, self._menu.sizeHint().height())
        self._menu.popup(self.mapToGlobal(QPoint(0, 0)) - above)
