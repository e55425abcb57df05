"""Signals of use by plain loops over events: a second implementation, told from the definitions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

Row = dict[str, Any]
EMA_DAYS = 90


@dataclass(frozen=True)
class Event:
    event_id: str | None
    account: str | None
    user: str | None
    type: str | None
    feature: str | None
    session: str | None
    at: datetime

    @property
    def day(self) -> date:
        return self.at.date()


def spell(account: str) -> str:
    """What an id is the same by: case, spaces and the kind of separator do not matter."""
    return re.sub(r"[ _-]+", "-", account.strip().lower())


def plain_user(user: str | None) -> str | None:
    return user.strip().lower() or None if user else None


def last_first(event: Event) -> tuple[Any, ...]:
    def late(text: str | None) -> tuple[bool, str]:
        return (text is None, text or "")

    return (
        event.at, late(event.account), late(event.user), late(event.type), late(event.feature),
        late(event.session),
    )  # fmt: skip


def find_homes(events: Iterable[Event], listed: Mapping[str, set[str]]) -> dict[str, str]:
    seen: dict[str, set[str]] = defaultdict(set)
    for event in events:
        user = plain_user(event.user)
        if user and event.account and event.account.strip():
            seen[user].add(spell(event.account))
    homes = {user: min(accounts) for user, accounts in seen.items() if len(accounts) == 1}
    told = {
        plain_user(user) or "": {spell(one) for one in accounts}
        for user, accounts in listed.items()
    }
    return homes | {user: min(accounts) for user, accounts in told.items() if len(accounts) == 1}


def keep_once(events: Iterable[Event], homes: Mapping[str, str]) -> list[Event]:
    """One of each event with its account repaired: the first, and of those one that named it."""
    groups: dict[tuple[Any, ...], list[tuple[Event, Event]]] = defaultdict(list)
    for raw in events:
        event = repair(raw, homes)
        second = event.at.replace(microsecond=0)
        own = (event.account, plain_user(event.user), event.type, second)
        groups[(event.event_id,) if event.event_id else ("", *own)].append((raw, event))
    return [min(group, key=lambda pair: last_first(pair[0]))[1] for group in groups.values()]


def add_up(
    events: Sequence[Event], day: date, core: frozenset[str] | None, first: date
) -> dict[str, dict[str, float | None]]:
    """The signals of each account on a day, from events whose account is known."""
    found: dict[str, dict[str, float | None]] = {}
    of: dict[str, list[Event]] = defaultdict(list)
    began: dict[tuple[str, str | None, str], date] = {}
    for event in events:
        assert event.account
        of[event.account].append(event)
        if event.session:
            key = (event.account, plain_user(event.user), event.session)
            began[key] = min(began.get(key, event.day), event.day)
    for account, own in of.items():
        past = [event for event in own if event.day <= day]
        if past:
            visits = [at for (whose, *_), at in began.items() if whose == account]
            found[account] = _signals(past, visits, day, core, first)
    return found


def _signals(
    past: list[Event], visits: list[date], day: date, core: frozenset[str] | None, first: date
) -> dict[str, float | None]:
    def within(window: int) -> list[Event]:
        return [one for one in past if (day - one.day).days < window]

    def active(some: Iterable[Event]) -> int:
        return len({user for one in some if (user := plain_user(one.user))})

    def begun(window: int) -> int:
        return sum(0 <= (day - at).days < window for at in visits)

    def features(window: int) -> set[str]:
        return {one.feature.strip().lower() for one in within(window) if one.feature}

    row: dict[str, float | None] = {
        f"active_users_{n}d": active(within(n)) for n in (1, 7, 30, 60, 90)
    }
    row |= {f"sessions_{n}d": begun(n) for n in (30, 60, 90)}
    row |= {f"events_{n}d": len(within(n)) for n in (30, 60, 90)}
    row |= {f"breadth_{n}d": len(features(n)) for n in (30, 90)}
    days = [
        active(one for one in past if one.day == day - timedelta(days=back)) for back in range(30)
    ]
    row["mean_daily_users"] = sum(days) / 30
    users = active(within(30))
    row["stickiness"] = 100 * sum(days) / 30 / users if users else None
    row["sessions_per_user"] = begun(30) / users if users else None
    row["events_per_user"] = len(within(30)) / users if users else None
    before = len(within(60)) - len(within(30))
    covered = (day - first).days >= 59
    row["use_change"] = 100 * (len(within(30)) - before) / before if covered and before else None
    row["core_features_30d"] = len(features(30) & core) if core else None
    row["silent_days"] = min((day - one.day).days for one in past)
    alpha, mean = 2 / (EMA_DAYS + 1), None
    for back in reversed(range(EMA_DAYS)):
        count = sum(one.day == day - timedelta(days=back) for one in past)
        mean = count if mean is None else alpha * count + (1 - alpha) * mean
    row["use_ema_90d"] = mean
    return row


def repair(event: Event, homes: Mapping[str, str]) -> Event:
    """The event with the account that it names, or that of its user, or None."""
    account = spell(event.account) if event.account and event.account.strip() else None
    return replace(event, account=account or homes.get(plain_user(event.user) or ""))
