"""What is done about packets: read, written and kept on the lanes of the session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from csdesk.model.answers import Answer
from csdesk.model.identifiers import QuestionId
from csdesk.model.packets import PacketDraft, PacketOrder
from csdesk.model.responses import Divergence, Respondent
from csdesk.report.packets import Packet
from exports import write_packets
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.figure_view import FigureView, PictureRequest


class PacketErrands(QObject):
    """Signals carry what came of it; ``sendFailed`` and ``returnFailed`` carry a sentence."""

    written = Signal(object, object)
    """The folder and the paths."""
    drafted = Signal(object)
    kept = Signal(object)
    removed = Signal(object)
    sendFailed = Signal(str)  # noqa: N815
    returnFailed = Signal(str)  # noqa: N815

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def send(self, orders: Sequence[PacketOrder], folder: Path) -> None:
        """Make packets and write them into a folder."""
        from csdesk.operations.packets import make_packets

        firm = self._session.settings.firm
        signed = tuple(replace(order, firm=firm) for order in orders)
        self._read(
            make_packets, signed, partial(self._write, folder), self.sendFailed.emit,
            "Making packets",
        )  # fmt: skip

    def read(self, paths: Sequence[Path], *, is_from_anywhere: bool = False) -> None:
        """Read files that came back; nothing is kept."""
        from csdesk.operations.packets import draft_packets

        reading = partial(draft_packets, is_from_anywhere=is_from_anywhere)
        self._read(
            reading, tuple(paths), self.drafted.emit, self.returnFailed.emit, "Reading packets"
        )

    def keep(self, draft: PacketDraft) -> None:
        """Keep what was read."""
        from csdesk.operations.packets import import_packets

        self._session.run(
            import_packets,
            draft,
            on_done=while_there(self, self.kept.emit),
            on_failed=while_there(self, self.returnFailed.emit),
            label="Keeping answers",
        )

    def remove(self, person: Respondent) -> None:
        """Forget what somebody answered."""
        from csdesk.operations.responses import remove_respondent

        self._session.run(
            remove_respondent,
            person.id,
            on_done=while_there(self, lambda _: self.removed.emit(person)),
            on_failed=while_there(self, self.returnFailed.emit),
            label="Removing answers",
        )

    def adopt(self, questions: Sequence[QuestionId]) -> None:
        """Answer questions as everybody does."""
        from csdesk.operations.responses import adopt_agreed

        library = self._session.library
        self._session.run(adopt_agreed, library, questions, label="Adopting answers")

    def adopt_answer(self, answer: Answer) -> None:
        """Answer a question as somebody did."""
        from csdesk.operations.responses import adopt_answer

        self._session.run(adopt_answer, answer, label="Adopting an answer")

    def keep_divergence(self, divergence: Divergence) -> None:
        """Keep how far roles are apart as an observation."""
        from csdesk.operations.responses import keep_divergence

        library = self._session.library
        self._session.run(keep_divergence, library, divergence, label="Keeping an observation")

    def draw(self, figure: FigureView, request: PictureRequest) -> None:
        """Draw a picture for a figure."""
        self._session.render(
            _paint,
            request,
            on_done=while_there(figure, partial(figure.show_picture, request)),
            label="Drawing",
        )

    def _read(
        self,
        function: Callable[..., Any],
        argument: object,
        on_done: Callable[[Any], None],
        on_failed: Callable[[str], None],
        label: str,
    ) -> None:
        self._session.read(
            function,
            self._session.library,
            argument,
            on_done=while_there(self, on_done),
            on_failed=while_there(self, on_failed),
            label=label,
        )

    def _write(self, folder: Path, packets: Sequence[Packet]) -> None:
        self._session.render(
            write_packets,
            packets,
            folder,
            on_done=while_there(self, partial(self.written.emit, folder)),
            on_failed=while_there(self, self.sendFailed.emit),
            label="Writing packets",
        )


def _paint(request: PictureRequest) -> bytes:
    from exports.charts import paint_png

    return paint_png(
        request.figure, request.width, request.height, dark=request.dark, scale=request.ratio
    )
