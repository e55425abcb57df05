"""What CSMs carry, and which renewals are ahead, by hand."""

from __future__ import annotations

from datetime import date
from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.model.accounts import AccountTable
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, BatchId, FieldId
from csdesk.model.score_sequence import BANDS as ALL_BANDS
from csdesk.scoring.boards.load import find_gini, make_load_board
from csdesk.scoring.boards.renewals import make_renewal_calendar


def code_bands(*bands: Band) -> np.ndarray:
    return np.array([ALL_BANDS.index(band) for band in bands])


DAY = date(2026, 11, 15)
BANDS = code_bands(Band.GREEN, Band.RED, Band.GREEN, Band.UNSCORED, Band.RED)


def make_table(**columns) -> AccountTable:
    count = len(columns["arr"])
    return AccountTable(
        BatchId(1),
        DAY,
        "customers.xlsx",
        "Customers",
        tuple(AccountKey(f"A{number}") for number in range(1, count + 1)),
        tuple(range(2, count + 2)),
        {FieldId(name): tuple(cells) for name, cells in columns.items()},
    )


def test_loads_count_customers_with_arr_and_those_nobody_has() -> None:
    table = make_table(
        arr=(10.0, 20.0, 40.0, 80.0, 0.0), csm=("Priya", "priya ", "Tom", None, "Tom")
    )
    found = make_load_board(table, BANDS, np.array([0.0, 90.0, 91.0, 5.0, 5.0]), 90)
    assert found is not None
    assert [(one.csm, one.accounts, one.arr, one.due) for one in found.loads] == [
        ("Tom", ("A3",), 40, ()),
        ("Priya", ("A2", "A1"), 30, ("A2", "A1")),
    ]
    assert found.loads[1].bands == {Band.GREEN: ("A1",), Band.RED: ("A2",)}
    assert (found.unassigned, found.unassigned_arr) == (("A4",), 80)
    assert (found.median, found.most) == (1.5, 2)


def test_a_list_without_csms_has_no_board() -> None:
    table = make_table(arr=(10.0,), csm=(None,))
    assert make_load_board(table, BANDS[:1], np.array([nan]), 90) is None


@given(st.lists(st.integers(0, 50), min_size=2, max_size=8))
def test_the_gini_is_half_the_mean_difference_of_all_pairs_over_the_mean(counts) -> None:
    total = sum(counts)
    found = find_gini(counts)
    if not total:
        assert found is None
        return
    pairs = sum(abs(one - other) for one in counts for other in counts) / len(counts) ** 2
    assert found == pytest.approx(pairs / (2 * total / len(counts)))


def test_renewals_stand_in_their_month_and_what_is_past_is_overdue() -> None:
    table = make_table(
        arr=(10.0, 20.0, 40.0, 80.0, 0.0),
        renewal_date=(DAY, date(2026, 11, 14), date(2027, 10, 31), date(2027, 11, 1), DAY),
    )
    found = make_renewal_calendar(table, BANDS)
    assert found is not None
    assert [one.month for one in found.months[::11]] == [date(2026, 11, 1), date(2027, 10, 1)]
    assert [one.accounts for one in found.months[::11]] == [("A1",), ("A3",)]
    assert found.months[11].arr_by_band == {Band.GREEN: 40}
    assert (found.overdue, found.overdue_arr) == (("A2",), 20)
    assert (found.later, found.undated) == (("A4",), ())
    assert sum(len(one.accounts) for one in found.months) == 2


def test_customers_without_a_date_are_counted_and_a_list_without_dates_has_no_calendar() -> None:
    table = make_table(arr=(10.0, 20.0), renewal_date=(DAY, None))
    found = make_renewal_calendar(table, BANDS[:2])
    assert found is not None
    assert found.undated == ("A2",)
    assert make_renewal_calendar(make_table(arr=(10.0,)), BANDS[:1]) is None
