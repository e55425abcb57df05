"""The lists in use beside the customer list, and what revenue follows from subscription lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from csdesk.model.accounts import AccountTable
from csdesk.model.data_review import Steward
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.imports import ImportBatch, ListRole
from csdesk.model.library import Library
from csdesk.model.subscriptions import SubscriptionBook
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.boards.onboardings import COLUMNS as TASK_COLUMNS
from csdesk.scoring.churn.told import COLUMNS as LOSS_COLUMNS
from csdesk.scoring.expansion.opportunities import COLUMNS as DEAL_COLUMNS
from csdesk.scoring.facts import columns_behind
from csdesk.scoring.kpis import columns_of_kpis
from csdesk.scoring.list_keys import linked_keys
from csdesk.scoring.record_words import translate_words
from csdesk.scoring.revenue.dated import DatedRevenue, date_lines, date_movements
from csdesk.scoring.revenue.movement_rows import COLUMNS as MOVEMENT_COLUMNS
from csdesk.scoring.subscription_gaps import close_gaps
from csdesk.scoring.subscription_lines import COLUMNS, read_lines
from csdesk.storage.workspace import Workspace

ARR = FieldId("arr")
WHOSE = ("account_id", "account_name", "subscription_id", "user_id")
READ: Mapping[TableKind, tuple[str, ...]] = MappingProxyType(
    {
        TableKind.SUBSCRIPTIONS: (*COLUMNS, "product"),
        TableKind.MOVEMENTS: MOVEMENT_COLUMNS,
        TableKind.SUPPORT: ("created_at", "resolved_at", "resolution_hours", "status", "csat"),
        TableKind.INVOICES: ("invoiced_on", "paid_on", "status", "total", "amount"),
        TableKind.ONBOARDING: (*TASK_COLUMNS, "first_value_date"),
        TableKind.CHURN_EVENTS: LOSS_COLUMNS,
        TableKind.OPPORTUNITIES: DEAL_COLUMNS,
        TableKind.USAGE: ("used_on", "active_users", "feature", "usage_count"),
    }
)
"""The columns that checks and boards look into, beside those that say whose a record is, and those
that facts look into."""


@dataclass(frozen=True, slots=True)
class ImportedLists:
    """The batches in use: the customer list, the tables beside it, the paid lines among them."""

    accounts: AccountTable | None
    """With its ARR from subscriptions or movements where ``has_derived_arr``."""
    has_derived_arr: bool
    batches: tuple[ImportBatch, ...]
    tables: Mapping[TableKind, ListTable]
    book: SubscriptionBook | None
    stewards: Mapping[TableKind, Steward]
    dated: DatedRevenue | None = None
    """What was paid month by month: by subscription lines, else by revenue movements."""

    @property
    def lines(self) -> ListTable | None:
        """Return the list of subscriptions."""
        return self.tables.get(TableKind.SUBSCRIPTIONS)


def read_lists(workspace: Workspace, library: Library) -> ImportedLists:
    """Return what is in use, with states as ``Meaning``; columns nobody looks into stay unread."""
    batches = workspace.lists.in_use()
    kinds = {found.kind for batch in batches for found in batch.lists} - {TableKind.ACCOUNTS}
    facts, kpis = columns_behind(library.facts), columns_of_kpis(library.kpis)
    tables = {
        kind: translate_words(
            workspace.lists.table(
                kind, (*WHOSE, *READ.get(kind, ()), *facts.get(kind, ()), *kpis.get(kind, ()))
            ),
            library.record_words,
        )
        for kind in sorted(kinds)
    }
    lines = tables.get(TableKind.SUBSCRIPTIONS)
    accounts = workspace.accounts.table(ListRole.CURRENT)
    lists = ImportedLists(
        accounts=accounts,
        has_derived_arr=False,
        batches=batches,
        tables=tables,
        book=close_gaps(read_lines(lines)) if lines else None,
        stewards=name_stewards(workspace, library),
    )
    as_of = accounts.as_of if accounts else workspace.clients.engagement().as_of
    return _fill_arr(replace(lists, dated=_date_revenue(lists, as_of) if as_of else None))


def name_stewards(workspace: Workspace, library: Library) -> Mapping[TableKind, Steward]:
    """Return who keeps each kind of list: the role that the content names, unless one was given."""
    names = {role.id: role.name for role in library.roles}
    usual = {
        table.kind: Steward(names.get(table.steward, table.steward), table.fresh_days)
        for table in library.tables
    }
    return usual | dict(workspace.stewards.all())


def _date_revenue(lists: ImportedLists, as_of: date) -> DatedRevenue | None:
    """Return what tells of revenue month by month: lines come first, as they tell of every day."""
    if lists.book is not None and lists.lines is not None:
        found = date_lines(lists.book, lists.lines, as_of)
        if found is not None:
            return found
    moves = lists.tables.get(TableKind.MOVEMENTS)
    return date_movements(moves, linked_keys(moves, lists.tables), as_of) if moves else None


def _fill_arr(lists: ImportedLists) -> ImportedLists:
    """Return the lists, the customer list with its ARR by lines or movements if it states none.

    An account whose subscriptions are all over, or free, has an ARR of 0; that of an account
    without any is not known.
    """
    accounts = lists.accounts
    if accounts is None or any(value is not None for value in accounts.column(ARR)):
        return lists
    revenue = _revenue_now(lists)
    if revenue is None:
        return lists
    amounts = tuple(revenue.get(key) for key in accounts.keys)
    filled = replace(accounts, columns={**accounts.columns, ARR: amounts})
    return replace(lists, accounts=filled, has_derived_arr=True)


def _revenue_now(lists: ImportedLists) -> dict[AccountKey, float | None] | None:
    """Return the ARR of each account that lines or movements name; None where there are none."""
    dated, table = lists.dated, lists.lines
    if dated is not None:
        table = dated.table
    elif lists.book is None or not lists.book.lines:
        return None
    named = set(linked_keys(table, lists.tables)) if table else ()
    revenue: dict[AccountKey, float | None] = {key: 0.0 for key in named if key is not None}
    return revenue | dated.revenue_now() if dated else revenue
