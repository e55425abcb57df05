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
from csdesk.model.diagnosis import Diagnosis
from csdesk.report.dashboard_books import DashboardBook
from csdesk.report.document import Report
from exports import name_books, name_files, write_all
from exports.writing import Document
from ui import theme
from ui.dialogs.files import ask_for_folder, open_outside
from ui.models.report_parts import list_sections
from ui.pages.page import Page
from ui.pages.report.composing import Composed, compose
from ui.pages.report.hand_over import HandOver
from ui.pages.report.nothing_yet import make_empty_state
from ui.pages.report.preview_card import PreviewCard
from ui.pages.report.rendering import (
    Preview,
    draw_pages,
    render_preview,
)
from ui.pages.report.section_list import SectionList
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.tasks.task import Task
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.key_cap import KeyCaps
from ui.widgets.label import Label
from ui.widgets.side_layout import SideLayout

SECTIONS_WIDTH = 300
CHECKS_WIDTH = 262


class ReportPage(Page):
    """Sections at the left, paper in the middle, checks and formats at the right."""

    key: ClassVar[str] = "report"
    title: ClassVar[str] = "Report"
    icon: ClassVar[str] = "report"
    scrolls: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._report: Report | None = None
        self._wanted: Diagnosis | None = None
        self._excluded: frozenset[str] = frozenset()
        self._preview: Preview | None = None
        self._task: Task | None = None
        self._folder: Path | None = None
        self._books: tuple[DashboardBook, ...] = ()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._set_pages)
        self.sections = SectionList()
        self._section_card = Card("Sections", "", padding=0)
        self.preview = PreviewCard()
        self.hand_over = HandOver()
        self._sides = SideLayout(self._make_main(), self.hand_over, CHECKS_WIDTH)
        self.empty = make_empty_state(self.importRequested, self.pageRequested)
        self.add_content(self._sides, self.empty)
        self.checks = Button("Checks and formats", "secondary", "list")
        self.export = Button("Export report", "primary", "export")
        self._keys = KeyCaps("Ctrl", "E")
        for part in (self.checks, self.export, self._keys):
            self.header.add_action(part)
        self.checks.hide()
        self._connect()

    @override
    def refresh(self, changes: Changes) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        has_any = diagnosis.accounts is not None or bool(diagnosis.answers)
        self.show_content(has_any)
        for part in (self.export, self._keys):
            part.setVisible(has_any)
        self.header.sentence.setText("The same numbers go to PDF and Excel.")
        if has_any:
            self._compose(diagnosis)
            self._test_scores(diagnosis)

    @property
    def is_composed(self) -> bool:
        """Say whether the report that is shown is that of what is known now."""
        return self._report is not None and self._wanted is None

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
        self._report, self._books = composed.report, composed.books
        self.hand_over.show_checks(composed.checks)
        self.hand_over.show_boards([book.name for book in self._books])
        self._show_sections()
        self._allow_export()
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

    def begin_export(self) -> None:
        """Ask for a folder and write the report into it."""
        if self._report is None or not self.export.isEnabled():
            return
        start = self._folder or (self.session.path.parent if self.session.path else Path.home())
        folder = ask_for_folder(self, "Export the report into", start)
        if folder is not None:
            self.export_into(folder)

    def export_into(self, folder: Path) -> Task | None:
        """Write the chosen formats into a folder; what is there already stays."""
        documents = self._list_documents(folder) if self.is_composed else []
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

    def _list_documents(self, folder: Path) -> list[tuple[Document, Path]]:
        """Return what is chosen, each with a path in a folder that is still free."""
        report, formats = self._chosen_report(), self.hand_over.formats()
        documents: list[tuple[Document, Path]] = []
        if report is not None and formats:
            paths = name_files(report, folder, [f".{known}" for known in formats])
            documents += [(report, path) for path in paths]
        if self._books and self.hand_over.boards.isChecked():
            as_of = self._report.as_of if self._report else None
            documents += zip(self._books, name_books(self._books, folder, as_of), strict=True)
        return documents

    def _make_main(self) -> QWidget:
        card = self._section_card
        card.setFixedWidth(SECTIONS_WIDTH)
        card.body.setSpacing(0)
        card.body.setContentsMargins(1, 1, 1, 1)
        card.head.setContentsMargins(16, 12, 16, 11)
        card.body.addWidget(Rule())
        card.body.addWidget(self.sections, 1)
        card.body.addWidget(Rule())
        hint = Label("Space or a click on the tick leaves a section out", "caption")
        hint.setContentsMargins(16, 8, 16, 9)
        card.body.addWidget(hint)
        main = QWidget()
        row = QHBoxLayout(main)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("card_gap"))
        row.addWidget(card)
        row.addWidget(self.preview, 1)
        return main

    def _connect(self) -> None:
        self.export.clicked.connect(self.begin_export)
        self.checks.clicked.connect(self._sides.toggle_panel)
        self._sides.modeChanged.connect(self.checks.setVisible)
        self.sections.sectionToggled.connect(self._toggle_section)
        self.sections.sectionOpened.connect(self._show_section)
        self.preview.widthWanted.connect(self._draw_again)
        self.hand_over.pageRequested.connect(self.pageRequested)
        self.hand_over.folderRequested.connect(self._open_folder)
        self.hand_over.formatsChosen.connect(self._allow_export)

    def _chosen_report(self) -> Report | None:
        if self._report is None:
            return None
        kept = tuple(s for s in self._report.sections if s.id not in self._excluded)
        return replace(self._report, sections=kept) if kept else None

    def _set_pages(self) -> None:
        """Have the chosen sections set anew; what is shown stays until the new pages are there."""
        self._show_sections()
        self._allow_export()
        if self._task is not None:
            self._task.cancel()
        report = self._chosen_report()
        if report is None:
            self._preview = None
            self.preview.show_words("No section is chosen.")
            return
        self._task = self.session.render(
            render_preview,
            report,
            self.preview.pixels,
            on_done=while_there(self, lambda preview: self._show_preview(preview, report)),
            on_failed=while_there(self, lambda sentence: self._miss_preview(sentence, report)),
            label="Setting the pages",
        )

    def _show_preview(self, preview: Preview, report: Report) -> None:
        if report != self._chosen_report():
            return
        self._preview = preview
        self.preview.show_pages(preview.pictures)
        self._show_sections()
        if preview.width != self.preview.pixels:
            self._draw_again(self.preview.pixels)

    def _miss_preview(self, sentence: str, report: Report) -> None:
        if report == self._chosen_report() and self._preview is None:
            self.preview.show_words(sentence)

    def _draw_again(self, width: int) -> None:
        preview = self._preview
        if preview is not None and width != preview.width:
            self.session.render(
                draw_pages,
                preview.pdf,
                width,
                on_done=while_there(
                    self, lambda pictures: self._show_drawn(preview, pictures, width)
                ),
                label="Drawing the pages",
            )

    def _show_drawn(self, preview: Preview, pictures: tuple[bytes, ...], width: int) -> None:
        if preview is self._preview and width == self.preview.pixels:
            self._preview = replace(preview, pictures=pictures, width=width)
            self.preview.show_pages(pictures)

    def _show_sections(self) -> None:
        if self._report is None:
            return
        pages = self._preview.section_pages if self._preview else {}
        self.sections.show_sections(list_sections(self._report, self._excluded, pages))
        count = len(self._preview.pictures) if self._preview else 0
        self._section_card.right.setText(plural(count, "page") if count else "")
        report = self._chosen_report()
        tables = [table for table in report.tables() if not table.paper_only] if report else []
        self.hand_over.show_sizes(count, len(tables))

    def _toggle_section(self, section: str) -> None:
        self._excluded = self._excluded ^ {section}
        self._set_pages()

    def _show_section(self, section: str) -> None:
        entry = next(e for e in self.sections.sections.entries if e.id == section)
        if entry.page is not None:
            self.preview.paper.go_to(entry.page)

    def _allow_export(self) -> None:
        has_report = bool(self.hand_over.formats()) and self._chosen_report() is not None
        has_any = has_report or (bool(self._books) and self.hand_over.boards.isChecked())
        self.export.setEnabled(has_any and self.is_composed)
        waits = "" if self.is_composed else "The report is being put together"
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
