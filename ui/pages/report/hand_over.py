"""Before the report is handed over: what to know, in which formats, and the last export."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import join_words, plural
from ui import theme
from ui.models.report_parts import Check
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.status import StatusMark

MARK_TOP = 3


class HandOver(Card):
    """``pageRequested`` leads to where something is repaired, ``folderRequested`` to the files."""

    pageRequested = Signal(str)  # noqa: N815
    folderRequested = Signal()  # noqa: N815
    formatsChosen = Signal()  # noqa: N815
    finalChosen = Signal(bool)  # noqa: N815
    anonymousChosen = Signal(bool)  # noqa: N815
    phraseWanted = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Before you hand it over", "", parent=parent)
        self._checks = QVBoxLayout()
        self._checks.setSpacing(theme.space("s"))
        self.pdf = QCheckBox("PDF")
        self.xlsx = QCheckBox("Excel workbook")
        self.pptx = QCheckBox("PowerPoint deck")
        self.pptx.setToolTip("A dozen slides for a board; its tables and charts can be edited")
        self.boards = QCheckBox("Board workbooks")
        self.rows = QCheckBox("The same as CSV")
        self.rows.setToolTip("One table for each board, with the column names of its template")
        self.final = QCheckBox("Final, not marked as a draft")
        self.final.setToolTip("Leaves out the mark of a draft on every page and sheet")
        self.anonymous = QCheckBox("Anonymous")
        self.anonymous.setToolTip(
            "Aliases for the client and its customers, rounded money, dates by month, no comments"
        )
        self.phrase = Button("Set a pass phrase …", "link")
        self.phrase.setToolTip("The PDF then opens with a pass phrase only")
        self._locked = Label("", "caption", wrap=True)
        self._locked.hide()
        self._pdf_note = Label("", "caption")
        self._xlsx_note = Label("", "caption")
        self._pptx_note = Label("About a dozen slides", "caption")
        self._boards_note = Label("", "caption", wrap=True)
        self._rows_note = Label("", "caption")
        self._last = Label("Last export: never", "caption", wrap=True)
        self.folder = Button("Open the folder", "link")
        self.folder.hide()
        self._build()

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show what is known about the report."""
        empty_layout(self._checks)
        for check in checks:
            self._checks.addLayout(self._make_check(check))

    def show_sizes(self, pages: int, sheets: int) -> None:
        """Show how large each format is; 0 pages: not known yet."""
        self._pdf_note.setText(plural(pages, "page") if pages else "Being set")
        self._xlsx_note.setText(f"{plural(sheets, 'table')} with raw numbers")

    def show_boards(self, names: Sequence[str]) -> None:
        """Show which boards can be written as workbooks of their own."""
        for box in (self.boards, self.rows):
            box.setEnabled(bool(names))
            if not names:
                box.setChecked(False)
        listed = [*names, "playbooks"] if names else []
        words = join_words(listed) or "none: they need a customer list"
        self._boards_note.setText(words[0].upper() + words[1:])

    def show_final(self, is_final: bool) -> None:
        """Show whether the report is final, without choosing anything."""
        self.final.blockSignals(True)
        self.final.setChecked(is_final)
        self.final.blockSignals(False)

    def show_anonymous(self, is_anonymous: bool) -> None:
        """Show whether the report names nobody, without choosing anything."""
        self.anonymous.blockSignals(True)
        self.anonymous.setChecked(is_anonymous)
        self.anonymous.blockSignals(False)

    def show_locked(self, is_locked: bool) -> None:
        """Show whether the PDF will open with a pass phrase only."""
        self.phrase.setText("Remove the pass phrase" if is_locked else "Set a pass phrase …")
        open_too = [box.text() for box in (self.xlsx, self.pptx, self.boards) if box.isChecked()]
        said = "The PDF opens with the pass phrase only."
        if open_too:
            said += f" {join_words(open_too)} cannot be locked: the same figures stand there."
        self._locked.setText(said)
        self._locked.setVisible(is_locked)

    def formats(self) -> tuple[str, ...]:
        """Return the formats that are chosen."""
        chosen = (("pdf", self.pdf), ("xlsx", self.xlsx), ("pptx", self.pptx))
        return tuple(name for name, box in chosen if box.isChecked())

    def board_suffixes(self) -> tuple[str, ...]:
        """Return how the boards are to be written."""
        chosen = ((".xlsx", self.boards), (".csv", self.rows))
        return tuple(suffix for suffix, box in chosen if box.isChecked())

    def note_export(self, paths: Sequence[Path]) -> None:
        """Say what was written last."""
        names = "\n".join(path.name for path in paths)
        self._last.setText(f"Last export, in “{paths[0].parent.name}”:\n{names}")
        self.folder.show()

    def _build(self) -> None:
        self.body.setSpacing(theme.space("s"))
        self.body.addLayout(self._checks)
        self.body.addSpacing(theme.space("xs"))
        self.body.addWidget(Rule())
        self.body.addSpacing(theme.space("xs"))
        self.body.addWidget(self.final)
        self.final.toggled.connect(self.finalChosen)
        self.body.addWidget(self.anonymous)
        self.anonymous.toggled.connect(self.anonymousChosen)
        self.body.addSpacing(theme.space("s"))
        self.body.addWidget(Label("Formats", "card_title"))
        boxes = (
            (self.pdf, self._pdf_note),
            (self.xlsx, self._xlsx_note),
            (self.pptx, self._pptx_note),
            (self.boards, self._boards_note),
            (self.rows, self._rows_note),
        )
        for box, note in boxes:
            box.setChecked(box in (self.pdf, self.xlsx))
            box.toggled.connect(self.formatsChosen)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(box)
            note.setContentsMargins(24, 0, 0, 0)
            words.addWidget(note)
            if box is self.pdf:
                words.addLayout(self._make_lock())
            self.body.addLayout(words)
        self.body.addStretch(1)
        self.body.addWidget(self._last)
        line = QHBoxLayout()
        line.addWidget(self.folder)
        line.addStretch(1)
        self.body.addLayout(line)
        self.folder.clicked.connect(self.folderRequested)

    def _make_lock(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(24, 2, 0, 2)
        column.addWidget(self.phrase, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._locked)
        self.phrase.clicked.connect(self.phraseWanted)
        return column

    def _make_check(self, check: Check) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        mark = StatusMark(check.status, pixels=12, word="")
        column = QVBoxLayout()
        column.setContentsMargins(0, MARK_TOP, 0, 0)
        column.addWidget(mark)
        column.addStretch(1)
        line.addLayout(column)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(check.title, "body", wrap=True))
        words.addWidget(Label(check.note, "caption", wrap=True))
        line.addLayout(words, 1)
        if check.page:
            button = Button("Open", "small")
            button.setToolTip(f"Open {check.page.capitalize()}")
            button.clicked.connect(lambda: self.pageRequested.emit(check.page))
            line.addWidget(button)
        return line
