import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.report.document import Status, StatusWord
from ui import theme
from ui.widgets.cell_delegate import paint_status_word
from ui.widgets.data_table import DataTable, copied_text

ROWS = (("=1+1", "10"), ("Pennine", "20"), ("@x", "30"))


def make_model(parent) -> QStandardItemModel:
    model = QStandardItemModel(len(ROWS), 2, parent)
    model.setHorizontalHeaderLabels(["Name", "Number"])
    side = Qt.AlignmentFlag.AlignRight
    model.setHeaderData(1, Qt.Orientation.Horizontal, side, Qt.ItemDataRole.TextAlignmentRole)
    for row, cells in enumerate(ROWS):
        for column, text in enumerate(cells):
            model.setItem(row, column, QStandardItem(text))
    return model


@pytest.fixture
def table(qtbot: QtBot) -> DataTable:
    table = DataTable("Things")
    qtbot.addWidget(table)
    table.setModel(make_model(table))
    table.set_widths([80, 60])
    table.resize(400, 200)
    table.show()
    return table


def test_rows_have_one_height_and_the_first_column_takes_what_is_left(table):
    assert {table.rowHeight(row) for row in range(3)} == {theme.size("table_row")}
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()


def test_words_sort_upwards_first_and_numbers_downwards(table):
    header = table.horizontalHeader()
    shown = []
    for section in (0, 0, 1, 1):
        header.sectionClicked.emit(section)
        shown.append([table.model().index(row, section).data() for row in range(3)])
    assert shown == [
        ["=1+1", "@x", "Pennine"],
        ["Pennine", "@x", "=1+1"],
        ["30", "20", "10"],
        ["10", "20", "30"],
    ]


def test_enter_and_a_click_open_a_row(table, qtbot):
    opened = []
    table.rowOpened.connect(opened.append)
    table.select_row(1)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    spot = table.visualRect(table.model().index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened == [1, 2]


def test_the_ring_is_shown_where_keys_act_and_goes_with_a_click(table, qtbot):
    table.activateWindow()
    table.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(table.hasFocus)
    table.select_row(1)
    assert not table.shows_ring(1)
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.shows_ring(0)
    assert not table.shows_ring(1)
    place = table.visualRect(table.model().index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not table.shows_ring(0)


def test_the_row_under_the_mouse_is_known_until_the_mouse_leaves(table, qtbot):
    place = table.visualRect(table.model().index(1, 0)).center()
    qtbot.mouseMove(table.viewport(), place)
    assert table.hovered_row == 1
    QApplication.sendEvent(table.viewport(), QEvent(QEvent.Type.Leave))
    assert table.hovered_row == -1


def test_a_copied_row_can_be_pasted_without_becoming_a_formula(table, qtbot):
    table.select_row(0)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "'=1+1\t10"


@pytest.mark.parametrize(
    ("text", "number", "copied"),
    [
        ("=1+1", False, "'=1+1"),
        ("+44 20", False, "'+44 20"),
        ("-5", True, "-5"),
        ("@x", False, "'@x"),
        ("\tx", False, "x"),
        ("two\nlines", False, "two lines"),
        ("\uff1d1", False, "'\uff1d1"),
        (None, False, ""),
    ],
)
def test_only_words_are_guarded(text, number, copied):
    assert copied_text(text, number=number).strip() == copied


def paint(status: Status) -> QImage:
    image = QImage(60, 20, QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    paint_status_word(painter, image.rect(), StatusWord(status, "Same word"))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def test_states_differ_without_their_colour(qapp):
    shapes = [paint(status).copy(0, 0, 12, 20) for status in Status]
    assert all(a != b for n, a in enumerate(shapes) for b in shapes[n + 1 :])


def test_a_text_is_shortened_once_for_its_room_and_again_in_other_letters(table):
    delegate = table.itemDelegate()
    key = ("A name that is much too long", 60, True)
    shown = delegate._shorten(key, theme.font("body"))
    assert shown.endswith("…")
    assert key[0].startswith(shown.removesuffix("…"))
    assert delegate._shown[key] == shown
    theme.signals.changed.emit()
    assert not delegate._shown
