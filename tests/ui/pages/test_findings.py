import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csdesk.model.changes import Changes
from ui.pages.findings import FindingsPage

HOSTILE = 'A<b>&$B_{x} "Ltd" =1+1'


@pytest.fixture
def page(qtbot: QtBot, opened, diagnosis) -> FindingsPage:
    opened.show(diagnosis)
    page = FindingsPage(opened.session)
    qtbot.addWidget(page)
    page.resize(1440, 820)
    page.refresh(Changes.ALL)
    return page


def titles(page: FindingsPage) -> list[str]:
    return [entry.title for entry in page.rows.entries]


def test_findings_stand_in_their_order_with_what_is_at_stake(page):
    assert (
        page.rows.index(0, 0)
        .data()
        .startswith("1. Critical: Renewals start 38 days before the date, £612k ARR at stake.")
    )
    assert len(titles(page)) == 4


def test_a_severity_can_be_looked_at_alone(page, qtbot):
    page.severity.choose("watch")
    page.severity.chosen.emit("watch")
    assert titles(page) == ["No single owner for expansion"]
    assert page.panel.title.text() == "No single owner for expansion"


def test_the_panel_shows_the_evidence_and_its_place(page, texts):
    shown = texts(page.panel)
    assert "Answered “Partly”" in shown
    assert "Answer to “Short health.1.first”" in shown
    assert page.panel.foot.text() == "Impact 5 of 5 × feasibility 3 of 5: priority 15"


def test_the_chosen_finding_stays_chosen_when_something_changes(page, qtbot, opened, diagnosis):
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    opened.show(diagnosis)
    page.refresh(Changes.RESULTS)
    assert page.list.currentIndex().row() == 1


def test_names_of_findings_are_text_not_markup(page, opened, hostile_diagnosis):
    opened.show(hostile_diagnosis)
    page.refresh(Changes.ALL)
    page.list.select_row(0)
    assert page.panel.title.text() == HOSTILE
    assert page.panel.title.textFormat() is Qt.TextFormat.PlainText


def test_the_roadmap_is_one_click_away(page, qtbot):
    with qtbot.waitSignal(page.pageRequested) as asked:
        page.panel.roadmapRequested.emit()
    assert asked.args == ["roadmap"]


def test_without_findings_the_page_says_where_they_come_from(page, opened, fresh_diagnosis, texts):
    opened.show(fresh_diagnosis)
    page.refresh(Changes.ALL)
    assert "No findings yet" in texts(page)
