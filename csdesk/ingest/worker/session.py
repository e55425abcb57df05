"""A file that is open in an import worker: what the program asks of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from csdesk.errors import InputRefused
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.packed_cells import unpack_rows
from csdesk.ingest.worker.client import WorkerClient
from csdesk.ingest.worker.values import OpenAnswer, from_json, pack_known, to_json
from csdesk.model.imports import ColumnBlock, FileOutline, ImportQuestion, Reading, TableId
from csdesk.model.known_accounts import KnownBook
from csdesk.model.matching import Comparison
from csdesk.model.tables import Cell
from csdesk.progress import Progress, silent

MOST_ROWS_AT_ONCE = 2_000


class OpenFile:
    """One file behind an import worker; the content of the draft that is made of it.

    Every method raises InputRefused with one sentence where the worker cannot answer any more.
    What ``progress`` raises ends the worker; the next question is asked of a new one, which reads
    the file as it was last read.
    """

    def __init__(self, client: WorkerClient, opened: OpenAnswer) -> None:
        self._client = client
        self._opened = opened
        self._request: ReadingRequest | None = None
        self._was_stopped = False

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
        with self._stoppable():
            reading, opened = self._worker(progress).ask("read", to_json(request), progress)
        self._opened = from_json(OpenAnswer, opened.body)
        self._request = request
        return from_json(Reading, reading.body)

    def rows(self, sheet: str, first: int, count: int) -> tuple[tuple[Cell, ...], ...]:
        """Return some rows of a sheet, at most 2,000; ``first`` is 1-based."""
        count = min(count, MOST_ROWS_AT_ONCE)
        frame = self._worker().ask_once("rows", sheet=sheet, first=first, count=count)
        return unpack_rows(frame.body)

    def blocks(self, table: TableId) -> Iterator[ColumnBlock]:
        """Yield what is stored of a table of the latest reading."""
        for frame in self._worker().ask("blocks", table=table):
            head = frame.head
            yield ColumnBlock(head["column"], head["part"], head["block"], frame.body.decode())

    def compare(self, known: KnownBook, progress: Progress = silent) -> Comparison:
        """Return what the latest reading would change in the known accounts."""
        with self._stoppable():
            frame = self._worker(progress).ask_once("compare", pack_known(known), progress)
        return from_json(Comparison, frame.body)

    @property
    def worker(self) -> int:
        """Return the number of the worker's process."""
        return self._client.pid

    def close(self) -> None:
        """End the worker; what it held is gone."""
        self._was_stopped = False
        self._client.close()

    @contextmanager
    def _stoppable(self) -> Iterator[None]:
        try:
            yield
        except InputRefused:
            raise
        except BaseException:
            self._was_stopped = True
            raise

    def _worker(self, progress: Progress = silent) -> WorkerClient:
        """Return the worker, a new one where the old one was ended with work that was stopped."""
        if self._was_stopped and not self._client.is_alive:
            self._client = client = WorkerClient(self._client.path)
            opened = from_json(OpenAnswer, client.open(progress).body)
            if opened.outline.file_hash != self.outline.file_hash:
                client.close()
                raise _changed(self.outline.file_name)
            if self._request is not None:
                for _ in client.ask("read", to_json(self._request), progress):
                    continue
            self._was_stopped = False
        return self._client


def _changed(file_name: str) -> InputRefused:
    return InputRefused(
        "it was changed after it was opened", file=file_name, advice="Choose it again"
    )


def open_file(path: Path, progress: Progress = silent) -> OpenFile:
    """Return a file that a new worker has looked over and parsed. Raises InputRefused."""
    client = WorkerClient(path)
    return OpenFile(client, from_json(OpenAnswer, client.open(progress).body))
