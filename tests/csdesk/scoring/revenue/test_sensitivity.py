"""What one account more or less does to retention, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.model.revenue import RetentionFigure
from csdesk.scoring.revenue.sensitivity import find_sensitivities
from tests.revenue_lines import make_grid

DAYS = (date(2024, 12, 31), date(2025, 12, 31))


def test_one_account_moves_a_small_book() -> None:
    grid = make_grid(
        {
            "giant": (500, 900),
            "mid": (200, 150),
            "low": (100, 100),
            "gone": (150, 0),
            "small_loss": (50, 0),
            "new": (0, 999),
        },
        DAYS,
    )
    nrr, grr = find_sensitivities(grid, 0, 1)
    assert (nrr.figure, nrr.value) == (RetentionFigure.NRR, pytest.approx(115))
    assert (nrr.largest, nrr.largest_share) == ("giant", 50)
    assert nrr.without_largest == pytest.approx(50)
    assert nrr.one_less == pytest.approx(120)
    assert nrr.one_more == pytest.approx(100)
    assert (grr.figure, grr.value) == (RetentionFigure.GRR, pytest.approx(75))
    assert grr.without_largest == pytest.approx(50)
    assert grr.one_more == pytest.approx(60)


def test_nobody_left_and_nobody_else_to_compare_with() -> None:
    nrr, _grr = find_sensitivities(make_grid({"only": (10, 12)}, DAYS), 0, 1)
    assert (nrr.one_less, nrr.without_largest, nrr.one_more) == (None, None, 0)


def test_without_a_start_there_is_nothing_to_move() -> None:
    assert find_sensitivities(make_grid({"new": (0, 12)}, DAYS), 0, 1) == ()
