"""The KPIs of the lists in use."""

from __future__ import annotations

from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.health import HealthResult
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import KpiValue
from csdesk.model.library import Library
from csdesk.operations.health.departures import Departures
from csdesk.operations.imported_lists import ImportedLists
from csdesk.operations.metrics.ledgers import keep_ledger
from csdesk.scoring.churn import called_lost
from csdesk.scoring.kpis import KpiInputs, add_defaults, compute_kpis
from csdesk.storage.workspace import Workspace


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
        lost_since(previous, workspace.accounts.lost()),
        health,
        lists.dated,
        lists.tables,
        called_lost(gone.told),
        stated=add_defaults(library.kpi_inputs, workspace.kpi_settings.stated()),
        input_names={one.id: one.name for one in library.kpi_inputs},
        ledger=keep_ledger(workspace, library, lists, gone.review.losses),
    )
    return compute_kpis(library.kpis, inputs, library.fields)


def lost_since(
    previous: AccountTable | None, losses: tuple[LostAccount, ...]
) -> tuple[LostAccount, ...]:
    """Return the losses after the earlier list; whoever left before and is on it came back."""
    if previous is None:
        return losses
    return tuple(loss for loss in losses if loss.lost_on is None or loss.lost_on > previous.as_of)
