"""How the note of a lost account keeps what a person corrected, beside their words.

The table has one text for both. A note that corrects nothing is kept as its words alone; else the
text is a JSON object that begins with ``START``, which no words are kept with by themselves.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from csdesk.model.churn import LossNote

START = '{"told": '


def write_note(note: LossNote) -> str:
    """Return the words of a note with everything that it corrects, as one text."""
    corrected = note.is_told or note.lost_on or note.arr is not None or note.source or note.name
    if not corrected and not note.note.startswith(START):
        return note.note
    kept = {
        "told": note.is_told,
        "note": note.note,
        "lost_on": note.lost_on.isoformat() if note.lost_on else None,
        "arr": note.arr,
        "source": note.source,
        "name": note.name,
    }
    return json.dumps(kept, ensure_ascii=False)


def read_note(note: LossNote) -> LossNote:
    """Return a note whose text is as it was kept, with what it corrects."""
    kept = read_text(note.note)
    if kept is None:
        return note
    return replace(
        note,
        is_told=bool(kept.get("told")),
        note=str(kept.get("note") or ""),
        lost_on=date.fromisoformat(kept["lost_on"]) if kept.get("lost_on") else None,
        arr=kept.get("arr"),
        source=str(kept.get("source") or ""),
        name=str(kept.get("name") or ""),
    )


def read_text(text: str) -> dict[str, Any] | None:
    """Return what a kept text corrects; None where it is words alone."""
    if not text.startswith(START):
        return None
    try:
        kept = json.loads(text)
    except json.JSONDecodeError:
        return None
    return kept if isinstance(kept, dict) else None
