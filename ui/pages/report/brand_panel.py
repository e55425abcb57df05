"""One look: its logo, its colour, and where that colour can stand."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.report_choices import PLAIN_BRAND, Brand
from csdesk.report.brand import describe_colour
from csdesk.report.logos import usable_logo
from ui import theme
from ui.pages.report.logo_field import SIZE, LogoField
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.painting import paint_box

SWATCH = QSize(28, 28)
USUAL = "Usual colour"


class BrandPanel(QWidget):
    """``pictureWanted`` asks for a file, ``pictureGiven`` carries one that was dropped.

    ``colourWanted`` asks for a colour; the others say what is to go.
    """

    pictureWanted = Signal()  # noqa: N815
    pictureGiven = Signal(object)  # noqa: N815
    colourWanted = Signal()  # noqa: N815
    logoRemoved = Signal()  # noqa: N815
    colourRemoved = Signal()  # noqa: N815

    def __init__(self, title: str, whose: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(SIZE.width())
        self.logo = LogoField(f"Logo of {whose}")
        self.remove = Button("Remove logo", "link")
        self.remove.setAccessibleName(f"Remove the logo of {whose}")
        self.choose = Button("Colour …", "small")
        self.choose.setAccessibleName(f"Choose the colour of {whose}")
        self.usual = Button("Remove", "link")
        self.usual.setAccessibleName(f"Take the colour of {whose} back")
        self._swatch = _Swatch()
        self._name = Label(USUAL, "small")
        self.about = Label("", "caption", wrap=True)
        self.column = QVBoxLayout(self)
        self._build(title)
        self.logo.clicked.connect(self.pictureWanted)
        self.logo.dropped.connect(self.pictureGiven)
        self.remove.clicked.connect(self.logoRemoved)
        self.choose.clicked.connect(self.colourWanted)
        self.usual.clicked.connect(self.colourRemoved)
        self.show_brand(PLAIN_BRAND)

    def show_brand(self, brand: Brand, about: str = "") -> None:
        """Show a look as it is kept; ``about`` says it where its colour is not used."""
        self.logo.show_logo(usable_logo(brand.logo))
        self.remove.setEnabled(bool(brand.logo))
        self.usual.setVisible(bool(brand.colour))
        self._swatch.show_colour(brand.colour)
        self._name.setText(brand.colour or USUAL)
        self.about.setText(about or describe_colour(brand.colour))

    def _build(self, title: str) -> None:
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.space("s"))
        self.column.addWidget(Label(title, "card_title"))
        self.column.addWidget(self.logo)
        first = QHBoxLayout()
        first.addWidget(Label("White margins are cut off", "caption"))
        first.addStretch(1)
        first.addWidget(self.remove)
        self.column.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(theme.space("s"))
        second.addWidget(self._swatch)
        second.addWidget(self._name, 1)
        second.addWidget(self.usual)
        second.addWidget(self.choose)
        self.column.addLayout(second)
        self.column.addWidget(self.about)


class _Swatch(QWidget):
    """A field in the colour; empty where it is the usual one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(SWATCH)
        self._colour = ""

    def show_colour(self, colour: str) -> None:
        """Show a colour "#rrggbb", or none."""
        self._colour = colour
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shown = QColor(self._colour) if self._colour else theme.colour("sunken")
        edge, radius = theme.colour("border_strong"), theme.radius("control")
        paint_box(QPainter(self), self.rect(), ground=shown, edge=edge, radius=radius)
