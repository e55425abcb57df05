from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from csdesk.model.changes import Changes
from csdesk.model.identifiers import KpiId
from ui.pages.metrics import MetricsPage


@pytest.fixture
def page(qtbot: QtBot, opened, diagnosis) -> MetricsPage:
    grr = KpiId("grr")
    missing = replace(
        diagnosis.kpis[grr],
        reason="needs an earlier list of the same customers",
        needs="an earlier list of the same customers",
    )
    opened.show(replace(diagnosis, kpis={**diagnosis.kpis, grr: missing}))
    page = MetricsPage(opened.session)
    qtbot.addWidget(page)
    page.resize(1440, 820)
    page.refresh(Changes.ALL)
    return page


def rows(page: MetricsPage) -> list[str]:
    return [
        page.views.numbers.rows.index(row, 0).data()
        for row in range(page.views.numbers.rows.rowCount())
    ]


def test_numbers_stand_under_their_group_with_value_and_verdict(page):
    assert rows(page)[:2] == [
        "Who stayed",
        (
            "Customers who stayed and grew, Net revenue retention: 104.2%. Below target. "
            "Target 110%. 184 accounts"
        ),
    ]


def test_a_number_that_cannot_be_computed_says_why(page):
    assert rows(page)[2:] == [
        "Cannot be computed yet",
        (
            "Customers who stayed, Gross revenue retention: not computable. "
            "Needs an earlier list of the same customers."
        ),
    ]


def test_headings_cannot_be_chosen(page, qtbot):
    assert not page.views.numbers.rows.index(0, 0).flags() & Qt.ItemFlag.ItemIsSelectable
    qtbot.keyClick(page.views.numbers.list, Qt.Key.Key_Down)
    assert page.views.numbers.panel.title.text() == "Customers who stayed"


def test_how_a_number_is_computed_is_one_click_away(page, texts):
    shown = texts(page.views.numbers.panel)
    assert page.views.numbers.panel.title.text() == "Customers who stayed and grew"
    assert "what remains of what was" in shown
    assert "account" in shown


def test_what_is_missing_can_be_copied_for_the_client(page):
    page.ask.click()
    assert QGuiApplication.clipboard().text() == (
        "What is still missing for the audit of Harbourlight Software:\n"
        "- an earlier list of the same customers: for Gross revenue retention"
    )


def test_without_a_list_the_page_says_what_unlocks_numbers(page, opened, fresh_diagnosis, texts):
    opened.show(fresh_diagnosis)
    page.refresh(Changes.ALL)
    assert "No numbers yet" in texts(page)
    assert not page.ask.isVisibleTo(page)
