"""How the onboarding of one customer stands, day by day (S0.11, S4.4, S4.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from csdesk.model.accounts import AccountTable
from csdesk.model.answers import Answer, Answers, AnswerState
from csdesk.model.areas import Area
from csdesk.model.identifiers import AccountKey, AreaId, QuestionId
from csdesk.model.instruments import Instrument, Question
from csdesk.scoring.maturity import applies, credit_of

STARTS = ("onboarding_start", "start_date")
"""Columns of the customer list that say when onboarding began, the closest first."""
STARTED_ON = QuestionId("onboard90.started_on")
NO_START = "The customer list does not say when this onboarding began. Answer “Started on”."


@dataclass(frozen=True, slots=True)
class Start:
    """The day from which the days of an onboarding count; ``problem`` says what to mend."""

    day: date | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class OnboardingItem:
    """One item for one customer."""

    question: Question
    due_on: date | None
    """None where the start is not known, or the item has no day."""
    state: AnswerState
    is_done: bool
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class OnboardingStage:
    """The items of one stage. ``percent`` 0 to 100 of those that apply; None where none does."""

    area: Area
    done: int
    applicable: int
    percent: float | None
    due_on: date | None
    """The day by which the last of them is due."""
    items: tuple[OnboardingItem, ...]


@dataclass(frozen=True, slots=True)
class Onboarding:
    """The onboarding of one customer as it stands on a day."""

    start: Start
    stages: tuple[OnboardingStage, ...]
    current: AreaId | None
    """The stage that the day belongs to; None before the start, after the last, or without one."""
    without_owner: tuple[Question, ...]
    """What asks for an owner and has none, in its order."""

    @property
    def overdue(self) -> tuple[OnboardingItem, ...]:
        """Return the items that should be done by now and are not, the longest overdue first."""
        late = [item for stage in self.stages for item in stage.items if item.is_overdue]
        return tuple(sorted(late, key=lambda item: item.due_on or date.max))

    @property
    def percent(self) -> float | None:
        """Return how much of everything that applies is done, 0 to 100."""
        return _percent(
            sum(stage.done for stage in self.stages),
            sum(stage.applicable for stage in self.stages),
        )


def due_on(start: date | None, question: Question) -> date | None:
    """Return the day by which an item is due: its day after the start; None without either."""
    if start is None or question.due_day is None:
        return None
    return start + timedelta(days=question.due_day)


def find_start(answers: Answers, accounts: AccountTable | None, account: AccountKey) -> Start:
    """Return when a customer's onboarding began: as answered, or else as the list has it.

    The answer is a day such as 2026-03-31, to ``onboard90.started_on``.
    """
    answer = answers.get(STARTED_ON)
    stated = answer.text.strip() if answer is not None else ""
    if not stated:
        return _listed_start(accounts, account)
    try:
        return Start(date.fromisoformat(stated))
    except ValueError:
        return Start(None, f"The start “{stated}” is no day. Write it such as 2026-03-31.")


def follow_onboarding(
    instrument: Instrument, answers: Answers, start: Start, today: date | None
) -> Onboarding:
    """Return how far one customer is by one scheme.

    Percent is done items by those that apply; "partly" is not done. An item is overdue from the
    day after it was due. A stage ends with its last day, which belongs to it (C34).
    """
    stages = tuple(
        _stage(area, instrument, answers, start.day, today) for area in instrument.practice_areas
    )
    asked = [question for question in instrument.questions if question.needs_owner]
    return Onboarding(
        start=start,
        stages=stages,
        current=_current_stage(stages, start.day, today),
        without_owner=tuple(q for q in asked if not _has_owner(answers.get(q.id))),
    )


def _stage(
    area: Area, instrument: Instrument, answers: Answers, start: date | None, today: date | None
) -> OnboardingStage:
    questions = instrument.area_questions(area.id)
    items = tuple(_item(one, answers.get(one.id), start, today) for one in questions)
    applicable = sum(item.state is not AnswerState.NOT_APPLICABLE for item in items)
    done = sum(item.is_done for item in items)
    days = [item.due_on for item in items if item.due_on is not None]
    return OnboardingStage(
        area, done, applicable, _percent(done, applicable), max(days, default=None), items
    )


def _item(
    question: Question, answer: Answer | None, start: date | None, today: date | None
) -> OnboardingItem:
    due = due_on(start, question)
    is_done = credit_of(question, answer) == 1
    is_due = due is not None and today is not None and today > due
    is_late = is_due and not is_done and applies(answer)
    state = AnswerState.UNANSWERED if answer is None else answer.state
    return OnboardingItem(question, due, state, is_done, is_late)


def _percent(done: int, applicable: int) -> float | None:
    return 100 * done / applicable if applicable else None


def _current_stage(
    stages: tuple[OnboardingStage, ...], start: date | None, today: date | None
) -> AreaId | None:
    if start is None or today is None or today < start:
        return None
    dated = (stage for stage in stages if stage.due_on is not None and today <= stage.due_on)
    return next((stage.area.id for stage in dated), None)


def _has_owner(answer: Answer | None) -> bool:
    """Say whether somebody is named or nobody has to be; a name may be the answer itself."""
    if answer is None or not applies(answer):
        return answer is not None
    return bool(answer.owner.strip() or answer.text.strip())


def _listed_start(accounts: AccountTable | None, account: AccountKey) -> Start:
    if accounts is None or account not in accounts.keys:
        return Start(None, NO_START)
    at = accounts.keys.index(account)
    listed = (accounts.column(field)[at] for field in STARTS)
    day = next((day for day in listed if isinstance(day, date)), None)
    return Start(day, "" if day else NO_START)
