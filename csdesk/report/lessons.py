"""What the cases of others say to a client of this size (S1.122)."""

from __future__ import annotations

from csdesk.formatting import money
from csdesk.model.benchmarks import CaseLesson
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library


def first_lessons(diagnosis: Diagnosis, library: Library) -> tuple[str, ...]:
    """Return the lessons as sentences, those for the client's ARR first; none without its ARR."""
    accounts = diagnosis.accounts
    arr = accounts.total_arr() if accounts else 0.0
    if not arr:
        return ()
    ordered = sorted(library.lessons, key=lambda lesson: not lesson.fits(arr))
    size = money(arr, diagnosis.client.currency, short=True)
    return tuple(_write(lesson, lesson.fits(arr), size) for lesson in ordered)


def _write(lesson: CaseLesson, fits: bool, size: str) -> str:
    words = f"{lesson.title}: {lesson.words} ({lesson.said_by}, {lesson.source}.)"
    return f"{words} For a client of {size} of ARR this comes first." if fits else words
