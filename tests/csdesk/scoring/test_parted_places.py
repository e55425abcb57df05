"""Places ranked and parted as arrays."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from csdesk.scoring.cell_arrays import BLOCK, as_numbers, read_each
from csdesk.scoring.parted_places import part_places, rank_places, take

AMOUNTS = np.array([5.0, 9.0, 5.0, 1.0])


def test_the_largest_comes_first_and_of_equals_the_earlier_place():
    assert rank_places(np.array([0, 1, 2, 3]), AMOUNTS).tolist() == [1, 0, 2, 3]
    assert rank_places(np.array([3, 2]), AMOUNTS).tolist() == [2, 3]


@given(st.lists(st.integers(0, 4), max_size=30))
def test_parts_are_the_places_of_each_code_in_their_order(codes):
    places = np.arange(len(codes))[::-1]
    found = part_places(places, np.array(codes, np.int64))
    wanted = {}
    for place, code in zip(places.tolist(), codes, strict=True):
        wanted.setdefault(code, []).append(place)
    assert {code: own.tolist() for code, own in found.items()} == wanted


def test_items_are_taken_at_their_places():
    assert take("abcd", np.array([3, 0])) == ("d", "a")
    assert take("abcd", np.array([], np.int64)) == ()


def test_columns_longer_than_a_block_are_read_whole():
    cells = [None, 2.5, -1.0] * (BLOCK // 2)
    read = as_numbers(cells)
    assert len(read) == len(cells) > BLOCK
    assert np.isnan(read[::3]).all()
    assert set(read[1::3]) == {2.5}
    assert set(read[2::3]) == {-1.0}
    told = read_each(lambda cell: cell is None, cells, np.bool_)
    assert told.tolist() == [cell is None for cell in cells]
