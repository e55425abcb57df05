"""A few power cuts of each kind; ``python3 dev.py reliability power`` does three thousand."""

from __future__ import annotations

import pytest

from tests.reliability.careless import delete_journals, write_carelessly
from tests.reliability.power_cuts import cut_often
from tests.reliability.scenarios import DailyWork
from tests.reliability.workloads import WORKLOADS

TRIED = {
    "answers, imports, undo": 30,
    "answers, imports, undo, encrypted": 2,
    "opening a file of format 1": 6,
    "backups": 6,
    "encrypting": 6,
}


@pytest.mark.parametrize(
    "workload", [each for each in WORKLOADS if each.name in TRIED], ids=lambda each: each.name
)
def test_a_power_cut_loses_nothing_that_was_told_saved(workload, tmp_path, needs_tool):
    states = TRIED[workload.name]
    toll = cut_often(needs_tool("strace"), workload.scenarios(0), states, tmp_path)
    assert not toll.harms, toll.seen


@pytest.mark.parametrize(
    "alter", [write_carelessly, delete_journals], ids=lambda each: each.__name__
)
def test_power_cuts_find_out_a_program_that_does_not_wait_for_the_disk(alter, tmp_path, needs_tool):
    toll = cut_often(needs_tool("strace"), DailyWork(100), 30, tmp_path, alter=alter)
    assert toll.harmed
