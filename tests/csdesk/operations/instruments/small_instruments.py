"""A small instrument that a test can write in several versions, and answers to it."""

from __future__ import annotations

from dataclasses import replace

from csdesk.model.answers import Answer
from csdesk.model.areas import Area
from csdesk.model.identifiers import AreaId, ChoiceId, InstrumentId, QuestionId
from csdesk.model.instruments import Choice, Instrument, Question

AREA = AreaId("small.area")
ChoiceSpec = tuple[str, float]


def ask(name: str, *choices: ChoiceSpec, **known: object) -> Question:
    """Return a question of the small instrument; without choices, with yes, partly and no."""
    given = choices or (("no", 0.0), ("partly", 0.5), ("yes", 1.0))
    built = tuple(
        Choice(ChoiceId(choice), choice.title(), "Seen.", credit, "" if credit == 1 else "Do it.")
        for choice, credit in given
    )
    question = Question(QuestionId(f"small.{name}"), AREA, name, f"{name}?", "Why.", choices=built)
    return replace(question, **known)


def make_instrument(*questions: Question, version: str = "1.0", **known: object) -> Instrument:
    """Return an instrument with one area that asks these questions."""
    instrument = Instrument(
        id=InstrumentId("small"),
        version=version,
        name="Small",
        description="A small instrument.",
        tiers=(),
        areas=(Area(AREA, "Area", "An area."),),
        questions=questions,
        overall_questions=(),
    )
    return replace(instrument, **known)


def answer_with(name: str, choice: str | None, **known: object) -> Answer:
    """Return an answer to a question of the small instrument."""
    return Answer(QuestionId(f"small.{name}"), ChoiceId(choice) if choice else None, **known)
