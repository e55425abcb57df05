"""The KPIs of the lists in use."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.data_review import ChurnSource
from csdesk.model.health import HealthResult
from csdesk.model.identifiers import AccountKey, KpiId
from csdesk.model.kpis import KpiValue
from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from csdesk.operations.health.departures import Departures
from csdesk.operations.imported_lists import ImportedLists
from csdesk.operations.metrics.ledgers import keep_ledger
from csdesk.scoring.churn import LossInputs, called_lost, find_returns
from csdesk.scoring.churn_sources import ChurnInputs, find_ended
from csdesk.scoring.kpis import KpiInputs, add_defaults, compute_kpis
from csdesk.scoring.subscriptions import months_before
from csdesk.storage.workspace import Workspace

YEAR = 12
RECORDS = {ChurnSource.SUBSCRIPTIONS: "subscriptions", ChurnSource.INVOICES: "invoices"}
"""How records that tell of an end are called in a sentence."""


def measure_kpis(
    workspace: Workspace,
    library: Library,
    lists: ImportedLists,
    previous: AccountTable | None,
    health: HealthResult | None,
    gone: Departures,
) -> dict[KpiId, KpiValue]:
    """Compute every KPI from the lists, their scores and who left."""
    inputs = KpiInputs(
        lists.accounts,
        previous,
        lost_for_good(gone.told, workspace.accounts.lost()),
        health,
        lists.dated,
        lists.tables,
        called_lost(gone.told),
        stated=add_defaults(library.kpi_inputs, workspace.kpi_settings.stated()),
        input_names={one.id: one.name for one in library.kpi_inputs},
        ledger=keep_ledger(workspace, library, lists, gone.review.losses),
        ended=_find_ended(lists, previous),
        has_derived_arr=lists.has_derived_arr,
    )
    return compute_kpis(library.kpis, inputs, library.fields)


def lost_for_good(told: LossInputs, losses: tuple[LostAccount, ...]) -> tuple[LostAccount, ...]:
    """Return the losses of the window of retention whose accounts are not known to have come back.

    It begins with the earlier list, else a year before the present one.
    """
    if not losses or told.accounts is None:
        return losses
    end = told.as_of
    start = told.previous.as_of if told.previous else months_before(end, YEAR)
    returns = find_returns(told)
    return tuple(
        loss
        for loss in losses
        if loss.lost_on is None or max(start, returns.get(loss.key, start)) < loss.lost_on <= end
    )


def _find_ended(
    lists: ImportedLists, previous: AccountTable | None
) -> Mapping[str, Collection[AccountKey]]:
    """Return who ended by records that retention does not rest on itself."""
    accounts, invoices = lists.accounts, lists.tables.get(TableKind.INVOICES)
    book = lists.book if previous is not None else None
    if accounts is None or (book is None and invoices is None):
        return {}
    found = find_ended(ChurnInputs(accounts, lists.book, invoices=invoices))
    rests_on = set() if previous is not None else {ChurnSource.SUBSCRIPTIONS}
    return {RECORDS[source]: keys for source, keys in found.items() if source not in rests_on}


def lost_since(
    previous: AccountTable | None, losses: tuple[LostAccount, ...]
) -> tuple[LostAccount, ...]:
    """Return the losses after the earlier list; whoever left before and is on it came back."""
    if previous is None:
        return losses
    return tuple(loss for loss in losses if loss.lost_on is None or loss.lost_on > previous.as_of)
