"""A bar is dragged to another horizon; what would break is told while it is held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt

from csdesk.model.changes import Changes
from csdesk.model.identifiers import AreaId, InitiativeId
from csdesk.model.plan_review import Load, PlanReview
from csdesk.model.roadmap import Gate, Horizon, Initiative, Roadmap, RoadmapItem
from ui.pages.roadmap import RoadmapPage
from ui.widgets.gantt_view import ROW_HEIGHT

START = date(2026, 11, 20)
PATH = InitiativeId("path")
INITIATIVE = Initiative(
    PATH, "First value", AreaId("health"), "", "It is there.", (), 4, 4, 20, False, 4, 4, {}
)  # fmt: skip
ITEM = RoadmapItem(INITIATIVE, Horizon.DAY_90, 0, 19, START, START, 16.0, None, ())
GATE = Gate(1, "Discovery", 0, 360, 355, 360, ("80% agree",))
REVIEW = PlanReview(loads=(Load(Horizon.DAY_180, None, 98.0, 100.0),))


@pytest.fixture
def asked() -> list[tuple]:
    return []


@pytest.fixture
def page(qtbot, opened, diagnosis, asked, monkeypatch) -> RoadmapPage:
    def run(operation, *arguments, **_options):
        asked.append((operation.__name__, *arguments[1:]))

    monkeypatch.setattr(opened.session, "run", run)
    opened.show(replace(diagnosis, roadmap=Roadmap(START, (ITEM,), (GATE,), (), ()), plan=REVIEW))
    page = RoadmapPage(opened.session)
    qtbot.addWidget(page)
    page.resize(1440, 820)
    page.refresh(Changes.ALL)
    page.show()
    return page


def place_of(page: RoadmapPage, day: float) -> QPoint:
    view = page.timeline.view
    strip = view.strip(0, ROW_HEIGHT)
    return QPoint(int(view.line.x(strip, day)), ROW_HEIGHT // 2)


def hold(page: RoadmapPage, qtbot, *days: float) -> None:
    """Press at the first day and move over the others."""
    port = page.timeline.view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=place_of(page, days[0]))
    for day in days[1:]:
        qtbot.mouseMove(port, place_of(page, day))


def release(page: RoadmapPage, qtbot, day: float) -> None:
    port = page.timeline.view.viewport()
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=place_of(page, day))


def test_what_would_break_is_told_and_nothing_is_kept_until_it_is_dropped(page, qtbot, asked):
    hold(page, qtbot, 10, 60, 120)
    assert page.timeline.foreseen.text() == (
        "“First value” to days 90 to 180: The team lacks 2 person-days between day 90 and "
        "day 180. Move something, or state more days."
    )
    assert asked == []
    hold_on = page.timeline.foreseen
    qtbot.mouseMove(page.timeline.view.viewport(), place_of(page, 300))
    assert hold_on.text() == "“First value” to days 180 to 360: nothing breaks."
    release(page, qtbot, 300)
    assert asked == [("place_initiative", PATH, Horizon.DAY_360)]
    assert hold_on.isHidden()


def test_escape_lets_a_bar_go_where_it_was(page, qtbot, asked):
    hold(page, qtbot, 10, 120)
    qtbot.keyClick(page.timeline.view, Qt.Key.Key_Escape)
    assert page.timeline.foreseen.isHidden()
    release(page, qtbot, 120)
    assert asked == []


def test_a_bar_that_is_dropped_in_its_own_horizon_stays(page, qtbot, asked):
    hold(page, qtbot, 10, 60)
    assert page.timeline.foreseen.text().endswith("it stands there.")
    release(page, qtbot, 60)
    assert asked == []


def test_beside_a_bar_nothing_is_taken(page, qtbot, asked):
    hold(page, qtbot, 200, 300)
    assert page.timeline.foreseen.isHidden()
    release(page, qtbot, 300)
    assert asked == []


def test_a_click_still_opens_the_initiative(page, qtbot, asked):
    hold(page, qtbot, 10)
    release(page, qtbot, 10)
    assert page.panel.isVisible()
