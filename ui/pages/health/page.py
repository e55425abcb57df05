"""The page of account health."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import plural
from csdesk.model.changes import Changes
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import Band, HealthResult
from ui import theme
from ui.pages.health.nothing_yet import make_empty_state
from ui.pages.health.places import PLACE, find_view
from ui.pages.health.views import ACCOUNTS, TASKS, WORDS, HealthViews
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.button import Button


class HealthPage(Page):
    """The accounts with their scores, and whether those scores can be believed."""

    key: ClassVar[str] = "health"
    title: ClassVar[str] = "Health"
    icon: ClassVar[str] = "health"
    watches: ClassVar[Changes] = (
        Changes.DATA | Changes.CLIENT | Changes.SCORING | Changes.ACTIONS | Changes.GROWTH
    )
    scrolls: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.views = HealthViews(session)
        self.add_content(_below(self.views.switch, self.views))
        self.plan = Button("Plan calls", "primary")
        self.header.add_action(self.plan)
        self.plan.clicked.connect(lambda: self.views.show_view(TASKS))
        self.views.viewShown.connect(self._show_head)
        self.views.told.connect(self.told)
        QShortcut(QKeySequence.StandardKey.Find, self, self.focus_search)

    @override
    def refresh(self, changes: Changes) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        if shows_scores(diagnosis):
            self.show_content()
            self.views.show_diagnosis(diagnosis)
        else:
            self._show_nothing_yet(diagnosis)
        self._show_head()

    @property
    @override
    def place(self) -> tuple[str, str] | None:
        return PLACE, self.views.current

    @override
    def reveal(self, entity: str, key: str) -> None:
        view = find_view(entity, key)
        diagnosis = self.session.diagnosis
        if view is not None and view in WORDS and diagnosis is not None and shows_scores(diagnosis):
            self.views.show_view(view)
            self.views.open_view(view).reveal(entity, key)

    def show_view(self, view: str) -> None:
        """Show one of the views."""
        self.views.show_view(view)

    def focus_search(self) -> None:
        """Put the cursor into the search field of the accounts."""
        self.views.show_view(ACCOUNTS)
        self.views.accounts.focus_search()

    def _show_head(self) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        has_scores = shows_scores(diagnosis)
        self.views.switch.setVisible(has_scores and len(WORDS) > 1)
        red = diagnosis.health.distribution[Band.RED].accounts if diagnosis.health else 0
        self.plan.setText(f"Plan {plural(red, 'call')}")
        self.plan.setVisible(has_scores and red > 0 and self.views.current == ACCOUNTS)
        if not has_scores:
            self.header.sentence.setText("Which customers are safe, which need a call, and why.")
        elif self.views.current == ACCOUNTS and diagnosis.health is not None:
            self.header.sentence.setText(_sentence(diagnosis.health))
        else:
            self.header.sentence.setText(self.views.sentence)

    def _show_nothing_yet(self, diagnosis: Diagnosis) -> None:
        from csdesk.operations.health.cards import DEFAULT_CARD

        scorecard = self.session.library.scorecards[DEFAULT_CARD]
        self.show_empty(make_empty_state(scorecard, diagnosis, self.importRequested))


def _below(switch: QWidget, views: QWidget) -> QWidget:
    """Return the views below their switch: beside it in the head eight words leave no room."""
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.space("m"))
    column.addWidget(switch, 0, Qt.AlignmentFlag.AlignLeft)
    column.addWidget(views, 1)
    return content


def shows_scores(diagnosis: Diagnosis) -> bool:
    """Tell whether there are accounts that scores can be about."""
    accounts = diagnosis.accounts
    return diagnosis.health is not None and accounts is not None and len(accounts) > 0


def _sentence(health: HealthResult) -> str:
    red = health.distribution[Band.RED].accounts
    start = "Every score opens down to the spreadsheet row."
    if not red:
        return start
    needs = "needs" if red == 1 else "need"
    return f"{plural(red, 'account')} {needs} a call. {start}"
