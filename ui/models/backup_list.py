"""Backups in words: when each was made, why, and how long ago the last one was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from csdesk.formatting import file_size, join_words, plural
from csdesk.model.workspaces import Backup, BackupReason, Contents
from ui.models.change_log import local_time

_REASONS = {
    BackupReason.ROUTINE: "While you worked",
    BackupReason.BEFORE_UPGRADE: "Before the file was brought to a newer format",
    BackupReason.BEFORE_ERASURE: "Before a person was erased",
    BackupReason.BEFORE_REMOVAL: "Before a client was removed",
    BackupReason.ASKED_FOR: "Asked for",
}
_MOST_CLIENTS = 3


@dataclass(frozen=True, slots=True)
class BackupEntry:
    """One line of the list of backups."""

    backup: Backup
    date: str
    reason: str
    size: str


def list_entries(backups: Sequence[Backup]) -> tuple[BackupEntry, ...]:
    """Return the lines of the list, in the order given."""
    return tuple(
        BackupEntry(
            backup, local_time(backup.made_at), _REASONS[backup.reason], file_size(backup.size)
        )
        for backup in backups
    )


def speak_entry(entry: BackupEntry) -> str:
    """Return what a line says to those who cannot see it."""
    return f"{entry.date}. {entry.reason}. {entry.size}"


def age_words(made_at: datetime, now: datetime) -> str:
    """Return how long ago a backup was made: "just now", "12 min ago", "3 h ago", a date."""
    minutes = int((now - made_at) / timedelta(minutes=1))
    if not 0 <= minutes < 24 * 60:
        return local_time(made_at)
    if minutes < 1:
        return "just now"
    return f"{minutes} min ago" if minutes < 60 else f"{minutes // 60} h ago"


def describe_contents(contents: Contents) -> str:
    """Return what a file holds, to recognise it by."""
    clients = join_words([f"“{name}”" for name in contents.clients], _MOST_CLIENTS)
    parts = [clients or "no client", plural(contents.answers, "answer")]
    parts.append(plural(contents.accounts, "account"))
    return " · ".join(parts)
