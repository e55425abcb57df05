"""``csdesk events``: events of use are added up as they would be through the window."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date

from csdesk.content import load_library
from csdesk.model.library import Library
from csdesk.model.usage_events import EventChoices, EventFiles
from csdesk.operations.usage_events import (
    EventSums,
    import_events,
    inspect_events,
    recognise_accounts,
)
from ui.client_opening import open_for_command
from ui.models.event_lines import list_columns, list_counts, list_kept
from ui.terminal import TerminalProgress, say

KEPT = "Kept"
WOULD_KEEP = "Nothing was kept. It would be"
IN_USE = "In use already; nothing was changed"


def run_events(options: argparse.Namespace) -> int:
    """Add events up and keep the signals, or only say what would come in; return the exit code."""
    library = load_library()
    with (
        TerminalProgress(sys.stderr) as progress,
        open_for_command(options, progress, read_only=options.dry_run) as workspace,
    ):
        choices = _choose(inspect_events(options.paths, library), options)
        today = date.today()  # noqa: DTZ011 - the day where the person sits
        with closing(EventSums(workspace, options.paths, choices, library, today)) as sums:
            events = recognise_accounts(workspace, sums.add_up(progress), progress)
            heading = WOULD_KEEP
            if not options.dry_run:
                outcome = import_events(workspace, events, progress, library)
                heading = KEPT if outcome.changes else IN_USE
            progress.finish()
            _tell(choices, library, heading, list(list_counts(events)))
            say(sys.stdout, (f"  {line}" for line in list_kept(events, library)))
    return 0


def _choose(found: EventFiles, options: argparse.Namespace) -> EventChoices:
    """Return what the files suggest, overruled by the options."""
    columns = {**found.choices.columns, **dict(options.column)}
    way = options.times or found.choices.time_format
    return replace(
        found.choices, columns=columns, core_features=tuple(options.core), time_format=way
    )


def _tell(choices: EventChoices, library: Library, heading: str, counts: list[str]) -> None:
    say(sys.stdout, ["Columns", *(f"  {line}" for line in list_columns(choices, library))])
    say(sys.stdout, ["Events", *(f"  {line}" for line in counts), heading])
