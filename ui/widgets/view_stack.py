"""A few views of a page, one seen at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.widgets.segmented import Segmented

V = TypeVar("V", bound=QWidget)


class ViewStack(QStackedWidget, Generic[V]):
    """One view at a time; ``switch``, of the words of each view, stands above them.

    A view is made when it is first asked for, and filled when it is seen; ``viewShown`` says that
    another one is. Whoever has views says how they are made, taken in and filled.
    """

    viewShown = Signal()  # noqa: N815 - Qt's way of writing signals
    told = Signal(str)

    def __init__(self, words: Mapping[str, str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale: set[str] = set()
        self._views: dict[str, V] = {}
        self._names = tuple(words)
        self.switch = Segmented(list(words.items()), name)
        self.switch.chosen.connect(self.show_view)

    @property
    def current(self) -> str:
        """Return which view is shown."""
        return self.switch.current

    def open_view(self, view: str) -> V:
        """Return one of the views, made when it is first asked for."""
        if view not in self._views:
            self.add_view(view, self._make_view(view))
        return self._views[view]

    def add_view(self, name: str, view: V) -> None:
        """Take in a view that is there already."""
        self._views[name] = view
        self._take_in(view)
        self.addWidget(view)

    def show_view(self, view: str) -> None:
        """Show one of the views."""
        self.switch.choose(view)
        self._bring_up(view)
        self.setCurrentWidget(self.open_view(view))
        self.viewShown.emit()

    def refill(self) -> None:
        """Fill the view that is shown anew, and each of the others when it is."""
        self._stale = set(self._names)
        self._bring_up(self.current)

    def filled_views(self) -> list[V]:
        """Return the views that show what there is now."""
        return [view for name, view in self._views.items() if name not in self._stale]

    def _bring_up(self, view: str) -> None:
        if view in self._stale:
            self._stale.discard(view)
            self._fill_view(self.open_view(view))

    def _make_view(self, view: str) -> V:
        raise NotImplementedError

    def _take_in(self, view: V) -> None:
        raise NotImplementedError

    def _fill_view(self, view: V) -> None:
        raise NotImplementedError
