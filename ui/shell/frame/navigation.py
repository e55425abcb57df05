"""The navigation at the left: the client, the pages, undo and redo, light or dark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.pages.page import Page
from ui.shell.frame.client_card import ClientCard
from ui.widgets.button import Button
from ui.widgets.card import Rule
from ui.widgets.nav_item import NavItem
from ui.widgets.theme_button import ThemeButton

_MARGIN = 13


class Navigation(QFrame):
    """Offers the pages; ``pageRequested`` carries the key of one, "home" for the start page."""

    pageRequested = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, pages: Sequence[type[Page]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "nav")
        self.client = ClientCard()
        self.undo = Button("", "ghost", "undo")
        self.redo = Button("", "ghost", "redo")
        self.colours = ThemeButton()
        self._items: dict[str, NavItem] = {}
        self._group = QButtonGroup(self)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(4)
        column.addWidget(self.client)
        column.addSpacing(12)
        column.addWidget(self._add_item("home", NavItem("Home", "home")))
        for number, page in enumerate(pages, 1):
            item = NavItem(page.title, page.icon, f"Ctrl+{number}")
            if page.stands_apart:
                self._add_rule()
            column.addWidget(self._add_item(page.key, item))
        column.addStretch(1)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(2)
        centre = Qt.AlignmentFlag.AlignCenter
        self._foot.addWidget(self.undo, 0, centre)
        self._foot.addWidget(self.redo, 0, centre)
        self._foot.addStretch(1)
        self._foot.addWidget(self.colours, 0, centre)
        column.addLayout(self._foot)
        self.set_collapsed(False)

    def _add_rule(self) -> None:
        self._column.addSpacing(6)
        self._column.addWidget(Rule())
        self._column.addSpacing(6)

    def _add_item(self, key: str, item: NavItem) -> NavItem:
        item.clicked.connect(lambda _checked, key=key: self.pageRequested.emit(key))
        self._group.addButton(item)
        self._items[key] = item
        return item

    def show_page(self, key: str) -> None:
        """Mark the page that is open."""
        self._items[key].setChecked(True)

    def set_collapsed(self, collapsed: bool) -> None:
        """Leave the icons only, where the window is narrow."""
        self.setFixedWidth(theme.size("nav_collapsed" if collapsed else "nav_width"))
        margin = 9 if collapsed else _MARGIN
        self._column.setContentsMargins(margin, 14, margin, 10)
        self.client.set_collapsed(collapsed)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._foot.setDirection(down if collapsed else across)
        for item in self._items.values():
            item.set_collapsed(collapsed)
