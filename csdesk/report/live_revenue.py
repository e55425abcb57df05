"""Retention as formulas over what each account paid on two days (S1.56, S1.111)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.formatting import day, number
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import KpiValue, Unit
from csdesk.model.revenue import RevenueReview
from csdesk.report.document import Format, Quantity
from csdesk.report.live_cells import (
    LIVE_UP_TO,
    Input,
    Live,
    LiveColumn,
    LiveSheet,
    LiveTable,
    LiveValue,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

REVENUE, KPIS = "Live revenue", "Live KPIs"
CLOSE = 1e-6
STARTED = "SUM(rev_start)"
SHARE = f'=IF({STARTED}>0,100*%s/{STARTED},"")'
KEPT = "SUMPRODUCT((rev_end<rev_start)*rev_end+(rev_end>=rev_start)*rev_start)"
GREW = "SUMPRODUCT((rev_start>0)*(rev_end>rev_start)*(rev_end-rev_start))"
SHRANK = "SUMPRODUCT((rev_end>0)*(rev_end<rev_start)*(rev_start-rev_end))"
LEFT = 'SUMIFS(rev_start,rev_start,">0",rev_end,"<=0")'
PAYERS = 'COUNTIF(rev_start,">0")'
FORMULAS: Mapping[str, str] = {
    "nrr": SHARE % 'SUMIFS(rev_end,rev_start,">0")',
    "grr": SHARE % KEPT,
    "gross_churn": f'=IF({STARTED}>0,100-100*{KEPT}/{STARTED},"")',
    "expansion_rate": SHARE % GREW,
    "logo_churn": f'=IF({PAYERS}>0,100*COUNTIFS(rev_start,">0",rev_end,"<=0")/{PAYERS},"")',
    "expansion_arr": f"={GREW}",
    "churn_arr": f"={LEFT}",
    "contraction_arr": f"={SHRANK}",
    "expansion_per_account": f'=IF({PAYERS}>0,{GREW}/{PAYERS},"")',
}
"""KPIs that follow from two days alone."""
TOTALS = (
    ("ARR on the first day", "=SUM(rev_start)"),
    ("ARR on the last day", "=SUM(rev_end)"),
    ("Of it from customers who were not there", '=SUMIFS(rev_end,rev_start,"<=0")'),
)


@dataclass(frozen=True, slots=True)
class TwoDays:
    """What the accounts paid a year on the two days of the KPIs' window, unknown ones left out."""

    review: RevenueReview
    keys: tuple[str, ...]
    names: tuple[str, ...]
    before: FloatArray
    after: FloatArray
    left_out: int

    @property
    def is_live(self) -> bool:
        """Return whether there are few enough for formulas."""
        return len(self.keys) <= LIVE_UP_TO


def read_two_days(review: RevenueReview) -> TwoDays | None:
    """Return the amounts of all accounts that paid on either day; None where days are unknown."""
    import numpy as np

    grid, period = review.grid, review.period
    if period.start_on not in grid.days or period.end_on not in grid.days:
        return None
    first, last = (grid.days.index(one) for one in (period.start_on, period.end_on))
    before, after = grid.amounts[:, first], grid.amounts[:, last]
    known = ~(np.isnan(before) | np.isnan(after))
    pays = known & ((before > 0) | (after > 0))
    places = np.flatnonzero(pays).tolist()
    return TwoDays(
        review,
        tuple(grid.accounts[at] for at in places),
        tuple(grid.names[at] for at in places),
        before[pays],
        after[pays],
        int((~known).sum()),
    )


def draw_revenue(days: TwoDays) -> LiveSheet:
    """Return what every account paid on both days, to be changed."""
    period = days.review.period
    rows = zip(days.keys, days.names, days.before.tolist(), days.after.tolist(), strict=True)
    table = LiveTable(
        5,
        (
            LiveColumn("Account id", width=16),
            LiveColumn("Account", width=34),
            LiveColumn(f"ARR on {day(period.start_on)}", Format.MONEY, 20, "rev_start"),
            LiveColumn(f"ARR on {day(period.end_on)}", Format.MONEY, 20, "rev_end"),
        ),
        tuple((key, name or key, Input(before), Input(after)) for key, name, before, after in rows),
    )
    return LiveSheet(
        name=REVENUE,
        section="revenue",
        title="What each account pays a year",
        notes=(
            f"Change an amount, and the sheet “{KPIS}” follows.",
            "Accounts that pay on neither day are left out.",
            _tell_left_out(days),
        ),
        tables=(table,),
        frozen=(table.first, 2),
    )


def draw_kpis(days: TwoDays, diagnosis: Diagnosis) -> LiveSheet:
    """Return the KPIs that follow from two days as formulas, beside what the program has."""
    totals = _totals_table(days)
    rows = tuple(
        _kpi_row(definition.name, definition.term, value, days)
        for definition in diagnosis.definitions
        if definition.id in FORMULAS
        and (value := diagnosis.kpis.get(definition.id)) is not None
        and value.value is not None
    )
    kpis = LiveTable(totals.below, _columns("KPI"), rows, "Retention, growth and losses")
    return LiveSheet(
        name=KPIS,
        section="kpis",
        title="KPIs of retention",
        notes=(_tell_basis(days), "“Program” is what csdesk reckoned, and does not move."),
        tables=(totals, kpis),
    )


def _tell_left_out(days: TwoDays) -> str:
    if not days.left_out:
        return "The amounts of all accounts are known on both days."
    return f"Left out, as an amount is not known: {number(days.left_out)}."


def _tell_basis(days: TwoDays) -> str:
    if days.is_live:
        return f"Formulas over the sheet “{REVENUE}”."
    return (
        f"Retention is live up to {number(LIVE_UP_TO)} accounts. There are "
        f"{number(len(days.keys))}, so these are values."
    )


def _columns(first: str) -> tuple[LiveColumn, ...]:
    return (
        LiveColumn(first, width=44),
        LiveColumn("Term", width=30),
        LiveColumn("Value", Format.QUANTITY, 18),
        LiveColumn("Program", Format.QUANTITY, 18),
        LiveColumn("Difference", Format.DECIMAL, 14),
        LiveColumn("How", width=40),
    )


def _totals_table(days: TwoDays) -> LiveTable:
    came = float(days.after[days.before <= 0].sum())
    values = (float(days.before.sum()), float(days.after.sum()), came)
    rows = tuple(
        _row(name, "", text if days.is_live else "", Quantity(value, Unit.MONEY))
        for (name, text), value in zip(TOTALS, values, strict=True)
    )
    return LiveTable(4, _columns("ARR"), rows, "Annual recurring revenue")


def _kpi_row(name: str, term: str, value: KpiValue, days: TwoDays) -> tuple[LiveValue, ...]:
    found = _reckon(value.id, days) if days.is_live else None
    agrees = found is not None and abs(found - (value.value or 0.0)) <= CLOSE * max(1, abs(found))
    text = FORMULAS[value.id] if agrees else ""
    return _row(name, term, text, Quantity(value.value, value.unit))


def _row(name: str, term: str, text: str, value: Quantity) -> tuple[LiveValue, ...]:
    if not text:
        return name, term, value, value, None, "Value: it rests on more than the two days"
    difference = Live('=IF(C{row}="","",ROUND(C{row}-D{row},6))', 0.0)
    return name, term, Live(text, value), value, difference, "Formula"


def _reckon(kpi: KpiId, days: TwoDays) -> float | None:
    """Return a KPI as the sheet's formula reckons it, to see whether both mean the same."""
    import numpy as np

    before, after = days.before, days.after
    start, paid = float(before.sum()), before > 0
    if start <= 0:
        return None
    change = after - before
    grew = float(np.maximum(change, 0.0)[paid].sum())
    kept = float(np.minimum(before, after).sum())
    left = paid & (after <= 0)
    amounts = {
        "nrr": 100 * float(after[paid].sum()) / start,
        "grr": 100 * kept / start,
        "gross_churn": 100 - 100 * kept / start,
        "expansion_rate": 100 * grew / start,
        "logo_churn": 100 * float(left.sum()) / float(paid.sum()),
        "expansion_arr": grew,
        "churn_arr": float(before[left].sum()),
        "contraction_arr": float(np.maximum(-change, 0.0)[after > 0].sum()),
        "expansion_per_account": grew / float(paid.sum()),
    }
    return amounts.get(kpi)
