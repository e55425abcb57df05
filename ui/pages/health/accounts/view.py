"""Which accounts are safe, which need a call, and why one of them has its score."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.actions import ProposedAction
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey
from ui import theme
from ui.dialogs.override_score import OverrideDialog
from ui.models.colour_actions import ColourActions
from ui.models.restated_scores import RestatedScores
from ui.models.score_design import describe_age
from ui.models.score_timeline import ScoreHistory
from ui.pages.health.accounts.book_part import ACCOUNTS, BookPart
from ui.pages.health.accounts.distribution import Distribution
from ui.pages.health.accounts.score_panel import ScorePanel
from ui.pages.health.accounts.shown_account import Behind
from ui.pages.health.health_view import HealthView, this_day
from ui.pages.health.outranked import name_rules
from ui.pages.health.places import read_key
from ui.pages.health.records import HealthRecords
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.side_layout import SideLayout

TAKEN = "The task stands under “Open” in Tasks."


class AccountsView(HealthView):
    """Distribution over accounts or groups; the panel explains the account that is chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._diagnosis: Diagnosis | None = None
        self.distribution = Distribution(session)
        self.book = BookPart(session)
        self.accounts = self.book.accounts
        self.panel = ScorePanel()
        self._sides = SideLayout(self._make_main(), self.panel, theme.size("detail_panel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sides)
        self.accounts.accountChosen.connect(self._explain)
        self.accounts.accountOpened.connect(self._open)
        self.accounts.bandChosen.connect(self.distribution.zones.choose)
        self.distribution.bandPressed.connect(self._show_band)
        self.panel.closed.connect(self._close_panel)
        self.panel.overrideRequested.connect(self._ask_for_score)
        self.panel.liftRequested.connect(self._lift)
        self.panel.playbookWanted.connect(self.playbookWanted)
        self.panel.actionTaken.connect(self._take_on)

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show the scores of an engagement that has accounts."""
        health, accounts = diagnosis.health, diagnosis.accounts
        if health is None or accounts is None:
            return
        self._diagnosis = diagnosis
        self.panel.forget()
        self.distribution.show_health(health)
        self.book.show_diagnosis(diagnosis)
        self.accounts.select_first()

    @override
    def show_records(self, records: HealthRecords) -> None:
        """Show what people set, and where the scores stood before."""
        history = ScoreHistory(records.snapshots)
        diagnosis = self._diagnosis
        names = name_rules(self._session.library, records.playbooks.values())
        colours = None if diagnosis is None else self._find_colours(diagnosis, records)
        restated = self._restate(records)
        self.panel.show_behind(Behind(records, history, names, restated, colours))
        if diagnosis is not None and diagnosis.accounts and diagnosis.health and len(history) > 1:
            currency = diagnosis.client.currency
            self.accounts.show_accounts(diagnosis.accounts, diagnosis.health, currency, history)
            self.accounts.select_first()
        if diagnosis is not None and diagnosis.health is not None:
            self._show_age(describe_age(records.model, diagnosis.health.as_of, this_day()))

    def _restate(self, records: HealthRecords) -> RestatedScores | None:
        """Return what tells another scorecard from another customer, from every card there was."""
        review = self._diagnosis.review if self._diagnosis else None
        if review is None:
            return None
        shipped = self._session.library.scorecards.values()
        kept = (one.scorecard for one in records.versions)
        return RestatedScores(review, (*shipped, *records.known.values(), *kept))

    def _find_colours(self, diagnosis: Diagnosis, records: HealthRecords) -> ColourActions:
        return ColourActions(diagnosis, self._session.library, records.playbooks)

    def _take_on(self, action: ProposedAction) -> None:
        from csdesk.operations.health.tasks import add_tasks

        self._session.run(
            add_tasks,
            [action],
            datetime.now(UTC),
            on_done=while_there(self, lambda _numbers: self.told.emit(TAKEN)),
            label="Adding the task",
        )

    def _show_age(self, sentence: str) -> None:
        self.distribution.show_age(sentence)
        self.accounts.show_age(is_stale=bool(sentence))
        self.panel.show_age(is_stale=bool(sentence))

    @override
    def reveal(self, entity: str, key: str) -> bool:
        """Choose an account, or that of a score that was set by hand."""
        if entity == "account":
            return self.show_account(AccountKey(key))
        return entity == "score_override" and self.show_account(AccountKey(read_key(key)[0]))

    def show_account(self, account: AccountKey) -> bool:
        """Show why an account has its score; tell whether it is on the list."""
        accounts = self._diagnosis.accounts if self._diagnosis else None
        if accounts is None or account not in accounts.keys:
            return False
        self.book.show_part(ACCOUNTS)
        self.book.show_everybody()
        self.accounts.choose(accounts.keys.index(account))
        self._sides.open()
        return True

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.accounts.search.setFocus()
        self.accounts.search.selectAll()

    def _make_main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(self.distribution)
        column.addWidget(self.book, 1)
        return main

    def _show_band(self, band: Band | None) -> None:
        self.book.show_part(ACCOUNTS)
        self.accounts.bands.choose(band)

    def _explain(self, row: int) -> None:
        if self._diagnosis is not None:
            self.panel.show_account(row, self._diagnosis)

    def _open(self, row: int) -> None:
        self._explain(row)
        self._sides.open()

    def _close_panel(self) -> None:
        self._sides.dismiss()
        self.accounts.table.setFocus()

    def _ask_for_score(self, row: int) -> None:
        diagnosis = self._diagnosis
        if diagnosis is None or diagnosis.health is None or diagnosis.accounts is None:
            return
        score, day = diagnosis.health.scores[row], diagnosis.health.as_of
        name = diagnosis.accounts.names[row]
        person = self._session.settings.person
        dialog = OverrideDialog(name, score.computed, day, person, self)
        dialog.given.connect(partial(self._override, score.key, day))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _override(
        self, account: AccountKey, day: date, score: float, author: str, reason: str, until: date
    ) -> None:
        from csdesk.operations.health.overrides import override_score

        operation = partial(
            override_score, author=author, reason=reason, day=day, days=(until - day).days
        )
        self._session.run(operation, account, score, label="Setting the score")

    def _lift(self, row: int) -> None:
        from csdesk.operations.health.overrides import lift_override

        health = self._diagnosis.health if self._diagnosis else None
        if health is not None:
            account = health.scores[row].key
            self._session.run(lift_override, account, health.as_of, label="Lifting the score")
