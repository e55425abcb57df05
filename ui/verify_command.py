"""``csdesk verify``: whether the numbers of a report still follow from its workspace."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from csdesk import __version__
from csdesk.content import load_library
from csdesk.errors import InputRefused
from csdesk.formatting import plural
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.health.validation import add_validation
from csdesk.operations.report import FULL
from csdesk.operations.verifying import read_workbook_manifest
from csdesk.report.manifest import (
    Manifest,
    NumberCheck,
    check_numbers,
    list_changes,
    make_manifest,
    read_manifest,
)
from csdesk.storage.workspace import open_workspace
from exports.pdf.manifest_file import read_attached
from ui.pass_phrases import call_with_phrase
from ui.terminal import TerminalProgress, printable

WORKBOOK = ".xlsx"


def run_verify(options: argparse.Namespace) -> int:
    """Print each number of a report and whether it still holds; return 0 when all do, else 1."""
    with TerminalProgress(sys.stderr) as progress:
        made, altered = _read(options.report, progress)
    if made.choice.get("is_anonymous") is True:
        raise InputRefused(
            "it is anonymous, and its amounts are rounded",
            file=options.report.name,
            advice="Hold the report with names against the workspace",
        )
    with TerminalProgress(sys.stderr) as progress:
        now = call_with_phrase(
            options, options.file, lambda phrase: _compute(options, made, phrase, progress)
        )
    checks = check_numbers(made, now)
    lines = (*map(_describe_altered, altered), *_describe(checks, made, now))
    sys.stdout.writelines(f"{printable(line)}\n" for line in lines)
    return 0 if all(check.holds for check in checks) and not altered else 1


def _read(path: Path, progress: TerminalProgress) -> tuple[Manifest, tuple[NumberCheck, ...]]:
    """Return what a report rests on, and the cells of a workbook that were changed since."""
    if path.suffix.casefold() == WORKBOOK:
        return read_workbook_manifest(path, progress)
    return read_manifest(read_attached(path), path.name), ()


def _compute(
    options: argparse.Namespace, made: Manifest, phrase: str | None, progress: TerminalProgress
) -> Manifest:
    library = load_library()
    with open_workspace(
        options.file, phrase=phrase, read_only=True, progress=progress
    ) as workspace:
        diagnosis = diagnose(workspace, library, progress)
        if made.is_score_tested:
            diagnosis = add_validation(workspace, library, diagnosis, progress)
    return make_manifest(diagnosis, FULL, f"csdesk {__version__}")


def _describe(checks: tuple[NumberCheck, ...], made: Manifest, now: Manifest) -> tuple[str, ...]:
    holding = sum(check.holds for check in checks)
    told = f"{holding} of {plural(len(checks), 'number')} hold."
    return (*map(_describe_number, checks), *list_changes(made, now), told)


def _describe_altered(check: NumberCheck) -> str:
    made, now = _number(check.then), _number(check.now)
    return f"{check.name}: the cell says {now}, the report was made with {made}"


def _describe_number(check: NumberCheck) -> str:
    if check.holds:
        return f"{check.name}: {_number(check.then)}, holds"
    if not check.is_known:
        return f"{check.name}: stands in one of the two only"
    return f"{check.name}: {_number(check.then)} in the report, {_number(check.now)} now"


def _number(value: float | None) -> str:
    if value is None:
        return "not computable"
    return f"{value:,.6g}" if abs(value) < 1_000 else f"{value:,.2f}"
