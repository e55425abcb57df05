"""A few kills of each kind; ``python3 dev.py reliability kills`` does a thousand."""

from __future__ import annotations

import pytest

from tests.reliability.careless import write_carelessly
from tests.reliability.kills import kill_often
from tests.reliability.scenarios import PHRASE, DailyWork, Reopening
from tests.reliability.workloads import WORKLOADS

FEW = {"answers, imports, undo": 14, "opening a file of format 1": 4, "backups": 3}
SLOW = {workload.name for workload in WORKLOADS if "encrypted" in workload.name}


@pytest.mark.parametrize(
    "workload", [each for each in WORKLOADS if each.name not in SLOW], ids=lambda each: each.name
)
def test_a_kill_loses_nothing_and_leaves_nothing_half_done(workload, tmp_path):
    toll = kill_often(workload.scenarios, FEW.get(workload.name, 2), tmp_path)
    assert not toll.harms, toll.seen


def test_an_encrypted_workspace_survives_kills_as_well(tmp_path):
    toll = kill_often(lambda number: DailyWork(number, PHRASE), 2, tmp_path)
    assert not toll.harms, toll.seen


def test_a_kill_while_a_killed_workspace_is_opened_loses_nothing_either(tmp_path):
    toll = kill_often(DailyWork, 6, tmp_path, then=Reopening())
    assert not toll.harms, toll.seen


def test_kills_find_out_a_program_that_keeps_no_journal(tmp_path):
    toll = kill_often(DailyWork, 300, tmp_path, alter=write_carelessly, until_harm=True)
    assert toll.harmed
