import sys

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.widgets.label import Label
from ui.widgets.plain_text import plain_caption, plain_tooltip

HOSTILE = 'A<b>&$B_{x} "Ltd" =1+1'


@pytest.mark.parametrize("wrap", [True, False])
def test_a_label_never_reads_markup(qtbot: QtBot, wrap: bool) -> None:
    label = Label(HOSTILE, wrap=wrap)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == HOSTILE


def test_a_label_that_fits_needs_no_tooltip(qtbot: QtBot) -> None:
    label = Label("Short")
    qtbot.addWidget(label)
    label.resize(400, 20)
    label.show()
    assert label.toolTip() == ""


def test_a_cut_label_shows_its_whole_text_in_the_tooltip(qtbot: QtBot) -> None:
    label = Label("A name that is much longer than its room")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.toolTip() == "A name that is much longer than its room"
    assert label.minimumSizeHint().width() < 60


def test_the_tooltip_of_a_cut_name_is_no_markup(qtbot: QtBot) -> None:
    label = Label("<b>bold</b> and long enough to be cut here")
    qtbot.addWidget(label)
    label.resize(40, 20)
    label.show()
    assert "&lt;b&gt;" in label.toolTip()


def test_a_tooltip_without_markup_stays_as_it_is() -> None:
    assert plain_tooltip("R&D <3") == "R&D <3"
    assert plain_tooltip("<img src=x>") == "<qt>&lt;img src=x&gt;</qt>"


def test_an_ampersand_in_a_caption_is_no_shortcut() -> None:
    assert plain_caption("R&D & Co") == "R&&D && Co"


def test_a_cut_label_paints_an_ellipsis_and_not_half_a_letter(qtbot: QtBot) -> None:
    whole, cut = Label("mmmmmmmmmm", elide=False), Label("mmmmmmmmmm")
    for label in (whole, cut):
        qtbot.addWidget(label)
        label.resize(50, 20)
    assert whole.grab().toImage() != cut.grab().toImage()


def test_a_thousand_texts_do_not_wear_out_none(qtbot: QtBot) -> None:
    label = Label("")
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(1000):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - 10
