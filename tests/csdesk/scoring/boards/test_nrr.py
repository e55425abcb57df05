"""The board of net retention: its accounts add up to its numbers."""

from __future__ import annotations

from datetime import date
from math import nan

import pytest

from csdesk.content import load_library
from csdesk.model.revenue import RetentionFigure, RevenueReview
from csdesk.scoring.boards.nrr import make_nrr_board
from csdesk.scoring.revenue.method_inputs import MethodInputs
from csdesk.scoring.revenue.methods import make_cards
from csdesk.scoring.revenue.periods import measure_period
from tests.revenue_lines import make_grid

DAYS = (date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31))
AMOUNTS = {
    "grows": (100, 120, 150),
    "left": (60, 60, 0),
    "new": (0, 40, 50),
    "same": (40, 40, 40),
    "never": (0, 0, 0),
    "unknown": (30, 30, nan),
}


def review(days=DAYS, amounts=AMOUNTS) -> RevenueReview:
    grid = make_grid(amounts, days)
    last = len(days) - 1
    period = measure_period(grid, 0, last)
    months = tuple(measure_period(grid, at, at + 1) for at in range(last)) if last > 1 else ()
    methods = [one for one in load_library().retention_methods if one.figure is RetentionFigure.NRR]
    window = MethodInputs(grid, 0, last, period, months, None, "GBP")
    return RevenueReview(grid, period, months, make_cards(window, methods), (), ())


def test_the_accounts_add_up_to_start_and_end_the_largest_change_first():
    board = make_nrr_board(review())
    assert [(one.account, one.change) for one in board.accounts] == [
        ("left", -60),
        ("grows", 50),
        ("new", 50),
        ("same", 0),
    ]
    assert sum(one.start for one in board.accounts) == board.start == 200
    assert sum(one.end for one in board.accounts) == board.end == 240


def test_net_retention_is_what_the_first_accounts_kept_and_the_line_ends_there():
    board = make_nrr_board(review())
    assert (board.kept, board.nrr) == (190, pytest.approx(95))
    assert board.cohort == (100, pytest.approx(110), pytest.approx(95))
    assert board.paying == (3, 3, 2)


def test_growth_is_that_of_all_revenue_in_the_last_month():
    # 260 at the end of February without the unknown account, 240 at the end of March.
    assert make_nrr_board(review()).growth == pytest.approx(100 * (240 - 260) / 260)


def test_two_days_have_no_month_and_nobody_at_the_start_no_retention():
    board = make_nrr_board(review(DAYS[:2], {"new": (0, 10)}))
    assert (board.growth, board.nrr, board.cohort) == (None, None, (None, None))
