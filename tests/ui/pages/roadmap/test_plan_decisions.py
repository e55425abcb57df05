"""The plan says why, what it leaves out and what is wrong, and a person moves what is in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.model.changes import Changes
from csdesk.model.identifiers import AreaId, InitiativeId
from csdesk.model.plan_choices import FinalPlan, InitiativeProgress, ProgressState, PromisedItem
from csdesk.model.plan_review import (
    Load,
    PlaceExplanation,
    PlaceReason,
    PlanBreach,
    PlanMethod,
    PlanProblem,
    PlanReview,
    PlanSolution,
)
from csdesk.model.roadmap import Gate, Horizon, Initiative, Roadmap, RoadmapItem
from ui.pages.roadmap import RoadmapPage

START = date(2026, 11, 20)
IN, OUT = InitiativeId("in"), InitiativeId("out")
SOLUTION = PlanSolution(
    PlanMethod.SOLVED,
    100,
    102,
    (
        PlaceExplanation(IN, Horizon.DAY_90, PlaceReason.HELD),
        PlaceExplanation(OUT, None, PlaceReason.TEAM, short_days=4),
    ),
)
LOADS = (
    Load(Horizon.DAY_90, None, 86.5, 100.0),
    Load(Horizon.DAY_180, None, 20.0, None),
)
REVIEW = PlanReview(SOLUTION, {IN: "First value", OUT: "Success plans"}, loads=LOADS)
INITIATIVE = Initiative(
    IN, "First value", AreaId("health"), "", "It is there.", (), 3, 5, 20, True, 4, 4, {}
)  # fmt: skip
GATE = Gate(1, "Discovery", 0, 360, 355, 360, ("80% agree",))
ITEM = RoadmapItem(INITIATIVE, Horizon.DAY_90, 0, 19, START, START, 16.0, None, ())


@pytest.fixture
def asked() -> list[tuple]:
    return []


@pytest.fixture
def show(qtbot, opened, diagnosis, asked, monkeypatch):
    """Return a function that shows the page with a review of its plan."""

    def run(operation, *arguments, **_options):
        asked.append((operation.__name__, *arguments))

    monkeypatch.setattr(opened.session, "run", run)

    def show_page(review: PlanReview = REVIEW) -> RoadmapPage:
        opened.show(
            replace(diagnosis, roadmap=Roadmap(START, (ITEM,), (GATE,), (), ()), plan=review)
        )
        page = RoadmapPage(opened.session)
        qtbot.addWidget(page)
        page.resize(1440, 820)
        page.refresh(Changes.ALL)
        page.show()
        return page

    return show_page


def test_the_strip_tells_how_good_the_plan_is_and_what_it_asks(show) -> None:
    strip = show().strip
    assert "none can be worth over 2.0% more" in strip.solution.text()
    assert strip.loads.text() == "Person-days asked of the team: 87 of 100 to day 90, 20 to day 180"
    assert strip.left_out.text() == "Not in the plan: 1"
    assert strip.make_final.isEnabled()
    assert strip.final.isHidden()


def test_what_is_left_out_says_why_and_can_be_put_in(show, asked) -> None:
    page = show()
    page.strip.left_out.click()
    (row,) = page.left_out.rows
    assert page.left_out.isVisible()
    row.switch.chosen.emit("180")
    assert asked[-1][0] == "place_initiative"
    assert asked[-1][2:] == (OUT, Horizon.DAY_180)
    assert row.switch.current == "out"
    assert row.free.isHidden()
    page.left_out.closed.emit()
    assert not page.left_out.isVisible()


def test_what_a_person_moved_can_be_left_to_the_planner_again(show, asked, texts) -> None:
    page = show()
    page._open(0)
    assert "You put it here." in texts(page.panel)
    page.panel.planWanted.emit(IN)
    assert asked[-1] == ("let_plan", IN)
    page.panel.placeWanted.emit(IN, None)
    assert asked[-1][2:] == (IN, None)


def test_a_plan_that_lacks_a_quick_win_says_so_and_is_not_made_final(show, texts) -> None:
    page = show(replace(REVIEW, problems=(PlanProblem(PlanBreach.NO_QUICK_WIN),)))
    assert any(
        text.startswith("Nothing in the plan is done by day 30") for text in texts(page.strip)
    )
    assert not page.strip.make_final.isEnabled()


def test_many_problems_are_counted(show, texts) -> None:
    problems = (PlanProblem(PlanBreach.OVER_LANES, Horizon.DAY_90),) * 5
    assert "and 2 more" in texts(show(replace(REVIEW, problems=problems)).strip)


def test_a_plan_is_made_final_and_reopened(show, asked) -> None:
    show().strip.make_final.click()
    assert asked[-1][0] == "make_plan_final"
    page = show(replace(REVIEW, final=FinalPlan(START, "Wanda Eze", START, ())))
    assert page.strip.make_final.isHidden()
    page.strip.reopen.click()
    assert asked[-1] == ("reopen_plan",)


def test_a_plan_that_no_planner_made_has_no_strip(show) -> None:
    assert show(PlanReview()).strip.isHidden()


def test_the_strip_counts_what_is_done_once_the_plan_is_final(show) -> None:
    assert show().strip.progress.isHidden()
    promised = PromisedItem(IN, "First value", Horizon.DAY_90, START, 4.0)
    final = FinalPlan(START, "Wanda Eze", START, (promised,))
    done = {IN: InitiativeProgress(IN, ProgressState.DONE, START, START)}
    page = show(replace(REVIEW, final=final, progress=done))
    assert page.strip.progress.text() == "1 of 1 done"


def test_progress_is_noted_in_its_view_and_forgotten(show, asked) -> None:
    page = show()
    page.view.choose("progress")
    page.view.chosen.emit("progress")
    (row,) = page.progress.rows
    row.switch.chosen.emit("running")
    assert asked[-1][0] == "note_progress"
    assert asked[-1][1].state is ProgressState.RUNNING
    row.forgotten.emit(IN)
    assert asked[-1] == ("forget_progress", IN)


def test_a_plan_that_is_not_made_final_says_why_at_the_button(show) -> None:
    blocked = show(replace(REVIEW, problems=(PlanProblem(PlanBreach.NO_QUICK_WIN),)))
    assert "done by day 30" in blocked.strip.make_final.toolTip()
    assert "promised" in show().strip.make_final.toolTip()
