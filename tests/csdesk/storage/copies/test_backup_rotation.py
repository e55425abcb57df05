from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.model.workspaces import Backup, BackupReason
from csdesk.storage.copies.backup_rotation import choose_kept, default_budget, sort_backups

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)  # a Sunday
MEGABYTE = 1_000_000
PLENTY = 10**12


def backup(
    at: datetime, reason: BackupReason = BackupReason.ROUTINE, size: int = MEGABYTE
) -> Backup:
    return Backup(Path(f"{at:%Y-%m-%d %H%M%S}Z {reason}.csdesk"), at, 2, reason, size)


def ages(kept: Iterable[Backup], now: datetime = NOW) -> list[timedelta]:
    return [now - kept_one.made_at for kept_one in sort_backups(kept)]


def minutes(*numbers: int) -> list[timedelta]:
    return [timedelta(minutes=number) for number in numbers]


def days(*numbers: int) -> list[timedelta]:
    return [timedelta(days=number) for number in numbers]


def made(times: Iterable[timedelta], **details) -> list[Backup]:
    return [backup(NOW - age, **details) for age in times]


@pytest.mark.parametrize(
    ("taken", "kept"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param(minutes(0), minutes(0), id="one"),
        pytest.param(
            minutes(*range(0, 360, 30)), minutes(*range(0, 300, 30)), id="ten of a busy day"
        ),
        pytest.param(
            days(*range(40)),
            # back to 9 November, then the Sundays 8 and 1 November, 25 and 18 October
            days(*range(14), 14, 21, 28, 35),
            id="one a day for 14 days, then the last of each week",
        ),
        pytest.param(
            days(*range(0, 140, 7)),
            # 8 weeks would end with 49 days, but the last 10 reach to 63
            days(*range(0, 70, 7)),
            id="the last ten reach further back than eight weeks",
        ),
        pytest.param(days(400), days(400), id="the newest however old"),
    ],
)
def test_young_backups_are_dense_and_old_ones_sparse(taken, kept) -> None:
    assert ages(choose_kept(made(taken), NOW, PLENTY)) == kept


def test_eight_weeks_are_kept_and_the_ninth_is_not() -> None:
    busy = made(minutes(*range(10)))
    weekly = made(days(*range(0, 84, 7)))
    kept = choose_kept([*busy, *weekly[1:]], NOW, PLENTY)
    assert ages(kept)[10:] == days(7, 14, 21, 28, 35, 42, 49)


def test_a_day_keeps_its_newest_backup() -> None:
    busy = made(minutes(*range(10)))
    three_days_ago = made([timedelta(days=3, minutes=minute) for minute in (0, 5, 10)])
    kept = choose_kept([*busy, *three_days_ago], NOW, PLENTY)
    assert ages(kept)[10:] == [timedelta(days=3)]


@pytest.mark.parametrize("reason", [r for r in BackupReason if r.name.startswith("BEFORE")])
def test_a_backup_before_a_step_without_return_is_kept_for_14_days(reason) -> None:
    routine = made(minutes(*range(12)))
    young, old = made([timedelta(days=13, hours=20), timedelta(days=14, hours=2)], reason=reason)
    same_day = backup(young.made_at + timedelta(minutes=1))
    kept = choose_kept([*routine, same_day, young, old, *made(days(14))], NOW, PLENTY)
    assert young in kept
    assert old not in kept


def test_the_oldest_are_dropped_until_the_rest_fits() -> None:
    taken = made(days(0, 1, 2, 3, 4), size=300 * MEGABYTE)
    assert ages(choose_kept(taken, NOW, 1000 * MEGABYTE)) == days(0, 1, 2)


def test_the_newest_is_kept_though_it_exceeds_the_budget_by_itself() -> None:
    taken = made(days(0, 1), size=300 * MEGABYTE)
    assert ages(choose_kept(taken, NOW, 1)) == days(0)


def test_the_budget_spares_a_backup_before_a_step_without_return() -> None:
    upgrade = backup(NOW - timedelta(days=3), BackupReason.BEFORE_UPGRADE)
    assert upgrade in choose_kept([*made(days(0, 1, 2)), upgrade], NOW, 1)


def test_a_clock_set_back_throws_no_good_backup_out_and_keeps_the_new_one() -> None:
    good = made(days(*range(8)))
    back_in_2019 = NOW.replace(year=2019)
    new = backup(back_in_2019)
    assert choose_kept([*good, new], back_in_2019, PLENTY) == {*good, new}


def test_the_budget_keeps_the_newest_on_both_sides_of_a_clock_set_back() -> None:
    good = made(days(*range(8)))
    new = backup(NOW.replace(year=2019))
    assert choose_kept([*good, new], new.made_at, 1) == {good[0], new}


def test_backups_dated_ahead_are_thinned_by_themselves() -> None:
    ahead = [backup(NOW + timedelta(days=100, minutes=minute)) for minute in range(30)]
    kept = choose_kept([*ahead, *made(days(0))], NOW, PLENTY)
    assert len(kept) == 11
    assert ahead[-1] in kept


def test_a_budget_is_five_files_and_at_least_a_gigabyte() -> None:
    assert default_budget(backup(NOW, size=MEGABYTE)) == 1_000_000_000
    assert default_budget(backup(NOW, size=400 * MEGABYTE)) == 2_000_000_000


BACKUPS = st.builds(
    backup,
    st.integers(-60 * 24 * 5, 60 * 24 * 90).map(lambda minute: NOW - timedelta(minutes=minute)),
    st.sampled_from(BackupReason),
    st.integers(1, 10**9),
)


@given(st.lists(BACKUPS, unique=True, max_size=60), st.integers(1, 10**10))
def test_rotating_again_changes_nothing_and_the_newest_stays(taken, budget) -> None:
    kept = choose_kept(taken, NOW, budget)
    assert kept <= set(taken)
    assert choose_kept(kept, NOW, budget) == kept
    past = sort_backups(one for one in taken if one.made_at <= NOW)
    assert set(past[:1]) <= kept
