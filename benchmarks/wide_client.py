"""A client whose systems tell much: a long list, and its requests, renewals and usage."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

AS_OF = date(2026, 6, 30)
MONTHS = 12
ACCOUNT_HEADERS = (
    *("Account ID", "Account name", "ARR", "Industry", "CSM", "Renewal date", "Customer since"),
    *("Last activity", "NPS", "CSAT"),
)
REQUEST_HEADERS = ("Ticket ID", "Account ID", "Created at", "Closed at", "Priority", "Status")
RENEWAL_HEADERS = ("Account ID", "Renewal date", "Renewal status", "Renewal amount")
USAGE_HEADERS = ("Account ID", "Month", "Active users", "Sessions")
LINE_HEADERS = ("Subscription ID", "Account ID", "Start date", "End date", "MRR")
DATE_HEADERS = frozenset(
    {
        *("Renewal date", "Customer since", "Last activity", "Created at", "Closed at"),
        *("Month", "Start date", "End date"),
    }
)


def fill_client(folder: Path, accounts: int) -> Path:
    """Return a new workspace in a folder with a list of accounts and what was recorded of them."""
    from csdesk.content import load_library
    from csdesk.model.clients import Client
    from csdesk.model.imports import ListRole
    from csdesk.operations.clients import start_client
    from csdesk.operations.imports import draft_file, import_list

    library, path = load_library(), folder / "client.csdesk"
    with start_client(path, Client("A client", "EUR"), as_of=AS_OF) as workspace:
        for file in write_lists(folder, accounts):
            role = ListRole.CURRENT if file.stem == "accounts" else ListRole.ADDED
            draft = draft_file(file, library, workspace=workspace)
            import_list(workspace, draft, role, AS_OF)
            draft.content.close()
    return path


def write_lists(folder: Path, accounts: int) -> tuple[Path, ...]:
    """Write the lists of a client as text: three requests, a renewal and a year of usage each."""
    keys = [f"A{number:06}" for number in range(accounts)]
    return (
        _write(folder / "accounts.csv", ACCOUNT_HEADERS, _list_accounts(keys)),
        _write(folder / "requests.csv", REQUEST_HEADERS, _list_requests(keys)),
        _write(folder / "renewals.csv", RENEWAL_HEADERS, _list_renewals(keys)),
        _write(folder / "usage.csv", USAGE_HEADERS, _list_usage(keys)),
        _write(folder / "subscriptions.csv", LINE_HEADERS, _list_lines(keys)),
    )


def _write(path: Path, headers: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headers)
        writer.writerows(rows)
    return path


def _list_accounts(keys: Sequence[str]) -> Iterator[Sequence[object]]:
    chance = random.Random(1)
    for number, key in enumerate(keys):
        yield (
            key,
            f"Customer number {number}",
            chance.randrange(100, 50_000),
            f"Industry {chance.randrange(20)}",
            f"CSM {number % 300}",
            AS_OF + timedelta(days=chance.randrange(-60, 500)),
            AS_OF - timedelta(days=chance.randrange(10, 2_500)),
            AS_OF - timedelta(days=chance.randrange(200)),
            chance.randrange(11),
            chance.randrange(1, 6),
        )


def _list_requests(keys: Sequence[str]) -> Iterator[Sequence[object]]:
    chance = random.Random(2)
    for number in range(3 * len(keys)):
        opened = AS_OF - timedelta(days=chance.randrange(365))
        closed = min(opened + timedelta(days=chance.randrange(20)), AS_OF)
        is_open = chance.random() < 0.1
        yield (
            f"T{number}",
            chance.choice(keys),
            opened,
            "" if is_open else closed,
            chance.choice(("low", "medium", "high", "urgent")),
            "open" if is_open else "closed",
        )


def _list_renewals(keys: Sequence[str]) -> Iterator[Sequence[object]]:
    chance = random.Random(3)
    for key in keys:
        due = AS_OF - timedelta(days=chance.randrange(365))
        yield key, due, chance.choice(("renewed", "renewed", "lost")), chance.randrange(50_000)


def _list_usage(keys: Sequence[str]) -> Iterator[Sequence[object]]:
    chance = random.Random(4)
    months = [date(2025 + at // 12, at % 12 + 1, 1) for at in range(6, 6 + MONTHS)]
    for key in keys:
        for month in months:
            yield key, month, chance.randrange(1, 50), chance.randrange(1_000)


def _list_lines(keys: Sequence[str]) -> Iterator[Sequence[object]]:
    """Yield a line of each account, and of some a second one that came later."""
    chance = random.Random(5)
    for number, key in enumerate(keys):
        start = AS_OF - timedelta(days=chance.randrange(400, 1_400))
        end = AS_OF - timedelta(days=chance.randrange(300)) if number % 20 == 0 else ""
        yield f"S{number}", key, start, end, chance.randrange(10, 4_000)
        if number % 10 < 3:
            yield f"S{number}-2", key, start + timedelta(days=200), end, chance.randrange(10, 900)
