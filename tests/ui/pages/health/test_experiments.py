from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from csdesk.model.experiments import ArmResult, Experiment, ExperimentPlan
from csdesk.model.identifiers import ExperimentId
from csdesk.model.scorecards import NO_MODEL
from ui.pages.health.experiments import ExperimentsView
from ui.pages.health.records import HealthRecords

PLAN = ExperimentPlan("Tutorial", "It helps", "Logins", 20, 10, weeks=2)
PLANNED = Experiment(ExperimentId(1), PLAN)
RUNNING = Experiment(ExperimentId(2), replace(PLAN, name="Calls"), date(2026, 4, 1))


def records(*experiments: Experiment) -> HealthRecords:
    return HealthRecords((), {}, (), NO_MODEL, (), {}, (), experiments=experiments)


@pytest.fixture
def view(qtbot: QtBot, opened) -> ExperimentsView:
    view = ExperimentsView(opened.session)
    qtbot.addWidget(view)
    view.resize(1300, 800)
    return view


def test_without_an_experiment_the_view_says_how_to_plan_one(view, texts):
    view.show_records(records())
    view.show()
    assert any(text.startswith("No experiment is planned.") for text in texts(view))
    assert not view.panel.isVisible()


def test_the_example_needs_199_accounts_in_each_arm(view, qtbot):
    view.plan.fill_example()
    qtbot.waitUntil(lambda: view.plan.needed.text().startswith("199 "), timeout=20_000)
    with qtbot.waitSignal(view.plan.planned) as planned:
        view.plan.keep.click()
    plan = planned.args[0]
    assert (plan.baseline, plan.effect, plan.available, plan.is_reduction) == (20, 10, 1000, True)
    assert not view.plan.keep.isEnabled()


def test_a_plan_is_started_on_a_day(view, qtbot, texts):
    view.show_records(records(PLANNED))
    view.show()
    assert "For 2 weeks" in texts(view.panel)
    with qtbot.waitSignal(view.panel.startRequested) as started:
        view.panel.start.click()
    assert isinstance(started.args[0], date)


def test_a_result_needs_accounts_in_both_arms(view, qtbot):
    view.show_records(records(RUNNING))
    boxes = view.panel.boxes
    assert not view.panel.keep.isEnabled()
    for arm, outcomes in (("control", 9), ("variant", 3)):
        boxes[arm, "accounts"].setValue(10)
        boxes[arm, "outcomes"].setValue(outcomes)
    with qtbot.waitSignal(view.panel.resultEntered) as entered:
        view.panel.keep.click()
    assert entered.args == [ArmResult(10, 9), ArmResult(10, 3)]
    boxes["variant", "outcomes"].setValue(11)
    assert not view.panel.keep.isEnabled()
    assert "more with the outcome" in view.panel.hint.text()


def test_a_result_gets_its_verdict(view, qtbot, texts):
    ended = replace(RUNNING, control=ArmResult(500, 100), variant=ArmResult(500, 65))
    view.show_records(records(ended))
    view.show()
    qtbot.waitUntil(
        lambda: any("13.0% had the outcome" in text for text in texts(view.panel)), timeout=20_000
    )


def test_a_new_experiment_is_shown_at_once_and_undo_finds_it(view):
    view.show_records(records(PLANNED))
    view.show_records(records(PLANNED, RUNNING))
    assert view.panel.title.text() == "Calls"
    assert view.reveal("experiment", "[1]")
    assert view.panel.title.text() == "Tutorial"
    assert not view.reveal("experiment", "[9]")
    assert not view.reveal("offer", "[1]")
