"""A file in an import worker, with every refusal as one sentence that names the file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from csdesk.errors import InputRefused
from csdesk.ingest.reader.kinds import find_kind
from csdesk.ingest.reader.refusal import Refusal
from csdesk.ingest.worker.frames import Frame
from csdesk.ingest.worker.limits import Limits
from csdesk.ingest.worker.process import WorkerProcess
from csdesk.progress import Progress, silent


class WorkerClient:
    """Asks one worker about one file."""

    def __init__(self, path: Path, limits: Limits | None = None) -> None:
        self.path = path.absolute()
        with refused_by_name(self.path.name):
            self._kind = find_kind(self.path)
            size = self.path.stat().st_size
        self._limits = limits or Limits.for_file(self._kind, size)
        self._process = WorkerProcess()

    def open(self, progress: Progress = silent) -> Frame:
        """Return what the worker says of the file when it has parsed it. Raises InputRefused."""
        try:
            return self.ask_once(
                "open",
                progress=progress,
                path=os.fspath(self.path),
                kind=self._kind,
                memory=self._limits.memory,
            )
        except BaseException:
            self.close()
            raise

    def ask(
        self, do: str, body: bytes = b"", progress: Progress = silent, **more: object
    ) -> Iterator[Frame]:
        """Yield the answers to a request. Raises InputRefused."""
        seconds = self._limits.seconds
        step = f"Reading {self.path.name}"
        with refused_by_name(self.path.name):
            yield from self._process.ask(
                {"do": do, **more}, body, seconds=seconds, step=step, progress=progress
            )

    def ask_once(
        self, do: str, body: bytes = b"", progress: Progress = silent, **more: object
    ) -> Frame:
        """Return the one answer to a request. Raises InputRefused."""
        (frame,) = self.ask(do, body, progress, **more)
        return frame

    @property
    def pid(self) -> int:
        """Return the number of the worker's process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Tell whether the worker can still be asked."""
        return self._process.is_alive

    def close(self) -> None:
        """End the worker."""
        self._process.end()


@contextmanager
def refused_by_name(file_name: str) -> Iterator[None]:
    """Turn what goes wrong with a file into InputRefused with its name."""
    try:
        yield
    except Refusal as refusal:
        raise InputRefused(
            refusal.problem,
            file=file_name,
            sheet=refusal.sheet,
            row=refusal.row,
            column=refusal.column,
            advice=refusal.advice,
        ) from refusal
    except FileNotFoundError as error:
        raise InputRefused(
            "there is no such file", file=file_name, advice="Check its name and folder"
        ) from error
    except OSError as error:
        raise InputRefused(
            "it cannot be opened",
            file=file_name,
            advice="Close it in other programs and check that you may read it",
        ) from error
