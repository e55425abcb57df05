"""A page with a panel at its right, which lies over the content where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui import theme


class SideLayout(QWidget):
    """``main`` and a ``panel`` of fixed width beside it.

    Where the window is narrower than ``panel_overlays_below`` the panel is hidden; ``show_panel``
    lays it over the main part. ``modeChanged`` says whether the panel needs a button to open it.
    """

    modeChanged = Signal(bool)  # noqa: N815 - Qt's way of writing signals

    def __init__(
        self, main: QWidget, panel: QWidget, panel_width: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._main = main
        self._panel = panel
        self._panel_width = panel_width
        self._overlays = False
        self._wanted = True
        self._open = False
        main.setParent(self)
        panel.setParent(self)
        panel.setAutoFillBackground(True)

    @property
    def overlays(self) -> bool:
        """Say whether the panel lies over the content when it is open."""
        return self._overlays

    @property
    def is_open(self) -> bool:
        """Say whether the panel can be seen."""
        return self._wanted and (self._open or not self._overlays)

    def set_wanted(self, wanted: bool) -> None:
        """Say whether there is anything for the panel to show."""
        self._wanted = wanted
        self._place()

    def show_panel(self, shown: bool = True) -> None:
        """Open or close the panel where it lies over the content."""
        self._open = shown
        self._place()

    def open(self) -> None:
        """Show the panel, whether it stands beside the content or lies over it."""
        self._wanted = True
        self.show_panel()

    def dismiss(self) -> None:
        """Put the panel away until it is opened again."""
        self._wanted = self._overlays and self._wanted
        self.show_panel(False)

    def toggle_panel(self) -> None:
        """Open the panel, or close it."""
        self.show_panel(not self._open)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        overlays = self.window().width() < theme.size("panel_overlays_below")
        if overlays != self._overlays:
            self._overlays = overlays
            self._open = False
            self.modeChanged.emit(overlays)
        self._place()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def _place(self) -> None:
        beside = self._wanted and not self._overlays
        taken = self._panel_width + theme.space("card_gap") if beside else 0
        self._main.setGeometry(QRect(0, 0, max(0, self.width() - taken), self.height()))
        width = min(self._panel_width, self.width())
        self._panel.setGeometry(QRect(self.width() - width, 0, width, self.height()))
        self._panel.setVisible(self.is_open)
        self._panel.raise_()
        if self.is_open and self._overlays:
            self._panel.setFocus(Qt.FocusReason.OtherFocusReason)
