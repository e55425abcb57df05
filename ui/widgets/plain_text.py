"""Keeping names of clients and customers what they are: text, never markup or a shortcut."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def plain_tooltip(text: str) -> str:
    """Return a tooltip that shows the text as it stands; Qt would read ``<b>`` as markup."""
    return f"<qt>{escape(text)}</qt>" if Qt.mightBeRichText(text) else text


def plain_caption(text: str) -> str:
    """Return the caption of a button, menu or tab in which ``&`` is no shortcut."""
    return text.replace("&", "&&")
