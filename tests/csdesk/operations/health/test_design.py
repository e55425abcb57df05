"""The health model: purpose, people, steps, cadence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.scorecards import NO_MODEL, DesignStep, HealthModel, Purpose
from csdesk.operations.health.design import (
    activate_model,
    change_model,
    mark_steps,
)
from csdesk.operations.history import undo

DAY = date(2026, 4, 1)
MODEL = HealthModel(Purpose.CHURN, ("CSMs", "Finance"), "Ada")


def test_an_active_model_is_looked_over_after_90_days(workspace):
    change_model(workspace, MODEL)
    assert activate_model(workspace, DAY).result == date(2026, 6, 30)
    assert workspace.health_model.get().next_review == date(2026, 6, 30)


def test_a_model_that_is_not_active_has_no_review(workspace):
    change_model(workspace, MODEL)
    assert workspace.health_model.get().next_review is None


def test_another_cadence_can_be_chosen(workspace):
    change_model(workspace, replace(MODEL, review_days=10))
    assert activate_model(workspace, DAY).result == date(2026, 4, 11)


@pytest.mark.parametrize(
    "known", [{"purpose": None}, {"stakeholders": ()}, {"stakeholders": (" ",)}]
)
def test_without_purpose_or_stakeholders_a_model_is_not_activated(workspace, known):
    change_model(workspace, replace(MODEL, **known))
    with pytest.raises(WrongUsage):
        activate_model(workspace, DAY)
    assert workspace.health_model.get().activated_on is None


def test_an_active_model_keeps_a_purpose(workspace):
    change_model(workspace, MODEL)
    activate_model(workspace, DAY)
    active = workspace.health_model.get()
    with pytest.raises(WrongUsage):
        change_model(workspace, replace(active, purpose=None))
    assert workspace.health_model.get() == active


@pytest.mark.parametrize("days", [{"review_days": 0}, {"fresh_days": 0}])
def test_a_cadence_is_at_least_a_day(workspace, days):
    with pytest.raises(WrongUsage):
        change_model(workspace, replace(MODEL, **days))


def test_steps_are_counted_out_of_seven(workspace):
    steps = {DesignStep.GOAL, DesignStep.SIGNALS, DesignStep.WEIGHTS}
    assert mark_steps(workspace, steps).result == "3/7"
    assert workspace.health_model.get().steps_done == steps
    undo(workspace)
    assert workspace.health_model.get() == NO_MODEL


def test_a_list_is_stale_once_it_is_older_than_the_limit():
    assert MODEL.is_fresh(date(2026, 6, 30), date(2026, 7, 7))
    assert not MODEL.is_fresh(date(2026, 6, 30), date(2026, 7, 8))
