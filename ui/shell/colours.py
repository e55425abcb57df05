"""Light or dark: chosen at several places, shown everywhere, remembered."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.shell.preferences import Preferences
from ui.widgets.theme_button import ThemeButton


class Colours(QObject):
    """Puts the chosen scheme onto the application and marks it at every button."""

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._buttons: list[ThemeButton] = []

    def add_button(self, button: ThemeButton) -> None:
        """Let one more button choose."""
        self._buttons.append(button)
        button.schemeChosen.connect(self.choose)
        button.show_scheme(self._preferences.scheme)

    def choose(self, scheme: str) -> None:
        """Show everything in another scheme from now on."""
        self._preferences.scheme = scheme
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, scheme)
        for button in self._buttons:
            button.show_scheme(self._preferences.scheme)
