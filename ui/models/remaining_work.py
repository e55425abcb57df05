"""What is left to do in an audit, and what each thing would bring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csdesk.formatting import join_words, number
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import Band
from csdesk.report.document import Status
from ui.models.audit_steps import count_unowned
from ui.models.left_lines import LEFT_WORDS, LeftKind, LeftLine, begun, list_left
from ui.models.question_progress import measure_assessed

_ANSWERS = (
    (LeftKind.CONTRADICTED, "contradicted by data"),
    (LeftKind.STALE, "to confirm"),
    (LeftKind.FLAGGED, "flagged"),
    (LeftKind.DEFERRED, "put off"),
    (LeftKind.UNSURE, "not sure"),
    (LeftKind.NO_OWNER, "without an owner"),
    (LeftKind.NO_EVIDENCE, "without evidence"),
)


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """So many of one thing are open; ``page`` None: bring in a file."""

    status: Status
    count: int
    what: str
    detail: str
    page: str | None


def list_open_points(diagnosis: Diagnosis) -> tuple[OpenPoint, ...]:
    """Return what is left, what holds up most first."""
    return (*_lists(diagnosis), *_questions(diagnosis), *_results(diagnosis))


def _lists(diagnosis: Diagnosis) -> Iterator[OpenPoint]:
    if diagnosis.accounts is None:
        detail = "Unlocks health scores and most numbers"
        yield OpenPoint(Status.WATCH, 1, "customer list to bring in", detail, None)
    elif diagnosis.previous is None:
        detail = "Unlocks who stayed and who grew"
        yield OpenPoint(Status.WATCH, 1, "earlier customer list to bring in", detail, None)
    rejected = sum(batch.rows_rejected for batch in diagnosis.batches)
    if rejected:
        detail = "The data page says which, and why"
        yield OpenPoint(
            Status.WATCH, rejected, _noun(rejected, "row") + " not imported", detail, "data"
        )


def _questions(diagnosis: Diagnosis) -> Iterator[OpenPoint]:
    left = list_left(diagnosis)
    unanswered = len(left[LeftKind.UNANSWERED]) or _not_begun(diagnosis)
    if unanswered:
        what = _noun(unanswered, "question") + " unanswered"
        yield OpenPoint(Status.DOING, unanswered, what, _range_words(diagnosis), "assess")
    for kind, words in _ANSWERS:
        lines = left[kind]
        if lines:
            what = f"{_noun(len(lines), 'answer')} {words}"
            status = LEFT_WORDS[kind][1]
            yield OpenPoint(status, len(lines), what, _shorts(diagnosis, lines), "assess")


def _not_begun(diagnosis: Diagnosis) -> int:
    """Return how many questions the ladder asks, as long as no instrument was begun."""
    if begun(diagnosis.assessments.values()):
        return 0
    return measure_assessed(diagnosis).left


def _results(diagnosis: Diagnosis) -> Iterator[OpenPoint]:
    health = diagnosis.health
    unscored = health.distribution[Band.UNSCORED].accounts if health is not None else 0
    if health is not None and unscored:
        names = [health.scorecard.signal(signal).name for signal in health.missing]
        detail = f"The list lacks {join_words(names, 2)}" if names else "Too few of their values"
        yield OpenPoint(
            Status.NONE, unscored, _noun(unscored, "account") + " not scored", detail, "health"
        )
    unowned = count_unowned(diagnosis)
    if unowned:
        what = _noun(unowned, "initiative") + " without an owner"
        yield OpenPoint(Status.DOING, unowned, what, "Completes the plan", "roadmap")
    unknown = sum(value.value is None for value in diagnosis.kpis.values())
    if unknown:
        what = _noun(unknown, "number") + " not computable"
        detail = "The metrics page says what they need"
        yield OpenPoint(Status.NONE, unknown, what, detail, "metrics")


def _range_words(diagnosis: Diagnosis) -> str:
    overall = diagnosis.maturity.overall
    if overall.index is None:
        return "Unlocks levels and findings"
    return f"Narrows the index of {number(overall.low)} to {number(overall.high)}"


def _shorts(diagnosis: Diagnosis, lines: Sequence[LeftLine]) -> str:
    questions = (diagnosis.question(line.question) for line in lines)
    return join_words([question.short for question in questions if question is not None], 3)


def _noun(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"
