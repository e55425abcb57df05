"""Putting the report of an engagement together, anonymous where that is asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from csdesk.model.diagnosis import Diagnosis
from csdesk.report.dashboard_books import DashboardBook
from ui.pages.report.composing import Composed, compose
from ui.session import Session
from ui.tasks.lifetime import while_there


class ReportMaker(QObject):
    """``made`` says that the wanted report is there, ``failed`` why it is not.

    The one before stays in ``composed`` meanwhile: it is shown, and not exported.
    """

    made = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._known: Diagnosis | None = None
        self._wanted: Diagnosis | None = None
        self._is_anonymous = False
        self.composed: Composed | None = None
        self.playbooks: DashboardBook | None = None
        """The playbooks that the client works by; an anonymous report goes without."""

    @property
    def is_ready(self) -> bool:
        """Say whether what is composed is what is wanted."""
        return self.composed is not None and self._wanted is None

    def fits(self, *, is_anonymous: bool) -> bool:
        """Tell whether what is composed names nobody where that is asked for, and all else."""
        composed = self.composed
        return composed is not None and composed.diagnosis.is_client_safe == is_anonymous

    def make(self, diagnosis: Diagnosis, *, is_anonymous: bool) -> None:
        """Have the report of an engagement put together."""
        self._wanted = self._known = diagnosis
        self._is_anonymous = is_anonymous
        if is_anonymous:
            self._disguise(diagnosis)
        else:
            self._put_together(diagnosis)
        self._test_scores(diagnosis)
        self._read_playbooks(diagnosis)

    def make_otherwise(self, *, is_anonymous: bool) -> None:
        """Have the same engagement put together with names, or without."""
        if self._known is not None:
            self.make(self._known, is_anonymous=is_anonymous)

    def _disguise(self, known: Diagnosis) -> None:
        """Have a copy made that names nobody: only that can be reported anonymously."""
        from csdesk.operations.anonymous import diagnose_client_safe

        def take(safe: Diagnosis) -> None:
            if self._wanted is known and self._is_anonymous:
                self._put_together(safe)

        self._session.read(
            diagnose_client_safe,
            self._session.library,
            on_done=while_there(self, take),
            on_failed=while_there(self, self.failed.emit),
            label="Putting aliases in place of names",
        )

    def _put_together(self, diagnosis: Diagnosis) -> None:
        self._wanted = diagnosis
        self._session.render(
            compose,
            diagnosis,
            self._session.library,
            on_done=while_there(self, self._take),
            on_failed=while_there(self, self.failed.emit),
            label="Putting the report together",
        )

    def _take(self, composed: Composed) -> None:
        # One with names may still be on its way when an anonymous one is asked for.
        is_asked = composed.diagnosis.is_client_safe == self._is_anonymous
        if is_asked and composed.diagnosis is self._wanted:
            self._wanted = None
            self.composed = composed
            self.made.emit()

    def _test_scores(self, diagnosis: Diagnosis) -> None:
        """Bring in how far the scores can be believed, which takes a moment to find out."""
        from csdesk.operations.health.validation import add_validation

        if self._is_anonymous or diagnosis.health is None or diagnosis.validation is not None:
            return
        self._session.read(
            add_validation,
            self._session.library,
            diagnosis,
            on_done=while_there(self, lambda tested: self._take_tested(diagnosis, tested)),
            label="Testing the scores on past days",
        )

    def _read_playbooks(self, diagnosis: Diagnosis) -> None:
        from csdesk.operations.report import make_playbook_book

        def take(book: DashboardBook) -> None:
            self.playbooks = None if self._is_anonymous else book

        self.playbooks = None
        if not self._is_anonymous:
            self._session.read(
                make_playbook_book,
                self._session.library,
                diagnosis,
                on_done=while_there(self, take),
                label="Reading the playbooks",
            )

    def _take_tested(self, before: Diagnosis, tested: Diagnosis) -> None:
        if self._known is before:
            self.make(tested, is_anonymous=self._is_anonymous)
