"""The pages of the report as they will be printed, with page and size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import number
from ui import theme
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.label import Label
from ui.widgets.paper_view import DOCUMENT_WIDTH, GAP, PaperView

SETTLE_MS = 250
NARROWEST, WIDEST = 320, 1600
STEP = 1.15
SCROLL_BAR = 10


class PreviewCard(Card):
    """``widthWanted`` carries the width in real pixels at which pages are to be drawn."""

    widthWanted = Signal(int)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.paper = PaperView()
        self.back = Button("", "small", "chevron_left")
        self.forward = Button("", "small", "chevron_right")
        self.smaller = Button("", "small", "minus")
        self.larger = Button("", "small", "plus")
        self._page = Label("", "small", elide=False)
        self._zoom = Label("", "small", elide=False)
        self._waiting = Label("Setting the pages …", "small", align=Qt.AlignmentFlag.AlignHCenter)
        self._stack = QStackedWidget()
        self._width = DOCUMENT_WIDTH
        self._fits = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self._ask)
        self._build()
        self._connect()

    @property
    def pixels(self) -> int:
        """Return the width of a page in real pixels."""
        return round(self._width * self.devicePixelRatio())

    def show_pages(self, pictures: Sequence[bytes]) -> None:
        """Show the pages, drawn at ``pixels`` wide."""
        self._stack.setCurrentWidget(self.paper)
        self.fit()
        self.paper.show_pages(pictures, self._width)
        self._note()

    def show_words(self, words: str) -> None:
        """Say why there are no pages."""
        self._waiting.setText(words)
        self._stack.setCurrentIndex(1)
        self._note()

    def fit(self) -> None:
        """Make the page as wide as the room for it."""
        room = self._stack.width() - SCROLL_BAR - 2 * GAP
        if self._fits and room > 0:
            self._set_width(min(room, DOCUMENT_WIDTH))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._stack and event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(theme.space("s"))
        for part in (self.back, self._page, self.forward):
            bar.addWidget(part)
        bar.addStretch(1)
        bar.addWidget(Label("What you see is what is exported", "caption"))
        bar.addStretch(1)
        for part in (self.smaller, self._zoom, self.larger):
            bar.addWidget(part)
        waiting = QWidget()
        column = QVBoxLayout(waiting)
        column.addStretch(1)
        column.addWidget(self._waiting)
        column.addStretch(2)
        self._stack.addWidget(self.paper)
        self._stack.addWidget(waiting)
        self._stack.setCurrentWidget(waiting)
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addLayout(bar)
        self.body.addWidget(Rule())
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        for button, words in (
            (self.back, "Previous page (Page Up)"),
            (self.forward, "Next page (Page Down)"),
            (self.smaller, "Smaller"),
            (self.larger, "Larger"),
        ):
            button.setToolTip(words)
        self.back.clicked.connect(lambda: self.paper.go_to(self.paper.page - 1))
        self.forward.clicked.connect(lambda: self.paper.go_to(self.paper.page + 1))
        self.smaller.clicked.connect(lambda: self._scale(1 / STEP))
        self.larger.clicked.connect(lambda: self._scale(STEP))
        self.paper.pageShown.connect(self._note)
        self._stack.installEventFilter(self)

    def _scale(self, factor: float) -> None:
        self._fits = False
        self._set_width(round(min(max(self._width * factor, NARROWEST), WIDEST)))

    def _set_width(self, width: int) -> None:
        if width != self._width:
            self._width = width
            self.paper.set_width(width)
            self._timer.start()
        self._note()

    def _ask(self) -> None:
        if self.paper.pages:
            self.widthWanted.emit(self.pixels)

    def _note(self) -> None:
        pages = self.paper.pages
        self._page.setText(f"Page {self.paper.page} of {pages}" if pages else "No page yet")
        self._zoom.setText(f"{number(100 * self._width / DOCUMENT_WIDTH)}%")
        self.back.setEnabled(pages > 0 and self.paper.page > 1)
        self.forward.setEnabled(pages > 0 and self.paper.page < pages)
        self.smaller.setEnabled(self._width > NARROWEST)
        self.larger.setEnabled(self._width < WIDEST)
