"""The rest of a long text file, which a second worker reads beside the first."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from csdesk.ingest.reader.text_parts import find_middle, pack_rest
from csdesk.ingest.sheet_packer import PackedSheet
from csdesk.ingest.worker.frames import Frame, read_frame, write_frame
from csdesk.ingest.worker.limits import Limits
from csdesk.ingest.worker.process import start_worker

REST = "rest"
"""What the second worker is asked for."""


class WorkerRest:
    """A worker that reads a text file from a row on. It ends with the process that started it."""

    def __init__(self, path: Path, encoding: str, first_row: int) -> None:
        self.first_row = first_row
        self._process = start_worker()
        request = {
            "do": REST,
            "path": os.fspath(path),
            "encoding": encoding,
            "first_row": first_row,
            "number": 1,
            "seconds": Limits.for_file("text", path.stat().st_size).seconds,
        }
        if self._process.stdin is not None:
            with suppress(OSError):  # it is dead; ``take`` finds nothing
                write_frame(self._process.stdin, Frame(request))

    @property
    def pid(self) -> int:
        """Return the number of the worker's process."""
        return self._process.pid

    def take(self) -> PackedSheet | None:
        """Return the rows when they are read; None where the worker refused them or died."""
        stream = self._process.stdout
        columns: list[tuple[bytes, ...]] = []
        while stream is not None and (frame := read_frame(stream)) is not None:
            if "refused" in frame.head:
                break
            if "rows" in frame.head:
                head = frame.head
                return PackedSheet(head["rows"], len(columns), tuple(columns), head["cleaned"])
            columns.append(_cut(frame.body, frame.head["lengths"]))
        return None

    def end(self) -> None:
        """End the worker, whether it is done or not."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):  # what was left to send has no receiver
                    stream.close()


@contextmanager
def reading_rest(path: Path, encoding: str | None) -> Iterator[WorkerRest | None]:
    """Have the rest of a text file read meanwhile; None where that does not pay."""
    first_row = find_middle(path) if encoding and _count_cores() > 1 else 0
    if not encoding or not first_row:
        yield None
        return
    rest = WorkerRest(path, encoding, first_row)
    try:
        yield rest
    finally:
        rest.end()


def answer_rest(head: Mapping[str, Any]) -> Iterator[Frame]:
    """Yield the columns of the rest of a text file, and what is known of it. Raises Refusal."""
    sheet = pack_rest(Path(head["path"]), head["encoding"], head["first_row"])
    for blocks in sheet.columns:
        yield Frame({"lengths": list(map(len, blocks))}, b"".join(blocks))
    yield Frame({"rows": sheet.row_count, "cleaned": sheet.cleaned})


def _cut(body: bytes, lengths: list[int]) -> tuple[bytes, ...]:
    return tuple(body[start:end] for start, end in pairwise(accumulate(lengths, initial=0)))


def _count_cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
