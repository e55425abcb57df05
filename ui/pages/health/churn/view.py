"""Why customers left, when in their life, what could have been kept, and whom to win back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.actions import Task, TaskStatus
from csdesk.model.churn import ChurnReview, Loss, LossNote
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey
from csdesk.operations.health.programme import WIN_BACK_RULE
from ui import theme
from ui.blocks import SectionView
from ui.pages.health.churn.loss_acts import LossActs
from ui.pages.health.churn.loss_form import LossForm
from ui.pages.health.churn.loss_panel import LossPanel
from ui.pages.health.churn.programme_card import ProgrammeCard
from ui.pages.health.churn.savings import Savings
from ui.pages.health.churn.who_left import WhoLeft
from ui.pages.health.health_view import HealthView
from ui.pages.health.records import HealthRecords
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.segmented import Segmented
from ui.widgets.side_layout import SideLayout

LEFT, SAVED = "left", "saved"
PARTS = {LEFT: "Who left", SAVED: "What could be kept"}


class ChurnView(HealthView):
    """Reasons, ages and names of the losses; the panel keeps what is decided about one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        rules = session.library.churn
        self._review: ChurnReview | None = None
        self._diagnosis: Diagnosis | None = None
        self._records: HealthRecords | None = None
        self._chosen: AccountKey | None = None
        self._currency = ""
        self.acts = LossActs(session)
        self.left = WhoLeft(session)
        self.losses = self.left.losses
        self.savings = Savings(rules, session.library.cited)
        self.programme = ProgrammeCard(rules)
        self.panel, self.form = LossPanel(rules.reasons), LossForm(rules.reasons)
        self.parts = Segmented(list(PARTS.items()), "What is shown of the losses")
        self.tell = Button("Tell a loss", "secondary", "plus")
        self._lay_out()
        self._connect()

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show the losses of an engagement."""
        self._diagnosis = diagnosis
        self._review = diagnosis.review.churn if diagnosis.review else None
        self._currency = diagnosis.client.currency
        self.left.show_review(self._review, self._currency)
        review = self._review
        has_losses = review is not None and bool(review.losses)
        self.parts.setVisible(has_losses)
        if review is None or not has_losses:
            self.show_part(LEFT)
            if self._panels.currentWidget() is not self.form:
                self._sides.set_wanted(False)
            return
        self.savings.show_review(review, self._currency)
        self._sides.set_wanted(True)
        self._show_chosen()

    @override
    def show_records(self, records: HealthRecords) -> None:
        """Show what was decided about the losses, and which of them somebody has taken on."""
        self._records = records
        self._show_programme(records)
        self.losses.mark_taken(self._open_tasks())
        self._show_chosen()

    def show_part(self, part: str) -> None:
        """Show who left, or what of it could be kept."""
        self.parts.choose(part)
        self._stack.setCurrentIndex(list(PARTS).index(part))

    @override
    def reveal(self, entity: str, key: str) -> bool:
        """Show the loss that a record is about; tell whether there is one."""
        losses = self._review.losses if self._review else ()
        wanted = AccountKey(key.partition(", ")[2])
        if entity != "loss_note" or wanted not in {loss.account for loss in losses}:
            return False
        self.show_part(LEFT)
        return self.left.point_at(wanted)

    def _lay_out(self) -> None:
        self._panels = QStackedWidget()
        self._panels.addWidget(self.panel)
        self._panels.addWidget(self.form)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.left)
        self._stack.addWidget(self._make_saved())
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("m"))
        column.addLayout(button_row([self.parts], [self.tell]))
        column.addWidget(self._stack, 1)
        self._sides = SideLayout(main, self._panels, theme.size("detail_panel"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sides)

    def _make_saved(self) -> SectionView:
        saved = SectionView(self._session)
        saved.column.addWidget(self.programme)
        saved.column.addWidget(self.savings)
        saved.column.addStretch(1)
        return saved

    def _connect(self) -> None:
        self.parts.chosen.connect(self.show_part)
        self.tell.clicked.connect(self._begin_loss)
        self.savings.reasonPressed.connect(self._show_reason)
        self.losses.lossChosen.connect(self._open_loss)
        self.panel.noted.connect(self.acts.note)
        self.panel.forgotten.connect(self._forget)
        self.panel.takenOn.connect(lambda loss: self.acts.take_on(loss, self._currency))
        self.form.lossTold.connect(self._tell_loss)
        for panel in (self.panel, self.form):
            panel.closed.connect(self._close_panel)

    def _show_programme(self, records: HealthRecords) -> None:
        health = self._diagnosis.health if self._diagnosis else None
        if self._review is not None and health is not None:
            self.programme.show_programme(
                self._review, health, records.snapshots, records.tasks, self._currency
            )

    def _show_reason(self, key: str) -> None:
        self.show_part(LEFT)
        self.left.show_reason(key)

    def _open_loss(self, loss: Loss) -> None:
        self._chosen = loss.account
        self._show_loss(loss)
        self._sides.open()

    def _show_chosen(self) -> None:
        """Show the loss that was chosen before, else the largest one."""
        review = self._review
        if review is None or not review.losses or self._panels.currentWidget() is self.form:
            return
        by_key = {loss.account: loss for loss in review.losses}
        first = (*review.win_back, *review.losses)[0]
        self._show_loss(by_key.get(self._chosen, first) if self._chosen else first)

    def _show_loss(self, loss: Loss) -> None:
        notes: Mapping[AccountKey, LossNote] = self._records.losses if self._records else {}
        task = self._open_tasks().get(loss.account)
        self.panel.show_loss(loss, self._currency, notes.get(loss.account), task)
        self._panels.setCurrentWidget(self.panel)

    def _open_tasks(self) -> dict[AccountKey, Task]:
        tasks = self._records.tasks if self._records else ()
        return {
            task.account: task
            for task in tasks
            if task.rule == WIN_BACK_RULE and task.status is TaskStatus.OPEN
        }

    def _begin_loss(self) -> None:
        accounts = self._diagnosis.accounts if self._diagnosis else None
        if accounts is None:
            return
        names = dict(zip(accounts.keys, accounts.names, strict=True))
        stated = zip(accounts.keys, accounts.numbers("arr"), strict=True)
        paid = {key: arr for key, arr in stated if arr is not None}
        self._panels.setCurrentWidget(self.form)
        self._sides.open()
        self.form.begin(names, paid, accounts.as_of)

    def _tell_loss(self, note: LossNote) -> None:
        accounts = self._diagnosis.accounts if self._diagnosis else None
        if accounts is not None:
            self._chosen = note.account
            self._panels.setCurrentWidget(self.panel)
            self.acts.tell(note, accounts.as_of)

    def _forget(self, account: AccountKey) -> None:
        self.acts.forget(account)

    def _close_panel(self) -> None:
        self._panels.setCurrentWidget(self.panel)
        self._sides.dismiss()
        self.losses.table.setFocus()
