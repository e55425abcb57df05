"""Trials that interrupt: kills and power cuts over every workload, with negative controls."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.reliability.careless import delete_journals, write_carelessly
from tests.reliability.copies import BackingUp
from tests.reliability.figures import Figure, control_figure, folders, toll_figure
from tests.reliability.kills import kill_often
from tests.reliability.power_cuts import cut_often, stop_after_calls
from tests.reliability.scenarios import PHRASE, DailyWork, Reopening
from tests.reliability.workloads import WORKLOADS, rounds_of

CONTROL_SHARE = 0.1
STATES_OF_A_LONG_RUN = 3_000
"""With so many power cuts, a stop is tried after each system call."""
CONTROL_ROUNDS = 300
"""Kills at most until the control is found out."""


def try_kills(rounds: int, root: Path) -> Iterator[Figure]:
    """Kill the worker at random moments of every workload."""
    places = folders(root)
    for workload in WORKLOADS:
        toll = kill_often(workload.scenarios, rounds_of(workload, rounds), next(places))
        yield toll_figure("G1, G3", f"kill -9: {workload.name}", toll)
    twice = kill_often(
        DailyWork, max(5, round(rounds * CONTROL_SHARE)), next(places), then=Reopening()
    )
    yield toll_figure("G1, G3", "kill -9, again while opening", twice)
    control = kill_often(
        DailyWork, CONTROL_ROUNDS, next(places), alter=write_carelessly, until_harm=True
    )
    yield control_figure("G1", "kill -9, control without a journal", control)


def try_power_cuts(states: int, root: Path) -> Iterator[Figure]:
    """Judge what power cuts might leave of every workload."""
    strace = shutil.which("strace")
    if strace is None:
        yield Figure("G2", "power cuts", "not tried: strace is not installed", holds=False)
        return
    places = folders(root)
    for workload in WORKLOADS:
        share = rounds_of(workload, states)
        toll = cut_often(strace, workload.scenarios(0), share, next(places))
        yield toll_figure("G2", f"power cut: {workload.name}", toll)
    every = max(1, STATES_OF_A_LONG_RUN // states)
    stopped = stop_after_calls(strace, BackingUp(PHRASE), every, next(places))
    yield toll_figure("G1, G3", "stopped after system calls: backups, encrypted", stopped)
    share = max(30, round(states * CONTROL_SHARE))
    for what, alter in (("without syncs", write_carelessly), ("DELETE, FULL", delete_journals)):
        control = cut_often(strace, DailyWork(100), share, next(places), alter=alter)
        yield control_figure("G2", f"power cut, control {what}", control)
