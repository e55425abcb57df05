"""The change log as a table of text that spreadsheets open: no cell becomes a formula."""

from __future__ import annotations

import csv
import io
from datetime import datetime

from csdesk.model.history import LogEntry
from csdesk.report.change_log import ChangeLog

HEADER = (
    "Line", "Step", "Time (UTC)", "Person", "Action", "Client", "Thing", "Which one", "Before",
    "After", "Erased", "Imported",
)  # fmt: skip
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - the wide twins start formulas as well


def render_change_log(log: ChangeLog) -> bytes:
    """Return the bytes of a CSV file in UTF-8, with the mark by which Excel knows it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(HEADER)
    for number, step, *texts in text_rows(log):
        writer.writerow([number, step, *map(guard_text, texts)])
    return stream.getvalue().encode("utf-8-sig", "replace")


def text_rows(log: ChangeLog) -> list[tuple[str, ...]]:
    """Return the lines of a log as texts, each with one for each title of ``HEADER``."""
    return [_texts(log, entry) for entry in log.entries]


def guard_text(text: str) -> str:
    """Return a text for a cell; one that a spreadsheet would compute begins with an apostrophe."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def utc_text(moment: datetime) -> str:
    """Return a time in UTC as it is written for machines: 2026-11-22T14:05:33Z."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _texts(log: ChangeLog, entry: LogEntry) -> tuple[str, ...]:
    return (
        str(entry.id),
        str(entry.step),
        utc_text(entry.at),
        entry.person,
        entry.action.value,
        log.client_of(entry),
        entry.entity,
        entry.key,
        entry.old_value or "",
        entry.new_value or "",
        "yes" if entry.is_erased else "",
        "yes" if entry.id in log.imported else "",
    )
