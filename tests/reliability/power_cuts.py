"""Power cuts: the real process is recorded once, then its disk is replayed up to random moments."""

from __future__ import annotations

import random
import shutil
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
    return _judge_cuts(scenario, calls, Disk(place, before), told, states, random.Random(seed))


def _judge_cuts(
    scenario: Scenario,
    calls: list[Call],
    disk: Disk,
    told: Path,
    states: int,
    chance: random.Random,
) -> Toll:
    toll = Toll()
    reached = 0
    for cut in sorted(chance.randrange(len(calls) + 1) for _ in range(states)):
        for call in calls[reached:cut]:
            if not _is_telling(call, told):
                disk.replay(call)
        reached = cut
        steps = tuple(told_steps(calls[:cut], told))
        place = told.with_name(f"after {toll.rounds}")
        place.mkdir()
        disk.cut_power(chance, place)
        judge_and_tidy(toll, scenario, place, steps)
    return toll


def _is_telling(call: Call, told: Path) -> bool:
    return str(told).encode() in call.texts[:2]
