"""What is said of a plan: why an initiative is where it is, what is wrong, how good the plan is."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import number, percent
from csdesk.model.identifiers import InitiativeId, RoleId
from csdesk.model.plan_review import (
    PlaceExplanation,
    PlaceReason,
    PlanBreach,
    PlanMethod,
    PlanProblem,
    PlanReview,
    PlanSolution,
)
from csdesk.model.roadmap import Horizon, Role

BY_HAND = {
    PlaceReason.HELD: "You put it here.",
    PlaceReason.LEFT_OUT: "You left it out.",
}


def describe_place(explanation: PlaceExplanation, review: PlanReview, roles: Sequence[Role]) -> str:
    """Return why an initiative stands in its horizon and no earlier, or is not in the plan."""
    if explanation.reason in BY_HAND:
        return BY_HAND[explanation.reason]
    if explanation.reason is PlaceReason.EARLIEST:
        return "It stands as early as its kind of work begins."
    obstacle = _describe_obstacle(explanation, review, roles)
    if explanation.horizon is None:
        return f"Not within {review.last.value} days: {obstacle}"
    return f"Not before: {obstacle}"


def describe_problem(problem: PlanProblem, review: PlanReview, roles: Sequence[Role]) -> str:
    """Return what is wrong with a plan, and what to do about it."""
    title = _title(problem.initiative, review)
    base = _title(problem.requires, review)
    by = "" if problem.horizon is None else _span(problem.horizon)
    days = "" if problem.days is None else _days(problem.days)
    if problem.breach is PlanBreach.NO_QUICK_WIN:
        return (
            "Nothing in the plan is done by day 30. Put a quick win into the first 90 days; "
            "without one the plan cannot be made final."
        )
    if problem.breach is PlanBreach.OVER_TEAM:
        return f"The team lacks {days} {by}. Move something, or state more days."
    if problem.breach is PlanBreach.OVER_ROLE:
        who = _role(problem.role, roles)
        return f"{who}: {days} too many are asked {by}. Move something, or name more people."
    if problem.breach is PlanBreach.OVER_LANES:
        return f"More runs side by side {by} than a team can follow. Move something."
    if problem.breach is PlanBreach.BEFORE_BASE:
        return f"“{title}” comes before “{base}”, which it needs. Move one of them."
    return f"“{title}” needs “{base}”, which is not in the plan. Put that in, or leave both out."


def describe_solution(solution: PlanSolution) -> str:
    """Return how a plan was found and how much better another could be."""
    if solution.method is PlanMethod.EARLIEST:
        return "Everything stands as early as it may: no plan is worth more."
    found = (
        "The best plan that a solver found under the days there are"
        if solution.method is PlanMethod.SOLVED
        else "Made in order of priority under the days there are"
    )
    better = 100 * (solution.bound / solution.worth - 1) if solution.worth > 0 else 0.0
    if better < 0.05:
        return f"{found}; none is worth more."
    return f"{found}; none can be worth over {percent(better, 1)} more."


def _describe_obstacle(
    explanation: PlaceExplanation, review: PlanReview, roles: Sequence[Role]
) -> str:
    short = "" if explanation.short_days is None else _days(explanation.short_days)
    if explanation.reason is PlaceReason.REQUIRES:
        how = ", which you left out" if _is_left_out(explanation.requires, review) else " first"
        return f"it needs “{_title(explanation.requires, review)}”{how}."
    if explanation.reason is PlaceReason.ROLE:
        return f"{_role(explanation.role, roles)} would need {short} more."
    if explanation.reason is PlaceReason.TEAM:
        return f"the team would need {short} more."
    if explanation.reason is PlaceReason.LANES:
        return "as much as a team can follow runs side by side already."
    if explanation.reason is PlaceReason.AFTER_END:
        return "work of its kind begins only after that."
    return "it takes longer than that."


def _is_left_out(initiative: InitiativeId | None, review: PlanReview) -> bool:
    if initiative is None or review.solution is None:
        return False
    explained = review.solution.explanation(initiative)
    return explained is not None and explained.reason is PlaceReason.LEFT_OUT


def _days(days: float) -> str:
    whole = float(days).is_integer()
    return f"{number(days, 0 if whole else 1)} person-{'day' if days == 1 else 'days'}"


def _span(horizon: Horizon) -> str:
    return f"between day {horizon.first_day} and day {horizon.value}"


def _title(initiative: InitiativeId | None, review: PlanReview) -> str:
    return "" if initiative is None else review.titles.get(initiative, initiative)


def _role(role: RoleId | None, roles: Sequence[Role]) -> str:
    return next((one.name for one in roles if one.id == role), str(role))
