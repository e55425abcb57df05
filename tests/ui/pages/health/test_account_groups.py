"""Bands pressed in the figure, and groups of companies that open their accounts."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from csdesk.model.health import Band
from exports.charts import health as health_chart
from tests.facts import make_facts
from tests.health_reviews import make_review
from ui.pages.health.accounts import AccountsView, band_zones

PARENTS = {"account_name": ["Ash", "Birch", "Cedar"], "parent_account": ["Forest", "Forest", None]}


@pytest.fixture
def view(qtbot: QtBot, opened, diagnosis) -> AccountsView:
    facts = make_facts(keys=diagnosis.accounts.keys, texts=PARENTS, arr=[100.0, 20.0, 3.0])
    opened.show(replace(diagnosis, review=make_review(facts)))
    view = AccountsView(opened.session)
    qtbot.addWidget(view)
    view.resize(1300, 760)
    view.show()
    return view


@pytest.fixture
def grouped(view, opened, qtbot) -> AccountsView:
    view.show_diagnosis(opened.session.diagnosis)
    qtbot.waitUntil(lambda: view.book.groups.groups != (), timeout=10_000)
    return view


def cells(model, row: int) -> list[str]:
    return [model.index(row, column).data() for column in range(model.columnCount())]


def press_band(view, qtbot, band: Band) -> None:
    zones = view.distribution.zones
    box = next(one.box for one in zones.find_regions() if one.key == band)
    qtbot.mouseClick(zones, Qt.MouseButton.LeftButton, pos=box.center().toPoint())


def test_a_band_pressed_in_the_figure_is_kept_alone_until_it_is_pressed_again(grouped, qtbot):
    accounts = grouped.accounts
    press_band(grouped, qtbot, Band.GREEN)
    assert accounts.bands.currentData() == Band.GREEN
    assert accounts.model.rowCount() == 1
    press_band(grouped, qtbot, Band.GREEN)
    assert accounts.bands.currentData() is None
    assert accounts.model.rowCount() == 3


def test_another_band_takes_the_place_of_the_first(grouped, qtbot):
    press_band(grouped, qtbot, Band.GREEN)
    press_band(grouped, qtbot, Band.RED)
    assert grouped.accounts.bands.currentData() == Band.RED


def test_a_band_chosen_in_the_list_is_the_one_that_pressing_takes_back(grouped, qtbot):
    grouped.accounts.bands.choose(Band.RED)
    press_band(grouped, qtbot, Band.RED)
    assert grouped.accounts.bands.currentData() is None


def test_keys_reach_the_bands_as_the_mouse_does(grouped, qtbot):
    zones = grouped.distribution.zones
    qtbot.keyClick(zones, Qt.Key.Key_Right)
    qtbot.keyClick(zones, Qt.Key.Key_Return)
    assert grouped.accounts.bands.currentData() == Band.RED
    assert "At risk: 1 account" in zones.accessibleName()


def test_the_bands_lie_where_the_figure_draws_them(grouped):
    assert (band_zones.SIDE, band_zones.FOOT) == (health_chart.SIDE, health_chart.FOOT)
    zones = grouped.distribution.zones
    assert zones.geometry() == grouped.distribution.figure.geometry()
    assert zones.region_at(QPoint(0, 10)) is None


def test_groups_are_listed_with_all_their_accounts_by_count_and_by_arr(grouped):
    table = grouped.book.groups.model
    assert table.rowCount() == 1
    # Ash has 90 and Birch 20: 110 / 2, and (90 × 100 + 20 × 20) / 120.
    assert cells(table, 0) == ["Forest", "2", "£120", "55", "78", "1", "£20"]


def test_a_group_opens_its_accounts_and_one_press_shows_all_again(grouped):
    book = grouped.book
    book.show_part("groups")
    book.groups.table.rowOpened.emit(0)
    assert book.parts.current == "accounts"
    assert book.accounts.model.rowCount() == 2
    assert book.everybody.words == "Only Forest: show all accounts"
    book.everybody.click()
    assert book.accounts.model.rowCount() == 3
    assert not book.everybody.isVisible()


def test_an_account_that_is_asked_for_is_shown_whatever_group_was_open(grouped, diagnosis):
    grouped.book.groups.table.rowOpened.emit(0)
    last = diagnosis.accounts.keys[-1]
    assert grouped.show_account(last)
    assert grouped.accounts.model.rowCount() == 3


def test_without_parents_there_is_no_switch(view, opened, diagnosis, qtbot):
    facts = make_facts(keys=diagnosis.accounts.keys, nps=[9, 2, None])
    opened.show(replace(diagnosis, review=make_review(facts)))
    view.show_diagnosis(opened.session.diagnosis)
    qtbot.waitUntil(lambda: opened.session.renderer.is_idle, timeout=10_000)
    assert not view.book.parts.isVisible()
    assert view.accounts.isVisible()
