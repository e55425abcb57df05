from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csdesk.model.changes import Changes
from tests.facts import make_facts
from tests.health_reviews import make_review
from ui.pages.health import HealthPage

HOSTILE = 'A<b>&$B_{x} "Ltd" =1+1'


@pytest.fixture
def page(qtbot: QtBot, opened, diagnosis) -> HealthPage:
    opened.show(diagnosis)
    page = HealthPage(opened.session)
    qtbot.addWidget(page)
    page.resize(1440, 820)
    page.refresh(Changes.ALL)
    return page


def names(page: HealthPage) -> list[str]:
    model = page.views.accounts.accounts.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_accounts_at_risk_come_first_and_unscored_ones_last(page):
    assert names(page) == [HOSTILE, "Pennine Logistics", "Quayside Payroll"]
    assert page.views.accounts.accounts.at_risk_first.isChecked()


def test_the_account_that_needs_most_is_explained_at_once(page, texts):
    assert page.views.accounts.panel.title.text() == HOSTILE
    assert page.views.accounts.panel.title.textFormat() is Qt.TextFormat.PlainText
    assert "20" in texts(page.views.accounts.panel)
    assert page.views.accounts.panel.foot.text() == "Accounts.xlsx, row 3 of sheet “Accounts”"


def test_arrow_keys_move_through_the_accounts(page, qtbot):
    qtbot.keyClick(page.views.accounts.accounts.table, Qt.Key.Key_Down)
    assert page.views.accounts.panel.title.text() == "Pennine Logistics"


def test_searching_keeps_the_accounts_with_the_words(page, texts):
    page.views.accounts.accounts.search.setText("payroll")
    assert names(page) == ["Quayside Payroll"]
    assert any(text.startswith("Showing 1 of 3.") for text in texts(page.views.accounts.accounts))


def test_sorting_by_another_column_takes_the_filter_back(page):
    page.views.accounts.accounts.table.horizontalHeader().sectionClicked.emit(1)
    assert names(page)[:2] == ["Pennine Logistics", HOSTILE]
    assert page.views.accounts.accounts.table.currentIndex().row() == 1
    assert not page.views.accounts.accounts.at_risk_first.isChecked()
    page.views.accounts.accounts.at_risk_first.click()
    assert names(page)[0] == HOSTILE


def test_an_account_without_a_score_is_not_called_safe(page, texts):
    page.views.accounts.accounts.table.select_row(2)
    shown = texts(page.views.accounts.panel)
    assert "no score" in shown
    assert "Not scored: 0% of the weight has data, a score needs 30%." in shown


def test_a_list_without_signals_says_what_would_unlock_scores(page, opened, diagnosis, texts):
    health = diagnosis.health
    unscored = tuple(replace(score, score=None) for score in health.scores)
    empty = replace(health, scores=unscored, missing=("nps",), available_weight=0)
    opened.show(replace(diagnosis, health=empty))
    page.refresh(Changes.DATA)
    shown = texts(page.views.accounts.distribution)
    assert "Why has no account a score?" in shown
    assert any("0 of 100 points" in text for text in shown)
    assert "100 points" in shown


def test_without_accounts_the_page_says_what_belongs_there(
    page, opened, fresh_diagnosis, qtbot, texts
):
    opened.show(fresh_diagnosis)
    page.refresh(Changes.ALL)
    shown = texts(page)
    assert "No health scores yet" in shown
    assert any("Unlocks 37 of 100 points" in text for text in shown)


def test_the_panel_closes_and_opens_again_with_an_account(page, qtbot):
    page.show()
    page.views.accounts.panel.closed.emit()
    assert not page.views.accounts.panel.isVisible()
    qtbot.keyClick(page.views.accounts.accounts.table, Qt.Key.Key_Return)
    assert page.views.accounts.panel.isVisible()


def test_the_figure_is_drawn_for_the_room_that_it_has(page, qtbot):
    page.show()
    figure = page.views.accounts.distribution.figure
    qtbot.waitUntil(lambda: figure._image is not None, timeout=20_000)
    assert figure._image.width() == round(figure.width() * figure.devicePixelRatio())


def test_a_client_of_five_thousand_accounts_is_listed_whole(page, opened, diagnosis):
    accounts = diagnosis.accounts
    many = 5_000
    keys = tuple(f"K{i}" for i in range(many))
    scores = tuple(
        replace(diagnosis.health.scores[0], key=key, score=float(i % 100))
        for i, key in enumerate(keys)
    )
    columns = {"account_name": keys, "arr": tuple(float(i) for i in range(many))}
    opened.show(
        replace(
            diagnosis,
            accounts=replace(accounts, keys=keys, source_rows=tuple(range(many)), columns=columns),
            health=replace(diagnosis.health, scores=scores),
        )
    )
    page.refresh(Changes.DATA)
    assert page.views.accounts.accounts.model.rowCount() == many
    assert names(page)[:2] == ["K0", "K100"]


def test_the_source_tab_says_where_each_value_was_read(page, opened, diagnosis, texts):
    facts = make_facts(keys=["1", "2", "3"], nps=[9, 2, None])
    opened.show(replace(diagnosis, review=make_review(facts)))
    page.refresh(Changes.DATA)
    panel = page.views.accounts.panel
    panel.show_tab("source")
    assert "NPS rating: 2" in texts(panel)
    assert "customers.xlsx, sheet “Customers”, row 3; dated 30 Jun 2026" in texts(panel)


def test_the_score_stays_in_view_whatever_tab_is_shown(page, texts):
    page.views.accounts.panel.show_tab("source")
    assert "20" in texts(page.views.accounts.panel)
