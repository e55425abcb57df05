"""How the level of an area, and that of the whole, comes about, part by part, in words."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formatting import number, plural
from csdesk.model.answers import Answers
from csdesk.model.identifiers import AreaId
from csdesk.model.instruments import Instrument
from csdesk.model.traces import AreaTrace, LeftOut, PartTrace, QuestionTrace
from csdesk.report.level_words import level_sentence
from csdesk.scoring.maturity import score_instrument, trace_area, trace_whole
from ui.models.walk_sheet import WalkSheet

_LEFT_OUT = {
    LeftOut.UNANSWERED: "not answered, so it does not count",
    LeftOut.NOT_APPLICABLE: "does not apply",
    LeftOut.DEFERRED: "put off, so it does not count yet",
    LeftOut.OUT_OF_SCOPE: "outside the chosen functions",
    LeftOut.NOT_SCORED: "not scored",
}


@dataclass(frozen=True, slots=True)
class TraceLine:
    """A question with its answer, or a part with its index: its weight, and what it gained."""

    short: str
    answer: str
    weight: str
    gained: str
    remark: str


@dataclass(frozen=True, slots=True)
class TraceWords:
    """The level in a sentence, the lines under ``heads``, and what holds the next level back."""

    heads: tuple[str, str]
    title: str
    sentence: str
    lines: tuple[TraceLine, ...]
    total: str
    next_level: str


def read_trace(sheet: WalkSheet, answers: Answers, area: AreaId) -> TraceWords:
    """Return how the level of an area comes about; KeyError for what is no area."""
    instrument = sheet.instrument
    functions = sheet.assessment.functions
    trace = trace_area(instrument, answers, area, functions=functions)
    return TraceWords(
        heads=("Question", "Answer"),
        title=instrument.area_name(area),
        sentence=level_sentence(trace.level, instrument),
        lines=tuple(_line(line, instrument) for line in trace.questions),
        total=f"{number(trace.gained, 1)} of 100",
        next_level=_next_level(trace, instrument),
    )


def read_whole_trace(sheet: WalkSheet, answers: Answers) -> TraceWords:
    """Return how the index of a whole instrument comes about, from its areas or dimensions."""
    instrument = sheet.instrument
    result = score_instrument(instrument, answers, functions=sheet.assessment.functions)
    trace = trace_whole(instrument, result)
    names = {one.id: one.name for one in instrument.dimensions}
    names.update(instrument.area_names)
    return TraceWords(
        heads=("Part", "Index"),
        title=instrument.name,
        sentence=level_sentence(trace.level, instrument),
        lines=tuple(_part_line(part, names[part.part]) for part in trace.parts),
        total=f"{number(trace.gained, 1)} of 100",
        next_level="The level is that of the lowest area." if instrument.tiers else "",
    )


def _part_line(part: PartTrace, name: str) -> TraceLine:
    counts = part.left_out is None
    return TraceLine(
        short=name,
        answer=number(part.index, 1),
        weight=_weight(part.weight),
        gained=f"{number(part.gained, 1)} of {number(part.gained + part.missed, 1)}"
        if counts
        else "–",
        remark=_LEFT_OUT[part.left_out] if part.left_out is not None else "",
    )


def _weight(weight: float) -> str:
    return number(weight, 0 if weight.is_integer() else 1)


def _line(line: QuestionTrace, instrument: Instrument) -> TraceLine:
    counts = line.left_out is None
    possible = number(line.gained + line.missed, 1)
    return TraceLine(
        short=instrument.question(line.question).short,
        answer=line.answer or "–",
        weight=_weight(line.weight),
        gained=f"{number(line.gained, 1)} of {possible}" if counts else "–",
        remark=_remark(line, instrument),
    )


def _remark(line: QuestionTrace, instrument: Instrument) -> str:
    parts = []
    if line.left_out is not None:
        reason = f": {line.reason}" if line.reason else ""
        parts.append(f"{_LEFT_OUT[line.left_out]}{reason}")
    if line.is_capped:
        parts.append("cut to what the data support")
    if line.holds_back is not None:
        parts.append(f"needed for {instrument.tier_name(line.holds_back)}")
    return "; ".join(parts)


def _next_level(trace: AreaTrace, instrument: Instrument) -> str:
    if trace.next_tier is None:
        return ""
    held = sum(line.holds_back is not None for line in trace.questions)
    return f"{plural(held, 'question')} missing for {instrument.tier_name(trace.next_tier)}."
