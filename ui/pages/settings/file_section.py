"""The open file: where it is, whether it is whole, and whether it is protected."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.formatting import UNKNOWN, file_size
from csdesk.model.changes import Changes
from csdesk.report.document import Status
from ui import theme
from ui.dialogs.files import ask_for_target
from ui.models.change_log import local_time
from ui.pages.settings.fact_lines import FactLines
from ui.pages.settings.file_reading import FileFacts, read_file_facts
from ui.pages.settings.section import Section
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.outcome_line import OutcomeLine
from ui.widgets.status import Pill

_OPEN = (
    "Anybody who gets hold of this file can read it. A pass phrase encrypts all of it, "
    "its backups from then on, and everything that csdesk writes beside it."
)
_PROTECTED = (
    "Everything in the file is encrypted. Nobody, csdesk included, can open it without the "
    "pass phrase: a forgotten one cannot be recovered."
)


class FileSection(Section):
    """Facts and a check at the left, the pass phrase at the right."""

    key: ClassVar[str] = "file"
    title: ClassVar[str] = "This file"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._facts = FactLines()
        self._warning = OutcomeLine()
        self._warning.hide()
        self.outcome = OutcomeLine()
        self._state = Pill(Status.NONE, UNKNOWN)
        self._sentence = Label("", "small", wrap=True)
        self._protect = Button("Set a pass phrase…", "secondary", "lock")
        self._unprotect = Button("Remove it…", "ghost")
        self._lock = Button("Lock now", "ghost")
        self.add_columns([self._file_card()], [self._phrase_card()])
        self._protect.clicked.connect(lambda: self.actionRequested.emit("protect"))
        self._unprotect.clicked.connect(lambda: self.actionRequested.emit("unprotect"))
        self._lock.clicked.connect(lambda: self.actionRequested.emit("lock"))

    @override
    def refresh(self, changes: Changes) -> None:
        self.read(read_file_facts, on_done=self.show_facts)

    def show_facts(self, facts: FileFacts) -> None:
        """Show what is known of the file."""
        changed = UNKNOWN if facts.last_change is None else local_time(facts.last_change)
        lines = [
            ("Name", facts.path.name),
            ("Folder", str(facts.path.parent)),
            ("Size", file_size(facts.size)),
            ("Last change", changed),
        ]
        if facts.is_read_only:
            lines.append(("Access", "For reading only: nothing can be changed"))
        self._facts.show_facts(lines)
        self._warning.tell(Status.WATCH, facts.warning)
        self._warning.setVisible(bool(facts.warning))
        self._show_protection(facts.is_encrypted)

    def check(self) -> None:
        """Compare everything in the file with what was written."""
        from csdesk.operations.recovery import check_open

        self.outcome.tell(Status.DOING, "Checking …")
        self.read(
            check_open, on_done=self.show_damage, on_failed=self._tell_failure, label="Checking"
        )

    def show_damage(self, problems: tuple[str, ...]) -> None:
        """Say what the check found."""
        if problems:
            self.outcome.tell(Status.RISK, " ".join(problems))
        else:
            self.outcome.tell(Status.GOOD, "Everything in the file is as it was written.")

    def save_copy(self, target: Path) -> None:
        """Write a copy of the file."""
        from csdesk.operations.backups import save_copy

        self.outcome.tell(Status.DOING, "Saving a copy …")
        self.read(
            save_copy,
            target,
            on_done=lambda _saved: self.outcome.tell(Status.GOOD, f"A copy was saved as {target}."),
            on_failed=self._tell_failure,
            label="Saving a copy",
        )

    def _tell_failure(self, sentence: str) -> None:
        self.outcome.tell(Status.RISK, sentence)

    def _file_card(self) -> Card:
        card = Card("Where is everything kept?")
        card.body.addWidget(self._facts)
        card.body.addWidget(self._warning)
        card.body.addSpacing(theme.space("xs"))
        check = Button("Check now", "secondary", "shield")
        check.setToolTip("Compare everything in the file with what was written")
        check.clicked.connect(self.check)
        copy = Button("Save a copy…")
        copy.clicked.connect(self._ask_for_place)
        card.body.addLayout(button_row([], [check, copy]))
        card.body.addWidget(self.outcome)
        return card

    def _phrase_card(self) -> Card:
        card = Card("Who can read it?", self._state)
        card.body.addWidget(self._sentence)
        card.body.addSpacing(theme.space("xs"))
        card.body.addLayout(button_row([], [self._protect, self._lock, self._unprotect]))
        return card

    def _show_protection(self, encrypted: bool) -> None:
        if encrypted:
            self._state.set_status(Status.GOOD, "Protected")
        else:
            self._state.set_status(Status.NONE, "Not protected")
        self._sentence.setText(_PROTECTED if encrypted else _OPEN)
        self._protect.setText("Change the pass phrase…" if encrypted else "Set a pass phrase…")
        self._lock.setVisible(encrypted)
        self._unprotect.setVisible(encrypted)

    def _ask_for_place(self) -> None:
        path = self.session.path
        if path is None:
            return
        wanted = path.with_name(f"{path.stem} copy{path.suffix}")
        target = ask_for_target(self, wanted, "Save a copy")
        if target is not None:
            self.save_copy(target)
