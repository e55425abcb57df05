from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.findings import RuleKind
from csdesk.model.identifiers import AccountKey
from ui.pages.overview import OverviewPage
from ui.pages.overview import page as page_module
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.row_button import RowButton
from ui.widgets.stat_tile import StatTile


@pytest.fixture
def page(opened, diagnosis: Diagnosis, qtbot: QtBot) -> OverviewPage:
    page = OverviewPage(opened.session)
    qtbot.addWidget(page)
    opened.session.changed.connect(page.refresh)
    opened.show(diagnosis)
    page.resize(1216, 872)
    page.show()
    return page


def test_the_tiles_show_the_numbers_of_the_diagnosis(page: OverviewPage, texts) -> None:
    shown = [texts(tile) for tile in page.findChildren(StatTile)]
    assert "104.2%" in shown[0]
    assert "Target 110%" in shown[0]
    assert "–" in shown[1]
    assert "No earlier list of the same customers" in shown[1]
    assert "67" in shown[2]
    assert "£300k ARR at risk" in shown[2]
    assert "Ad-hoc" in shown[3]
    assert "Index 48, likely 43 to 52" in shown[3]
    assert "46% answered" in shown[3]


def test_the_steps_say_what_is_done_and_lead_to_their_page(
    page: OverviewPage, qtbot: QtBot, texts
) -> None:
    assert {"6 of 13 answered", "1 list, 3 accounts", "4 findings, 2 critical"} <= set(
        texts(page.steps)
    )
    steps = page.steps.findChildren(RowButton)
    assert len(steps) == 5
    with qtbot.waitSignal(page.pageRequested) as caught:
        steps[1].click()
    assert caught.args == ["data"]


def test_the_first_three_findings_are_shown_in_their_order(
    page: OverviewPage, qtbot: QtBot, texts
) -> None:
    rows = page.findings.findChildren(RowButton)
    assert [row.accessibleName() for row in rows] == [
        "Finding 1: Renewals start 38 days before the date",
        "Finding 2: At-risk accounts wait nine days",
        "Finding 3: No single owner for expansion",
    ]
    assert "£612k" in texts(page.findings)
    with qtbot.waitSignal(page.pageRequested) as caught:
        rows[0].click()
    assert caught.args == ["findings"]


def test_what_is_left_leads_to_where_it_is_done(page: OverviewPage, qtbot: QtBot) -> None:
    buttons = {button.accessibleName(): button for button in page.remaining.findChildren(Button)}
    with qtbot.waitSignal(page.pageRequested) as caught:
        buttons["Open: 7 questions unanswered"].click()
    assert caught.args == ["assess"]
    with qtbot.waitSignal(page.importRequested):
        buttons["Choose…: 1 earlier customer list to bring in"].click()


def test_revenue_is_split_by_band(page: OverviewPage, texts) -> None:
    shown = texts(page.revenue)
    assert {"Healthy £600k", "At risk £300k", "Not scored £100k"} <= set(shown)
    assert "1 at-risk account holds 30% of ARR; £100k is not scored yet." in shown


def test_the_main_button_does_the_next_thing(page: OverviewPage, qtbot: QtBot) -> None:
    assert page.next_button.words == "Answer 7 questions"
    with qtbot.waitSignal(page.pageRequested) as caught:
        page.next_button.click()
    assert caught.args == ["assess"]


def test_an_empty_audit_offers_the_ways_to_begin(
    opened, page: OverviewPage, fresh_diagnosis: Diagnosis, qtbot: QtBot, texts
) -> None:
    opened.show(fresh_diagnosis)
    assert page.next_button.words == "Start the questions"
    assert not page.findings.findChildren(RowButton) or all(
        row.isHidden() for row in page.findings.findChildren(RowButton)
    )
    assert any(text.startswith("No findings yet") for text in texts(page.findings))
    with qtbot.waitSignal(page.importRequested):
        page.revenue.findChild(Button).click()


def test_customers_at_risk_take_one_of_the_three_places(
    opened, page: OverviewPage, diagnosis: Diagnosis, texts
) -> None:
    accounts = tuple(AccountKey(key) for key in "abc")
    renewing, cohort = (
        replace(diagnosis.findings[0], kind=RuleKind.HEALTH, title=title, accounts=keys)
        for title, keys in (("Renewal is close", accounts[:2]), ("Too many", accounts))
    )
    others = tuple(
        replace(diagnosis.findings[0], kind=RuleKind.DATA, title=title)
        for title in ("Other", "Third", "Fourth")
    )
    opened.show(replace(diagnosis, findings=(renewing, cohort, *others)))
    shown = texts(page.findings)
    assert {"Renewal is close", "Other", "Third"} <= set(shown)
    assert not {"Too many", "Fourth"} & set(shown)


def test_names_full_of_markup_stay_text(
    opened, page: OverviewPage, hostile_diagnosis: Diagnosis, texts
) -> None:
    opened.show(hostile_diagnosis)
    assert hostile_diagnosis.findings[0].title in texts(page.findings)


def test_the_tiles_stand_two_by_two_where_it_is_narrow(page: OverviewPage) -> None:
    def rows() -> int:
        QApplication.processEvents()
        return len({tile.y() for tile in page.findChildren(StatTile)})

    assert rows() == 2
    page.resize(1300, 872)
    assert rows() == 1


def test_the_page_fits_its_cards_after_the_window_was_narrowed_on_another_page(
    page: OverviewPage, qtbot: QtBot
) -> None:
    window, other = QStackedWidget(), QWidget()
    qtbot.addWidget(window)
    window.addWidget(page)
    window.addWidget(other)
    window.resize(1300, 700)
    window.show()
    QApplication.processEvents()
    window.setCurrentWidget(other)
    QApplication.processEvents()
    window.resize(1034, 640)
    QApplication.processEvents()
    window.setCurrentWidget(page)
    for _ in range(5):
        QApplication.processEvents()
    lowest = max(tile.geometry().bottom() for tile in page.findChildren(StatTile))
    findings = page.findings.y()
    page.setParent(None)
    assert findings > lowest


def test_a_level_says_what_it_means(page: OverviewPage) -> None:
    tips = {label.toolTip() for label in page.areas.findChildren(Label)}
    assert "It depends on who does it." in tips


def test_a_tile_explains_its_number(
    page: OverviewPage, monkeypatch: pytest.MonkeyPatch, texts
) -> None:
    explained = []

    class Explanation(page_module.ExplanationDialog):
        def exec(self) -> int:
            explained.append((self.windowTitle(), texts(self)))
            return 0

    monkeypatch.setattr(page_module, "ExplanationDialog", Explanation)
    page.findChildren(StatTile)[0].explainRequested.emit()
    title, words = explained[0]
    assert title == "How is this computed?"
    assert {"Formula", "what remains of what was", "184 accounts"} <= set(words)


def test_an_audit_with_nothing_left_says_so(
    opened, page: OverviewPage, diagnosis: Diagnosis, texts
) -> None:
    complete = replace(
        diagnosis,
        answers={},
        assessments={},
        previous=diagnosis.accounts,
        health=None,
        kpis={},
    )
    opened.show(complete)
    assert "Nothing is left. The report is complete." in texts(page.remaining)
