"""Setting the chosen report as pages beside the window, the latest wish first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from csdesk.report.document import Report
from ui.pages.report.preview_card import PreviewCard
from ui.pages.report.rendering import Preview, draw_pages, render_preview
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.tasks.task import Task


class PreviewDesk(QObject):
    """``shown`` says that other pages are wanted, or that those that are wanted are there."""

    shown = Signal()

    def __init__(self, session: Session, card: PreviewCard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._card = card
        self._wanted: Report | None = None
        self._set: Report | None = None
        self._preview: Preview | None = None
        self._task: Task | None = None
        card.widthWanted.connect(self._draw_again)

    @property
    def section_pages(self) -> Mapping[str, int]:
        """Return the first page of each section, by its id."""
        return self._preview.section_pages if self._preview else {}

    @property
    def pages(self) -> int:
        """Return how many pages the wanted report has; 0: they are still being set."""
        is_current = self._preview is not None and self._set is self._wanted
        return len(self._preview.pictures) if self._preview and is_current else 0

    def set_report(self, report: Report | None) -> None:
        """Have a report set; what is shown stays until the new pages are there."""
        if self._task is not None:
            self._task.cancel()
        self._wanted = report
        if report is not None and self._set is not None and self._set.client != report.client:
            # Pages with names must not stay where anonymous ones are wanted.
            self._preview = None
            self._card.show_words("The pages are being set.")
        if report is None:
            self._preview = None
            self._card.show_words("No section is chosen.")
            self.shown.emit()
            return
        self._task = self._session.render(
            render_preview,
            report,
            self._card.pixels,
            on_done=while_there(self, lambda preview: self._show(preview, report)),
            on_failed=while_there(self, lambda sentence: self._miss(sentence, report)),
            label="Setting the pages",
        )
        self.shown.emit()

    def _show(self, preview: Preview, report: Report) -> None:
        if report is not self._wanted:
            return
        self._preview, self._set = preview, report
        self._card.show_pages(preview.pictures)
        self.shown.emit()
        if preview.width != self._card.pixels:
            self._draw_again(self._card.pixels)

    def _miss(self, sentence: str, report: Report) -> None:
        if report is self._wanted and self._preview is None:
            self._card.show_words(sentence)

    def _draw_again(self, width: int) -> None:
        preview = self._preview
        if preview is not None and width != preview.width:
            self._session.render(
                draw_pages,
                preview.pdf,
                width,
                on_done=while_there(
                    self, lambda pictures: self._show_drawn(preview, pictures, width)
                ),
                label="Drawing the pages",
            )

    def _show_drawn(self, preview: Preview, pictures: tuple[bytes, ...], width: int) -> None:
        if preview is self._preview and width == self._card.pixels:
            self._preview = replace(preview, pictures=pictures, width=width)
            self._card.show_pages(pictures)
