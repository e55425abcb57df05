"""Whether work against churn works: who stayed of those worked on, and who is at risk now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.model.actions import Task, TaskStatus
from csdesk.model.churn import ChurnRules, Loss, ProgrammeFigure
from csdesk.model.health import Band, HealthResult
from csdesk.model.identifiers import AccountKey, ActionRuleId
from csdesk.model.score_history import KeptScores, SnapshotInfo
from csdesk.scoring.churn.programme import measure_at_risk, measure_saves

WIN_BACK_RULE = ActionRuleId("churn.win_back")
"""Of the tasks about customers who left; of this rule an account has one open task at most."""
Snapshots = Sequence[tuple[SnapshotInfo, KeptScores]]


@dataclass(frozen=True, slots=True)
class AtRiskChange:
    """Accounts in red on the first comparable day and now, with how many were scored."""

    since: date
    before: int
    scored_before: int
    now: int
    scored_now: int
    figure: ProgrammeFigure


@dataclass(frozen=True, slots=True)
class SaveFigures:
    """Accounts once in red for which a task was done, and how many of them are still there."""

    tried: int
    kept: int
    figure: ProgrammeFigure


def compare_at_risk(
    snapshots: Snapshots, health: HealthResult, rules: ChurnRules
) -> AtRiskChange | None:
    """Return how the accounts at risk became fewer since the first kept day (S1.37).

    None where no earlier day was kept that the same versions of the scorecards scored: otherwise
    the scorecard may have changed, and not the customers. ``snapshots`` stand oldest first.
    """
    versions = {card.id: card.version for card in health.scorecards or (health.scorecard,)}
    earlier = [(info, kept) for info, kept in snapshots if info.as_of < health.as_of]
    alike = [(info, kept) for info, kept in earlier if dict(info.versions) == versions]
    if not alike:
        return None
    info, kept = alike[0]
    before, now = kept.bands.count(Band.RED), health.distribution[Band.RED].accounts
    return AtRiskChange(
        since=info.as_of,
        before=before,
        scored_before=len(kept.bands) - kept.bands.count(Band.UNSCORED),
        now=now,
        scored_now=len(health.scores) - health.distribution[Band.UNSCORED].accounts,
        figure=measure_at_risk(before, now, rules),
    )


def count_saves(
    snapshots: Snapshots, tasks: Sequence[Task], losses: Sequence[Loss], rules: ChurnRules
) -> SaveFigures:
    """Return how many accounts stayed of those in red on a kept day that a task was done for.

    It counts from that day on, and of a lost account only what was done before it left
    (S1.37, C27).
    """
    left = {loss.account: loss.lost_on for loss in losses}
    red = _first_red_days(snapshots)
    tried = {task.account for task in tasks if _is_attempt(task, red, left)}
    kept = len(tried - left.keys())
    return SaveFigures(len(tried), kept, measure_saves(len(tried), kept, rules))


def _first_red_days(snapshots: Snapshots) -> dict[AccountKey, date]:
    days: dict[AccountKey, date] = {}
    for info, kept in snapshots:
        for key, band in zip(kept.keys, kept.bands, strict=True):
            if band is Band.RED:
                days.setdefault(key, info.as_of)
    return days


def _is_attempt(
    task: Task, red: dict[AccountKey, date], left: dict[AccountKey, date | None]
) -> bool:
    if task.status is not TaskStatus.DONE or task.closed_at is None or task.rule == WIN_BACK_RULE:
        return False
    done, lost_on = task.closed_at.date(), left.get(task.account)
    is_in_time = lost_on is None or done <= lost_on
    return task.account in red and red[task.account] <= done and is_in_time
