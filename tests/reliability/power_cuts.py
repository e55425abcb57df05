"""Power cuts: the real process is recorded once, then its disk is replayed up to random moments."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.reliability.crash_states import Disk, told_steps
from tests.reliability.disk_trace import Call, read_calls, strace_command
from tests.reliability.kills import judge_and_tidy
from tests.reliability.processes import Alter, leave_alone
from tests.reliability.recorded import run_recorded
from tests.reliability.scenarios import Scenario
from tests.reliability.toll import Toll


def cut_often(
    strace: str,
    scenario: Scenario,
    states: int,
    folder: Path,
    seed: int = 1,
    alter: Alter = leave_alone,
) -> Toll:
    """Judge what ``states`` power cuts at random moments of one recorded run might leave."""
    recording = _record(strace, scenario, folder, alter)
    chance = random.Random(seed)
    moments = (chance.randrange(len(recording.calls) + 1) for _ in range(states))
    return _judge_moments(
        scenario, recording, moments, lambda place: recording.disk.cut_power(chance, place)
    )


def stop_after_calls(
    strace: str, scenario: Scenario, every: int, folder: Path, alter: Alter = leave_alone
) -> Toll:
    """Judge what a kill after each ``every``-th system call of one recorded run leaves."""
    recording = _record(strace, scenario, folder, alter)
    moments = range(0, len(recording.calls) + 1, every)
    return _judge_moments(scenario, recording, moments, recording.disk.stop_program)


@dataclass(frozen=True)
class Recording:
    """What a process did, and the disk on which it is replayed."""

    calls: list[Call]
    disk: Disk
    told: Path


def _record(strace: str, scenario: Scenario, folder: Path, alter: Alter) -> Recording:
    before, place, told = folder / "before", folder / "place", folder / "told"
    before.mkdir()
    scenario.prepare(before)
    shutil.copytree(before, place)
    trace = folder / "trace"
    steps = run_recorded(strace_command(strace, trace), scenario, place, told, alter)
    if steps[-1:] != ["finished"]:
        raise AssertionError(f"the recorded work did not end well: {steps[-1:]}")
    calls = list(read_calls(trace, place, told))
    trace.unlink()
    return Recording(calls, Disk(place, before), told)


def _judge_moments(
    scenario: Scenario,
    recording: Recording,
    moments: Iterable[int],
    write_state: Callable[[Path], None],
) -> Toll:
    toll = Toll()
    reached = 0
    calls, told = recording.calls, recording.told
    for moment in sorted(moments):
        for call in calls[reached:moment]:
            if not _is_telling(call, told):
                recording.disk.replay(call)
        reached = moment
        place = told.with_name(f"after {toll.rounds}")
        place.mkdir()
        write_state(place)
        judge_and_tidy(toll, scenario, place, tuple(told_steps(calls[:moment], told)))
    return toll


def _is_telling(call: Call, told: Path) -> bool:
    return str(told).encode() in call.texts[:2]
