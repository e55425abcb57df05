"""The looks of reports: the client's kept in its file, the firm's with the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from csdesk.model.report_choices import PLAIN_BRAND, Brand, ReportChoice
from csdesk.report.brand import ReportBrand, make_brand
from csdesk.settings import Settings
from ui.session import Session
from ui.tasks.access import Whom
from ui.tasks.lifetime import while_there


class Whose(Enum):
    """Whose look is meant."""

    CLIENT = "client"
    FIRM = "firm"


class BrandDesk(QObject):
    """``changed`` says that reports look otherwise now, ``failed`` carries why one does not.

    What was changed since ``begin`` can be taken back step by step.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._steps: list[tuple[Whose, Brand]] = []
        self._client = PLAIN_BRAND
        self._whom = session.whom
        self._firm = session.settings.firm
        session.settingsChanged.connect(self._take_settings)

    @property
    def can_take_back(self) -> bool:
        """Say whether anything was changed since the beginning."""
        return bool(self._steps)

    def brand(self, whose: Whose) -> Brand:
        """Return a look as it is kept; that of another client is never given."""
        if whose is Whose.FIRM:
            return self._session.settings.firm
        return self._client if self._whom == self._session.whom else PLAIN_BRAND

    def look(self, choice: ReportChoice) -> ReportBrand:
        """Return how a report that was chosen looks."""
        client, firm = self.brand(Whose.CLIENT), self.brand(Whose.FIRM)
        return make_brand(client, firm, is_anonymous=choice.is_anonymous)

    def read(self) -> None:
        """Read what the file holds."""
        from csdesk.operations.brands import client_brand

        whom = self._session.whom
        take = while_there(self, lambda brand: self._take_client(brand, whom))
        self._session.read(client_brand, on_done=take, on_failed=_say_nothing)

    def begin(self) -> None:
        """Let only what is changed from now on be taken back."""
        self._steps.clear()

    def change(self, whose: Whose, brand: Brand) -> None:
        """Keep another look; a picture is read with care first."""
        before = self.brand(whose)
        self._keep(whose, brand, lambda: self._steps.append((whose, before)))

    def read_picture(self, whose: Whose, path: Path) -> None:
        """Take the logo in a file into a look."""
        from csdesk.operations.brands import read_picture

        def take(content: bytes) -> None:
            self.change(whose, replace(self.brand(whose), logo=content))

        self._session.work(
            read_picture,
            path,
            on_done=while_there(self, take),
            on_failed=while_there(self, self.failed.emit),
            label="Reading the picture",
        )

    def take_back(self) -> None:
        """Take the last change back."""
        if self._steps:
            whose, before = self._steps.pop()
            self._keep(whose, before, lambda: None)

    def _keep(self, whose: Whose, brand: Brand, note: Callable[[], None]) -> None:
        from csdesk.operations.brands import check_brand, set_brand

        failed = while_there(self, self.failed.emit)
        if brand == self.brand(whose):
            return
        if whose is Whose.CLIENT:
            done = while_there(self, lambda _none: self._read_after(note))
            self._session.run(
                set_brand, brand, on_done=done, on_failed=failed, label="Keeping the look"
            )
            return
        self._session.work(
            check_brand,
            brand,
            self.brand(whose),
            on_done=while_there(self, lambda checked: self._keep_firm(checked, note)),
            on_failed=failed,
            label="Keeping the look",
        )

    def _read_after(self, note: Callable[[], None]) -> None:
        note()
        self.read()

    def _keep_firm(self, firm: Brand, note: Callable[[], None]) -> None:
        note()
        self._session.change_settings(replace(self._session.settings, firm=firm))

    def _take_client(self, brand: Brand, whom: Whom | None) -> None:
        before = self.brand(Whose.CLIENT)
        self._client, self._whom = brand, whom
        if self.brand(Whose.CLIENT) != before:
            self.changed.emit()

    def _take_settings(self, settings: Settings) -> None:
        if settings.firm != self._firm:
            self._firm = settings.firm
            self.changed.emit()


def _say_nothing(_sentence: str) -> None:
    """Leave the look as it was read last."""
