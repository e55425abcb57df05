"""``csdesk check``: whether a workspace is whole, for scripts and before it is sent on."""

from __future__ import annotations

import argparse
import sys

from csdesk.errors import WorkspaceDamaged
from csdesk.formatting import plural
from csdesk.model.workspaces import CheckReport
from csdesk.operations.recovery import check_file
from ui.pass_phrases import call_with_phrase
from ui.terminal import TerminalProgress


def run_check(options: argparse.Namespace) -> int:
    """Print what a file holds, or every problem of it, one on a line; return the exit code."""
    with TerminalProgress(sys.stderr) as progress:
        report = call_with_phrase(
            options, options.file, lambda phrase: check_file(options.file, phrase, progress)
        )
    sys.stdout.writelines(f"{line}\n" for line in describe(report))
    return WorkspaceDamaged.exit_code if report.problems else 0


def describe(report: CheckReport) -> tuple[str, ...]:
    """Return the problems, or one line that says what a whole file holds."""
    if report.problems:
        return report.problems
    held = report.contents
    parts = [
        f"format {report.format}",
        "encrypted" if report.is_encrypted else "not encrypted",
    ]
    if held is not None:
        parts += [
            plural(len(held.clients), "client"),
            plural(held.answers, "answer"),
            plural(held.accounts, "account"),
        ]
    return (f"{report.path.name} is whole: {', '.join(parts)}.",)
