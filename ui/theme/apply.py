"""Putting a scheme onto the application."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from ui.theme.current import font, is_dark, set_current, signals
from ui.theme.palette import make_palette
from ui.theme.style_sheet import make_style_sheet

SCHEMES = ("system", "light", "dark")
_NATURAL_FONT_PIXELS = 13
_LARGEST_FACTOR = 1.5
_FOLLOWED = "csdeskFollowsSystem"
_FACTOR = "csdeskSizeFactor"


def apply(application: QApplication, scheme: str) -> None:
    """Show the application in ``light`` or ``dark``, or as the ``system`` has it."""
    application.setProperty(_FOLLOWED, scheme == "system")
    set_current(_resolve(application, scheme), _size_factor(application))
    if not application.styleSheet():
        application.setStyle("Fusion")
    application.setPalette(make_palette())
    application.setFont(font("body"))
    application.setStyleSheet(make_style_sheet())
    signals.changed.emit()


def chosen_scheme() -> str:
    """Return what was chosen: ``light``, ``dark``, or what the ``system`` has."""
    application = QApplication.instance()
    if application is None or application.property(_FOLLOWED):
        return "system"
    return "dark" if is_dark() else "light"


def follow_system(application: QApplication) -> None:
    """Change the scheme with the system's as long as ``system`` is the one chosen."""

    def follow() -> None:
        if application.property(_FOLLOWED):
            apply(application, "system")

    application.styleHints().colorSchemeChanged.connect(follow)


def _resolve(application: QApplication, scheme: str) -> str:
    hints = application.styleHints()
    if scheme == "system":
        hints.unsetColorScheme()
        return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"
    dark = scheme == "dark"
    hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    return scheme


def _size_factor(application: QApplication) -> float:
    """Return how much larger than designed the system's font is; read once, before ours is set."""
    known = application.property(_FACTOR)
    if isinstance(known, float):
        return known
    pixels = QFontInfo(QApplication.font()).pixelSize()
    factor = min(max(1.0, pixels / _NATURAL_FONT_PIXELS), _LARGEST_FACTOR)
    application.setProperty(_FACTOR, factor)
    return factor
