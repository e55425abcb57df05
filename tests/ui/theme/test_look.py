import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.content.styles import find_style_picture
from csdesk.report.document import Status
from ui import theme
from ui.theme.style_sheet import make_style_sheet
from ui.theme.tokens import read_tokens
from ui.widgets.status import paint_status

SIDE = 32


def icon_names(repository: Path) -> list[str]:
    return sorted(path.stem for path in (repository / "resources" / "icons").glob("*.svg"))


def blank() -> QImage:
    picture = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    picture.fill(QColor("white"))
    return picture


def inked(picture: QImage) -> set[tuple[int, int]]:
    white = QColor("white").rgb()
    return {
        (x, y) for x in range(SIDE) for y in range(SIDE) if picture.pixelColor(x, y).rgb() != white
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_switching_changes_palette_and_style_sheet(qapp: QApplication, scheme: str) -> None:
    theme.apply(qapp, scheme)
    canvas = read_tokens().colours[scheme]["canvas"]
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == canvas
    assert canvas in qapp.styleSheet()
    assert theme.is_dark() == (scheme == "dark")
    theme.apply(qapp, "light")


def test_switching_tells_those_who_keep_pictures(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.signals.changed):
        theme.apply(qapp, "dark")
    theme.apply(qapp, "light")


def test_the_style_sheet_leaves_no_token_open() -> None:
    assert re.findall(r"\$\w+", make_style_sheet().replace("$name", "")) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_of_the_style_sheet_have_the_colours_of_their_scheme(scheme: str) -> None:
    colours = read_tokens().colours[scheme]
    assert colours["text_2"] in find_style_picture(f"chevron-{scheme}.svg").read_text()
    assert colours["on_accent"] in find_style_picture(f"tick-{scheme}.svg").read_text()


def test_every_icon_paints_something(qapp: QApplication, repository: Path) -> None:
    names = icon_names(repository)
    assert len(names) > 30
    for name in names:
        picture = blank()
        painter = QPainter(picture)
        theme.paint_icon(painter, QRect(0, 0, SIDE, SIDE), name, QColor("black"))
        painter.end()
        assert inked(picture), name


def test_an_icon_that_does_not_exist_is_refused(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no such icon")


def test_icons_named_in_the_code_exist(repository: Path) -> None:
    named = set()
    for path in (repository / "ui").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        named |= set(re.findall(r'IconMark\(\s*"(\w+)"', source))
        named |= set(re.findall(r'theme\.icon\("(\w+)"', source))
        named |= set(
            re.findall(r'Button\([^()]*"(?:secondary|primary|ghost|small)", "(\w+)"', source)
        )
        named |= set(re.findall(r'^    icon = "(\w+)"', source, re.MULTILINE))
    assert len(named) > 10
    assert named <= set(icon_names(repository))


def test_no_two_statuses_share_a_silhouette(qapp: QApplication) -> None:
    shapes = {}
    for status in Status:
        picture = blank()
        painter = QPainter(picture)
        paint_status(painter, QRect(0, 0, SIDE, SIDE), status, QColor("black"))
        painter.end()
        shapes[status] = inked(picture)
    for first in Status:
        for second in Status:
            if first is not second:
                assert len(shapes[first] ^ shapes[second]) > SIDE, (first, second)


def test_figures_are_of_equal_width_where_the_font_has_them(qapp: QApplication) -> None:
    assert theme.font("number").isFeatureSet(theme.font("number").featureTags()[0])


def test_sizes_grow_with_the_systems_font() -> None:
    larger = read_tokens().enlarged(1.5)
    assert larger.sizes["control_height"] == 48
    assert larger.roles["body"].pixels == 20
    assert larger.spaces["card_gap"] == 21
