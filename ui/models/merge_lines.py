"""Answers of several people to one question, as lines to settle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from csdesk.formatting.respondents import role_word
from csdesk.model.answers import Answer, Answers
from csdesk.model.identifiers import QuestionId
from csdesk.model.instruments import Instrument
from csdesk.model.responses import MergedQuestion, MergeState, Response
from csdesk.scoring.merging import distinct_answers, merge_responses
from ui.models.answer_words import answer_word


@dataclass(frozen=True, slots=True)
class MergeOption:
    """An answer that somebody gave, in words."""

    words: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class MergeLine:
    """One question with what the consultant and everybody else answered."""

    question: QuestionId
    state: MergeState
    title: str
    place: str
    own: str
    """Empty where the consultant has not answered yet."""
    given: tuple[str, ...]
    options: tuple[MergeOption, ...] = ()
    """What can be taken over, each answer once."""


def list_merged(
    instruments: Iterable[Instrument], responses: tuple[Response, ...], answers: Answers
) -> tuple[MergeLine, ...]:
    """Return every question that somebody answered, each once, by instrument and area."""
    seen: set[QuestionId] = set()
    lines: list[MergeLine] = []
    for instrument in instruments:
        for merged in merge_responses(instrument, responses, answers).questions:
            if merged.given and merged.question not in seen:
                seen.add(merged.question)
                lines.append(_line(instrument, merged))
    return tuple(lines)


def lines_in(lines: Iterable[MergeLine], *states: MergeState) -> tuple[MergeLine, ...]:
    """Return the lines in these states."""
    return tuple(line for line in lines if line.state in states)


def _line(instrument: Instrument, merged: MergedQuestion) -> MergeLine:
    question = instrument.question(merged.question)
    own = "" if merged.own is None else answer_word(question, merged.own)
    options = [
        MergeOption(answer_word(question, one), one) for one in distinct_answers(merged.given)
    ]
    return MergeLine(
        question=merged.question,
        state=merged.state,
        title=question.text,
        place=f"{instrument.name} · {instrument.area_name(merged.area)}",
        own=own,
        given=tuple(
            f"{role_word(one.respondent.role)}, {one.respondent.name}: "
            f"{answer_word(question, one.answer)}"
            for one in merged.given
        ),
        options=tuple(option for option in options if option.words != own),
    )
