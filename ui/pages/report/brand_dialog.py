"""How the reports of a client look: its logo and colour, and those of the consultant's firm."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csdesk.model.report_choices import ReportChoice
from csdesk.settings import LONGEST_NAME
from ui import theme
from ui.dialogs.files import ask_for_file
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import lay_out
from ui.pages.report.brand_desk import BrandDesk, Whose
from ui.pages.report.brand_panel import BrandPanel
from ui.pages.report.brand_sheet import BrandSheet
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label

WIDTH = 844
KINDS = "Pictures (*.png *.jpg *.jpeg)"
ABOUT = (
    "The pages beside this window follow. The client's look is kept with the client, your firm's "
    "with you on this computer. Red, amber and green keep their colours."
)
NOT_USED = "Reports of this client have the client's colour instead."
ANONYMOUS = "This report is anonymous: it shows your firm, and nothing of the client's look."


class BrandDialog(FittedDialog):
    """Every change is kept at once, and can be taken back."""

    def __init__(
        self, desk: BrandDesk, client: str, choice: ReportChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        self._desk, self._client, self._choice = desk, client, choice
        self._folder = Path.home()
        self.panels = {
            Whose.CLIENT: BrandPanel("The client", "the client"),
            Whose.FIRM: BrandPanel("Your firm", "your firm"),
        }
        self.name = QLineEdit()
        self.sheet = BrandSheet()
        self.remark = Label("", "small", tone="risk", wrap=True)
        self.back = Button("Undo", "secondary", "undo")
        self.ready = Button("Done", "primary")
        self._build()
        self._connect()
        desk.begin()
        self._show()

    def take_file(self, whose: Whose, path: Path) -> None:
        """Take the logo in a file."""
        self._folder = path.parent
        self._desk.read_picture(whose, path)

    def take_colour(self, whose: Whose, colour: str) -> None:
        """Take a colour "#rrggbb"; an empty one is the usual."""
        self._desk.change(whose, replace(self._desk.brand(whose), colour=colour))

    def _build(self) -> None:
        self.name.setAccessibleName("Name of your firm")
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText("As it stands on covers and pages")
        firm = self.panels[Whose.FIRM].column
        firm.addWidget(Label("Name", "caption"))
        firm.addWidget(self.name)
        for panel in self.panels.values():
            panel.column.addStretch(1)
        column = lay_out(self, "Logos and colour", ABOUT, WIDTH)
        row = QHBoxLayout()
        row.setSpacing(32)
        for panel in self.panels.values():
            row.addWidget(panel)
        paper = QVBoxLayout()
        paper.setSpacing(theme.space("s"))
        paper.addWidget(Label("The cover", "card_title"))
        paper.addWidget(self.sheet)
        paper.addStretch(1)
        row.addLayout(paper)
        column.addLayout(row)
        if self._choice.is_anonymous:
            column.addWidget(Label(ANONYMOUS, "small", wrap=True))
        column.addWidget(self.remark)
        column.addSpacing(theme.space("s"))
        column.addLayout(button_row([self.ready], [self.back]))
        self.ready.setDefault(True)

    def _connect(self) -> None:
        for whose, panel in self.panels.items():
            panel.pictureWanted.connect(partial(self._ask_for_picture, whose))
            panel.pictureGiven.connect(partial(self.take_file, whose))
            panel.colourWanted.connect(partial(self._ask_for_colour, whose))
            panel.colourRemoved.connect(partial(self.take_colour, whose, ""))
            panel.logoRemoved.connect(partial(self._remove_logo, whose))
        self.name.editingFinished.connect(self._keep_name)
        self.back.clicked.connect(self._desk.take_back)
        self.ready.clicked.connect(self.accept)
        self.finished.connect(lambda _result: self._keep_name())
        self._desk.changed.connect(self._show)
        self._desk.failed.connect(self._tell)

    def _show(self) -> None:
        """Show what is kept now."""
        self._tell("")
        client, firm = self._desk.brand(Whose.CLIENT), self._desk.brand(Whose.FIRM)
        is_used = self._choice.is_anonymous or not (client.colour and firm.colour)
        self.panels[Whose.CLIENT].show_brand(client)
        self.panels[Whose.FIRM].show_brand(firm, "" if is_used else NOT_USED)
        if not self.name.hasFocus() or not self.name.isModified():
            self.name.setText(firm.name)
            self.name.setCursorPosition(0)
        self.sheet.show_brand(self._desk.look(self._choice), self._client)
        self.back.setEnabled(self._desk.can_take_back)

    def _tell(self, sentence: str) -> None:
        self.remark.setText(sentence)
        self.remark.setVisible(bool(sentence))

    def _ask_for_picture(self, whose: Whose) -> None:
        path = ask_for_file(self, "Choose a logo", self._folder, KINDS)
        if path is not None:
            self.take_file(whose, path)

    def _ask_for_colour(self, whose: Whose) -> None:
        known = self._desk.brand(whose).colour or theme.colour("accent").name()
        chosen = QColorDialog.getColor(QColor(known), self, "Choose a colour")
        if chosen.isValid():
            self.take_colour(whose, chosen.name())

    def _remove_logo(self, whose: Whose) -> None:
        self._desk.change(whose, replace(self._desk.brand(whose), logo=b""))

    def _keep_name(self) -> None:
        self.name.setModified(False)
        self._desk.change(
            Whose.FIRM, replace(self._desk.brand(Whose.FIRM), name=self.name.text().strip())
        )
