"""A few failing system calls; ``python3 dev.py reliability calls`` fails many more."""

from __future__ import annotations

from tests.reliability.copies import Protecting
from tests.reliability.failing_calls import fail_each_call, watch_network
from tests.reliability.scenarios import PHRASE, DailyWork


def test_a_call_that_fails_refuses_the_work_with_a_sentence(tmp_path, needs_tool):
    scenario = Protecting(None, PHRASE)
    failures = fail_each_call(needs_tool("strace"), scenario, tmp_path, at_most=1)
    assert failures.refused
    assert not failures.wrong


def test_no_work_asks_for_another_computer(tmp_path, needs_tool):
    assert watch_network(needs_tool("strace"), DailyWork(1), tmp_path) == []
