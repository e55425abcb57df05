"""Starts the import worker, listens to it, and ends it when it takes too much or is not wanted."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import csdesk
from csdesk.ingest.reader.refusal import DAMAGED, KEEP_LIST, NEEDS_MEMORY, Refusal
from csdesk.progress import Progress

MODULE = "csdesk.ingest.reader.child"
TICK_SECONDS = 0.1
END = b""
Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: memory in bytes and time in seconds."""

    memory: int = 1536 << 20
    seconds: int = 60


def ask_worker(
    path: Path, kind: str, progress: Progress, limits: Limits
) -> Generator[Message, None, None]:
    """Yield what the worker answers for a file, up to its last message.

    Raises Refusal when the worker refuses, dies, or runs out of time; whatever ``progress`` raises
    ends the worker as well.
    """
    request = {
        "path": os.fspath(path.absolute()),
        "kind": kind,
        "memory": limits.memory,
        "seconds": limits.seconds,
    }
    with _running_worker() as process:
        _send(process, request)
        yield from _listen(process, f"Reading {path.name}", progress, limits.seconds)


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
    return environment


@contextmanager
def _running_worker() -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(  # noqa: S603 - our own program, no shell
        worker_command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=worker_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        with process:
            try:
                yield process
            finally:
                process.kill()
    finally:
        process.wait()


def _send(process: subprocess.Popen[bytes], request: Message) -> None:
    if process.stdin is None:
        raise Refusal(DAMAGED)
    try:
        process.stdin.write(json.dumps(request).encode())
        process.stdin.close()
    except BrokenPipeError as error:
        raise Refusal(NEEDS_MEMORY, KEEP_LIST) from error


def _listen(
    process: subprocess.Popen[bytes], step: str, progress: Progress, seconds: int
) -> Iterator[Message]:
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_pump, args=(process.stdout, lines), daemon=True).start()
    deadline = time.monotonic() + seconds
    read = 0
    while True:
        progress(read, 0, step)
        if time.monotonic() > deadline:
            raise Refusal(f"reading it took longer than {seconds} seconds", KEEP_LIST)
        try:
            line = lines.get(timeout=TICK_SECONDS)
        except queue.Empty:
            continue
        message = _understand(line)
        if "done" in message:
            return
        read += len(message.get("rows", ()))
        yield message


def _pump(stream: IO[bytes], lines: queue.SimpleQueue[bytes]) -> None:
    """Move lines from the worker to the queue, so that waiting for them can be interrupted."""
    try:
        for line in stream:
            lines.put(line)
    except (OSError, ValueError):  # the stream was closed because nobody listens any more
        pass
    lines.put(END)


def _understand(line: bytes) -> Message:
    if line == END:
        raise Refusal(f"{NEEDS_MEMORY}, or {DAMAGED}", KEEP_LIST)
    message: Message = json.loads(line)
    if "refused" in message:
        raise Refusal(message["refused"], message["advice"], message["of_sheet"])
    return message
