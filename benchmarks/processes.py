"""A measurement in a process of its own: nothing of another is left in it, and its memory told.

A process that was started so prepares its work, says so, waits, works, and prints what it measured.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any

PROJECT = Path(__file__).parents[1]
READY = "ready"
STEP = 0.01
PAGE_MB = os.sysconf("SC_PAGE_SIZE") / (1 << 20) if hasattr(os, "sysconf") else 0.0


class Failed(Exception):
    """A process that could not do its work; says why."""


def measure_apart(script: str, *arguments: str) -> dict[str, Any]:
    """Run a script of this folder and return what it measured.

    ``mb`` is added to it: what the process and its children held together at most while they
    worked, by 100 looks a second, and ``mb_before`` what it held when it was ready. Pages that
    children share count for each. Without ``/proc`` both are 0.
    """
    command = [sys.executable, str(Path(__file__).with_name(script)), *arguments]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=PROJECT, stdin=pipe, stdout=pipe, stderr=pipe, text=True
    ) as process:
        told: list[str] = []
        watch = Thread(target=lambda: told.append(process.stderr.read() if process.stderr else ""))
        watch.start()
        memory = _watch(process)
        watch.join()
    if process.returncode or memory is None:
        raise Failed(told[0].strip() or f"exit code {process.returncode}")
    return memory


def _watch(process: subprocess.Popen[str]) -> dict[str, Any] | None:
    assert process.stdin
    assert process.stdout
    if not any(line.strip() == READY for line in process.stdout):
        return None
    before, peak, done = _megabytes(process.pid), [0.0], Event()

    def look() -> None:
        while not done.wait(STEP):
            peak[0] = max(peak[0], _megabytes(process.pid))

    watcher = Thread(target=look)
    watcher.start()
    process.stdin.write("\n")
    process.stdin.flush()
    lines = process.stdout.read().splitlines()
    done.set()
    watcher.join()
    if not lines:
        return None
    measured: dict[str, Any] = json.loads(lines[-1])
    own = measured.pop("own_mb", 0.0)
    return {**measured, "mb": max(own, *peak), "mb_before": before}


def work_when_told(measure: Callable[[], dict[str, Any]]) -> int:
    """In the started process: say that all is prepared, wait, measure, and print what it was."""
    gc.collect()
    with suppress(OSError, AttributeError):  # elsewhere than on Linux
        ctypes.CDLL(None).malloc_trim(0)
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    sys.stdout.write(f"{READY}\n")
    sys.stdout.flush()
    sys.stdin.readline()
    measured = measure()
    measured["own_mb"] = _own_peak()
    sys.stdout.write(f"\n{json.dumps(measured)}\n")
    return 0


def clock(work: Callable[[], object]) -> tuple[float, float]:
    """Return the milliseconds that a work took by the clock, and by the processor."""
    start, used = time.perf_counter(), _processor()
    work()
    return 1000 * (time.perf_counter() - start), 1000 * (_processor() - used)


def _processor() -> float:
    """Return the seconds of this process and of its children that have ended."""
    return sum(os.times()[:4])


def _own_peak() -> float:
    """Return the most megabytes this process held since it was ready, 0 where nobody tells."""
    with suppress(OSError, ValueError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0


def _megabytes(pid: int) -> float:
    return sum(_resident(one) for one in _family(pid))


def _family(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text(encoding="ascii").split():
                yield from _family(int(child))


def _resident(pid: int) -> float:
    with suppress(OSError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * PAGE_MB
    return 0.0
