"""What every page of a client has: a head, a body, wishes that the shell carries out."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.changes import Changes
from ui import theme
from ui.session import Session
from ui.widgets.page_header import PageHeader
from ui.widgets.scrolling import PartScroll

_SCROLL_BAR = 10


class Page(QWidget):
    """Base of the pages. A page shows ``session.diagnosis``; it never talks to another page.

    ``key`` names it in requests, ``title`` and ``icon`` show it in the navigation. ``refresh`` is
    called by the shell when something in ``watches`` has changed, and once before it is shown.
    ``scrolls`` lets a page that is taller than the window scroll as a whole, ``stands_apart`` sets
    it off in the navigation. ``actionRequested`` names something that the shell does; ``told``
    carries a sentence about something that was done. ``placeRequested`` asks for another page and
    what it is to reveal: the key of the page, a table's name and a key.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    sentence: ClassVar[str] = ""
    icon: ClassVar[str]
    watches: ClassVar[Changes] = Changes.ALL
    scrolls: ClassVar[bool] = True
    stands_apart: ClassVar[bool] = False

    pageRequested = Signal(str)  # noqa: N815 - Qt's way of writing signals
    importRequested = Signal()  # noqa: N815
    exportRequested = Signal()  # noqa: N815
    actionRequested = Signal(str)  # noqa: N815
    placeRequested = Signal(str, str, str)  # noqa: N815
    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = PageHeader(self.title, self.sentence)
        column.addWidget(self.header)
        content = QWidget()
        content.setProperty("ground", "none")
        self.body = QVBoxLayout(content)
        margin = theme.space("page_margin")
        self.body.setContentsMargins(margin, 4, margin, theme.space("page_foot"))
        self.body.setSpacing(theme.space("card_gap"))
        column.addWidget(self._scrolling(content) if self.scrolls else content, 1)

    def add_content(self, content: QWidget, empty: QWidget | None = None) -> None:
        """Fill the page with ``content``; ``empty`` stands in its place while there is none."""
        self._content = content
        self._stack = QStackedWidget()
        self._stack.addWidget(content)
        self.body.addWidget(self._stack)
        self._empty = empty
        if empty is not None:
            self._stack.addWidget(empty)

    def show_content(self, shown: bool = True) -> None:
        """Show the content, or what stands in its place."""
        standing_in = self._content if self._empty is None else self._empty
        self._stack.setCurrentWidget(self._content if shown else standing_in)

    def show_empty(self, empty: QWidget) -> None:
        """Show a new widget in place of the content and of what stood in its place before."""
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = empty if self.scrolls else PartScroll(empty)
        self._stack.addWidget(self._empty)
        self.show_content(False)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A page that was resized and changed while it was hidden keeps its old places otherwise.
        self.body.invalidate()

    def _scrolling(self, content: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        area.verticalScrollBar().rangeChanged.connect(self._keep_right_edge)
        return area

    def _keep_right_edge(self, _least: int, most: int) -> None:
        """Let the scroll bar stand in the margin, so that cards end below the header's buttons."""
        margins = self.body.contentsMargins()
        margins.setRight(theme.space("page_margin") - (_SCROLL_BAR if most else 0))
        self.body.setContentsMargins(margins)

    def refresh(self, changes: Changes) -> None:
        """Show the diagnosis as it is now; ``changes`` says what is new in it."""
        raise NotImplementedError

    def keep_typing(self) -> None:
        """Keep at once what is being typed; a page that keeps every key anyway does nothing."""

    @property
    def place(self) -> tuple[str, str] | None:
        """Return what ``reveal`` needs to come back to what is in view, where the page knows."""
        return None

    def reveal(self, entity: str, key: str) -> None:
        """Bring what was changed into view, where the page can: a table's name and its key."""


@runtime_checkable
class ImportDesk(Protocol):
    """The page that reads files; the shell hands it those that were chosen or dropped."""

    def begin_import(self, *paths: Path) -> None:
        """Read files, and those in folders, and show what was found in them."""


@runtime_checkable
class ExportDesk(Protocol):
    """The page that writes reports."""

    def begin_export(self) -> None:
        """Ask where to and write the report."""
