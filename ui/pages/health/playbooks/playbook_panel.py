"""One playbook: what starts it, its steps, what shows that it worked, and for whom it is now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import plural, sentence
from csdesk.model.actions import ProposedAction
from csdesk.model.identifiers import AccountKey, PlaybookId
from csdesk.model.library import Library
from csdesk.model.playbooks import Playbook
from csdesk.report.statuses import severity_status
from ui import theme
from ui.models.letter_text import letters_of
from ui.models.playbook_lines import (
    KIND_WORDS,
    Edition,
    describe_effect,
    describe_starts,
    find_edition,
)
from ui.pages.health.playbooks.step_lines import step_line
from ui.widgets.account_field import AccountField
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.marked_line import marked_line
from ui.widgets.side_panel import SidePanel

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Starts:
    """For whom a playbook is asked for now."""

    count: int
    """Accounts for which a rule asks for it."""
    first: Sequence[ProposedAction]
    already: int
    """Those of them that have an open task with it."""


class PlaybookPanel(SidePanel):
    """Its signals say what is to become of the playbook that is shown."""

    changeRequested = Signal()  # noqa: N815 - Qt's way of writing signals
    copyRequested = Signal()  # noqa: N815
    resetRequested = Signal()  # noqa: N815
    saveRequested = Signal()  # noqa: N815
    addRequested = Signal()  # noqa: N815
    startRequested = Signal(int)  # noqa: N815
    letterRequested = Signal(str)  # noqa: N815

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__("The playbook", wraps_title=True, parent=parent)
        self._library = library
        self._owners = {role.id: role.name for role in library.roles}
        self.shown: PlaybookId | None = None

    def show_playbook(
        self,
        playbook: Playbook,
        starts: Starts,
        names: Mapping[AccountKey, str],
    ) -> None:
        """Show a playbook as it counts now."""
        self.shown = playbook.id
        edition = find_edition(playbook, self._library)
        self.title.setText(playbook.name)
        self.caption.setText(KIND_WORDS[playbook.kind])
        self.clear()
        if playbook.purpose:
            self.add_text(sentence(playbook.purpose))
        self.details.addLayout(self._make_buttons(edition))
        self._add_starts(playbook)
        self._add_steps(playbook)
        self._add_success(playbook)
        self._add_accounts(starts, names)
        self.details.addStretch(1)
        self.set_foot(f"Source: {playbook.source}" if playbook.source else "")

    def _make_buttons(self, edition: Edition) -> QVBoxLayout:
        change, copy = Button("Change…", "small"), Button("Copy…", "small")
        save = Button("Save as JSON…", "small")
        change.clicked.connect(self.changeRequested)
        copy.clicked.connect(self.copyRequested)
        save.clicked.connect(self.saveRequested)
        column = QVBoxLayout()
        column.setSpacing(theme.space("s"))
        column.addLayout(button_row((), [change, copy, save]))
        if edition is not Edition.SHIPPED:
            words = "Remove" if edition is Edition.OWN else "Back to the library’s"
            back = Button(words, "small", "undo")
            back.clicked.connect(self.resetRequested)
            column.addLayout(button_row((), [back]))
        return column

    def _add_starts(self, playbook: Playbook) -> None:
        self.add_heading("What starts it?")
        for said in describe_starts(playbook, self._library):
            self.add_text(sentence(said))

    def _add_steps(self, playbook: Playbook) -> None:
        letters = {one.id: one for one in letters_of(playbook, self._library.templates)}
        self.add_heading("What is done, by whom, by when?")
        for number, step in enumerate(playbook.steps, start=1):
            self.details.addLayout(
                step_line(number, step, self._owners, letters, self.letterRequested.emit)
            )

    def _add_success(self, playbook: Playbook) -> None:
        if playbook.outcome:
            self.add_fact("It worked when", playbook.outcome)
        effect = describe_effect(playbook)
        if effect:
            self.add_fact("What its source says that it brings", effect)

    def _add_accounts(self, starts: Starts, names: Mapping[AccountKey, str]) -> None:
        self.add_heading("For which accounts now?")
        if starts.count:
            verb = "is" if starts.count == 1 else "are"
            count = plural(starts.count, "account")
            self.add_text(f"{count} {verb} in a situation that asks for it.")
            self.details.addLayout(self._make_add(starts))
        else:
            self.add_text("No account’s situation asks for it.")
        for action in starts.first[:SHOWN]:
            name = names.get(action.account, str(action.account))
            status = severity_status(action.severity).status
            self.details.addLayout(marked_line(status, name, sentence(action.reason)))
        if starts.count > SHOWN:
            self.add_text(f"And {plural(starts.count - SHOWN, 'account')} more.")
        if names:
            self.add_heading("Start it for one account")
            self.details.addLayout(self._make_start(tuple(names.values())))

    def _make_add(self, starts: Starts) -> QHBoxLayout:
        left = max(0, starts.count - starts.already)
        words = f"Add {plural(left, 'task')}" if left else "All have an open task"
        add = Button(words, "primary", "plus" if left else "check")
        add.setEnabled(left > 0)
        add.clicked.connect(self.addRequested)
        return button_row((), [add])

    def _make_start(self, names: Sequence[str]) -> QHBoxLayout:
        field, start = AccountField(), Button("Start", "small")
        field.show_accounts(names)
        start.setEnabled(False)
        field.rowChosen.connect(lambda row: start.setEnabled(row is not None))
        start.clicked.connect(lambda: self.startRequested.emit(field.row))
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        line.addWidget(field, 1)
        line.addWidget(start)
        return line
