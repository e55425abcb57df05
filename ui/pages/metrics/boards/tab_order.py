"""The order in which Tab goes through parts that were made in another order than they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def order_tabs(layout: QLayout) -> None:
    """Let Tab go through what a layout holds from its first part to its last."""
    for first, second in pairwise(_find_stops(layout)):
        QWidget.setTabOrder(first, second)


def _find_stops(layout: QLayout) -> Iterator[QWidget]:
    for item in filter(None, map(layout.itemAt, range(layout.count()))):
        widget, inner = item.widget(), item.layout()
        if widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
            continue
        held = inner or (widget.layout() if widget is not None else None)
        if held is not None:
            yield from _find_stops(held)
