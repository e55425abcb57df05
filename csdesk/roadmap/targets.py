"""Which targets a plan does not reach within 180 days, and why (S1.97)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from math import fsum

from csdesk.model.assessments import Assessment
from csdesk.model.identifiers import AreaId, InitiativeId, InstrumentId, QuestionId
from csdesk.model.instruments import Question
from csdesk.model.kpi_book import GoalProgress
from csdesk.model.levels import MaturityResult
from csdesk.model.projections import (
    REACH,
    GoalChance,
    GoalOutlook,
    InstrumentProjection,
    TargetOutlook,
)
from csdesk.model.roadmap import Horizon, Initiative
from csdesk.roadmap.projection import (
    Doing,
    Raising,
    find_best,
    gather_choices,
    raise_answers,
)
from csdesk.scoring.maturity import credit_of, missing_for

Wanted = Collection[tuple[InstrumentId, AreaId]]


def look_at_targets(
    assessments: Iterable[Assessment],
    wanted: Wanted,
    doing: Doing,
    projections: Iterable[InstrumentProjection],
) -> tuple[TargetOutlook, ...]:
    """Return for each wanted area with a tier ahead of it whether the plan gets there in time.

    What keeps it back is what would still be missing at day 180 if all due by then were done: what
    the plan does later, what the library could do beside the plan, what nothing in it raises, and
    what nobody has answered. ``projections`` are those of the same plan.
    """
    projected = {one.instrument: one for one in projections}
    return tuple(
        _look(assessment, area, doing, projected.get(assessment.instrument.id))
        for assessment in assessments
        for area, aimed in assessment.targets.items()
        if (assessment.instrument.id, area) in wanted and _tier(assessment.claimed, area) < aimed
    )


def look_at_goals(goals: Iterable[GoalProgress], doing: Doing) -> tuple[GoalOutlook, ...]:
    """Return for each goal whether what the plan's initiatives are said to move is enough.

    Their gains are added up, those of initiatives for this KPI that are due by day 180, or by the
    goal's own day where that is earlier.
    """
    return tuple(_look_at_goal(goal, doing) for goal in goals)


def _look(
    assessment: Assessment, area: AreaId, doing: Doing, projection: InstrumentProjection | None
) -> TargetOutlook:
    aimed, now = assessment.targets[area], assessment.claimed
    then = {horizon: projection.then[horizon] if projection else now for horizon in Horizon}
    tiers = {horizon: _tier(result, area) for horizon, result in then.items()}
    reached = next((horizon for horizon in Horizon if tiers[horizon] >= aimed), None)
    late = reached is None or reached > REACH
    parts = _Missing(assessment, area, doing) if late else None
    return TargetOutlook(
        instrument=assessment.instrument.id,
        area=area,
        tier_now=_tier(now, area),
        aimed=aimed,
        tier_then=tiers[REACH],
        reached=reached,
        later=parts.later() if parts else (),
        not_planned=parts.not_planned() if parts else (),
        unraised=parts.unraised() if parts else (),
        unanswered=parts.unanswered() if parts else (),
    )


class _Missing:
    """What is missing for a target at day 180, with the whole plan, and with all of the library."""

    def __init__(self, assessment: Assessment, area: AreaId, doing: Doing) -> None:
        self._assessment, self._area = assessment, area
        self._doing = doing
        in_time, planned = doing.by(REACH), doing.by(Horizon.DAY_360)
        self._then = self._missing(gather_choices(in_time))
        self._at_last = self._missing(gather_choices(planned))
        self._at_most = self._missing(gather_choices((*planned, *doing.not_planned())))

    def later(self) -> tuple[InitiativeId, ...]:
        """Return what the plan does only after day 180."""
        return self._helping(self._doing.after(REACH), self._then, self._at_last)

    def not_planned(self) -> tuple[InitiativeId, ...]:
        """Return what the plan does not do at all."""
        return self._helping(self._doing.not_planned(), self._at_last, self._at_most)

    def unraised(self) -> tuple[QuestionId, ...]:
        """Return the answered questions that nothing in the library raises enough."""
        return tuple(key for key, one in self._at_most.items() if self._is_answered(one))

    def unanswered(self) -> tuple[QuestionId, ...]:
        """Return the questions that nobody has answered."""
        return tuple(key for key, one in self._then.items() if not self._is_answered(one))

    def _missing(self, raising: Raising) -> dict[QuestionId, Question]:
        assessment, area = self._assessment, self._area
        answers = raise_answers(assessment, raising)
        aimed = assessment.targets[area]
        return {one.id: one for one in missing_for(area, assessment.instrument, answers, aimed)}

    def _helping(
        self,
        initiatives: Iterable[Initiative],
        before: Mapping[QuestionId, Question],
        after: Mapping[QuestionId, Question],
    ) -> tuple[InitiativeId, ...]:
        """Return the initiatives that better what is missing before and no longer after."""
        gone = [one for key, one in before.items() if key not in after]
        return tuple(one.id for one in initiatives if any(self._betters(one, q) for q in gone))

    def _betters(self, initiative: Initiative, question: Question) -> bool:
        choice = initiative.answers.get(question.id)
        given = self._assessment.answers.get(question.id)
        return choice is not None and find_best(question, given, (choice,)) is not None

    def _is_answered(self, question: Question) -> bool:
        return credit_of(question, self._assessment.answers.get(question.id)) is not None


def _tier(result: MaturityResult, area: AreaId) -> int:
    """Return the tier of an area; 0 where it is not assessed."""
    return result.area(area).tier or 0


def _look_at_goal(progress: GoalProgress, doing: Doing) -> GoalOutlook:
    goal = progress.goal
    start_on = doing.roadmap.start_on
    by_day = _days_until(min(goal.due_on, start_on + timedelta(days=REACH)), start_on)
    moving = [item for item in doing.roadmap.items if item.initiative.kpi == goal.kpi]
    in_time = [item.initiative for item in moving if item.due_day <= by_day]
    low, high = _add(in_time)
    sign = 1 if goal.target >= goal.baseline else -1
    value = progress.value
    needed = None if value is None else max(0.0, sign * (goal.target - value))
    return GoalOutlook(
        goal=goal,
        chance=_judge(needed, low, high, in_time),
        by_day=by_day,
        needed=needed,
        low=low,
        high=high,
        doing=tuple(one.id for one in in_time),
        later=tuple(item.initiative.id for item in moving if item.due_day > by_day),
        not_planned=tuple(one.id for one in doing.not_planned() if one.kpi == goal.kpi),
    )


def _judge(
    needed: float | None, low: float, high: float, in_time: Collection[Initiative]
) -> GoalChance:
    if needed is None:
        return GoalChance.UNKNOWN
    if needed == 0:
        return GoalChance.REACHED
    if low >= needed:
        return GoalChance.LIKELY
    if high >= needed:
        return GoalChance.OPEN
    if any(one.gain_high is None for one in in_time):
        return GoalChance.UNKNOWN
    return GoalChance.OUT_OF_REACH


def _add(initiatives: Collection[Initiative]) -> tuple[float, float]:
    lows = fsum(one.gain_low or 0.0 for one in initiatives)
    return lows, fsum(one.gain_high or one.gain_low or 0.0 for one in initiatives)


def _days_until(day: date, start_on: date) -> int:
    return max(0, (day - start_on).days)
