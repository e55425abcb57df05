"""A small client whose numbers can be reckoned by hand, imported list by list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from csdesk.model.imports import ListRole
from csdesk.model.tables import Cell, TableKind
from csdesk.operations.imports import import_list
from csdesk.storage.workspace import Workspace
from tests.drafts import make_draft, make_table

NOW, BEFORE = date(2026, 6, 30), date(2025, 6, 30)
DUE, STARTED = date(2026, 5, 15), date(2026, 1, 1)
OPENED = datetime.combine(date(2026, 6, 1), time(9))

Columns = Mapping[str, Sequence[Cell]]


def bring(
    workspace: Workspace, kind: TableKind, columns: Columns, role: ListRole, on: date = NOW
) -> None:
    """Import a list."""
    table = make_table(columns, kind, kind.value)
    name = f"{kind}-{role}"
    import_list(workspace, make_draft(table, name=f"{name}.csv", digest=f"{name:*<64}"), role, on)


def bring_customers(workspace: Workspace) -> None:
    """Of 100 at the start 20 were added, 3 were taken off and 5 left."""
    earlier = {
        "account_id": ["A1", "A2", "A3", "A4"],
        "account_name": ["Ada", "Bert", "Cleo", "Dora"],
        "arr": [50_000.0, 40_000.0, 5_000.0, 5_000.0],
    }
    now = {
        "account_id": ["A1", "A2", "A4"],
        "account_name": ["Ada", "Bert", "Dora"],
        "arr": [70_000.0, 37_000.0, 5_000.0],
        "csm": ["Dana", "Dana", "Ivo"],
        "onboarding_start": [STARTED] * 3,
        "first_value_date": [STARTED + timedelta(days=10), STARTED + timedelta(days=20), None],
        "feature_adoption": [90.0, 80.0, 10.0],
        "sessions_per_user": [9.0, 8.0, 1.0],
        "dau_mau": [90.0, 90.0, 1.0],
        "csat": [5.0, 5.0, 2.0],
    }
    bring(workspace, TableKind.ACCOUNTS, earlier, ListRole.PREVIOUS, BEFORE)
    bring(workspace, TableKind.ACCOUNTS, now, ListRole.CURRENT)


def bring_work(workspace: Workspace) -> None:
    """Six contacts on two expansions that were won, three renewals, three tickets."""
    keys = ["A1", "A1", "A1", "A1", "A2", "A2"]
    touches = {"account_id": keys, "touched_on": [date(2026, 5, day) for day in range(1, 7)]}
    won = {
        "opportunity_id": ["O1", "O2"],
        "account_id": ["A1", "A2"],
        "deal_type": ["Expansion"] * 2,
        "stage": ["Won"] * 2,
        "created_on": [date(2026, 4, 20)] * 2,
        "closed_on": [date(2026, 5, 20)] * 2,
    }
    tickets = {
        "ticket_id": ["T1", "T2", "T3"],
        "account_id": ["A1", "A2", "A4"],
        "created_at": [OPENED] * 3,
        "resolved_at": [OPENED + timedelta(hours=hours) for hours in (10, 20, 90)],
    }
    bring(workspace, TableKind.TOUCHES, touches, ListRole.ADDED)
    bring(workspace, TableKind.OPPORTUNITIES, won, ListRole.ADDED)
    bring(workspace, TableKind.SUPPORT, tickets, ListRole.ADDED)


def bring_renewals(workspace: Workspace) -> None:
    """Of 95 that were due 50 and 37 were kept; what one grew by counts apart."""
    renewals = {
        "renewal_id": ["R1", "R2", "R3"],
        "account_id": ["A1", "A2", "A3"],
        "renewal_date": [DUE] * 3,
        "arr_due": [50_000.0, 40_000.0, 5_000.0],
        "renewed_arr": [70_000.0, 37_000.0, 0.0],
        "forecast_arr": [61_650.0, 40_000.0, 0.0],
        "forecast_on": [date(2026, 3, 31)] * 3,
    }
    bring(workspace, TableKind.RENEWALS, renewals, ListRole.ADDED)
