"""Other clients as a benchmark: from five up, quartiles, no names."""

from __future__ import annotations

import numpy as np
import pytest

from csdesk.content import load_library
from csdesk.model.benchmarks import OthersValue
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import KpiValue, Unit
from csdesk.scoring.peers import choose_alike, make_peers

NRR, GRR = KpiId("nrr"), KpiId("grr")


def test_four_clients_are_too_few():
    assert make_peers({NRR: (1.0, 2.0, 3.0, 4.0)}) == {}


def test_five_clients_give_their_second_third_and_fourth_value():
    peers = make_peers({NRR: (110.0, 90.0, 100.0, 120.0, 80.0), GRR: (90.0,)})
    assert list(peers) == [NRR]
    one = peers[NRR]
    assert one.values == (80, 90, 100, 110, 120)
    assert (one.low, one.median, one.high) == (90, 100, 110)


@pytest.mark.parametrize("count", [6, 7, 8, 23])
def test_quartiles_are_those_of_numpy(count):
    values = tuple(float(number * number) for number in range(count))
    one = make_peers({NRR: values})[NRR]
    expected = np.quantile(values, [0.25, 0.5, 0.75])
    assert (one.low, one.median, one.high) == pytest.approx(tuple(expected))


YEAR, MONTH = "2025-01-31 to 2026-01-31", "2025-12-31 to 2026-01-31"
DEFINITIONS = load_library().kpis


def choose(kpi: str, window_days: int | None, *others: OthersValue) -> tuple[float, ...]:
    own = KpiValue(KpiId(kpi), 1.0, Unit.PERCENT, "", 50, "", "", window_days=window_days)
    return choose_alike({KpiId(kpi): others}, DEFINITIONS, {own.id: own}, "EUR")[own.id]


def test_a_month_of_one_client_never_stands_beside_a_year_of_another():
    others = OthersValue(97.0, MONTH, "USD"), OthersValue(88.0, YEAR, "USD")
    assert choose("grr", 365, *others) == (88.0,)
    assert choose("grr", 31, *others) == (97.0,)
    # Without a window of its own: those of a year.
    assert choose("grr", None, *others) == (88.0,)


def test_amounts_stand_beside_amounts_of_the_same_currency_only():
    others = OthersValue(5.0, YEAR, "USD"), OthersValue(7.0, YEAR, "EUR")
    assert choose("expansion_arr", 365, *others) == (7.0,)
    assert choose("arr_per_csm", None, *others) == (7.0,)


def test_what_stands_at_a_day_or_over_all_records_has_no_window_to_agree_on():
    others = OthersValue(4.0, "2026-01-31", "USD"), OthersValue(3.0, MONTH, "EUR")
    assert choose("csat", None, *others) == (4.0, 3.0)
