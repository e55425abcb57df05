"""The past of the sample client: an audit a year before, scores and KPIs of earlier days."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from csdesk.model.accounts import AccountTable
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey
from csdesk.model.imports import ListRole
from csdesk.model.kpis import KpiDefinition
from csdesk.model.library import Library
from csdesk.model.sample_work import SampleWork
from csdesk.model.scorecards import Scorecard, ScorecardVersion
from csdesk.operations.clients import start_reassessment
from csdesk.operations.health.cards import DEFAULT_CARD, current_scorecards
from csdesk.operations.health.departures import read_losses
from csdesk.operations.health.snapshots import take_snapshot
from csdesk.operations.imported_lists import ImportedLists, read_lists
from csdesk.operations.imports import ImportOrder, import_files
from csdesk.operations.metrics.keeping import keep_kpis
from csdesk.operations.sample_plan import follow_a_plan
from csdesk.samples import Sample
from csdesk.scoring.churn.inputs import LossInputs
from csdesk.scoring.churn.lifetimes import Starts
from csdesk.scoring.churn.told import tell_losses
from csdesk.scoring.facts import read_facts
from csdesk.scoring.health import score_facts
from csdesk.scoring.kpis import KpiInputs, compute_kpis
from csdesk.scoring.revenue.dated import DatedRevenue, date_lines
from csdesk.storage.workspace import Workspace

REASSESSMENT = "Re-audit October 2026"
CARD_CHANGED_ON = date(2026, 6, 15)
SCORED_ON = (
    date(2025, 4, 30), date(2025, 7, 31), date(2025, 10, 31), date(2026, 1, 31),
    date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30), date(2026, 7, 31),
    date(2026, 8, 31), date(2026, 9, 30),
)  # fmt: skip


def audit_a_year_before(
    workspace: Workspace, library: Library, sample: Sample, earlier: ImportOrder
) -> None:
    """Fill the first engagement with list, answers and plan, and start the re-audit."""
    order = ImportOrder(earlier.draft, ListRole.CURRENT, sample.previous_as_of)
    import_files(workspace, [order])
    with workspace.step(Action.AUDIT):
        workspace.answers.save_all(sample.answers_before)
    follow_a_plan(workspace, library, sample)
    start_reassessment(workspace, REASSESSMENT, sample.as_of)


def keep_past_scores(workspace: Workspace, library: Library, work: SampleWork) -> None:
    """Keep scores and KPIs of earlier days, by the scorecard that was in use then."""
    past = _read_past(workspace, library)
    shipped = library.scorecards[DEFAULT_CARD]
    first = _version(_first_card(shipped, work), 1, SCORED_ON[0], work.author, work.first_note)
    _keep(workspace, first)
    kpis = [kpi for kpi in library.kpis if kpi.id in work.followed]
    days = [day for day in SCORED_ON if day < CARD_CHANGED_ON]
    _score_days(workspace, library, past, days, kpis)
    _keep(workspace, _version(shipped, 2, CARD_CHANGED_ON, work.author, work.second_note))
    _score_days(workspace, library, past, [day for day in SCORED_ON if day not in days], kpis)


@dataclass(frozen=True, slots=True)
class _Past:
    lists: ImportedLists
    accounts: AccountTable
    previous: AccountTable | None
    inputs: LossInputs


def _read_past(workspace: Workspace, library: Library) -> _Past:
    lists = read_lists(workspace, library)
    previous = workspace.accounts.table(ListRole.PREVIOUS)
    if lists.accounts is None:
        raise ValueError("the sample has no customer list")
    return _Past(lists, lists.accounts, previous, read_losses(workspace, lists, previous))


def _version(card: Scorecard, number: int, day: date, author: str, note: str) -> ScorecardVersion:
    return ScorecardVersion(replace(card, version=str(number)), number, day, author, note)


def _keep(workspace: Workspace, version: ScorecardVersion) -> None:
    """Keep a version as of a day long past: the scores of today are not scored by it."""
    with workspace.step(Action.KEEP_SCORECARD):
        workspace.scorecards.add(version)


def _first_card(card: Scorecard, work: SampleWork) -> Scorecard:
    signals = [
        replace(signal, weight=work.first_weights.get(signal.id, signal.weight))
        for signal in card.signals
    ]
    return replace(card, signals=tuple(signals))


def _score_days(
    workspace: Workspace,
    library: Library,
    past: _Past,
    days: Iterable[date],
    kpis: Sequence[KpiDefinition],
) -> None:
    cards = current_scorecards(workspace, library)
    wanted = {signal.fact for card in cards for signal in card.signals}
    facts = [fact for fact in library.facts if fact.id in wanted]
    for day in days:
        customers = _customers_on(past, day)
        read = read_facts(customers, past.lists.tables, facts, day, past.previous)
        taken_at = datetime.combine(day, time(18), UTC)
        health = score_facts(read, cards)
        take_snapshot(workspace, health, taken_at)
        there = replace(customers, as_of=day)
        inputs = KpiInputs(there, health=health, dated=_date_revenue(past.lists, day))
        keep_kpis(workspace, compute_kpis(kpis, inputs, library.fields).values(), day)


def _date_revenue(lists: ImportedLists, day: date) -> DatedRevenue | None:
    """Return what the subscriptions tell of revenue until a day."""
    if lists.book is None or lists.lines is None:
        return None
    return date_lines(lists.book, lists.lines, day)


def _customers_on(past: _Past, day: date) -> AccountTable:
    """Return the customer list with those who were customers on a day."""
    starts, losses = Starts(past.inputs), tell_losses(past.inputs)
    accounts, on_list = past.accounts, frozenset(past.accounts.keys)
    listed = [place for place, key in enumerate(accounts.keys) if (starts.get(key) or day) <= day]
    left = [
        key
        for key, loss in losses.items()
        if key not in on_list and loss.lost_on and (starts.get(key) or day) <= day < loss.lost_on
    ]
    return _take(accounts, listed, left)


def _take(
    accounts: AccountTable, places: Collection[int], more: Sequence[AccountKey]
) -> AccountTable:
    """Return some rows of a list, and accounts of which it says nothing."""
    blank = (None,) * len(more)
    nowhere = (0,) * len(more)
    return replace(
        accounts,
        keys=(*(accounts.keys[place] for place in places), *more),
        source_rows=(*(accounts.source_rows[place] for place in places), *nowhere),
        columns={
            field: (*(values[place] for place in places), *blank)
            for field, values in accounts.columns.items()
        },
        origins=(*(accounts.origins[place] for place in places), *nowhere)
        if accounts.origins
        else (),
    )
