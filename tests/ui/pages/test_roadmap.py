from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from csdesk.model.changes import Changes
from csdesk.model.identifiers import AreaId, InitiativeId, RaciRowId, RoleId, RuleId
from csdesk.model.plan_choices import InitiativeProgress, ProgressState
from csdesk.model.plan_review import PlanReview
from csdesk.model.roadmap import (
    Gate,
    Horizon,
    Initiative,
    RaciLetter,
    RaciRow,
    Roadmap,
    RoadmapItem,
    Role,
)
from csdesk.report.document import Status
from csdesk.roadmap.realised import list_realised
from ui.models.roadmap_table import OWNER
from ui.pages.roadmap import RoadmapPage
from ui.pages.roadmap.gate_row import gate_status

START = date(2026, 11, 20)
DIRECTOR, OPS = RoleId("cs_director"), RoleId("cs_ops")
SPARE = RoleId("spare")
LETTERS = {DIRECTOR: RaciLetter.ACCOUNTABLE, OPS: RaciLetter.RESPONSIBLE}
GATE = Gate(1, "Discovery", 0, 30, 25, 30, ("80% agree",))


def make_item(name: str, first: int, last: int, horizon: Horizon, owner: str = "") -> RoadmapItem:
    initiative = Initiative(
        id=InitiativeId(name),
        title=f"Title of {name}",
        area=AreaId("health"),
        workstream="",
        outcome=f"{name} is done.",
        steps=("First this", "Then that"),
        effort_low=3,
        effort_high=5.5,
        duration=last - first,
        quick_win=False,
        impact=4,
        feasibility=4,
        raci=LETTERS,
        source="S1.99",
    )
    return RoadmapItem(
        initiative, horizon, first, last, START, START, 16.0, 50_000.0, (RuleId("late"),), owner
    )


@pytest.fixture
def planned(diagnosis):
    items = (
        make_item("calls", 0, 28, Horizon.DAY_90, "Mo Okafor"),
        make_item("desk", 10, 80, Horizon.DAY_90),
        make_item("training", 190, 300, Horizon.DAY_360),
    )
    roles = (Role(DIRECTOR, "CS director", "Director"), Role(OPS, "CS operations", "CS Ops"))
    raci = (
        RaciRow(RaciRowId("raci.dashboards"), "Dashboards", LETTERS),
        *(
            RaciRow(RaciRowId(made.id), made.title, LETTERS, made.id)
            for made in (item.initiative for item in items)
        ),
    )
    return replace(diagnosis, roadmap=Roadmap(START, items, (GATE,), raci, roles))


@pytest.fixture
def asked() -> list[tuple]:
    return []


@pytest.fixture
def page(qtbot: QtBot, opened, planned, asked, monkeypatch) -> RoadmapPage:
    def run(operation, *arguments, **_options):
        asked.append((operation.__name__, *arguments))

    monkeypatch.setattr(opened.session, "run", run)
    opened.show(planned)
    page = RoadmapPage(opened.session)
    qtbot.addWidget(page)
    page.resize(1440, 820)
    page.refresh(Changes.ALL)
    page.show()
    return page


def cell(page: RoadmapPage, row: int, column: int) -> str:
    return page.timeline.model.index(row, column).data()


def test_each_initiative_stands_with_its_owner_and_its_days(page):
    assert [cell(page, 0, column) for column in range(3)] == [
        "Title of calls",
        "Mo Okafor",
        "Days 0 to 28",
    ]
    assert cell(page, 1, OWNER) == "Director"


def test_a_horizon_can_be_looked_at_alone(page):
    page.timeline.horizon.choose("360")
    page.timeline.horizon.chosen.emit("360")
    assert page.timeline.model.rowCount() == 1
    assert cell(page, 0, 0) == "Title of training"


def test_the_first_initiative_without_a_person_is_named_with_one_press(page, qtbot, asked):
    page.name_owner.click()
    editor = page.timeline.view.findChild(QLineEdit)
    qtbot.keyClicks(editor, "  Priya Raman ")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked == [("assign_owner", "desk", "Priya Raman")])
    qtbot.waitUntil(lambda: page.timeline.view.findChild(QLineEdit) is None)


def test_escape_leaves_the_owner_as_it_was(page, qtbot, asked):
    page.timeline.view.edit_owner(0)
    editor = page.timeline.view.findChild(QLineEdit)
    assert editor.text() == "Mo Okafor"
    qtbot.keyClicks(editor, "x")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert asked == []


def test_a_row_opens_what_the_initiative_is(page, texts):
    page.timeline.itemOpened.emit(1)
    shown = texts(page.panel)
    assert page.panel.title.text() == "Title of desk"
    assert "desk is done." in shown
    assert "3 to 5.5 person-days" in shown
    assert "Director; no person is named yet" in shown
    assert "Renewals start 38 days before the date" in shown
    assert not any("S1.99" in text for text in shown)
    labels = ["What it takes", "Complexity", "Medium", "Spend beside people", "None expected"]
    assert [text for text in shown if text in labels] == labels
    assert "What it leaves behind" not in shown


def test_the_panel_tells_what_is_left_behind_and_what_can_go_wrong(page, opened, planned, texts):
    items = tuple(
        replace(
            item,
            initiative=replace(
                item.initiative,
                deliverables=("A page of signals",),
                risks=("Nobody looks; read it on Mondays",),
                quoted="Low complexity (S1.64).",
            ),
        )
        for item in planned.roadmap.items
    )
    opened.show(replace(planned, roadmap=replace(planned.roadmap, items=items)))
    page.refresh(Changes.PLAN)
    page.timeline.itemOpened.emit(1)
    shown = texts(page.panel)
    assert shown.index("What it leaves behind") + 1 == shown.index("A page of signals")
    assert shown.index("What can go wrong") + 1 == shown.index("Nobody looks; read it on Mondays")
    assert "Low complexity (S1.64)." in shown


def test_the_panel_names_the_role_of_the_changed_raci(page, opened, planned, texts):
    swapped = {OPS: RaciLetter.ACCOUNTABLE, DIRECTOR: RaciLetter.RESPONSIBLE}
    rows = tuple(
        replace(row, letters=swapped) if row.initiative == "desk" else row
        for row in planned.roadmap.raci
    )
    opened.show(replace(planned, roadmap=replace(planned.roadmap, raci=rows)))
    page.refresh(Changes.PLAN)
    assert cell(page, 1, OWNER) == "CS Ops"
    page.timeline.itemOpened.emit(1)
    shown = texts(page.panel)
    assert "CS Ops; no person is named yet" in shown
    assert "The owner is the person named, else the role that answers for it." in shown


def press(page: RoadmapPage, qtbot: QtBot, column: int, key: Qt.Key) -> None:
    page.view.choose("raci")
    page.view.chosen.emit("raci")
    page.raci.grid.setCurrentIndex(page.raci.model.index(0, column))
    qtbot.keyClick(page.raci.grid, key)


def test_a_key_moves_the_a_to_another_role(page, qtbot, asked):
    press(page, qtbot, 2, Qt.Key.Key_A)
    swapped = {DIRECTOR: RaciLetter.RESPONSIBLE, OPS: RaciLetter.ACCOUNTABLE}
    assert asked == [("set_raci", "raci.dashboards", swapped)]
    assert page.raci.note.text() == ("CS operations answers for “Dashboards” now, not CS director.")


def test_space_takes_the_next_letter_of_r_c_i_and_none(page, opened, planned, qtbot, asked):
    told = []
    for letter in (None, RaciLetter.RESPONSIBLE, RaciLetter.CONSULTED, RaciLetter.INFORMED):
        letters = {DIRECTOR: RaciLetter.ACCOUNTABLE, SPARE: RaciLetter.RESPONSIBLE}
        letters |= {OPS: letter} if letter else {}
        row = replace(planned.roadmap.raci[0], letters=letters)
        opened.show(replace(planned, roadmap=replace(planned.roadmap, raci=(row,))))
        page.refresh(Changes.PLAN)
        press(page, qtbot, 2, Qt.Key.Key_Space)
        told.append(asked[-1][2].get(OPS))
    assert told == ["R", "C", "I", None]


def test_what_is_not_settled_stands_below_the_grid(page, opened, planned, texts):
    problems = tuple(f"Problem {place}." for place in range(6))
    opened.show(replace(planned, plan=replace(planned.plan, raci_problems=problems)))
    page.refresh(Changes.PLAN)
    below = page.raci.problems.text()
    assert below.endswith("Problem 3.\nand 2 more in the report")
    opened.show(planned)
    page.refresh(Changes.PLAN)
    assert page.raci.problems.isHidden()


def test_the_only_a_cannot_be_taken_away(page, qtbot, asked):
    press(page, qtbot, 1, Qt.Key.Key_Delete)
    assert asked == []
    assert page.raci.note.text().startswith("Somebody has to answer for “Dashboards”.")


@pytest.mark.parametrize(
    ("day", "status", "word"),
    [
        (date(2026, 12, 14), Status.NONE, "Not due"),
        (date(2026, 12, 15), Status.DOING, "Measure now"),
        (date(2026, 12, 20), Status.DOING, "Measure now"),
        (date(2026, 12, 21), Status.WATCH, "Not measured"),
    ],
)
def test_a_gate_is_due_in_its_window(day, status, word):
    found = gate_status(GATE, START, day)
    assert (found.status, found.word) == (status, word)


def test_without_a_plan_the_page_says_what_it_is_made_from(page, opened, fresh_diagnosis, texts):
    opened.show(fresh_diagnosis)
    page.refresh(Changes.ALL)
    assert "No roadmap yet" in texts(page)
    assert not page.name_owner.isVisible()


def test_the_investment_case_is_a_view_of_the_page(page):
    page.view.choose("money")
    page.view.chosen.emit("money")
    assert page.money.isVisibleTo(page)
    assert page.money.sentence.text().startswith("There is no plan yet")


@pytest.mark.parametrize(
    ("state", "today", "words"),
    [
        (None, START, ""),
        (None, START + timedelta(days=1), " · overdue"),
        (ProgressState.RUNNING, START, " · running"),
        (ProgressState.STOPPED, START + timedelta(days=1), " · stopped"),
    ],
)
def test_a_bar_says_what_became_of_its_initiative(page, planned, state, today, words):
    first = planned.roadmap.items[0]
    known = InitiativeId(first.initiative.id)
    progress = {} if state is None else {known: InitiativeProgress(known, state)}
    realised = list_realised(PlanReview(progress=progress), planned.roadmap)
    page.timeline.show_plan(planned.roadmap, (first,), planned.instrument, today, realised)
    bar = page.timeline.model.index(0, 2).data(Qt.ItemDataRole.UserRole)
    told = bar.tag.partition(" · ")
    assert "".join(told[1:]) == words
