"""The curve of those who still wait, against a plain loop."""

from __future__ import annotations

import random

import pytest

from csdesk.scoring.kpis.survival import estimate_waiting


def plain(days, arrived):
    """Return which part still waits after each day, by the definition of Kaplan and Meier."""
    rest, found = 1.0, []
    for day in sorted(set(days)):
        at_risk = sum(one >= day for one in days)
        gone = sum(one == day and is_there for one, is_there in zip(days, arrived, strict=True))
        rest *= 1 - gone / at_risk
        found.append((day, rest))
    return found


def test_it_agrees_with_a_plain_loop_on_random_waits():
    draw = random.Random(5)  # noqa: S311 - examples, no secrets
    for _ in range(60):
        count = draw.randint(1, 60)
        days = [draw.randint(0, 40) for _ in range(count)]
        arrived = [draw.random() < 0.6 for _ in range(count)]
        curve = estimate_waiting(days, arrived)
        wanted = plain(days, arrived)
        assert curve.days == tuple(day for day, _ in wanted)
        assert curve.waiting == pytest.approx([rest for _, rest in wanted])
        for share in (0.25, 0.5, 0.75):
            expected = [day for day, rest in wanted if rest <= 1 - share + 1e-9]
            assert curve.day_by(share) == (expected[0] if expected else None)


def test_half_of_four_have_arrived_with_the_second():
    curve = estimate_waiting([10, 20, 30, 40], [True] * 4)
    assert [curve.day_by(share) for share in (0.25, 0.5, 0.75, 1)] == [10, 20, 30, 40]
    assert (curve.arrived_by(9), curve.arrived_by(20), curve.arrived_by(500)) == (0, 0.5, 1)


def test_nothing_is_told_beyond_the_longest_wait_seen():
    curve = estimate_waiting([10, 30], [True, False])
    assert (curve.arrived_by(30), curve.arrived_by(31), curve.day_by(0.75)) == (0.5, None, None)


def test_the_interval_holds_the_share_and_is_none_where_nobody_arrived():
    curve = estimate_waiting(list(range(1, 21)), [True, False] * 10)
    low, high = curve.interval_by(10)
    assert 0 < low < curve.arrived_by(10) < high < 1
    assert curve.interval_by(0) is None
    assert estimate_waiting([5], [False]).interval_by(5) is None
