"""Workers that are killed: forked from a server that has everything imported already."""

from __future__ import annotations

import multiprocessing
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.reliability.scenarios import Scenario

PRELOADED = ["tests.reliability.warm", "tests.reliability.trials"]
STARTED = "started"
FINISHED = "finished"
CRASHED = "crashed"
PATIENCE = 60.0

Alter = Callable[[], None]
"""Called in the worker before its work, to break something on purpose. A function of a module."""


@dataclass(frozen=True)
class Told:
    """What a worker told before its end."""

    steps: tuple[str, ...]
    is_finished: bool
    crash: str | None = None
    seconds: float = 0.0
    """From its start to its end or its death."""


def leave_alone() -> None:
    """Break nothing."""


def run_worker(
    scenario: Scenario, folder: Path, kill_after: float | None = None, alter: Alter = leave_alone
) -> Told:
    """Let a scenario act in a process of its own, and kill that ``kill_after`` seconds later."""
    worker, reader = start_worker(scenario, folder, alter)
    with reader:
        return _attend(worker, reader, kill_after)


def start_worker(
    scenario: Scenario, folder: Path, alter: Alter = leave_alone
) -> tuple[BaseProcess, Connection]:
    """Start a worker and return it with what it tells."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    reader, writer = context.Pipe(duplex=False)
    worker = context.Process(target=work, args=(scenario, folder, writer, alter), daemon=True)
    worker.start()
    writer.close()
    return worker, reader


def wait_for(reader: Connection, wanted: str) -> None:
    """Wait until a worker tells a step."""
    while reader.poll(PATIENCE):
        told = _receive(reader)
        if told == wanted:
            return
        if told is None or told.startswith(CRASHED):
            raise AssertionError(told)
    raise TimeoutError(f"the worker does not tell “{wanted}”")


def work(scenario: Scenario, folder: Path, writer: Connection, alter: Alter) -> None:
    """Act, telling each step through a pipe in one write."""
    alter()
    _tell(writer, STARTED)
    try:
        scenario.act(folder, lambda step: _tell(writer, step))
    except BaseException:  # noqa: BLE001 - told to the one who judges
        _tell(writer, CRASHED + traceback.format_exc()[-2000:])
    else:
        _tell(writer, FINISHED)


def _tell(writer: Connection, step: str) -> None:
    writer.send_bytes(step.encode())


def _attend(worker: BaseProcess, reader: Connection, kill_after: float | None) -> Told:
    wait_for(reader, STARTED)
    start = time.perf_counter()
    if kill_after is not None:
        time.sleep(kill_after)
        worker.kill()
    steps = list(iter(lambda: _receive(reader), None))
    seconds = time.perf_counter() - start
    worker.join()
    worker.close()
    return _sort(steps, seconds)


def _receive(reader: Connection) -> str | None:
    try:
        return reader.recv_bytes().decode()
    except (EOFError, OSError):
        return None


def _sort(steps: list[str], seconds: float) -> Told:
    crash = next((step.removeprefix(CRASHED) for step in steps if step.startswith(CRASHED)), None)
    work_steps = tuple(step for step in steps if not step.startswith((FINISHED, CRASHED)))
    return Told(work_steps, FINISHED in steps, crash, seconds)
