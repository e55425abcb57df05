"""``csdesk check`` and ``csdesk salvage``: whether a workspace is whole, and what is left of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from csdesk.errors import WorkspaceDamaged
from csdesk.formatting import number, plural
from csdesk.model.workspaces import CheckReport, Salvaged
from csdesk.operations.recovery import check_file, salvage
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


def run_salvage(options: argparse.Namespace) -> list[Path]:
    """Write what can still be read of a file to a new one and return its path.

    What was there and what was kept is told on standard error.
    """
    with TerminalProgress(sys.stderr) as progress:
        report = call_with_phrase(
            options,
            options.file,
            lambda phrase: salvage(options.file, options.target, phrase, progress),
        )
    sys.stderr.writelines(f"{describe_part(part)}\n" for part in report.parts)
    return [options.target]


def describe_part(part: Salvaged) -> str:
    """Return how many of one kind of thing were kept, and of how many, where that is known."""
    kept = f"{part.what}: {number(part.kept)}"
    if part.expected is None:
        return kept
    doubt = "" if part.is_exact or part.kept < part.expected else ", not all as they were written"
    return f"{kept} of {number(part.expected)}{doubt}"


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
