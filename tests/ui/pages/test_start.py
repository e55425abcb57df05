import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.pages.start import RecentClient, StartPage, greet
from ui.widgets.recent_row import RecentRow


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    page = StartPage(QWidget())
    qtbot.addWidget(page)
    page.resize(1440, 860)
    page.show()
    return page


def test_enter_opens_the_sample(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.sampleRequested):
        qtbot.keyClick(page, Qt.Key.Key_Return)


def test_both_choices_say_what_is_wished(page: StartPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.sampleRequested):
        page._sample.button.click()
    with qtbot.waitSignal(page.newRequested):
        page._own.button.click()


def test_a_recent_client_is_opened_by_its_file(page: StartPage, qtbot: QtBot) -> None:
    page.show_recent([RecentClient("/a/b.csdesk", "A<b>", "6 of 13 answered")])
    row = page.findChild(RecentRow)
    assert row.accessibleName() == "Open A<b>"
    with qtbot.waitSignal(page.recentRequested) as caught:
        row.click()
    assert caught.args == ["/a/b.csdesk"]


def test_without_recent_clients_it_says_what_will_stand_there(page: StartPage) -> None:
    page.show_recent([])
    assert any("listed here" in label.text() for label in page.findChildren(QLabel))


def test_choices_wait_while_one_is_carried_out(page: StartPage) -> None:
    page.show_busy(True)
    assert not page._sample.button.isEnabled()
    page.show_busy(False)
    assert page._sample.button.isEnabled()


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (4, "Good evening"),
        (5, "Good morning"),
        (11, "Good morning"),
        (12, "Good afternoon"),
        (17, "Good afternoon"),
        (18, "Good evening"),
    ],
)
def test_the_greeting_fits_the_hour(hour: int, words: str) -> None:
    assert greet(hour) == words


def test_the_start_page_fits_the_smallest_window(qtbot: QtBot) -> None:
    page = StartPage(QWidget())
    qtbot.addWidget(page)
    page.resize(1100, 672)
    page.show()
    assert page.horizontalScrollBar().maximum() == 0
