"""When a list adds up to the total that its file states."""

from __future__ import annotations

import pytest

from csdesk.model.imports import ImportBatch, is_same_sum
from tests.drafts import make_batch


def batch(stated: float | None) -> ImportBatch:
    return make_batch(accounts=2, stated_total=stated)


@pytest.mark.parametrize(
    ("stated", "found", "same"),
    [
        (1_000.0, 1_001.0, True),
        (1_000.0, 1_001.01, False),
        (5_000_000.0, 5_000_005.0, True),
        (5_000_000.0, 5_000_005.1, False),
        (-1_000.0, -1_001.0, True),
    ],
)
def test_sums_are_the_same_within_one_unit_or_a_millionth(stated, found, same):
    assert is_same_sum(found, stated) is same
    assert batch(stated).adds_up(found) is same


def test_a_file_that_states_no_total_says_nothing():
    assert batch(None).adds_up(1_000.0) is None
