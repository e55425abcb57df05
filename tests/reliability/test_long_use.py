"""Many openings, other surroundings, a second program; ``dev.py reliability`` does more of them."""

from __future__ import annotations

import sys

import pytest

from tests.reliability.measures import MOST_GROWTH
from tests.reliability.same_everywhere import sums_in, surroundings
from tests.reliability.soak import open_and_close
from tests.reliability.two_processes import meet, names_the_holder


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it counts in /proc")
def test_opening_and_closing_leaves_nothing_behind_in_the_process(tmp_path):
    growth = open_and_close(tmp_path / "client.csdesk", cycles=20)
    assert growth.descriptors == 0
    assert growth.megabytes < MOST_GROWTH


def test_the_same_work_has_the_same_sums_in_other_surroundings(tmp_path):
    sums = []
    for number, surrounding in enumerate(list(surroundings())[::40]):
        folder = tmp_path / str(number)
        folder.mkdir()
        sums.append(sums_in(folder, surrounding))
    assert sums[1:] == sums[:-1]
    assert len(sums) > 1


def test_a_second_program_is_refused_whatever_the_first_did_and_a_killed_one_is_known(tmp_path):
    meeting = meet(tmp_path)
    assert all(meeting.refusals)
    assert names_the_holder(meeting.refusals[0])
    assert meeting.was_left_open
