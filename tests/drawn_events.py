"""Random events with all that goes wrong in real ones, and ways to write them."""

from __future__ import annotations

import csv
import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import duckdb

from tests.plain_events import Event

LAST = date(2026, 3, 17)
HEADERS = ("event_id", "account_id", "user_id", "event_type", "feature", "session_id", "timestamp")
EDGES = (0, 1, 6, 7, 29, 30, 59, 60, 89, 90)
"""Days before the last on which windows begin and end."""


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12))


def draw_events(seed: int, count: int = 600, days: int = 160) -> list[Event]:
    """Events of a few accounts: doubles, missing accounts, several spellings, ties at edges."""
    chance = random.Random(seed)  # noqa: S311 - seeded, so that it can be repeated
    events: list[Event] = []
    for number in range(count):
        if events and chance.random() < 0.12:
            events.append(_again(chance, chance.choice(events)))
            continue
        account = chance.randrange(6)
        user = None if chance.random() < 0.05 else f"u{account}{chance.randrange(4)}"
        if user and chance.random() < 0.03:
            user = "u-everywhere"
        back = chance.choice(EDGES) if chance.random() < 0.4 else chance.randrange(days)
        at = datetime.combine(LAST - timedelta(days=back), datetime.min.time())
        at += timedelta(
            seconds=chance.choice((0, 1, 86_399))
            if chance.random() < 0.5
            else chance.randrange(86_400)
        )
        spelled = chance.choice((f"C-{account}", f"c-{account}", f" C_{account} "))
        events.append(
            Event(
                event_id=f"e{number}" if chance.random() < 0.6 else None,
                account=None if chance.random() < 0.2 else spelled,
                user=chance.choice((user, user.upper(), f" {user}")) if user else None,
                type=chance.choice(("open", "save", None)),
                feature=chance.choice(("Reports", "reports ", "Export", "Share", None)),
                session=f"s{chance.randrange(5)}" if chance.random() < 0.7 else None,
                at=at,
            )
        )
    return [*events, Event("last", "C-0", "u00", "open", None, None, noon(LAST))]


def _again(chance: random.Random, event: Event) -> Event:
    """The same event once more: as it was, later, or without its account."""
    later = event.at + timedelta(seconds=chance.choice((0, 0, 3_600)))
    if later.date() > LAST:
        later = event.at
    account = None if chance.random() < 0.3 else event.account
    return Event(
        event.event_id, account, event.user, event.type, event.feature, event.session, later
    )


def as_rows(events: Sequence[Event]) -> list[tuple[str | None, ...]]:
    return [
        (
            one.event_id,
            one.account,
            one.user,
            one.type,
            one.feature,
            one.session,
            one.at.isoformat(" "),
        )
        for one in events
    ]


def write_csv(path: Path, events: Sequence[Event]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        writer.writerows([cell or "" for cell in row] for row in as_rows(events))
    return path


def write_parquet(path: Path, events: Sequence[Event]) -> Path:
    columns = ", ".join(f"{header} VARCHAR" for header in HEADERS[:-1])
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE events ({columns}, timestamp TIMESTAMP)")
        connection.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)", as_rows(events))
        connection.execute(f"COPY events TO '{path}' (FORMAT parquet)")
    return path
