"""``csdesk log``: who changed what and when, as lines or as a table for a spreadsheet."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from csdesk.errors import WorkspaceDamaged, WrongUsage
from csdesk.operations.history import knows_person, read_log
from csdesk.report.change_log import ChangeLog
from csdesk.storage.workspace import open_workspace
from exports import write
from exports.change_log_table import HEADER, text_rows
from ui.pass_phrases import call_with_phrase
from ui.terminal import TerminalProgress, printable


def run_log(options: argparse.Namespace) -> list[Path]:
    """Print the lines of the log that were asked for, or write them; return what was written.

    Raises WorkspaceDamaged, after that, when a line is not as it was written.
    """
    check_target(options.out)
    with TerminalProgress(sys.stderr) as progress:
        log, broken = call_with_phrase(
            options, options.file, lambda phrase: _read(options, phrase, progress)
        )
    if options.out is None:
        sys.stdout.writelines(f"{line}\n" for line in text_lines(log))
    else:
        write(log, options.out)
    if broken is not None:
        raise WorkspaceDamaged(
            f"{options.file.name}: line {broken} of the change log is not as csdesk wrote it; it "
            "and what follows may have been changed. Compare it with a backup."
        )
    return [] if options.out is None else [options.out]


def check_target(path: Path | None) -> None:
    """Raise WrongUsage unless a new file for a table can be at ``path``."""
    if path is None:
        return
    if path.suffix.casefold() != ".csv":
        raise WrongUsage(f"The log is written as .csv, not as “{path.name}”.")
    if path.exists():
        raise WrongUsage(f"{path} is there already. Choose a name that is free.")


def text_lines(log: ChangeLog) -> list[str]:
    """Return the titles and one line for each of the log, its parts set apart by tabs."""
    return ["\t".join(map(printable, row)) for row in (HEADER, *text_rows(log))]


def _read(
    options: argparse.Namespace, phrase: str | None, progress: TerminalProgress
) -> tuple[ChangeLog, int | None]:
    with open_workspace(
        options.file, phrase=phrase, read_only=True, progress=progress
    ) as workspace:
        log = read_log(workspace, options.person, options.action, options.since)
        if options.person and not log.entries and not knows_person(workspace, options.person):
            _tell_unknown(options.person, progress)
        return log, workspace.history.verify()


def _tell_unknown(person: str, progress: TerminalProgress) -> None:
    progress.finish()
    sys.stderr.write(f"Nobody in the change log is called “{printable(person)}”.\n")
