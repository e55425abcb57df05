"""Which backups are kept: many young ones, few old ones, within a budget of bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta

from csdesk.model.workspaces import Backup, BackupReason

LAST = 10
"""The newest ones that are kept whatever their day."""
DAYS = 14
"""Days for each of which the newest backup is kept, today included."""
WEEKS = 8
"""Weeks, from Monday, for each of which the newest backup is kept, this one included."""
PROTECTED = timedelta(days=14)
"""How long a backup is kept that was made before a step with no way back."""
PASSING = frozenset({BackupReason.ROUTINE, BackupReason.ASKED_FOR})

LEAST_BUDGET = 1_000_000_000
"""Bytes that the backups of a workspace may always take."""
BUDGET_IN_FILES = 5
"""How many times its newest backup's size they may take."""

Period = Callable[[Backup], date]


def default_budget(newest: Backup) -> int:
    """Return how many bytes all backups of a workspace may take together."""
    return max(BUDGET_IN_FILES * newest.size, LEAST_BUDGET)


def sort_backups(backups: Iterable[Backup]) -> list[Backup]:
    """Return backups by the time in their names, the newest first.

    Of the same second, the longer name is the newer: a number was put to it.
    """
    return sorted(backups, key=_age, reverse=True)


def sort_by_trust(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Return backups in the order in which they are offered: the newest first.

    Those dated after ``now`` come last: the clock was wrong when they were made, and their content
    may be older than that of any other.
    """
    newest = sort_backups(backups)
    return sorted(newest, key=lambda backup: backup.made_at > now)


def choose_kept(backups: Iterable[Backup], now: datetime, budget: int) -> set[Backup]:
    """Return the backups to keep; the newest is always among them.

    Backups dated after ``now`` come from a time when the clock was wrong, or it is wrong today.
    They are thinned by themselves and their newest is kept too, so that a clock that jumps neither
    throws good backups out nor stops new ones from being kept.
    """
    everything = sort_backups(backups)
    dated = [backup for backup in everything if backup.made_at <= now]
    ahead = [backup for backup in everything if backup.made_at > now]
    kept = _thin(dated, now)
    if ahead:
        kept |= _thin(ahead, ahead[0].made_at)
    never = {backup for backup in kept if _is_protected(backup, now)} | {*dated[:1], *ahead[:1]}
    return _fit(sort_backups(kept), never, budget)


def _age(backup: Backup) -> tuple[datetime, int, str]:
    return backup.made_at, len(backup.path.name), backup.path.name


def _thin(newest_first: Sequence[Backup], now: datetime) -> set[Backup]:
    """Choose by age alone."""
    protected = {backup for backup in newest_first if _is_protected(backup, now)}
    days = _newest_of_each(newest_first, _day, now.date() - timedelta(days=DAYS - 1))
    weeks = _newest_of_each(newest_first, _week, _monday(now.date()) - timedelta(weeks=WEEKS - 1))
    return protected | set(newest_first[:LAST]) | days | weeks


def _is_protected(backup: Backup, now: datetime) -> bool:
    return backup.reason not in PASSING and now - backup.made_at < PROTECTED


def _newest_of_each(newest_first: Iterable[Backup], period: Period, since: date) -> set[Backup]:
    chosen: dict[date, Backup] = {}
    for backup in newest_first:
        if period(backup) >= since:
            chosen.setdefault(period(backup), backup)
    return set(chosen.values())


def _day(backup: Backup) -> date:
    return backup.made_at.date()


def _week(backup: Backup) -> date:
    return _monday(_day(backup))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _fit(newest_first: Sequence[Backup], never: set[Backup], budget: int) -> set[Backup]:
    """Drop the oldest, but none of ``never``, until the rest fits into the budget."""
    kept = set(newest_first)
    total = sum(backup.size for backup in kept)
    for backup in reversed(newest_first):
        if total > budget and backup not in never:
            kept.discard(backup)
            total -= backup.size
    return kept
