"""Targets and functions of an instrument."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.areas import Function
from csdesk.model.identifiers import FunctionId
from csdesk.operations.aims import choose_functions, set_target
from csdesk.operations.history import undo

ONBOARDING, RENEWALS = FunctionId("onboarding"), FunctionId("renewals")


@pytest.fixture
def divided(ladder):
    """Return the ladder as if it knew two functions."""
    return replace(
        ladder, functions=(Function(ONBOARDING, "Onboarding"), Function(RENEWALS, "Renewals"))
    )


def test_a_target_is_set_taken_back_and_undone(workspace, ladder):
    area, highest = ladder.areas[0].id, ladder.tiers[-1].number
    set_target(workspace, ladder, area, highest)
    set_target(workspace, ladder, area, None)
    assert workspace.aims.targets() == {}
    undo(workspace)
    assert workspace.aims.targets() == {(ladder.id, area): highest}


def test_a_tier_that_there_is_not_is_refused(workspace, ladder):
    with pytest.raises(WrongUsage, match=r"no tier 9\. It has: 1 \(Ad-hoc\), 2 "):
        set_target(workspace, ladder, ladder.areas[0].id, 9)
    assert workspace.aims.targets() == {}


def test_an_instrument_is_limited_to_functions(workspace, divided):
    choose_functions(workspace, divided, [ONBOARDING, RENEWALS])
    choose_functions(workspace, divided, [RENEWALS])
    assert workspace.aims.functions() == {divided.id: {RENEWALS}}
    undo(workspace)
    assert workspace.aims.functions() == {divided.id: {ONBOARDING, RENEWALS}}
    choose_functions(workspace, divided, [])
    assert workspace.aims.functions() == {}


def test_a_function_that_is_not_known_is_refused(workspace, divided):
    with pytest.raises(WrongUsage, match=r"no function sailing\. It knows: onboarding, renewals\."):
        choose_functions(workspace, divided, [ONBOARDING, FunctionId("sailing")])
    assert workspace.aims.functions() == {}
