"""A database that is open for reading only: every write is refused with a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import NoReturn

from typing_extensions import override

from csdesk.errors import WorkspaceUnusable
from csdesk.storage.file.database import Database, Value


class ReadingDatabase(Database):
    """Reads a file that nobody writes meanwhile; leaves it and its folder untouched."""

    @override
    def write(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Refuse to write."""
        self._refuse()

    @override
    def write_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Refuse to write."""
        self._refuse()

    @override
    def transaction(self) -> AbstractContextManager[None]:
        """Refuse to begin what would write."""
        self._refuse()

    @override
    def close(self) -> None:
        """End the connection; there is no lock and no journal to give up."""
        self.abandon()

    def _refuse(self) -> NoReturn:
        raise WorkspaceUnusable(
            f"{self.file_name} is open for reading only, so nothing was changed. "
            "Open it for writing, or save a copy and change that."
        )
