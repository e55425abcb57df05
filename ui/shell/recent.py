"""The clients that were opened last."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from csdesk.formatting import plural
from ui.models.question_progress import measure_assessed
from ui.pages.start import RecentClient
from ui.shell.preferences import Preferences
from ui.tasks.access import FileState

if TYPE_CHECKING:
    from csdesk.model.diagnosis import Diagnosis

_KEY = "clients/recent"
_MOST = 6


class RecentClients:
    """Remembers which workspaces were opened, newest first, and how far each audit was."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def all(self) -> tuple[RecentClient, ...]:
        """Return the clients whose files are still there."""
        return tuple(client for client in self._kept() if Path(client.path).exists())

    def follow(self, path: Path, diagnosis: Diagnosis, file: FileState) -> None:
        """List what is open; nothing of an encrypted file is kept outside of it."""
        if file.is_encrypted:
            self.forget(path)
        elif not file.is_read_only:
            self.note(path, diagnosis)

    def note(self, path: Path, diagnosis: Diagnosis) -> None:
        """Put a client first, with how far its audit is."""
        newest = RecentClient(str(path), diagnosis.client.name, describe_progress(diagnosis))
        others = [client for client in self._kept() if client.path != newest.path]
        records = [asdict(client) for client in (newest, *others)[:_MOST]]
        self._preferences.write_list(_KEY, records)

    def forget(self, path: Path) -> None:
        """Take a client off the list, as one that is encrypted."""
        others = [asdict(client) for client in self._kept() if client.path != str(path)]
        self._preferences.write_list(_KEY, others)

    def _kept(self) -> list[RecentClient]:
        fields = ("path", "name", "progress")
        records = self._preferences.read_list(_KEY)
        return [
            RecentClient(*(str(record[field]) for field in fields))
            for record in records
            if all(field in record for field in fields)
        ]


def describe_progress(diagnosis: Diagnosis) -> str:
    """Return how far an audit has come, in a few words."""
    assessed = measure_assessed(diagnosis)
    parts = [f"{assessed.answered} of {assessed.total} answered"]
    if diagnosis.accounts is not None:
        parts.append(plural(len(diagnosis.accounts), "account"))
    if diagnosis.findings:
        parts.append(plural(len(diagnosis.findings), "finding"))
    return " · ".join(parts)
