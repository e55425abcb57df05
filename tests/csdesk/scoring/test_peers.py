"""Other clients as a benchmark: from five up, quartiles, no names."""

from __future__ import annotations

import numpy as np
import pytest

from csdesk.model.identifiers import KpiId
from csdesk.scoring.peers import make_peers

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
