"""The page of the report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import join_words, plural
from csdesk.model.changes import Changes
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
from ui.pages.report.columns_dialog import ColumnsDialog
from ui.pages.report.composing import Chosen, arrange
from ui.pages.report.documents import list_books, list_report_files
from ui.pages.report.hand_over import HandOver
from ui.pages.report.lock_dialog import LockDialog
from ui.pages.report.making import ReportMaker
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
        self._chosen: Chosen | None = None
        self._folder: Path | None = None
        self._phrase = ""
        """What the PDF will open with; kept nowhere, and forgotten once the report is written."""
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._set_pages)
        self.maker = ReportMaker(session, self)
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
        if changes is Changes.REPORT and self.maker.composed is not None:
            return
        has_any = diagnosis.accounts is not None or bool(diagnosis.answers)
        self.show_content(has_any)
        for part in (self.brand, self.export, self._keys):
            part.setVisible(has_any)
        self.header.sentence.setText("The same numbers go to every format.")
        if has_any:
            self.maker.make(diagnosis, is_anonymous=self.choices.choice.is_anonymous)
            self._allow_export()

    @override
    def keep_typing(self) -> None:
        self.choices.keep()

    @property
    def is_composed(self) -> bool:
        """Say whether the report that is shown is that of what is known now."""
        return self.maker.is_ready

    @property
    def report(self) -> Report | None:
        """Return the report that was chosen; None while there is none, and without a section."""
        return self._chosen.report if self._chosen else None

    def show_brand(self) -> None:
        """Show how the reports look, to be changed."""
        diagnosis = self.session.diagnosis
        if diagnosis is not None:
            client = self.report.client if self.report else diagnosis.client.name
            BrandDialog(self.brands, client, self.choices.choice, self).open()

    def begin_export(self) -> None:
        """Ask for a folder and write the report into it."""
        if self.maker.composed is None or not self.export.isEnabled():
            return
        start = self._folder or (self.session.path.parent if self.session.path else Path.home())
        folder = ask_for_folder(self, "Export the report into", start)
        if folder is not None:
            self.export_into(folder)

    def export_into(self, folder: Path) -> Task | None:
        """Write the chosen formats into a folder; what is there already stays."""
        if not self.is_composed:
            return None
        formats = self.hand_over.formats()
        documents = list_report_files(self.report, formats, folder, self._phrase)
        composed = self.maker.composed
        if composed and self._books:
            for suffix in self.hand_over.board_suffixes():
                documents += list_books(self._books, folder, composed.report.as_of, suffix)
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
        composed, playbooks = self.maker.composed, self.maker.playbooks
        if composed is None or not self.hand_over.board_suffixes():
            return ()
        books = (*composed.books, *((playbooks,) if playbooks else ()))
        look = self.brands.look(self.choices.choice)
        return tuple(replace(book, brand=look) for book in books)

    def _take_made(self) -> None:
        composed = self.maker.composed
        if composed is not None:
            self.hand_over.show_checks(composed.checks)
            self.hand_over.show_boards([book.name for book in composed.books])
            self._arrange()
            self._settled.start()

    def _make_main(self) -> QWidget:
        main = QWidget()
        row = QHBoxLayout(main)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("card_gap"))
        row.addWidget(self.section_card)
        row.addWidget(self.preview, 1)
        return main

    def _connect(self) -> None:
        self.maker.made.connect(self._take_made)
        self.maker.failed.connect(self.header.sentence.setText)
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
        card.columnsWanted.connect(self._ask_for_columns)
        card.deleteWanted.connect(self.choices.delete)
        self.sections.sectionToggled.connect(self.choices.toggle)
        self.sections.sectionMoved.connect(self._move_section)
        self.sections.sectionOpened.connect(self._show_section)
        self._pages.shown.connect(self._show_sections)
        self.hand_over.pageRequested.connect(self.pageRequested)
        self.hand_over.folderRequested.connect(self._open_folder)
        self.hand_over.formatsChosen.connect(self._allow_export)
        self.hand_over.finalChosen.connect(lambda final: self.choices.change(is_final=final))
        self.hand_over.anonymousChosen.connect(lambda on: self.choices.change(is_anonymous=on))
        self.hand_over.phraseWanted.connect(self._ask_for_phrase)

    def _choose(self) -> None:
        """Show what was chosen now, live."""
        self.hand_over.show_final(self.choices.choice.is_final)
        self._show_templates()
        self.hand_over.show_anonymous(self.choices.choice.is_anonymous)
        if self.maker.composed is None:
            return
        is_anonymous = self.choices.choice.is_anonymous
        if not self.maker.fits(is_anonymous=is_anonymous):
            self.maker.make_otherwise(is_anonymous=is_anonymous)
            self._allow_export()
            return
        self._look_anew()

    def _look_anew(self) -> None:
        """Show the same report in another look."""
        if self.maker.composed is not None:
            self._arrange()
            self._set_pages()

    def _arrange(self) -> None:
        composed, choice = self.maker.composed, self.choices.choice
        if composed is not None and self.maker.fits(is_anonymous=choice.is_anonymous):
            self._chosen = arrange(composed, self.session.library, choice, self.brands.look(choice))
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

    def _ask_for_columns(self) -> None:
        if self._chosen is None:
            return
        dialog = ColumnsDialog(self._chosen.list_offers(), self.choices.choice.columns, self)
        dialog.given.connect(lambda columns: self.choices.change(columns=columns))
        dialog.open()

    def _ask_for_phrase(self) -> None:
        if self._phrase:
            self._lock("")
            return
        dialog = LockDialog(self)
        dialog.given.connect(self._lock)
        dialog.open()

    def _lock(self, phrase: str) -> None:
        self._phrase = phrase
        self.hand_over.show_locked(bool(phrase))

    def _move_section(self, section: str, row: int) -> None:
        order = [entry.id for entry in self.sections.sections.entries if entry.id != section]
        order.insert(row, section)
        self.choices.change(sections=tuple(order))

    def _show_section(self, section: str) -> None:
        entry = next(e for e in self.sections.sections.entries if e.id == section)
        if entry.page is not None:
            self.preview.paper.go_to(entry.page)

    def _allow_export(self) -> None:
        self.hand_over.show_locked(bool(self._phrase))
        has_report = bool(self.hand_over.formats()) and self.report is not None
        self.export.setEnabled((has_report or bool(self._books)) and self.is_composed)
        waits = "" if self.is_composed else "The report is being put together"
        has_any = has_report or bool(self._books)
        self.export.setToolTip(waits if has_any or waits else "Choose a format first")

    def _note_export(self, paths: tuple[Path, ...]) -> None:
        self._lock("")
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
