"""A file that is open in an import worker: what the program asks of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from csdesk.ingest.packed_cells import unpack_rows
from csdesk.ingest.reader.client import WorkerClient
from csdesk.ingest.request import ReadingRequest
from csdesk.ingest.worker_values import OpenAnswer, from_json, to_json
from csdesk.model.imports import ColumnBlock, FileOutline, ImportQuestion, Reading, TableId
from csdesk.model.known_accounts import KnownBook
from csdesk.model.matching import Comparison
from csdesk.model.tables import Cell
from csdesk.progress import Progress, silent

MOST_ROWS_AT_ONCE = 2_000


class OpenFile:
    """One file behind an import worker; the content of the draft that is made of it.

    Every method raises InputRefused with one sentence where the worker cannot answer any more.
    What ``progress`` raises ends the worker.
    """

    def __init__(self, client: WorkerClient, opened: OpenAnswer) -> None:
        self._client = client
        self._opened = opened

    @property
    def outline(self) -> FileOutline:
        """Return the sheets of the file, as the latest reading understood its letters."""
        return self._opened.outline

    @property
    def question(self) -> ImportQuestion | None:
        """Return what the bytes of a text file leave open; a reading asks it as well."""
        return self._opened.question

    def read(self, request: ReadingRequest, progress: Progress = silent) -> Reading:
        """Return what the file says under the request's decisions."""
        reading, opened = self._client.ask("read", to_json(request), progress)
        self._opened = from_json(OpenAnswer, opened.body)
        return from_json(Reading, reading.body)

    def rows(self, sheet: str, first: int, count: int) -> tuple[tuple[Cell, ...], ...]:
        """Return some rows of a sheet, at most 2,000; ``first`` is 1-based."""
        count = min(count, MOST_ROWS_AT_ONCE)
        frame = self._client.ask_once("rows", sheet=sheet, first=first, count=count)
        return unpack_rows(frame.body)

    def blocks(self, table: TableId) -> Iterator[ColumnBlock]:
        """Yield what is stored of a table of the latest reading."""
        for frame in self._client.ask("blocks", table=table):
            head = frame.head
            yield ColumnBlock(head["column"], head["part"], head["block"], frame.body.decode())

    def compare(self, known: KnownBook, progress: Progress = silent) -> Comparison:
        """Return what the latest reading would change in the known accounts."""
        frame = self._client.ask_once("compare", to_json(known), progress)
        return from_json(Comparison, frame.body)

    @property
    def worker(self) -> int:
        """Return the number of the worker's process."""
        return self._client.pid

    def close(self) -> None:
        """End the worker; what it held is gone."""
        self._client.close()


def open_file(path: Path, progress: Progress = silent) -> OpenFile:
    """Return a file that a new worker has looked over and parsed. Raises InputRefused."""
    client = WorkerClient(path)
    return OpenFile(client, from_json(OpenAnswer, client.open(progress).body))
