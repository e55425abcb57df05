"""The pages of an open client beside their navigation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from csdesk.model.changes import Changes
from ui import theme
from ui.pages.page import ExportDesk, ImportDesk, Page
from ui.session import Session
from ui.shell.frame.navigation import Navigation

PREPARE_EVERY_MS = 300


class WorkspaceView(QWidget):
    """Builds a page when it is first asked for and refreshes it when it is seen."""

    homeRequested = Signal()  # noqa: N815 - Qt's way of writing signals
    importRequested = Signal()  # noqa: N815
    pageShown = Signal(str)  # noqa: N815
    actionRequested = Signal(str)  # noqa: N815
    told = Signal(str)

    def __init__(
        self, session: Session, pages: Sequence[type[Page]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._classes = {page.key: page for page in pages}
        self._built: dict[str, Page] = {}
        self._stale: dict[str, Changes] = {}
        self._preparing = QTimer(self)
        self._preparing.setInterval(PREPARE_EVERY_MS)
        self._preparing.timeout.connect(self._prepare_page)
        self.navigation = Navigation(pages)
        self._stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self._stack, 1)
        self.navigation.pageRequested.connect(self.show_page)

    @property
    def current(self) -> Page | None:
        """Return the page that is shown."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def show_page(self, key: str) -> None:
        """Show a page; "home" asks for the start page."""
        if key == "home":
            self.homeRequested.emit()
            return
        page = self._built.get(key) or self._build(key)
        self._refresh(page)
        self._stack.setCurrentWidget(page)
        self.navigation.show_page(key)
        page.setFocus()
        self.pageShown.emit(key)

    def prepare_pages(self) -> None:
        """Build the pages that nobody has seen yet, one after the other while nothing is done."""
        self._preparing.start()

    def show_place(self, key: str, entity: str, row: str) -> None:
        """Show a page and what it is to reveal."""
        self.show_page(key)
        if self.current is not None:
            self.current.reveal(entity, row)

    def find_import_desk(self) -> ImportDesk | None:
        """Show the page that reads files and return it, or None when there is none."""
        page = self._show_first(lambda page: issubclass(page, ImportDesk))
        return page if isinstance(page, ImportDesk) else None

    def find_export_desk(self) -> ExportDesk | None:
        """Show the page that writes reports and return it, or None when there is none."""
        page = self._show_first(lambda page: issubclass(page, ExportDesk))
        return page if isinstance(page, ExportDesk) else None

    def note(self, changes: Changes) -> None:
        """Refresh what shows one of the changed things: now if it is seen, else when it will be."""
        if self._session.diagnosis is None:
            return
        if changes & Changes.CLIENT:
            self.navigation.client.show_client(self._session.diagnosis, self._session.audits)
        for key in self._built:
            self._stale[key] |= changes
        if self.current is not None:
            self._refresh(self.current)

    def forget_pages(self) -> None:
        """Let go of every page, because another client is open."""
        self._preparing.stop()
        for page in self._built.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._built.clear()
        self._stale.clear()

    def forget_client(self) -> None:
        """Let go of every page and of the names of clients, because the file is locked."""
        self.forget_pages()
        self.navigation.client.forget()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_collapsed(self.width() < theme.size("nav_collapses_below"))

    def _build(self, key: str) -> Page:
        page = self._classes[key](self._session)
        page.pageRequested.connect(self.show_page)
        page.importRequested.connect(self.importRequested)
        page.exportRequested.connect(self._export)
        page.actionRequested.connect(self.actionRequested)
        page.placeRequested.connect(self.show_place)
        page.told.connect(self.told)
        self._built[key] = page
        self._stale[key] = Changes.ALL
        self._stack.addWidget(page)
        return page

    def _prepare_page(self) -> None:
        key = next((key for key in self._classes if key not in self._built), None)
        if key is None:
            self._preparing.stop()
        elif self._session.lane.is_idle:
            page = self._build(key)
            for part in (page, *page.findChildren(QWidget)):
                part.ensurePolished()

    def _refresh(self, page: Page) -> None:
        changes = self._stale[page.key]
        self._stale[page.key] = Changes.NONE
        if changes & page.watches:
            page.refresh(changes)

    def _export(self) -> None:
        desk = self.find_export_desk()
        if desk is not None:
            desk.begin_export()

    def _show_first(self, able: Callable[[type[Page]], bool]) -> Page | None:
        for key, page_class in self._classes.items():
            if able(page_class):
                self.show_page(key)
                return self._built[key]
        return None
