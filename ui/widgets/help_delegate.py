"""Tooltips of painted cells."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)
from typing_extensions import override

from ui.widgets.plain_text import plain_tooltip

Index = QModelIndex | QPersistentModelIndex


class HelpDelegate(QStyledItemDelegate):
    """Shows ``help_text`` over a cell, as plain text."""

    @abstractmethod
    def help_text(self, option: QStyleOptionViewItem, index: Index) -> str:
        """Return what to say about a cell; empty says nothing."""

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        text = self.help_text(option, index)
        QToolTip.showText(event.globalPos(), plain_tooltip(text), view)
        return True
