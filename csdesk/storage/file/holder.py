"""The note beside an open workspace that says who has it; only SQLite's lock decides.

A note may be missing, stale, from another machine by way of a sync folder, or no note at all:
whatever stands there, it never keeps a file from being opened for good.
"""

from __future__ import annotations

import json
import os
import platform
import stat
import unicodedata
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from csdesk.errors import WorkspaceUnusable
from csdesk.formatting.dates import day
from csdesk.model.workspaces import Holder
from csdesk.storage.file.drafts import draft_beside
from csdesk.storage.file.side_files import side_file

NOTE = ".lock"
LARGEST_NOTE = 4096
"""Bytes; a longer file is no note."""
UNREADABLE = (OSError, ValueError, TypeError, LookupError, OverflowError, RecursionError)
"""What the reading of a file can raise that is no note of csdesk."""
LONGEST_NAME = 80
"""Characters of a name that are shown."""


class HolderNote:
    """The note of this program beside a workspace; a folder that takes none gets none."""

    def __init__(self, path: Path, person: str) -> None:
        self._place = side_file(path, NOTE)
        self._holder = Holder(
            _shown(person), this_machine(), os.getpid(), datetime.now(UTC).replace(microsecond=0)
        )

    def leave(self) -> None:
        """Write the note, in place of one that is there."""
        with suppress(OSError, WorkspaceUnusable), draft_beside(self._place) as draft:
            draft.write_text(_written(self._holder), encoding="utf-8")
            draft.replace(self._place)

    def remove(self) -> None:
        """Take the note away, unless somebody else has put theirs in its place."""
        with suppress(OSError):
            if _read(self._place) == self._holder:
                self._place.unlink()


def read_note(path: Path) -> Holder | None:
    """Return who has a workspace by the note beside it; None when there is no readable note."""
    return _read(side_file(path, NOTE))


def is_on_this_machine(holder: Holder) -> bool:
    """Tell whether a note was left on this computer."""
    return holder.machine == this_machine()


def this_machine() -> str:
    """Return the name of this computer, without the part that changes with the network."""
    return _shown(platform.node().partition(".")[0].casefold())


def describe_holder(holder: Holder, now: datetime) -> str:
    """Return "Anna on desk-4, since 14:05 today", in the local time of this computer."""
    who = f"{holder.person} on " if holder.person else ""
    return f"{who}{holder.machine or 'an unnamed computer'}, since {_since(holder.since, now)}"


def _since(moment: datetime, now: datetime) -> str:
    local, today = moment.astimezone(), now.astimezone()
    if local.date() == today.date():
        return f"{local:%H:%M} today"
    date = day(local.date())
    return f"{date.removesuffix(f' {today.year}')}, {local:%H:%M}"


def _written(holder: Holder) -> str:
    fields = {
        "person": holder.person,
        "machine": holder.machine,
        "process": holder.process,
        "since": holder.since.isoformat(),
    }
    return json.dumps(fields, ensure_ascii=False)


def _read(place: Path) -> Holder | None:
    try:
        found = place.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST_NOTE:
            return None
        fields = json.loads(place.read_text(encoding="utf-8"))
        since = datetime.fromisoformat(fields["since"]).astimezone(UTC)
        since.astimezone()  # a time beyond the calendar cannot be shown
        return Holder(
            _shown(fields["person"]), _shown(fields["machine"]), int(fields["process"]), since
        )
    except UNREADABLE:
        return None


def _shown(text: str) -> str:
    """Return a name as one line of bounded length, whatever a file claims it to be."""
    line = "".join(sign for sign in text if unicodedata.category(sign)[0] != "C")
    return " ".join(line.split())[:LONGEST_NAME]
