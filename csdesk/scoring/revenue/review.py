"""Everything that is told from the revenue of a client over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import RetentionMethod, RevenueGrid, RevenueReview
from csdesk.model.subscriptions import SubscriptionBook
from csdesk.scoring.revenue.cohorts import SizeBand, make_triangles
from csdesk.scoring.revenue.line_grid import LineColumns, grid_of_lines, read_columns
from csdesk.scoring.revenue.list_grid import grid_of_lists
from csdesk.scoring.revenue.method_inputs import MethodInputs
from csdesk.scoring.revenue.methods import make_cards
from csdesk.scoring.revenue.periods import measure_period
from csdesk.scoring.revenue.sensitivity import find_sensitivities
from csdesk.scoring.subscriptions import months_before

YEAR = 12
MOST_MONTHS = 120


@dataclass(frozen=True, slots=True)
class RevenueInputs:
    """What is known of revenue: subscription lines, or two dated lists of customers."""

    as_of: date
    currency: str
    book: SubscriptionBook | None
    book_lineage: str
    lists: tuple[AccountTable, AccountTable] | None
    lists_lineage: str
    names: Mapping[AccountKey, str]
    bands: tuple[SizeBand, ...]
    methods: Sequence[RetentionMethod]


def review_revenue(inputs: RevenueInputs) -> RevenueReview | None:
    """Return movements, methods, sensitivities and cohorts; None where no revenue has two days.

    Subscription lines come first, as they tell of every day; without them two dated lists of
    customers give the window between them and nothing within it.
    """
    if inputs.book is not None and any(line.annual for line in inputs.book.lines):
        lines = read_columns(inputs.book)
        days = _month_spine(lines, inputs.as_of)
        grid = grid_of_lines(lines, days, inputs.names, inputs.book_lineage)
        return _review(grid, max(0, len(days) - 1 - YEAR), lines, inputs)
    if inputs.lists is None or inputs.lists[0].as_of >= inputs.lists[1].as_of:
        return None
    return _review(grid_of_lists(*inputs.lists, inputs.lists_lineage), 0, None, inputs)


def _month_spine(lines: LineColumns, as_of: date) -> tuple[date, ...]:
    """Return the same day of every month from before the first line to the day of the review.

    At least a year, so that there is a window even for lines that are younger.
    """
    first = date.fromordinal(int(lines.starts.min()))
    months = YEAR
    while months < MOST_MONTHS and months_before(as_of, months) >= first:
        months += 1
    return tuple(months_before(as_of, back) for back in range(months, -1, -1))


def _review(
    grid: RevenueGrid, first: int, lines: LineColumns | None, inputs: RevenueInputs
) -> RevenueReview:
    last = len(grid.days) - 1
    is_monthly = len(grid.days) > 2
    months = tuple(measure_period(grid, at, at + 1) for at in range(last)) if is_monthly else ()
    period = measure_period(grid, first, last)
    window = MethodInputs(grid, first, last, period, months[first:], lines, inputs.currency)
    return RevenueReview(
        grid=grid,
        period=period,
        months=months,
        cards=make_cards(window, inputs.methods),
        sensitivities=find_sensitivities(grid, first, last),
        triangles=make_triangles(grid, inputs.bands),
    )
