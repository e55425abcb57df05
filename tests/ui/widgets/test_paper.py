import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ui.widgets.figure_view import FigureView
from ui.widgets.paper_view import GAP, PaperView


def make_page(width: int = 210, height: int = 297) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data())


@pytest.fixture
def paper(qtbot: QtBot) -> PaperView:
    paper = PaperView()
    qtbot.addWidget(paper)
    paper.resize(500, 400)
    paper.show()
    paper.show_pages([make_page()] * 5, 420)
    return paper


def test_pages_stand_below_each_other_in_their_own_shape(paper):
    assert paper.widget().width() == 420 + 2 * GAP
    assert paper.widget().height() == 5 * 594 + 6 * GAP


def test_the_page_in_view_is_told(paper, qtbot):
    with qtbot.waitSignal(paper.pageShown) as told:
        paper.go_to(3)
    assert told.args == [3]
    assert paper.page == 3


def test_page_keys_turn_pages_and_stop_at_the_ends(paper, qtbot):
    qtbot.keyClick(paper, Qt.Key.Key_PageUp)
    assert paper.page == 1
    for _ in range(9):
        qtbot.keyClick(paper, Qt.Key.Key_PageDown)
    assert paper.page == 5


def test_another_size_keeps_the_page_in_view(paper):
    paper.go_to(4)
    paper.set_width(300)
    assert paper.page == 4


def test_fewer_pages_than_before_show_the_last_one(paper):
    paper.go_to(5)
    paper.show_pages([make_page()] * 2, 420)
    assert (paper.page, paper.pages) == (2, 2)


def test_a_figure_asks_for_its_picture_at_its_own_size(qtbot: QtBot):
    view = FigureView(120)
    qtbot.addWidget(view)
    asked = []
    view.pictureWanted.connect(asked.append)
    view.resize(300, 120)
    view.show()
    view.show_figure("figure", "What it shows")
    assert [(r.figure, r.width, r.height, r.dark) for r in asked] == [("figure", 300, 120, False)]
    assert view.accessibleName() == "What it shows"


def test_a_picture_that_came_too_late_is_not_shown(qtbot: QtBot):
    view = FigureView(120)
    qtbot.addWidget(view)
    asked = []
    view.pictureWanted.connect(asked.append)
    view.resize(300, 120)
    view.show_figure("first", "")
    view.show_figure("second", "")
    view.show_picture(asked[0], make_page(300, 120))
    assert view._image is None
    view.show_picture(asked[1], make_page(300, 120))
    assert view._image is not None
