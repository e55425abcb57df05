"""The page of the report."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import join_words, plural
from csdesk.model.changes import Changes
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.report_choices import Audience
from csdesk.report.dashboard_books import DashboardBook
from csdesk.report.document import Report
from exports import write_all
from ui import theme
from ui.dialogs.files import ask_for_folder, open_outside
from ui.pages.page import Page
from ui.pages.report.brand_desk import BrandDesk
from ui.pages.report.brand_dialog import BrandDialog
from ui.pages.report.choice_desk import ChoiceDesk
from ui.pages.report.composing import Chosen, Composed, arrange, compose
from ui.pages.report.documents import list_books, list_report_files
from ui.pages.report.hand_over import HandOver
from ui.pages.report.nothing_yet import make_empty_state
from ui.pages.report.preview_card import PreviewCard
from ui.pages.report.preview_desk import PreviewDesk
from ui.pages.report.section_card import SectionCard
from ui.pages.report.template_dialog import TemplateDialog
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.tasks.task import Task
from ui.widgets.button import Button
from ui.widgets.key_cap import KeyCaps
from ui.widgets.side_layout import SideLayout

CHECKS_WIDTH = 262


class ReportPage(Page):
    """Sections at the left, paper in the middle, checks and formats at the right."""

    key: ClassVar[str] = "report"
    title: ClassVar[str] = "Report"
    icon: ClassVar[str] = "report"
    scrolls: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._composed: Composed | None = None
        self._chosen: Chosen | None = None
        self._wanted: Diagnosis | None = None
        self._folder: Path | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._set_pages)
        self.choices = ChoiceDesk(session, self)
        self.brands = BrandDesk(session, self)
        self.section_card = SectionCard()
        self.sections = self.section_card.sections
        self.preview = PreviewCard()
        self._pages = PreviewDesk(session, self.preview, self)
        self.hand_over = HandOver()
        self._sides = SideLayout(self._make_main(), self.hand_over, CHECKS_WIDTH)
        self.empty = make_empty_state(self.importRequested, self.pageRequested)
        self.add_content(self._sides, self.empty)
        self.checks = Button("Checks and formats", "secondary", "list")
        self.export = Button("Export report", "primary", "export")
        self.brand = Button("Logos and colour", "secondary", "picture")
        self.brand.setToolTip("The client's logo and colour, and those of your firm")
        self._keys = KeyCaps("Ctrl", "E")
        for part in (self.checks, self.brand, self.export, self._keys):
            self.header.add_action(part)
        self.checks.hide()
        self._connect()

    @override
    def refresh(self, changes: Changes) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        self.section_card.name_audiences(self.session.library.audiences)
        self.choices.read()
        self.brands.read()
        if changes is Changes.REPORT and self._composed is not None:
            return
        has_any = diagnosis.accounts is not None or bool(diagnosis.answers)
        self.show_content(has_any)
        for part in (self.brand, self.export, self._keys):
            part.setVisible(has_any)
        self.header.sentence.setText("The same numbers go to every format.")
        if has_any:
            self._compose(diagnosis)
            self._test_scores(diagnosis)

    @override
    def keep_typing(self) -> None:
        self.choices.keep()

    @property
    def is_composed(self) -> bool:
        """Say whether the report that is shown is that of what is known now."""
        return self._composed is not None and self._wanted is None

    @property
    def report(self) -> Report | None:
        """Return the report that was chosen; None while there is none, and without a section."""
        return self._chosen.report if self._chosen else None

    def show_brand(self) -> None:
        """Show how the reports look, to be changed."""
        diagnosis = self.session.diagnosis
        if diagnosis is not None:
            BrandDialog(self.brands, diagnosis.client.name, self.choices.choice, self).open()

    def begin_export(self) -> None:
        """Ask for a folder and write the report into it."""
        if self._composed is None or not self.export.isEnabled():
            return
        start = self._folder or (self.session.path.parent if self.session.path else Path.home())
        folder = ask_for_folder(self, "Export the report into", start)
        if folder is not None:
            self.export_into(folder)

    def export_into(self, folder: Path) -> Task | None:
        """Write the chosen formats into a folder; what is there already stays."""
        if not self.is_composed:
            return None
        documents = list_report_files(self.report, self.hand_over.formats(), folder)
        if self._composed and self._books:
            documents += list_books(self._books, folder, self._composed.report.as_of)
        if not documents:
            return None
        self._folder = folder
        self.export.setEnabled(False)
        self.header.sentence.setText(f"Writing {plural(len(documents), 'file')} …")
        return self.session.render(
            write_all,
            documents,
            len(documents),
            on_done=while_there(self, self._note_export),
            on_failed=while_there(self, self._tell),
            label="Exporting the report",
        )

    @property
    def _books(self) -> tuple[DashboardBook, ...]:
        """Return the workbooks of boards that are to be written."""
        is_wanted = self._composed is not None and self.hand_over.boards.isChecked()
        return self._composed.books if self._composed and is_wanted else ()

    def _compose(self, diagnosis: Diagnosis) -> None:
        """Have the report put together; the one before is shown meanwhile, and not exported."""
        self._wanted = diagnosis
        self._allow_export()
        self.session.render(
            compose,
            diagnosis,
            self.session.library,
            on_done=while_there(self, self._take_composed),
            on_failed=while_there(self, self.header.sentence.setText),
            label="Putting the report together",
        )

    def _take_composed(self, composed: Composed) -> None:
        if composed.diagnosis is not self._wanted:
            return
        self._wanted = None
        self._composed = composed
        self.hand_over.show_checks(composed.checks)
        self.hand_over.show_boards([book.name for book in composed.books])
        self._arrange()
        self._settled.start()

    def _test_scores(self, diagnosis: Diagnosis) -> None:
        """Bring in how far the scores can be believed, which takes a moment to find out."""
        from csdesk.operations.health.validation import add_validation

        if diagnosis.health is None or diagnosis.validation is not None:
            return
        self.session.read(
            add_validation,
            self.session.library,
            diagnosis,
            on_done=while_there(self, lambda tested: self._take_tested(diagnosis, tested)),
            label="Testing the scores on past days",
        )

    def _take_tested(self, known: Diagnosis, tested: Diagnosis) -> None:
        if self.session.diagnosis is known:
            self._compose(tested)

    def _make_main(self) -> QWidget:
        main = QWidget()
        row = QHBoxLayout(main)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("card_gap"))
        row.addWidget(self.section_card)
        row.addWidget(self.preview, 1)
        return main

    def _connect(self) -> None:
        self.export.clicked.connect(self.begin_export)
        self.brand.clicked.connect(self.show_brand)
        self.brands.changed.connect(self._look_anew)
        self.checks.clicked.connect(self._sides.toggle_panel)
        self._sides.modeChanged.connect(self.checks.setVisible)
        self.choices.chosen.connect(self._choose)
        self.choices.templatesRead.connect(self._show_templates)
        self.choices.failed.connect(self.header.sentence.setText)
        card = self.section_card
        card.audienceChosen.connect(lambda one: self.choices.change(audience=Audience(one)))
        card.templateChosen.connect(self.choices.use)
        card.saveWanted.connect(self._ask_for_name)
        card.deleteWanted.connect(self.choices.delete)
        self.sections.sectionToggled.connect(self.choices.toggle)
        self.sections.sectionMoved.connect(self._move_section)
        self.sections.sectionOpened.connect(self._show_section)
        self._pages.shown.connect(self._show_sections)
        self.hand_over.pageRequested.connect(self.pageRequested)
        self.hand_over.folderRequested.connect(self._open_folder)
        self.hand_over.formatsChosen.connect(self._allow_export)
        self.hand_over.finalChosen.connect(lambda final: self.choices.change(is_final=final))

    def _choose(self) -> None:
        """Show what was chosen now, live."""
        self.hand_over.show_final(self.choices.choice.is_final)
        self._show_templates()
        self._look_anew()

    def _look_anew(self) -> None:
        """Show the same report in another look."""
        if self._composed is not None:
            self._arrange()
            self._set_pages()

    def _arrange(self) -> None:
        if self._composed is not None:
            choice = self.choices.choice
            look = self.brands.look(choice)
            self._chosen = arrange(self._composed, self.session.library, choice, look)
            self._show_sections()
            self._allow_export()

    def _chosen_report(self) -> Report | None:
        return self.report

    def _set_pages(self) -> None:
        """Have the chosen sections set anew."""
        self._pages.set_report(self.report)

    def _show_sections(self) -> None:
        if self._chosen is None:
            return
        entries = self._chosen.list_entries(self._pages.section_pages)
        count = self._pages.pages
        self.section_card.show_choice(self._chosen.outline)
        self.section_card.show_sections(entries, plural(count, "page") if count else "")
        tables = [t for t in self.report.tables() if not t.paper_only] if self.report else []
        self.hand_over.show_sizes(count, len(tables))

    def _show_templates(self) -> None:
        names = self.choices.templates
        same = (name for name, one in names.items() if one == self.choices.choice)
        self.section_card.show_templates(list(names), next(same, ""))

    def _ask_for_name(self) -> None:
        dialog = TemplateDialog(list(self.choices.templates), self)
        dialog.given.connect(self.choices.save_as)
        dialog.open()

    def _move_section(self, section: str, row: int) -> None:
        order = [entry.id for entry in self.sections.sections.entries if entry.id != section]
        order.insert(row, section)
        self.choices.change(sections=tuple(order))

    def _show_section(self, section: str) -> None:
        entry = next(e for e in self.sections.sections.entries if e.id == section)
        if entry.page is not None:
            self.preview.paper.go_to(entry.page)

    def _allow_export(self) -> None:
        has_report = bool(self.hand_over.formats()) and self.report is not None
        self.export.setEnabled((has_report or bool(self._books)) and self.is_composed)
        waits = "" if self.is_composed else "The report is being put together"
        has_any = has_report or bool(self._books)
        self.export.setToolTip(waits if has_any or waits else "Choose a format first")

    def _note_export(self, paths: tuple[Path, ...]) -> None:
        self._allow_export()
        names = join_words([f"“{path.name}”" for path in paths])
        self.header.sentence.setText(f"Written: {names}")
        self.hand_over.note_export(paths)

    def _tell(self, sentence: str) -> None:
        self._allow_export()
        self.header.sentence.setText(sentence)

    def _open_folder(self) -> None:
        if self._folder is not None:
            open_outside(self._folder)
