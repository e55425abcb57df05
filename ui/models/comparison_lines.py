"""Two dates of one instrument side by side, in words."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formatting import UNKNOWN, number, tier_word
from csdesk.model.assessments import AnswerChange, AreaChange, Comparison
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import Instrument
from csdesk.report.document import Status, StatusWord
from ui.models.answer_words import answer_word


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One area or question before and after."""

    name: str
    before: str
    after: str
    change: StatusWord


def area_lines(comparison: Comparison, instrument: Instrument) -> tuple[ChangeLine, ...]:
    """Return the whole and each area at both dates."""
    names = _names(instrument)
    lines = [_area_line(comparison.overall, "The whole", instrument)]
    lines += [
        _area_line(change, names.get(change.area, change.area), instrument)
        for change in comparison.areas
    ]
    return tuple(lines)


def answer_changes(comparison: Comparison, instrument: Instrument) -> tuple[ChangeLine, ...]:
    """Return the questions that were answered differently, those that changed most first."""
    known = {question.id: question for question in instrument.questions}
    return tuple(
        ChangeLine(
            known[change.question].text,
            answer_word(known[change.question], change.before),
            answer_word(known[change.question], change.after),
            _credit_change(change),
        )
        for change in comparison.answers
        if change.question in known
    )


def comparison_sentences(comparison: Comparison, instrument: Instrument) -> tuple[str, ...]:
    """Return what improved most, what gives most concern, and what the instrument itself did."""
    found = []
    if comparison.improved is not None:
        name = _name(comparison.improved.area, instrument)
        found.append(f"Improved most: {name}, {_points(comparison.improved.delta)}.")
    if comparison.concern is not None:
        name = _name(comparison.concern.area, instrument)
        found.append(f"Gives most concern: {name}, {_points(comparison.concern.delta)}.")
    if comparison.by_instrument:
        points = _points(comparison.by_instrument)
        found.append(f"{points} of the change comes from another version of the instrument.")
    if comparison.shared_questions != comparison.all_questions:
        both = f"{comparison.shared_questions} of {comparison.all_questions}"
        found.append(f"{both} questions are asked by both versions.")
    return tuple(found)


def _area_line(change: AreaChange, name: str, instrument: Instrument) -> ChangeLine:
    before = _tier(change.tier_before, instrument, is_met=change.is_met_before)
    after = _tier(change.tier_after, instrument, is_met=change.is_met_after)
    before, after = _stands(before, change.index_before), _stands(after, change.index_after)
    return ChangeLine(name, before, after, _status(change.delta, _points(change.delta)))


def _tier(tier: int | None, instrument: Instrument, *, is_met: bool) -> str:
    return "" if tier is None else f"{tier_word(tier, instrument, is_met=is_met)}, "


def _stands(tier: str, index: float | None) -> str:
    return "Not assessed" if index is None else f"{tier}{number(index)}"


def _credit_change(change: AnswerChange) -> StatusWord:
    if change.credit_before is None or change.credit_after is None:
        return StatusWord(Status.NONE, "not comparable")
    delta = change.credit_after - change.credit_before
    return _status(delta, "better" if delta > 0 else "worse" if delta < 0 else "as good")


def _status(delta: float | None, word: str) -> StatusWord:
    if delta is None or delta == 0:
        return StatusWord(Status.NONE, word)
    return StatusWord(Status.GOOD if delta > 0 else Status.WATCH, word)


def _points(delta: float | None) -> str:
    if delta is None:
        return UNKNOWN
    sign = "+" if delta > 0 else ""
    return f"{sign}{number(delta)} points"


def _name(area: AreaId, instrument: Instrument) -> str:
    return _names(instrument).get(area, str(area))


def _names(instrument: Instrument) -> dict[AreaId, str]:
    """Return the names of areas and dimensions."""
    return {
        **instrument.area_names,
        **{dimension.id: dimension.name for dimension in instrument.dimensions},
    }
