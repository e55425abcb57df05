"""Where somebody is in the open client: the page in view, the way to a change, the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ui.pages.page import Page
from ui.tasks.access import Whom

if TYPE_CHECKING:
    from csdesk.model.history import Reversal

_FIRST = "overview"


@dataclass(frozen=True, slots=True)
class _Left:
    """Where somebody was when the file was locked."""

    client: Whom
    page: str
    place: tuple[str, str] | None


class Whereabouts:
    """``find_page`` gives the page in view, ``show_page`` shows one by its key."""

    def __init__(
        self, find_page: Callable[[], Page | None], show_page: Callable[[str], None]
    ) -> None:
        self._find_page = find_page
        self._show_page = show_page
        self._left: _Left | None = None

    def keep_typing(self) -> None:
        """Keep at once what is being typed."""
        page = self._find_page()
        if page is not None:
            page.keep_typing()

    def leave(self, client: Whom | None) -> None:
        """Remember the page of a client, because the file is locked."""
        page = self._find_page()
        if client is not None and page is not None:
            self._left = _Left(client, page.key, page.place)

    def arrive(self, client: Whom | None) -> None:
        """Show the page that was in view when the file was locked, else the first one."""
        left, self._left = self._left, None
        if left is None or left.client != client:
            self._show_page(_FIRST)
        else:
            self._go_to(left.page, left.place)

    def lead_to(self, reversal: Reversal, page: str | None) -> Callable[[], None] | None:
        """Show what was undone when its page is in view; else return the way there, if any."""
        current = self._find_page()
        place = (reversal.entity, reversal.key)
        if current is None or current.key != page:
            return partial(self._go_to, page, place) if page else None
        current.reveal(*place)
        return None

    def _go_to(self, page: str, place: tuple[str, str] | None) -> None:
        self._show_page(page)
        current = self._find_page()
        if current is not None and place is not None:
            current.reveal(*place)
