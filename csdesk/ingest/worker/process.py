"""The import worker as the program sees it: started, asked, listened to, and ended."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import IO, Any

import csdesk
from csdesk.ingest.reader.refusal import DAMAGED, KEEP_LIST, NEEDS_MEMORY, Refusal
from csdesk.ingest.worker.frames import Frame, read_frame, write_frame
from csdesk.progress import Progress, silent

MODULE = "csdesk.ingest.worker.child"
TICK_SECONDS = 0.1
FRAMES_AHEAD = 4
ENDED = Frame({"ended": True})
KEPT_MEMORY = {"MALLOC_MMAP_THRESHOLD_": str(16 << 20), "MALLOC_TRIM_THRESHOLD_": str(64 << 20)}
"""Lets glibc use the memory of a column again for the next one: asking for it takes time."""


class WorkerProcess:
    """One import worker. It answers one request after the other and ends with the program."""

    def __init__(self) -> None:
        self._process = start_worker()
        self._frames: queue.Queue[Frame] = queue.Queue(FRAMES_AHEAD)
        self._numbers = count(1)
        self._turn = threading.RLock()
        threading.Thread(
            target=_pump, args=(self._process.stdout, self._frames), daemon=True
        ).start()
        self._end = weakref.finalize(self, _end_process, self._process, self._frames)

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Tell whether it can still be asked."""
        return self._end.alive and self._process.poll() is None

    def ask(
        self,
        request: Mapping[str, Any],
        body: bytes = b"",
        *,
        seconds: int,
        step: str = "",
        progress: Progress = silent,
    ) -> Iterator[Frame]:
        """Yield the frames that answer a request, without the last, empty one.

        Raises Refusal where the worker refuses, dies or runs out of time; in the last two cases,
        and whenever ``progress`` raises, the worker is ended.
        """
        with self._turn:
            number = next(self._numbers)
            try:
                self._send(Frame({**request, "number": number, "seconds": seconds}, body))
                yield from self._listen(number, seconds, step, progress)
            except GeneratorExit:
                raise
            except Refusal as refusal:
                if refusal.is_final:
                    self.end()
                raise
            except BaseException:
                self.end()
                raise

    def end(self) -> None:
        """End the worker at once."""
        self._end()

    def _send(self, frame: Frame) -> None:
        if self._process.stdin is None or not self.is_alive:
            raise _dead()
        try:
            write_frame(self._process.stdin, frame)
        except (OSError, ValueError) as error:
            raise _dead() from error

    def _listen(self, number: int, seconds: int, step: str, progress: Progress) -> Iterator[Frame]:
        deadline = time.monotonic() + seconds
        done, total = 0, 0
        while True:
            progress(done, total, step)
            if time.monotonic() > deadline:
                raise _too_long(seconds)
            try:
                frame = self._frames.get(timeout=TICK_SECONDS)
            except queue.Empty:
                continue
            if frame is ENDED:
                self._frames.put(ENDED)
                raise _dead()
            if frame.head["number"] != number:  # an earlier answer that nobody waited for
                continue
            if frame.head.get("done"):
                return
            if "progress" in frame.head:
                done, total, told = frame.head["progress"]
                step = told or step
                continue
            _raise_refusal(frame.head)
            yield frame


def start_worker() -> subprocess.Popen[bytes]:
    """Start a worker that takes requests from its input and answers on its output."""
    return subprocess.Popen(  # noqa: S603 - our own program, no shell
        worker_command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=worker_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def worker_command() -> list[str]:
    """Return the command that starts the worker, in a source run or in the frozen program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--import-worker"]
    return [sys.executable, "-P", "-m", MODULE]


def worker_environment() -> dict[str, str]:
    """Return the environment of the worker: this program must be found from any folder."""
    environment = dict(os.environ)
    root = str(Path(csdesk.__file__).resolve().parents[1])
    paths = [root, environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    environment["RUST_BACKTRACE"] = "0"
    environment |= {"MALLOC_ARENA_MAX": "1", "OPENBLAS_NUM_THREADS": "1"}  # both cost memory
    return environment | KEPT_MEMORY


def _pump(stream: IO[bytes], frames: queue.Queue[Frame]) -> None:
    """Move frames from the worker to the queue, so that waiting for them can be interrupted."""
    try:
        while frame := read_frame(stream):
            frames.put(frame)
    except (OSError, ValueError):  # the stream was closed because nobody listens any more
        pass
    frames.put(ENDED)


def _end_process(process: subprocess.Popen[bytes], frames: queue.Queue[Frame]) -> None:
    process.kill()
    process.wait()
    while frames.get() is not ENDED:
        continue
    frames.put(ENDED)  # for whoever waits in another thread
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            _close(stream)


def _close(stream: IO[bytes]) -> None:
    with suppress(OSError):  # what was left to send has no receiver
        stream.close()


def _raise_refusal(head: Mapping[str, Any]) -> None:
    if "refused" in head:
        raise Refusal(head["refused"], head["advice"], head["of_sheet"], **head["place"])


def _dead() -> Refusal:
    return Refusal(f"{NEEDS_MEMORY}, or {DAMAGED}", KEEP_LIST, is_final=True)


def _too_long(seconds: int) -> Refusal:
    return Refusal(f"reading it took longer than {seconds} seconds", KEEP_LIST, is_final=True)
