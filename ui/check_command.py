"""``csdesk check`` and ``csdesk salvage``: whether a file is whole, and what is left of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from csdesk.errors import PARTLY_SALVAGED, WorkspaceDamaged
from csdesk.formatting import number, plural
from csdesk.model.workspaces import CheckReport, Salvaged, SalvageReport
from csdesk.operations.artifacts import check_artifact_file
from csdesk.operations.recovery import check_file, salvage
from ui.pass_phrases import call_with_phrase
from ui.terminal import TerminalProgress, printable

TABLES = frozenset({".csv", ".xlsx"})
"""Files of a board; any other is a workspace."""


def run_check(options: argparse.Namespace) -> int:
    """Print what a file holds, or every problem of it, one on a line; return the exit code."""
    if options.file.suffix.casefold() in TABLES:
        return _check_table(options.file)
    with TerminalProgress(sys.stderr) as progress:
        report = call_with_phrase(
            options, options.file, lambda phrase: check_file(options.file, phrase, progress)
        )
    sys.stdout.writelines(f"{line}\n" for line in describe(report))
    return WorkspaceDamaged.exit_code if report.problems else 0


def _check_table(path: Path) -> int:
    with TerminalProgress(sys.stderr) as progress:
        check = check_artifact_file(path, progress)
    rows = plural(check.rows, "row")
    whole = (
        f"{path.name} is sound: {check.artifact}, {rows}, columns of the template, no key twice."
    )
    sys.stdout.writelines(f"{printable(line)}\n" for line in check.faults or (whole,))
    return 1 if check.faults else 0


def run_salvage(options: argparse.Namespace) -> int:
    """Write what can still be read of a file to a new one and return the exit code.

    What was there and what was kept is told on standard error.
    """
    with TerminalProgress(sys.stderr) as progress:
        report = call_with_phrase(
            options,
            options.file,
            lambda phrase: salvage(options.file, options.target, phrase, progress),
        )
    sys.stderr.writelines(f"{describe_part(part)}\n" for part in report.parts)
    sys.stderr.write(f"{judge_salvage(report)}\n")
    sys.stdout.write(f"{options.target}\n")
    return 0 if report.is_exact else PARTLY_SALVAGED


def judge_salvage(report: SalvageReport) -> str:
    """Return in one sentence or two how far what was salvaged is to be trusted."""
    if report.is_exact:
        return "Everything that people entered and imported was kept as it was written."
    if any(part.kept < (part.expected or 0) for part in report.parts):
        return "Some of it is lost. An earlier backup may hold more: compare the two."
    return "Whether that is everything cannot be proved. Compare it with an earlier backup."


def describe_part(part: Salvaged) -> str:
    """Return how many of one kind of thing were kept, and of how many, where that is known."""
    kept = f"{part.what}: {number(part.kept)}"
    if part.expected is None:
        return f"{kept}, of how many is not known"
    return f"{kept} of {number(part.expected)}{_describe_doubt(part, part.expected)}"


def _describe_doubt(part: Salvaged, expected: int) -> str:
    if part.is_exact:
        return ""
    if part.kept < expected:
        return ", some are lost" if part.kept else ", all are lost"
    return ", not all as they were written"


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
            plural(held.respondents, "respondent"),
            plural(held.observations, "observation"),
            plural(held.accounts, "account"),
        ]
    return (f"{report.path.name} is whole: {', '.join(parts)}.",)
