"""The analytical engine that adds events up: held in memory, on the disk only where it may."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from csdesk.errors import InputRefused, WrongUsage
from csdesk.progress import Progress, silent

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

MISSING = (
    "Files of single events are added up by DuckDB, which is not installed. Install csdesk with "
    "its extra “events”, or import a summary of use with one row per account and day or month."
)
MOST_THREADS = 4
LOOK_SECONDS = 0.1
HUNDRED = 100


def has_engine() -> bool:
    """Tell whether the engine is installed, without loading it."""
    return find_spec("duckdb") is not None


def require_engine() -> None:
    """Raise WrongUsage with what is missing where the engine is not installed."""
    if not has_engine():
        raise WrongUsage(MISSING)


class OutOfMemory(Exception):
    """The engine needs more memory than it may have, and may not use the disk."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much memory the engine has, and the folder that takes what does not fit; None: none."""

    memory_mb: int
    spill: Path | None = None


class Engine:
    """One connection without network and extensions; its statements can be cancelled.

    ``progress`` is asked every tenth of a second whether to go on.
    """

    def __init__(self, room: Room) -> None:
        require_engine()
        import duckdb

        self.room = room
        self._connection: DuckDBPyConnection = duckdb.connect(config=_settings(room))
        self._connection.execute("SET TimeZone = 'UTC'")
        self._connection.execute("SET enable_progress_bar = true")
        self._connection.execute("SET enable_progress_bar_print = false")

    def run(self, statement: str, progress: Progress = silent, step: str = "") -> None:
        """Carry a statement out. Raises Cancelled, OutOfMemory, or InputRefused."""
        self._wait(lambda: self._connection.execute(statement), progress, step)

    def rows(
        self, statement: str, progress: Progress = silent, step: str = ""
    ) -> list[tuple[Any, ...]]:
        """Return what a query gives. Raises as ``run`` does."""
        found: list[tuple[Any, ...]] = self._wait(
            lambda: self._connection.execute(statement).fetchall(), progress, step
        )
        return found

    def row(self, statement: str, progress: Progress = silent, step: str = "") -> tuple[Any, ...]:
        """Return the first row that a query gives."""
        return self.rows(statement, progress, step)[0]

    def columns(
        self, statement: str, progress: Progress = silent, step: str = ""
    ) -> dict[str, NDArray[Any]]:
        """Return the columns that a query gives, masked where they hold nothing."""
        found: dict[str, NDArray[Any]] = self._wait(
            lambda: self._connection.execute(statement).fetchnumpy(), progress, step
        )
        return found

    def keep(self, table: str, columns: Mapping[str, NDArray[Any]]) -> None:
        """Make a table of whole columns."""
        self._connection.register("handed_over", dict(columns))
        self._connection.execute(f"CREATE OR REPLACE TABLE {table} AS FROM handed_over")
        self._connection.unregister("handed_over")

    def close(self) -> None:
        """Let go of everything that it holds."""
        self._connection.close()

    def _wait(self, work: Any, progress: Progress, step: str) -> Any:
        """Do the work in a thread of its own and look after it."""
        done: list[Any] = []
        failed: list[Exception] = []
        thread = threading.Thread(target=_carry_out, args=(work, done, failed), daemon=True)
        progress(0, 0, step)
        thread.start()
        try:
            while thread.is_alive():
                thread.join(LOOK_SECONDS)
                progress(*self._how_far(), step)
        except BaseException:
            while thread.is_alive():
                self._connection.interrupt()
                thread.join(LOOK_SECONDS)
            raise
        if failed:
            _tell(failed[0])
        return done[0]

    def _how_far(self) -> tuple[int, int]:
        share = 0.0
        with suppress(Exception):  # between two statements it has nothing to say
            share = self._connection.query_progress()
        return (int(share), HUNDRED) if 0 < share <= HUNDRED else (0, 0)


def _settings(room: Room) -> dict[str, Any]:
    return {
        "memory_limit": f"{room.memory_mb}MB",
        "threads": min(MOST_THREADS, os.cpu_count() or 1),
        "preserve_insertion_order": False,
        "temp_directory": "" if room.spill is None else str(room.spill),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "python_enable_replacements": False,
    }


def _carry_out(work: Any, done: list[Any], failed: list[Exception]) -> None:
    try:
        done.append(work())
    except Exception as error:  # noqa: BLE001 - it is raised again in the thread that waits
        failed.append(error)


def _tell(error: Exception) -> None:
    import duckdb

    if isinstance(error, duckdb.OutOfMemoryException):
        raise OutOfMemory(str(error)) from error
    raise error


def quote(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def name(text: str) -> str:
    """Return the name of a column as SQL writes it."""
    return '"' + text.replace('"', '""') + '"'


def listed(values: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    """Return texts as a list in SQL."""
    return "[" + ", ".join(map(quote, values)) + "]"


def refuse(error: Exception, file: str) -> InputRefused:
    """Return the sentence about a file that the engine cannot read."""
    first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return InputRefused(
        f"it cannot be read as a file of events ({first.rstrip('.')})",
        file=file,
        advice="Export it again as CSV or Parquet",
    )
