"""System calls that fail one after the other: the first write, the second ... until all is done.

strace makes a call of the real process fail; nothing in the program is replaced. It also tells
whether any call asks for another computer.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.reliability.disk_full import judge_sentence
from tests.reliability.disk_trace import read_calls, strace_command
from tests.reliability.recorded import CRASHED, FINISHED, REFUSED, run_recorded
from tests.reliability.scenarios import Scenario

FAILURES = {
    "pwrite64": ("ENOSPC", "EIO"),
    "fsync": ("EIO",),
    "ftruncate": ("EIO",),
    "rename": ("EACCES",),
    "link": ("EIO",),
    "unlink": ("EACCES",),
    "mkdir": ("EROFS",),
}
"""How each call fails, as the system would say it."""


@dataclass
class Failures:
    """What the failing calls came to."""

    refused: int = 0
    """Times that the work was refused with a sentence."""
    finished: int = 0
    """Times that it was done all the same."""
    wrong: list[str] = field(default_factory=list)


def fail_each_call(strace: str, scenario: Scenario, folder: Path, at_most: int) -> Failures:
    """Let calls of each kind fail, each once; of more than ``at_most`` some, evenly spread."""
    before = folder / "before"
    before.mkdir()
    scenario.prepare(before)
    failures = Failures()
    for name, error, number in _plan(_count_calls(strace, scenario, folder, before), at_most):
        place = folder / "place"
        shutil.copytree(before, place)
        what = f"{name} {number} fails with {error}"
        _fail_once(failures, strace, scenario, place, (name, error, number), what)
        shutil.rmtree(place)
    return failures


def watch_network(strace: str, scenario: Scenario, folder: Path) -> list[str]:
    """Return every call of some work that asks for another computer."""
    place, trace = folder / "place", folder / "trace"
    place.mkdir()
    scenario.prepare(place)
    tool = (strace, "-f", "-o", str(trace), "-e", "trace=socket,connect,sendto,bind")
    steps = run_recorded(tool, scenario, place, folder / "told")
    if steps[-1:] != [FINISHED]:
        raise AssertionError(steps[-1:])
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line for line in lines if "AF_INET" in line]


def _count_calls(strace: str, scenario: Scenario, folder: Path, before: Path) -> Counter[str]:
    place, told, trace = folder / "place", folder / "told", folder / "trace"
    shutil.copytree(before, place)
    run_recorded(strace_command(strace, trace), scenario, place, told)
    calls = Counter(call.name for call in read_calls(trace, place, told))
    shutil.rmtree(place)
    trace.unlink()
    return calls


def _plan(calls: Counter[str], at_most: int) -> Iterator[tuple[str, str, int]]:
    for name, errors in FAILURES.items():
        stride = max(1, -(-calls[name] // at_most))
        for number in range(1, calls[name] + 1, stride):
            yield name, errors[number % len(errors)], number


def _fail_once(
    failures: Failures,
    strace: str,
    scenario: Scenario,
    place: Path,
    failing: tuple[str, str, int],
    what: str,
) -> None:
    name, error, number = failing
    told = place.with_name("told")
    tool = (strace, "-f", "-o", "/dev/null", "--seccomp-bpf", "-e", f"trace={name}")
    tool = (*tool, "-e", f"inject={name}:error={error}:when={number}")
    steps = run_recorded(tool, scenario, place, told)
    ending = steps[-1] if steps else CRASHED
    failures.refused += ending.startswith(REFUSED)
    failures.finished += ending == FINISHED
    failures.wrong += [f"{what}: {each}" for each in _judge_ending(ending)]
    problems = scenario.judge(place, steps)
    failures.wrong += [f"{what}: {problem.harm}: {problem.seen}" for problem in problems]


def _judge_ending(ending: str) -> list[str]:
    if ending == FINISHED:
        return []
    if ending.startswith(REFUSED):
        return judge_sentence(ending.removeprefix(REFUSED))
    return [re.sub(r"\s+", " ", ending)[-600:]]
