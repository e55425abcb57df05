import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csdesk.report.document import Status
from ui import theme
from ui.widgets.answer_card import AnswerCard
from ui.widgets.band_bar import BandBar, BandPart
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.empty_state import EmptyState, Unlock, Unlocks
from ui.widgets.label import Label
from ui.widgets.ladder_bar import LadderBar
from ui.widgets.segmented import Segmented
from ui.widgets.side_layout import SideLayout
from ui.widgets.stat_tile import Gauge, Stat, StatTile
from ui.widgets.status import Pill, StatusMark
from ui.widgets.theme_button import ThemeButton


def test_a_button_keeps_its_words_and_makes_no_shortcut(qtbot: QtBot) -> None:
    button = Button("R&D Ltd")
    qtbot.addWidget(button)
    assert button.words == "R&D Ltd"
    assert button.text() == "R&&D Ltd"
    assert button.shortcut().isEmpty()
    assert button.accessibleName() == "R&D Ltd"


def test_a_button_with_an_icon_alone_is_named_by_its_tooltip(qtbot: QtBot) -> None:
    button = Button("", "ghost", "close")
    qtbot.addWidget(button)
    button.setToolTip("Close")
    assert button.accessibleName() == "Close"


def test_enter_presses_a_button(qtbot: QtBot) -> None:
    button = Button("Go")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)


def test_a_focused_button_looks_different_from_one_at_rest(qtbot: QtBot) -> None:
    for kind in ("secondary", "primary", "ghost", "small", "link"):
        holder = QWidget()
        qtbot.addWidget(holder)
        button = Button("Go", kind, parent=holder)
        button.move(5, 5)
        holder.show()
        qtbot.waitExposed(holder)
        before = button.grab().toImage()
        button.setFocus()
        holder.activateWindow()
        qtbot.waitUntil(button.hasFocus)
        assert button.grab().toImage() != before, kind


def test_kinds_of_buttons_have_the_heights_of_the_tokens(qtbot: QtBot) -> None:
    heights = {}
    for kind in ("secondary", "primary", "ghost", "small", "link"):
        button = Button("Go", kind)
        qtbot.addWidget(button)
        heights[kind] = button.sizeHint().height()
    assert heights == {"secondary": 32, "primary": 32, "ghost": 32, "small": 26, "link": 22}


def test_a_switch_begins_with_its_first_option_and_tells_what_was_chosen(qtbot: QtBot) -> None:
    switch = Segmented([("guided", "Guided"), ("list", "List & more")])
    qtbot.addWidget(switch)
    assert switch.current == "guided"
    with qtbot.waitSignal(switch.chosen) as caught:
        qtbot.mouseClick(switch._buttons["list"], Qt.MouseButton.LeftButton)
    assert caught.args == ["list"]
    assert switch.current == "list"


def test_choosing_for_the_person_tells_nobody(qtbot: QtBot) -> None:
    switch = Segmented([("a", "A"), ("b", "B")])
    qtbot.addWidget(switch)
    with qtbot.assertNotEmitted(switch.chosen):
        switch.choose("b")
    assert switch.current == "b"


def test_a_chosen_word_is_not_clipped(qtbot: QtBot) -> None:
    switch = Segmented([("a", "Measurable everywhere")])
    qtbot.addWidget(switch)
    heavy = QFontMetrics(theme.font("strong")).horizontalAdvance("Measurable everywhere")
    assert switch._buttons["a"].sizeHint().width() > heavy


def test_a_pill_says_its_status_to_readers(qtbot: QtBot) -> None:
    pill = Pill(Status.WATCH, "Below target")
    qtbot.addWidget(pill)
    assert (pill.status, pill.accessibleName()) == (Status.WATCH, "Below target")
    pill.set_status(Status.GOOD)
    assert pill.word == "Healthy"


def test_a_mark_without_a_word_has_the_usual_one(qtbot: QtBot) -> None:
    mark = StatusMark(Status.RISK)
    qtbot.addWidget(mark)
    assert mark.accessibleName() == "At risk"


def test_a_tile_shows_its_number_and_asks_how_it_is_computed(qtbot: QtBot) -> None:
    tile = StatTile()
    qtbot.addWidget(tile)
    tile.show_stat(
        Stat("Stayed", "GRR", "89.6%", "", Status.WATCH, "Below", Gauge(0.8), "Floor 90%", "184")
    )
    texts = [label.text() for label in tile.findChildren(QLabel)]
    assert {"Stayed", "GRR", "89.6%", "Floor 90%", "184"} <= set(texts)
    assert tile.height() == 136 or tile.maximumHeight() == 136
    with qtbot.waitSignal(tile.explainRequested):
        tile._info.click()


def test_a_long_word_is_set_smaller_rather_than_cut(qtbot: QtBot) -> None:
    tile = StatTile()
    qtbot.addWidget(tile)
    tile.show()
    stat = Stat("Maturity", "", "Repeatable", "", Status.DOING, "Level 2 of 4", Gauge(), "", "")
    tile.show_stat(stat)
    tile.resize(400, 136)
    assert tile._number.property("role") == "number"
    tile.resize(230, 136)
    assert tile._number.property("role") == "page_title"


def test_an_answer_grows_with_its_words(qtbot: QtBot) -> None:
    short, long = AnswerCard("0", "No", "Nobody."), AnswerCard("1", "Yes", "Everybody, " * 60)
    for card in (short, long):
        qtbot.addWidget(card)
    assert short.heightForWidth(500) == 65
    assert long.heightForWidth(500) > 65
    assert long.heightForWidth(300) > long.heightForWidth(500)


def test_a_chosen_answer_differs_by_more_than_colour(qtbot: QtBot) -> None:
    card = AnswerCard("0", "No", "Nobody.")
    qtbot.addWidget(card)
    card.resize(400, 65)
    before = card.grab().toImage().convertToFormat(card.grab().toImage().Format.Format_Grayscale8)
    card.setChecked(True)
    after = card.grab().toImage().convertToFormat(before.format())
    tick = range(360, 385)
    assert any(before.pixel(x, 32) != after.pixel(x, 32) for x in tick)


def test_a_card_without_a_title_has_no_head(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    assert card.body.count() == 0


def test_what_is_empty_says_what_unlocks_it(qtbot: QtBot) -> None:
    rows = (Unlock("Usage", "Daily users", Status.NONE, "Missing"),)
    state = EmptyState("Nothing yet", "Bring a file.", unlocks=Unlocks("Made of", "Any", rows))
    qtbot.addWidget(state)
    texts = {label.text() for label in state.findChildren(Label)}
    assert {"Nothing yet", "Bring a file.", "Made of", "Usage", "Daily users"} <= texts


def test_the_ladder_fills_with_the_index(qtbot: QtBot) -> None:
    bar = LadderBar(4)
    qtbot.addWidget(bar)
    bar.resize(200, 11)
    accent = theme.colour("accent").rgb()
    filled = []
    for index in (None, 25.0, 75.0):
        bar.show_index(index, None, None)
        row = bar.grab().toImage()
        filled.append(sum(row.pixel(x, 5) == accent for x in range(row.width())))
    assert filled[0] == 0
    assert filled[1] == pytest.approx(48, abs=4)
    assert filled[2] == pytest.approx(147, abs=6)


def test_the_parts_of_a_band_bar_are_as_wide_as_their_share(qtbot: QtBot) -> None:
    bar = BandBar()
    qtbot.addWidget(bar)
    bar.resize(402, 50)
    bar.show_parts([BandPart(Status.GOOD, 3.0, "Good 3"), BandPart(Status.RISK, 1.0, "Risk 1")])
    bar.show()
    picture = bar._bar.grab().toImage()
    good = theme.status_fill(Status.GOOD).rgb()
    wide = sum(picture.pixel(x, 7) == good for x in range(picture.width()))
    assert wide == pytest.approx(300, abs=3)


def test_a_side_panel_stands_beside_or_lies_over(qtbot: QtBot) -> None:
    main, panel = QWidget(), QWidget()
    sides = SideLayout(main, panel, 268)
    qtbot.addWidget(sides)
    sides.resize(1400, 600)
    sides.show()
    assert (main.width(), panel.isVisible()) == (1400 - 268 - 14, True)
    sides.resize(1000, 600)
    assert (main.width(), panel.isVisible()) == (1000, False)
    sides.show_panel()
    assert (main.width(), panel.isVisible()) == (1000, True)


def test_the_theme_menu_offers_three_schemes(qtbot: QtBot) -> None:
    button = ThemeButton()
    qtbot.addWidget(button)
    for scheme in ("light", "dark", "system"):
        with qtbot.waitSignal(button.schemeChosen) as caught:
            button.choose(scheme)
        assert caught.args == [scheme]


def test_tab_leaves_a_date_field_that_has_no_date(qtbot):
    window = QWidget()
    column = QVBoxLayout(window)
    field, after = DateField("As of"), Button("Import")
    field.show_day(None)
    column.addWidget(field)
    column.addWidget(after)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert window.focusWidget() is after
