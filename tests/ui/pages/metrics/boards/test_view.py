from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from csdesk.model.boards import BoardId
from csdesk.model.changes import Changes
from csdesk.model.identifiers import AccountKey
from ui.models.account_lines import AccountBook
from ui.pages.metrics import MetricsPage
from ui.pages.metrics.boards import BoardsView
from ui.pages.metrics.boards.account_group import MOST, AccountGroup
from ui.pages.metrics.boards.catalogue import BOARDS
from ui.session import Session


@pytest.fixture
def view(qtbot: QtBot, opened, book) -> BoardsView:
    view = BoardsView(opened.session)
    qtbot.addWidget(view)
    view.resize(1300, 760)
    view.show()
    view.show_diagnosis(book)
    qtbot.waitUntil(lambda: view.is_filled)
    return view


def shown(view: BoardsView) -> list[str]:
    """Return the boards that can be seen, from top to bottom."""
    cards = {key: card for key, card in view.cards.items() if card.isVisible()}
    order = [view.boards.column.itemAt(at).widget() for at in range(view.boards.column.count())]
    return sorted(cards, key=lambda key: order.index(cards[key]))


def test_a_layout_may_hold_every_board_that_there_is_and_no_other():
    assert set(BOARDS) == set(BoardId)


def test_all_boards_stand_below_each_other_in_their_order(view):
    assert shown(view) == list(BOARDS)


def test_tab_goes_through_the_numbers_in_the_order_in_which_they_stand(view):
    seen, stop = [], view.cards["heatmap"].tenure
    while len(seen) < 200:
        seen.append(stop)
        stop = stop.nextInFocusChain()
    silent = next(iter(view.cards["at_risk"].kinds.rows.values()))
    stops = [
        view.cards["heatmap"].grid,
        silent,
        view.cards["at_risk"].unknown,
        view.cards["risk"].chart,
        view.cards["renewals"].figures.buttons["ahead"],
        view.cards["renewals"].chart,
        view.cards["load"].grid,
    ]
    assert [seen.index(stop) for stop in stops] == sorted(seen.index(stop) for stop in stops)


def test_a_number_lists_its_accounts_at_the_side_and_one_of_them_leads_to_health(view, qtbot):
    view.cards["heatmap"].grid.cellOpened.emit(0, 2)
    assert view.accounts.isVisible()
    assert view.accounts.title.text() == "Score 90 to 100, Retail"
    assert [line.name for line in view.accounts.rows.entries] == ["Ash"]
    with qtbot.waitSignal(view.accountWanted) as asked:
        view.accounts.list.rowOpened.emit(0)
    assert asked.args == ["A1"]


def test_a_long_list_of_accounts_is_cut_and_says_so(book):
    keys = tuple(AccountKey(f"X{at}") for at in range(MOST + 1))
    group = AccountGroup("Many", keys, "the largest first")
    assert group.caption == "201 accounts, the first 200 are listed · the largest first"
    assert len(group.lines(AccountBook.of(book))) == MOST


def test_the_page_reaches_the_boards_and_the_layout_that_was_changed(qtbot, opened, book):
    opened.show(book)
    page = MetricsPage(opened.session)
    qtbot.addWidget(page)
    page.refresh(Changes.ALL)
    page.reveal("board_layout", "1, Monday")
    assert page.views.current == "boards"
    assert page.place == ("metrics_view", "boards")


@pytest.fixture
def kept(qtbot: QtBot, client_session: Session, book) -> BoardsView:
    """Return the boards of a client with a workspace, which follow what is kept in it."""
    view = BoardsView(client_session)
    qtbot.addWidget(view)
    view.show()
    view.show_diagnosis(book)
    client_session.changed.connect(lambda _changes: view.show_diagnosis(replace(book)))
    qtbot.waitUntil(lambda: view.is_filled)
    return view


def keep(view: BoardsView, qtbot: QtBot, name: str, *boards: str) -> None:
    view.begin.click()
    panel = view.layout_panel
    panel.name.setText(name)
    for key, tick in panel.ticks.items():
        tick.setChecked(key in boards)
    panel.keep.click()
    qtbot.waitUntil(lambda: view.shown.currentText() == name and view.is_filled)


def test_an_own_layout_shows_its_boards_in_its_order(kept, qtbot):
    keep(kept, qtbot, "Monday", "heatmap", "load")
    assert shown(kept) == ["heatmap", "load"]
    kept.change.click()
    kept.layout_panel.ups["load"].click()
    kept.layout_panel.keep.click()
    qtbot.waitUntil(lambda: shown(kept) == ["load", "heatmap"])
    kept.shown.setCurrentIndex(0)
    qtbot.waitUntil(lambda: kept.is_filled)
    assert shown(kept) == list(BOARDS)


def test_several_layouts_stand_beside_each_other_and_undo_takes_one_back(
    kept, qtbot, client_session
):
    keep(kept, qtbot, "Monday", "heatmap")
    keep(kept, qtbot, "Board meeting", "nrr")
    names = [kept.shown.itemText(at) for at in range(kept.shown.count())]
    assert names == ["All boards", "Board meeting", "Monday"]
    undo(client_session)
    qtbot.waitUntil(lambda: kept.shown.count() == 2)
    assert kept.shown.currentText() == "Monday"
    assert not kept.change.isHidden()


def test_the_layout_that_was_looked_at_last_is_shown_again(kept, qtbot, client_session, book):
    keep(kept, qtbot, "Monday", "heatmap")
    keep(kept, qtbot, "Board meeting", "nrr")
    kept.shown.setCurrentIndex(2)
    kept.shown.activated.emit(2)
    again = BoardsView(client_session)
    qtbot.addWidget(again)
    again.show_diagnosis(book)
    qtbot.waitUntil(lambda: again.shown.currentText() == "Monday")


def undo(session: Session) -> None:
    from csdesk.operations.history import undo as take_back

    session.run(take_back)


def test_a_layout_is_removed(kept, qtbot):
    keep(kept, qtbot, "Monday", "heatmap")
    kept.change.click()
    kept.layout_panel.remove.click()
    qtbot.waitUntil(lambda: kept.shown.count() == 1)


def test_a_layout_needs_a_name_and_a_board(kept, qtbot):
    kept.begin.click()
    panel = kept.layout_panel
    with qtbot.assertNotEmitted(panel.kept):
        panel.keep.click()
        assert panel.problem.text() == "Give the layout a name."
        panel.name.setText("Weekly ten")
        panel.keep.click()
        assert panel.problem.text().startswith("“Weekly ten” is a set of numbers.")
        panel.name.setText("Monday")
        for tick in panel.ticks.values():
            tick.setChecked(False)
        panel.keep.click()
    assert panel.problem.text() == "Tick at least one board."


def test_the_cursor_stays_on_the_button_that_moves_a_board(kept):
    kept.begin.click()
    panel = kept.layout_panel
    panel.downs["snapshot"].click()
    assert list(panel.ticks)[:2] == ["nrr", "snapshot"]
    assert panel.focusWidget() is panel.downs["snapshot"]
    assert panel.downs["snapshot"].accessibleName() == "Move “The week” down"
