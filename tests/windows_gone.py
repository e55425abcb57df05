"""Leaving no widget behind: those of one test would be styled again with every later one."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ui.tasks.garbage import collect_if_due


def forget_windows(app: QApplication) -> None:
    """Delete every window, and the widgets that never came into one."""
    for widget in app.topLevelWidgets():
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collect_if_due()
