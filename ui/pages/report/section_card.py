"""Whom the report is for, by which template, and which sections it holds in which order."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.model.report_choices import Audience, AudienceOutline
from ui import theme
from ui.models.report_parts import SectionEntry
from ui.pages.report.section_list import SectionList
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.segmented import Segmented

WIDTH = 320
NO_TEMPLATE = "No template"
FREE = (
    "Space or a click on the tick leaves a section out. Drag it, or press Alt and an arrow, to "
    "move it."
)
FIXED = "These pages are always the same; what they leave out stands in the full audit."


class SectionCard(Card):
    """``audienceChosen`` carries the id of an audience, ``templateChosen`` the name of a template.

    ``columnsWanted`` asks which columns tables are to show.
    ``saveWanted`` asks for the choice to be kept as a template, ``deleteWanted`` carries the name
    of one that is to go.
    """

    audienceChosen = Signal(str)  # noqa: N815
    templateChosen = Signal(str)  # noqa: N815
    saveWanted = Signal()  # noqa: N815
    columnsWanted = Signal()  # noqa: N815
    deleteWanted = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Sections", "", padding=0, parent=parent)
        options = [(audience.value, audience.value.title()) for audience in Audience]
        self.audience = Segmented(options, "Whom it is for")
        self.about = Label("", "caption", wrap=True)
        self.template = PlainCombo("Template")
        self.save = Button("Save as …", "small")
        self.delete = Button("Delete", "small")
        self.columns = Button("Columns …", "small")
        self.columns.setToolTip("Which columns the tables show on paper")
        self.sections = SectionList()
        self._hint = Label(FREE, "caption", wrap=True)
        self._build()
        self._connect()
        self.show_templates((), "")

    def name_audiences(self, outlines: Sequence[AudienceOutline]) -> None:
        """Say what the audiences are called, and what each gets."""
        for one in outlines:
            self.audience.set_word(one.id, one.name)
            self.audience.set_help(one.id, one.about)

    def show_choice(self, outline: AudienceOutline | None) -> None:
        """Show for whom the report is."""
        if outline is not None:
            self.audience.choose(outline.id)
            self.about.setText(outline.about)
        is_fixed = outline is not None and outline.pages is not None
        self._hint.setText(FIXED if is_fixed else FREE)
        self.columns.setEnabled(not is_fixed)

    def show_templates(self, names: Collection[str], chosen: str) -> None:
        """Offer the templates; ``chosen`` is the one that the choice equals, or empty."""
        self.template.show_entries([(NO_TEMPLATE, ""), *((name, name) for name in names)])
        self.template.blockSignals(True)
        self.template.choose(chosen)
        self.template.blockSignals(False)
        self.template.setEnabled(bool(names))
        self.delete.setEnabled(bool(chosen))

    def show_sections(self, entries: tuple[SectionEntry, ...], pages: str) -> None:
        """Show the sections, and how many pages they take together."""
        self.sections.show_sections(entries)
        self.right.setText(pages)

    def _build(self) -> None:
        self.setFixedWidth(WIDTH)
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.head.setContentsMargins(16, 12, 16, 11)
        self._hint.setContentsMargins(16, 8, 16, 9)
        self.template.setMaximumWidth(WIDTH)
        self.save.setToolTip("Keep audience, sections and their order under a name")
        self.delete.setToolTip("Take the chosen template away")
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        line.addWidget(self.template, 1)
        line.addWidget(self.save)
        line.addWidget(self.delete)
        columns = QHBoxLayout()
        columns.addWidget(self.about, 1)
        columns.addWidget(self.columns, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(theme.space("s"))
        column.addWidget(self.audience)
        column.addLayout(columns)
        column.addLayout(line)
        self.body.addWidget(Rule())
        self.body.addLayout(column)
        self.body.addWidget(Rule())
        self.body.addWidget(self.sections, 1)
        self.body.addWidget(Rule())
        self.body.addWidget(self._hint)

    def _connect(self) -> None:
        self.audience.chosen.connect(self.audienceChosen)
        self.template.activated.connect(self._choose_template)
        self.save.clicked.connect(self.saveWanted)
        self.columns.clicked.connect(self.columnsWanted)
        self.delete.clicked.connect(lambda: self.deleteWanted.emit(self.template.currentData()))

    def _choose_template(self) -> None:
        name = self.template.currentData()
        if name:
            self.templateChosen.emit(name)
