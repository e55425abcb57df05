"""What the change log says of a row in the columns that its table has today.

The log is never rewritten: its lines tell rows as they were in the format of their day.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

LoggedRow = Mapping[str, Any]

CONFIDENCES = {"low": 2, "medium": 3, "high": 4}
"""Since format 3 by the words of the formats before."""
NEW_IN_ANSWERS: LoggedRow = {
    "subject": "",
    "value": None,
    "text": "",
    "deferred": "",
    "owner": "",
    "revision": 1,
}

NEW_IN_LOSSES: LoggedRow = {"lost_on": None, "arr": None, "source": "", "is_told": 0, "name": ""}
NEW_IN_OFFERS: LoggedRow = {
    "state": "approved",
    "decided_on": None,
    "decision": "",
    "evidence": "",
}


def bring_up(entity: str, row: LoggedRow, columns: Collection[str]) -> LoggedRow | None:
    """Return a row of the log with exactly these columns; None for what is no row of its table."""
    if row.keys() == set(columns):
        return row
    bring = NEWER.get(entity)
    newer = {} if bring is None else bring(row)
    return newer if newer.keys() == set(columns) else None


def _bring_answer(row: LoggedRow) -> LoggedRow:
    confidence = row.get("confidence")
    return {**NEW_IN_ANSWERS, **row, "confidence": CONFIDENCES.get(str(confidence), confidence)}


NEWER: Mapping[str, Callable[[LoggedRow], LoggedRow]] = {
    "answer": _bring_answer,
    "loss_note": lambda row: {**NEW_IN_LOSSES, **row},
    "offer": lambda row: {**NEW_IN_OFFERS, **row},
    "stated_input": lambda row: {"as_of": None, **row},
}
