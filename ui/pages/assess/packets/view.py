"""Packets from end to end: out to people, back again, compared, and settled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from csdesk.formatting import plural
from csdesk.model.changes import Changes
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.instruments import Instrument, Subject
from csdesk.model.packets import PacketDraft, PacketOrder
from csdesk.model.responses import MergeState, Respondent
from csdesk.report.document import Status
from ui import theme
from ui.dialogs.files import ask_for_files, ask_for_folder
from ui.models.merge_lines import MergeLine, lines_in, list_merged
from ui.pages.assess.packets.compare_part import ComparePart
from ui.pages.assess.packets.errands import PacketErrands
from ui.pages.assess.packets.return_part import ReturnPart
from ui.pages.assess.packets.send_part import SendPart
from ui.pages.assess.packets.settle_part import SettlePart
from ui.session import Session
from ui.widgets.segmented import Segmented

PARTS = (
    ("send", "Send out"),
    ("back", "Bring back"),
    ("compare", "Where they differ"),
    ("settle", "Answers to settle"),
)
WORKBOOKS = "Excel workbooks (*.xlsx)"


class PacketsView(QWidget):
    """``questionRequested`` carries the question that the person wants to answer.

    ``refresh`` shows the diagnosis of the session as it is now; ``bring_back`` reads files.
    """

    questionRequested = Signal(str)  # noqa: N815

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._folder: Path | None = None
        self._paths: tuple[Path, ...] = ()
        self._lines: tuple[MergeLine, ...] = ()
        self._stale: set[str] = set()
        self.parts = Segmented(PARTS, "What to do with packets")
        self.send = SendPart()
        self.back = ReturnPart()
        self.compare = ComparePart()
        self.settle = SettlePart()
        self.errands = PacketErrands(session, self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def refresh(self, changes: Changes = Changes.ALL) -> None:
        """Show what is known now; parts out of sight follow when they are shown."""
        del changes
        self._stale = {key for key, _ in PARTS}
        diagnosis = self.session.diagnosis
        if diagnosis is not None:
            self._lines = list_merged(
                company_instruments(diagnosis), diagnosis.responses, diagnosis.answers
            )
            self._count_open()
            self._renew(self.parts.current)

    def show_part(self, key: str) -> None:
        """Show one of the four parts: "send", "back", "compare" or "settle"."""
        self.parts.choose(key)
        self._stack.setCurrentIndex([known for known, _ in PARTS].index(key))
        self._renew(key)

    def _count_open(self) -> None:
        waiting = lines_in(self._lines, MergeState.AGREED, MergeState.NEW, MergeState.CONFLICT)
        count = f" ({len(waiting)})" if waiting else ""
        self.parts.set_word("settle", f"Answers to settle{count}")

    def _renew(self, key: str) -> None:
        """Let a part show the diagnosis, unless it does already."""
        diagnosis = self.session.diagnosis
        if diagnosis is None or key not in self._stale:
            return
        self._stale.discard(key)
        instruments = company_instruments(diagnosis)
        if key == "send":
            self.send.show_instruments(instruments, self.session.settings.person)
        elif key == "back":
            self.back.show_responses(diagnosis.responses)
        elif key == "compare":
            self.compare.show_responses(instruments, diagnosis.responses, diagnosis.observations)
        else:
            self.settle.show_lines(self._lines)

    def bring_back(self, paths: Sequence[Path], *, is_from_anywhere: bool = False) -> None:
        """Read files that people sent back, and show what is in them."""
        self.show_part("back")
        self._paths = tuple(paths)
        self.back.outcome.tell(Status.DOING, f"Reading {plural(len(paths), 'file')} …")
        self.errands.read(self._paths, is_from_anywhere=is_from_anywhere)

    def send_into(self, orders: Sequence[PacketOrder], folder: Path) -> None:
        """Write packets into a folder; what is there already stays."""
        self._folder = folder
        self.errands.send(orders, folder)

    def _lay_out(self) -> None:
        for part in (self.send, self.back, self.compare, self.settle):
            self._stack.addWidget(_scrolling(part))
        bar = QHBoxLayout()
        bar.addWidget(self.parts)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addLayout(bar)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        errands, figure = self.errands, self.compare.figure
        self.parts.chosen.connect(self.show_part)
        self.send.ordersGiven.connect(self._ask_where)
        self.back.filesWanted.connect(self._ask_for_files)
        self.back.folderWanted.connect(self._ask_for_folder)
        self.back.filesChosen.connect(self.bring_back)
        self.back.strangersWanted.connect(partial(self._bring_again, is_from_anywhere=True))
        self.back.keepWanted.connect(errands.keep)
        self.back.removeWanted.connect(errands.remove)
        self.compare.pictureWanted.connect(partial(errands.draw, figure))
        self.compare.keepWanted.connect(errands.keep_divergence)
        self.compare.sendRequested.connect(partial(self.show_part, "send"))
        self.settle.adoptWanted.connect(errands.adopt)
        self.settle.answerWanted.connect(errands.adopt_answer)
        for part in (self.compare, self.settle):
            part.questionRequested.connect(self.questionRequested)
        errands.written.connect(self._tell_written)
        errands.sendFailed.connect(partial(self.send.outcome.tell, Status.RISK))
        errands.returnFailed.connect(partial(self.back.outcome.tell, Status.RISK))
        errands.drafted.connect(self._show_draft)
        errands.kept.connect(self._tell_kept)
        errands.removed.connect(self._tell_removed)

    def _bring_again(self, *, is_from_anywhere: bool) -> None:
        self.bring_back(self._paths, is_from_anywhere=is_from_anywhere)

    def _ask_where(self, orders: Sequence[PacketOrder]) -> None:
        folder = ask_for_folder(self, "Write the packets into", self._start_folder())
        if folder is not None:
            self.send_into(orders, folder)

    def _ask_for_files(self) -> None:
        paths = ask_for_files(self, "Packets that came back", self._start_folder(), WORKBOOKS)
        if paths:
            self.bring_back(paths)

    def _ask_for_folder(self) -> None:
        folder = ask_for_folder(self, "Folder with packets that came back", self._start_folder())
        if folder is not None:
            self.bring_back([folder])

    def _start_folder(self) -> Path:
        if self._folder is not None:
            return self._folder
        return self.session.path.parent if self.session.path else Path.home()

    def _tell_written(self, folder: Path, paths: Sequence[Path]) -> None:
        self.send.tell_written([path.name for path in paths], folder.name)

    def _show_draft(self, draft: PacketDraft) -> None:
        from csdesk.operations.packets import find_replaced

        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        self.back.outcome.clear()
        people = dict.fromkeys(response.respondent for response in diagnosis.responses)
        self.back.show_draft(draft, find_replaced(people, draft))

    def _tell_kept(self, kept: Sequence[Respondent]) -> None:
        self.back.show_draft(None)
        people = plural(len(kept), "person", "people")
        self.back.outcome.tell(Status.GOOD, f"The answers of {people} are kept beside your own.")

    def _tell_removed(self, person: Respondent) -> None:
        said = f"What {person.name} answered is removed; undo brings it back."
        self.back.outcome.tell(Status.GOOD, said)


def company_instruments(diagnosis: Diagnosis) -> tuple[Instrument, ...]:
    """Return the instruments about the company in their places, as the engagement holds them."""
    instruments = (one.instrument for one in diagnosis.assessments.values())
    company = (one for one in instruments if one.subject is Subject.COMPANY)
    return tuple(sorted(company, key=lambda instrument: instrument.place))


def _scrolling(part: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    part.setProperty("ground", "none")
    area.setWidget(part)
    return area
