"""What became of a plan: each initiative's state and days, against what was promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from csdesk.model.identifiers import InitiativeId
from csdesk.model.plan_choices import InitiativeProgress, ProgressState
from csdesk.model.plan_review import PlanReview
from csdesk.model.roadmap import Roadmap


@dataclass(frozen=True, slots=True)
class Realised:
    """One initiative: effort in person-days, money in the client's currency.

    ``due_on``, days and value None: nothing was promised.
    """

    initiative: InitiativeId
    title: str
    due_on: date | None
    progress: InitiativeProgress | None
    promised_days: float | None = None
    value_low: float | None = None
    value_high: float | None = None

    @property
    def state(self) -> ProgressState | None:
        """Return how far it is; None: not begun, or nobody said."""
        return self.progress.state if self.progress else None

    @property
    def spent_days(self) -> float | None:
        """Return the person-days it took so far; None: nobody said."""
        return self.progress.spent_days if self.progress else None

    @property
    def days_late(self) -> int | None:
        """Return the days from due to done, below 0 where early; None where a day is missing."""
        done = self.progress.done_on if self.progress else None
        if self.state is not ProgressState.DONE or done is None or self.due_on is None:
            return None
        return (done - self.due_on).days

    def is_overdue(self, on: date) -> bool:
        """Tell whether it should be done by a day, and is neither done nor stopped."""
        ended = self.state in {ProgressState.DONE, ProgressState.STOPPED}
        return self.due_on is not None and self.due_on < on and not ended


@dataclass(frozen=True, slots=True)
class ProgressCounts:
    """How many initiatives there are, and how far they are."""

    all: int
    done: int
    running: int
    stopped: int
    overdue: int


def list_realised(review: PlanReview, roadmap: Roadmap | None) -> tuple[Realised, ...]:
    """Return every initiative of a plan with what became of it, the first one due first.

    A final plan is held to its promise; without one it is the plan as it stands. What is done or
    stopped, and in neither, follows with no day to be due.
    """
    planned = tuple(_promised(review)) if review.final else tuple(_planned(review, roadmap))
    known = {one.initiative for one in planned}
    beside = (
        Realised(initiative, review.titles.get(initiative, initiative), None, progress)
        for initiative, progress in sorted(review.progress.items())
        if initiative not in known
    )
    return (*sorted(planned, key=_order), *beside)


def count_progress(realised: Iterable[Realised], on: date) -> ProgressCounts:
    """Return how many initiatives are how far, and overdue on a day."""
    listed = tuple(realised)
    states = Counter(one.state for one in listed)
    return ProgressCounts(
        all=len(listed),
        done=states[ProgressState.DONE],
        running=states[ProgressState.RUNNING],
        stopped=states[ProgressState.STOPPED],
        overdue=sum(one.is_overdue(on) for one in listed),
    )


def _promised(review: PlanReview) -> Iterable[Realised]:
    for item in review.final.items if review.final else ():
        progress = review.progress.get(item.initiative)
        days, value = item.effort_days, (item.value_low, item.value_high)
        yield Realised(item.initiative, item.title, item.due_on, progress, days, *value)


def _planned(review: PlanReview, roadmap: Roadmap | None) -> Iterable[Realised]:
    for item in roadmap.items if roadmap else ():
        initiative = item.initiative
        progress = review.progress.get(initiative.id)
        yield Realised(initiative.id, initiative.title, item.due_on, progress)


def _order(one: Realised) -> tuple[date, str]:
    return one.due_on or date.max, one.title
