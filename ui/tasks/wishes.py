"""What a person changed that is not on disk yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from csdesk.errors import WorkspaceUnusable
from ui.tasks.access import Whom
from ui.tasks.lane import Done, Failed


@dataclass(frozen=True, slots=True, repr=False)
class Wish:
    """An operation with what belongs to it."""

    operation: Callable[..., Any]
    arguments: tuple[Any, ...]
    on_done: Done | None
    on_failed: Failed | None
    label: str
    is_kept: bool
    """Whether it waits to be tried again when it cannot be saved."""
    whom: Whom | None = None
    """The client for whom it is meant; None where it is the same for all."""


class Wishes:
    """The wishes that could not be saved, in the order in which they were made."""

    def __init__(self) -> None:
        self._waiting: list[Wish] = []
        self._error: WorkspaceUnusable | None = None

    def __bool__(self) -> bool:
        return bool(self._waiting)

    @property
    def error(self) -> WorkspaceUnusable | None:
        """Return why they could not be saved, None when nothing waits."""
        return self._error if self._waiting else None

    def keep(self, wish: Wish, error: WorkspaceUnusable | None = None) -> None:
        """Put a wish behind those that wait."""
        self._waiting.append(wish)
        self._error = error or self._error

    def take_all(self) -> list[Wish]:
        """Return what waited; nothing waits from then on."""
        waiting, self._waiting = self._waiting, []
        return waiting
