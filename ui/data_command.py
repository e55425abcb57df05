"""``csdesk data``: which files are in use in a workspace, and how good their figures are."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from csdesk.content import load_library
from csdesk.formatting import day, percent, plural
from csdesk.formatting.words import sentence
from csdesk.model.data_review import (
    DataReview,
    NextAddition,
    QualityCheck,
    QualityMark,
    SourceEntry,
)
from csdesk.model.imports import ImportBatch, ImportedList
from csdesk.model.library import Library
from csdesk.operations.data_review import review_data
from csdesk.storage.workspace import Workspace, open_workspace
from ui.pass_phrases import call_with_phrase
from ui.terminal import TerminalProgress, say

MOST_ADDITIONS = 5
MARKS = {QualityMark.FAIL: "fails", QualityMark.WARN: "warning", QualityMark.PASSED: "passed"}


def run_data(options: argparse.Namespace) -> int:
    """Say what is in use in a workspace, which is only read."""
    library = load_library()
    with TerminalProgress(sys.stderr) as progress, _open(options) as workspace:
        batches = workspace.lists.in_use()
        review = review_data(workspace, library, progress)
    lines = [line for batch in batches for line in _tell_batch(batch, library)]
    say(sys.stdout, lines or ["Nothing has been imported."])
    if review is not None:
        say(sys.stdout, _tell_review(review))
    return 0


def _open(options: argparse.Namespace) -> Workspace:
    return call_with_phrase(
        options,
        options.file,
        lambda phrase: open_workspace(options.file, phrase=phrase, read_only=True),
    )


def _tell_batch(batch: ImportBatch, library: Library) -> Iterator[str]:
    yield f"{batch.file_name}: {batch.role}, {day(batch.as_of)}"
    yield from (f"  {_tell_list(found, library)}" for found in batch.lists)


def _tell_list(found: ImportedList, library: Library) -> str:
    known = next(table for table in library.tables if table.kind is found.kind)
    records = plural(found.records, known.record, known.records)
    left = f", {plural(found.rejected, 'row')} left out" if found.rejected else ""
    return f"{found.sheet}: {known.name}, {records}{left}"


def _tell_review(review: DataReview) -> Iterator[str]:
    yield ""
    yield from (_tell_source(source) for source in review.sources)
    worst = [check for check in review.checks if check.mark is not QualityMark.PASSED]
    passed = len(review.checks) - len(worst)
    yield ""
    yield f"{plural(len(review.checks), 'check')} of the data, {passed} passed"
    yield from (_tell_check(check) for check in worst)
    if review.next_additions:
        yield ""
        yield from (_tell_addition(one) for one in review.next_additions[:MOST_ADDITIONS])


def _tell_source(source: SourceEntry) -> str:
    if not source.tables:
        return f"{source.source}: nothing imported"
    covered = "" if source.coverage is None else f", {percent(source.coverage)} of customers"
    dated = "" if source.as_of is None else f", as of {day(source.as_of)}"
    return f"{source.source}: {plural(source.records, 'record')}{covered}{dated}"


def _tell_addition(found: NextAddition) -> str:
    unlocked = ", ".join(dict.fromkeys((*found.kpis, *found.signals)))
    return f"{sentence(found.addition.words)} It would unlock: {unlocked}."


def _tell_check(check: QualityCheck) -> str:
    fix = f" {check.fix}" if check.fix else ""
    return f"{MARKS[check.mark]} ({check.steward}): {check.sentence}{fix}"
