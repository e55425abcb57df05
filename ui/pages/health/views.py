"""What there is to know of the health of a book, in a few views."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey
from ui.pages.health.accounts import AccountsView
from ui.pages.health.health_view import HealthView
from ui.pages.health.records import HealthRecords, read_records
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.view_stack import ViewStack

ACCOUNTS, SCORECARD, VALIDATION = "accounts", "scorecard", "validation"
TASKS, CHURN, EXPANSION = "tasks", "churn", "expansion"
EXPERIMENTS = "experiments"
PLAYBOOKS = "playbooks"
WORDS: Mapping[str, str] = MappingProxyType(
    {
        ACCOUNTS: "Accounts",
        SCORECARD: "Scorecard",
        VALIDATION: "Validation",
        TASKS: "Tasks",
        PLAYBOOKS: "Playbooks",
        CHURN: "Churn",
        EXPANSION: "Expansion",
        EXPERIMENTS: "Experiments",
    }
)
SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        ACCOUNTS: "",
        SCORECARD: "What counts and how much; every change is tried on the whole book at once.",
        VALIDATION: "Does a low score warn of leaving? Held against who did leave.",
        TASKS: "What the scores ask for, by whom and by when.",
        PLAYBOOKS: "What to do in which situation, step by step, with the words to use.",
        CHURN: "Who left and why, and who may come back.",
        EXPANSION: "Who is ready for more, and what it takes first.",
        EXPERIMENTS: "Whether something works, tried on half of the accounts.",
    }
)


class HealthViews(ViewStack[HealthView]):
    """The views of the page; any of them can ask for another, or for accounts."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(WORDS, "What is shown of the health of the accounts", parent)
        self._session = session
        self._diagnosis: Diagnosis | None = None
        self._records: HealthRecords | None = None
        self.accounts = AccountsView(session)
        self.add_view(ACCOUNTS, self.accounts)

    @property
    def sentence(self) -> str:
        """Return what the view that is shown is about."""
        return SENTENCES[self.current]

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show an engagement that has accounts."""
        self._diagnosis, self._records = diagnosis, None
        self.refill()
        self._session.read(
            read_records,
            self._session.library,
            on_done=while_there(self, self._take_records),
            label="Reading",
        )

    def open_account(self, account: AccountKey) -> None:
        """Show one account with its score."""
        self.show_view(ACCOUNTS)
        self.accounts.show_account(account)

    def open_accounts(self, words: str, accounts: Collection[AccountKey]) -> None:
        """Show some of the accounts alone, and in words which."""
        self.show_view(ACCOUNTS)
        self.accounts.book.show_some(words, accounts)

    def open_playbook(self, playbook: str) -> None:
        """Show one playbook."""
        self.show_view(PLAYBOOKS)
        self.open_view(PLAYBOOKS).reveal("playbook", playbook)

    @override
    def _make_view(self, view: str) -> HealthView:
        return _make_view(view, self._session)

    @override
    def _take_in(self, view: HealthView) -> None:
        view.told.connect(self.told)
        view.viewWanted.connect(self.show_view)
        view.accountWanted.connect(self.open_account)
        view.accountsWanted.connect(self.open_accounts)
        view.playbookWanted.connect(self.open_playbook)

    @override
    def _fill_view(self, view: HealthView) -> None:
        if self._diagnosis is not None:
            view.show_diagnosis(self._diagnosis)
        if self._records is not None:
            view.show_records(self._records)

    def _take_records(self, records: HealthRecords) -> None:
        self._records = records
        for view in self.filled_views():
            view.show_records(records)


def _make_view(view: str, session: Session) -> HealthView:
    """Return a new view; what it needs is imported with it, not with the window."""
    from ui.pages.health.churn import ChurnView
    from ui.pages.health.expansion import ExpansionView
    from ui.pages.health.experiments import ExperimentsView
    from ui.pages.health.playbooks import PlaybooksView
    from ui.pages.health.scorecard import ScorecardView
    from ui.pages.health.tasks import TasksView
    from ui.pages.health.testing import ValidationView

    makers: dict[str, type[HealthView]] = {
        SCORECARD: ScorecardView,
        VALIDATION: ValidationView,
        TASKS: TasksView,
        PLAYBOOKS: PlaybooksView,
        CHURN: ChurnView,
        EXPANSION: ExpansionView,
        EXPERIMENTS: ExperimentsView,
    }
    return makers[view](session)
