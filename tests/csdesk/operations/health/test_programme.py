"""Whether work against churn works: counted by hand on a few accounts."""

from dataclasses import replace
from datetime import UTC, date, datetime

from csdesk.content import load_library
from csdesk.model.actions import Task, TaskStatus
from csdesk.model.churn import Loss, WinBack
from csdesk.model.findings import Severity
from csdesk.model.health import Band, BandTotal, HealthResult
from csdesk.model.identifiers import AccountKey, ActionRuleId, SnapshotId, TaskId
from csdesk.model.score_history import KeptScores, SnapshotInfo
from csdesk.operations.health.cards import DEFAULT_CARD
from csdesk.operations.health.programme import WIN_BACK_RULE, compare_at_risk, count_saves

LIBRARY = load_library()
RULES, CARD = LIBRARY.churn, LIBRARY.scorecards[DEFAULT_CARD]
VERSIONS = {CARD.id: CARD.version}
SPRING, SUMMER, AUTUMN = date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)


def make_snapshot(number, day, bands, versions=VERSIONS):
    """Return a kept day on which the accounts 1, 2 ... stood in some bands."""
    keys = tuple(AccountKey(str(one)) for one in range(1, len(bands) + 1))
    nothing = [None] * len(bands)
    info = SnapshotInfo(SnapshotId(number), day, datetime(2026, 1, 1, tzinfo=UTC), versions)
    return info, KeptScores(keys, nothing, bands, [100.0] * len(bands), [CARD.id] * len(bands), {})


def make_health(red, green):
    """Return scores of today with so many accounts in red and green."""
    totals = dict.fromkeys(Band, BandTotal(0, 0.0))
    totals |= {Band.RED: BandTotal(red, 0.0), Band.GREEN: BandTotal(green, 0.0)}
    return HealthResult(CARD, AUTUMN, [None] * (red + green), totals, 100, 100, (), None, None)


def make_task(number, account, closed, **changes):
    """Return a task about an account that was done at noon of a day."""
    at = datetime(closed.year, closed.month, closed.day, 12, tzinfo=UTC)
    task = Task(TaskId(number), AccountKey(account), "Call", "", "csm", Severity.NOTE, at, at)
    return replace(task, **{"status": TaskStatus.DONE, "closed_at": at} | changes)


def make_loss(account, day):
    """Return an account that left on a day."""
    return Loss(AccountKey(account), day, 100.0, "", None, False, WinBack.NOT_STARTED, None)


def test_fewer_accounts_at_risk_are_counted_from_the_first_kept_day():
    bands = [Band.RED] * 5 + [Band.GREEN] * 4 + [Band.UNSCORED]
    days = [make_snapshot(1, SPRING, bands), make_snapshot(2, SUMMER, [Band.RED] * 10)]
    change = compare_at_risk(days, make_health(4, 6), RULES)
    assert (change.since, change.before, change.scored_before) == (SPRING, 5, 9)
    assert (change.now, change.scored_now) == (4, 10)
    assert (change.figure.value, change.figure.is_met) == (20.0, True)


def test_a_day_that_another_version_scored_says_nothing_about_customers():
    days = [make_snapshot(1, SPRING, [Band.RED] * 5, {CARD.id: "before"})]
    assert compare_at_risk(days, make_health(4, 6), RULES) is None


def test_the_scores_of_today_are_not_held_against_themselves():
    assert compare_at_risk([make_snapshot(1, AUTUMN, [Band.RED])], make_health(1, 0), RULES) is None


def test_saved_is_who_was_in_red_was_worked_on_and_stayed():
    days = [make_snapshot(1, SPRING, [Band.RED, Band.RED, Band.GREEN, Band.RED])]
    tasks = [
        make_task(1, "1", SUMMER),
        make_task(2, "1", AUTUMN),
        make_task(3, "2", SUMMER),
        make_task(4, "3", SUMMER),
        make_task(5, "4", SUMMER, status=TaskStatus.DROPPED),
    ]
    saves = count_saves(days, tasks, [make_loss("2", AUTUMN)], RULES)
    assert (saves.tried, saves.kept, saves.figure.value) == (2, 1, 50.0)


def test_work_before_the_red_day_after_the_loss_or_to_win_back_saves_nobody():
    days = [make_snapshot(1, SUMMER, [Band.RED, Band.RED, Band.RED])]
    tasks = [
        make_task(1, "1", SPRING),
        make_task(2, "2", date(2026, 8, 2)),
        make_task(3, "3", AUTUMN, rule=ActionRuleId(WIN_BACK_RULE)),
    ]
    saves = count_saves(days, tasks, [make_loss("2", date(2026, 8, 1))], RULES)
    assert (saves.tried, saves.kept, saves.figure.value) == (0, 0, None)


def test_a_task_done_on_the_day_of_the_loss_was_an_attempt():
    days = [make_snapshot(1, SPRING, [Band.RED])]
    saves = count_saves(days, [make_task(1, "1", SUMMER)], [make_loss("1", SUMMER)], RULES)
    assert (saves.tried, saves.kept, saves.figure.value) == (1, 0, 0.0)
