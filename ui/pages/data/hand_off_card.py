"""Handing the health score to the client's own data team, as a folder of SQL."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.formatting import plural
from csdesk.formatting.file_names import file_name
from csdesk.model.hand_off import HandOff
from csdesk.report.document import Status
from exports.files import free_name
from exports.warehouse_folder import write_hand_off
from ui import theme
from ui.dialogs.files import ask_for_folder, show_folder
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.tasks.task import Task
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.outcome_line import OutcomeLine

ABOUT = (
    "Writes the scorecards in force, retention and cohorts as SQL for the client’s data team, "
    "with a dbt project, a Spark job, checks and instructions. It holds no data of customers."
)


class HandOffCard(Card):
    """``write_into`` writes the folder that the button asks a place for."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self.folder: Path | None = None
        """What was written last."""
        self.write = Button("For the data team …", "small")
        self.write.setToolTip("Choose where the folder goes")
        self.write.clicked.connect(self._ask)
        self.show_written = Button("Show", "small")
        self.show_written.setToolTip("Show the folder that was written")
        self.show_written.clicked.connect(self._show)
        self.show_written.hide()
        self.outcome = OutcomeLine()
        self.outcome.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addWidget(Label("The score in the client’s own warehouse", "card_title"))
        row.addStretch(1)
        row.addWidget(self.show_written)
        row.addWidget(self.write)
        self.body.addLayout(row)
        self.body.addWidget(Label(ABOUT, "small", wrap=True))
        self.body.addWidget(self.outcome)

    def write_into(self, place: Path) -> Task:
        """Write a new folder into a place; what is there already stays."""
        self.write.setEnabled(False)
        self.outcome.show()
        self.outcome.tell(Status.DOING, "Writing …")

        def render(document: HandOff) -> None:
            folder = place / free_name(f"{file_name(document.client)} warehouse", place, ("",))
            self._session.render(
                write_hand_off,
                document,
                folder,
                on_done=while_there(self, lambda written: self._take(folder, written)),
                on_failed=while_there(self, self._refuse),
                label="Writing the hand-off",
            )

        from csdesk.operations.hand_off import hand_off

        return self._session.read(
            hand_off,
            self._session.library,
            on_done=while_there(self, render),
            on_failed=while_there(self, self._refuse),
            label="Reading the scorecards",
        )

    def _ask(self) -> None:
        start = self._session.path.parent if self._session.path else Path.home()
        place = ask_for_folder(self, "Write the folder for the data team into", start)
        if place is not None:
            self.write_into(place)

    def _take(self, folder: Path, written: tuple[Path, ...]) -> None:
        self.folder = folder
        self.write.setEnabled(True)
        self.show_written.show()
        self.outcome.tell(Status.GOOD, f"{plural(len(written), 'file')} in “{folder.name}”.")

    def _refuse(self, sentence: str) -> None:
        self.write.setEnabled(True)
        self.outcome.tell(Status.RISK, sentence)

    def _show(self) -> None:
        if self.folder is not None:
            show_folder(self.folder)
