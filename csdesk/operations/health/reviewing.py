"""What follows from the scores of a book: what to do, who left, who is ready for more."""

from __future__ import annotations

from csdesk.model.accounts import AccountTable
from csdesk.model.churn import ChurnReview
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.expansion import ExpansionReview
from csdesk.model.health_review import HealthReview
from csdesk.model.identifiers import AccountKey, FactId, KpiId
from csdesk.model.library import Library
from csdesk.operations.health.books import ScoredBook, make_subjects
from csdesk.operations.health.playbooks import current_playbooks
from csdesk.operations.imported_lists import ImportedLists
from csdesk.scoring.actions import review_actions
from csdesk.scoring.benchmarks import is_comparable
from csdesk.scoring.conditions import Subjects
from csdesk.scoring.expansion.review import ExpansionInputs, review_expansion
from csdesk.scoring.expansion.talks import contest_talks
from csdesk.storage.workspace import Workspace

READ_AHEAD = (FactId("failed_payments"),)
"""Facts that are shown of one account at a time: of the first one the window would wait."""


def review_health(
    workspace: Workspace,
    library: Library,
    known: Diagnosis,
    lists: ImportedLists,
    book: ScoredBook,
    churn: ChurnReview,
) -> HealthReview:
    """Return what the rules say about a scored book whose KPIs are known."""
    _read_ahead(book)
    subjects = make_subjects(workspace, book)
    playbooks = tuple(current_playbooks(workspace, library).values())
    before = subjects.bands_before
    lost = [loss.account for loss in churn.losses if loss.account in before]
    gone = frozenset(loss.account for loss in churn.losses)
    expansion = _review_expansion(workspace, library, known, lists, book.accounts, subjects, gone)
    actions = review_actions(
        subjects,
        library.action_rules,
        playbooks,
        known.client.currency,
        library.workload,
        [contest_talks(expansion.talks, library.expansion, book.facts.keys)],
    )
    return HealthReview(
        facts=book.facts,
        actions=actions,
        churn=churn,
        expansion=expansion,
        bands_of_lost={account: before[account] for account in lost},
        earlier=book.earlier,
    )


def _read_ahead(book: ScoredBook) -> None:
    for fact in READ_AHEAD:
        if fact in book.facts.definitions:
            book.facts.numbers(fact)


def _review_expansion(
    workspace: Workspace,
    library: Library,
    known: Diagnosis,
    lists: ImportedLists,
    accounts: AccountTable,
    subjects: Subjects,
    lost: frozenset[AccountKey],
) -> ExpansionReview:
    inputs = ExpansionInputs(
        accounts=accounts,
        subjects=subjects,
        tables=lists.tables,
        book=lists.book,
        retention=_kpi(known, "nrr"),
        expansion_share=_kpi(known, "expansion_rate"),
        is_a_year=_is_of_a_year(known),
        proofs=workspace.proofs.all(),
        lost=lost,
    )
    return review_expansion(inputs, library.expansion, library.expansion_kpis)


def _kpi(known: Diagnosis, name: str) -> float | None:
    value = known.kpis.get(KpiId(name))
    return value.value if value else None


def _is_of_a_year(known: Diagnosis) -> bool:
    value = known.kpis.get(KpiId("nrr"))
    return value is None or is_comparable(value)
