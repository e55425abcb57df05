"""Everything that is told from the revenue of a client over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import RetentionMethod, RevenueCautionRule, RevenueGrid, RevenueReview
from csdesk.scoring.revenue.cautions import find_cautions
from csdesk.scoring.revenue.cohort_births import SizeBand
from csdesk.scoring.revenue.cohorts import make_triangles
from csdesk.scoring.revenue.dated import YEAR, DatedRevenue
from csdesk.scoring.revenue.line_grid import LineColumns
from csdesk.scoring.revenue.method_inputs import MethodInputs
from csdesk.scoring.revenue.methods import make_cards
from csdesk.scoring.revenue.periods import measure_period
from csdesk.scoring.revenue.sensitivity import find_sensitivities
from csdesk.scoring.revenue.trailing import follow_retention


@dataclass(frozen=True, slots=True)
class RevenueInputs:
    """What is known of revenue: month by month, or on the days of two lists of customers."""

    currency: str
    dated: DatedRevenue | None
    listed: RevenueGrid | None
    names: Mapping[AccountKey, str]
    bands: tuple[SizeBand, ...]
    methods: Sequence[RetentionMethod]
    cautions: Sequence[RevenueCautionRule] = ()


def review_revenue(inputs: RevenueInputs) -> RevenueReview | None:
    """Return movements, methods, sensitivities and cohorts; None where no revenue has two days.

    What tells of every month comes first; without it two dated lists of customers give the window
    between them and nothing within it.
    """
    if (dated := inputs.dated) is not None:
        names = inputs.names
        grid = replace(dated.grid, names=tuple(names.get(key, key) for key in dated.grid.accounts))
        return _review(grid, len(grid.days) - 1 - YEAR, dated.lines, inputs)
    if inputs.listed is None or inputs.listed.days[0] >= inputs.listed.days[-1]:
        return None
    return _review(inputs.listed, 0, None, inputs)


def _review(
    grid: RevenueGrid, first: int, lines: LineColumns | None, inputs: RevenueInputs
) -> RevenueReview:
    last = len(grid.days) - 1
    is_monthly = len(grid.days) > 2
    months = tuple(measure_period(grid, at, at + 1) for at in range(last)) if is_monthly else ()
    period = measure_period(grid, first, last)
    window = MethodInputs(grid, first, last, period, months[first:], lines, inputs.currency)
    cards = make_cards(window, inputs.methods)
    return RevenueReview(
        grid=grid,
        period=period,
        months=months,
        cards=cards,
        sensitivities=find_sensitivities(grid, first, last),
        triangles=make_triangles(grid, inputs.bands),
        trailing=follow_retention(grid) if is_monthly else (),
        cautions=find_cautions(months, cards, inputs.cautions),
    )
