"""Marks that the style sheet selects on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def mark(widget: QWidget, name: str, value: str) -> None:
    """Set a property that rules of the style sheet select on, and style the widget again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
