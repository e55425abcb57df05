"""Lists of customers of any length, drawn from a seed, ready to be imported."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.imports import DataIssue, ImportDraft, IssueKind
from csdesk.model.tables import Cell, TableKind
from tests import drafts
from tests.reliability.content import CustomerList, TicketList

AS_OF = date(2026, 6, 30)
COLUMNS = ("account_id", "account_name", "arr", "csm", "nps")


def make_draft(seed: int, size: int, **instead: Cell) -> ImportDraft:
    """Return a draft of ``size`` customers; the same seed gives the same list.

    ``instead`` gives one value to all of them.
    """
    columns = _columns(random.Random(seed), size)
    columns |= {FieldId(field): (value,) * size for field, value in instead.items()}
    file_name = f"list {seed}.xlsx"
    issue = DataIssue(
        IssueKind.UNREAD_VALUE, file_name, "Customers", 2, "ARR", "“n/a” is no amount", "left empty"
    )
    table = drafts.make_table(columns, issues=(issue,))
    return drafts.make_draft(
        table, name=file_name, digest=f"{seed:064x}", as_of=AS_OF, currency="EUR"
    )


def expected_list(seed: int, size: int) -> CustomerList:
    """Return the list as a workspace gives it back."""
    columns = _columns(random.Random(seed), size)
    keys = tuple(AccountKey(str(key)) for key in columns[FieldId("account_id")])
    return CustomerList(f"list {seed}.xlsx", AS_OF, keys, columns)


def make_tickets(seed: int, size: int) -> ImportDraft:
    """Return a draft of ``size`` support tickets; the same seed gives the same file."""
    table = drafts.make_table(_tickets(seed, size), TableKind.SUPPORT, "Tickets")
    return drafts.make_draft(table, name=f"tickets {seed}.csv", digest=f"{seed + 10**9:064x}")


def expected_tickets(seed: int, size: int) -> TicketList:
    """Return the tickets as a workspace gives them back."""
    columns = _tickets(seed, size)
    return TicketList(f"tickets {seed}.csv", columns["ticket_id"], columns["created_at"])


def _tickets(seed: int, size: int) -> dict[str, tuple[Cell, ...]]:
    first = datetime(2026, 1, 1, 8, 30)  # noqa: DTZ001
    return {
        "ticket_id": tuple(f"T-{seed}-{number}" for number in range(size)),
        "account_id": tuple(f"A{number % 3}" for number in range(size)),
        "created_at": tuple(first + timedelta(hours=number) for number in range(size)),
    }


def _columns(chance: random.Random, size: int) -> dict[FieldId, tuple[Cell, ...]]:
    rows = [
        (f"A{number}", f"Customer {chance.random()}", chance.uniform(0, 1e6), "Ada", _nps(chance))
        for number in range(size)
    ]
    return {
        FieldId(name): tuple(column)
        for name, column in zip(COLUMNS, zip(*rows, strict=True), strict=True)
    }


def _nps(chance: random.Random) -> float | None:
    return float(chance.randrange(11)) if chance.random() < 0.9 else None
