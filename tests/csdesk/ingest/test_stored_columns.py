"""What is stored of a column: its figures, and the file's own texts block by block."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.ingest.distinct import count_distinct
from csdesk.ingest.drafting.stored_columns import measure_values, pack_originals
from csdesk.model.blocks import pack_values, read_originals
from csdesk.model.imports import BLOCK_ROWS
from csdesk.model.tables import Cell


@pytest.mark.parametrize("positions", [[], [3], range(BLOCK_ROWS), range(2 * BLOCK_ROWS + 1)])
def test_own_texts_come_back_from_their_blocks(positions: list[int] | range) -> None:
    texts = {at: f"€{at}" for at in positions}
    assert read_originals(pack_originals(texts)) == texts


def test_own_texts_that_stand_apart_are_kept_in_the_blocks_of_their_rows() -> None:
    texts = {5 * BLOCK_ROWS: "c", BLOCK_ROWS - 1: "a", BLOCK_ROWS: "b"}
    packed = pack_originals(texts)
    assert packed == {0: f'{{"{BLOCK_ROWS - 1}":"a"}}', 1: '{"0":"b"}', 5: '{"0":"c"}'}


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ((), 0),
        (("a", "b", "c"), 3),
        (("a", "b", "b"), 2),
        (("c", "a", "b"), 3),
        (("a", "b", "a"), 2),
        ((1.0, "1", 1.0), 2),
    ],
)
def test_different_values_are_counted_in_any_order(values: tuple[Cell, ...], count: int) -> None:
    assert count_distinct(values) == count


def test_the_first_and_the_last_day_of_a_column_are_found_among_repeated_and_empty_cells() -> None:
    days = (date(2026, 3, 1), None, date(2025, 1, 9), date(2026, 3, 1))
    spread = measure_values(days)
    assert (spread.length, spread.filled, spread.distinct) == (4, 3, 2)
    assert (spread.earliest, spread.latest) == (date(2025, 1, 9), date(2026, 3, 1))


def test_a_number_that_is_none_is_not_packed_as_an_empty_cell() -> None:
    assert pack_values([1.0, None, 2.5]) == "[1.0,null,2.5]"
    assert pack_values([1.0, None, float("inf")]) == "[1.0, null, Infinity]"
    assert pack_values(["null", None, 2.5]) == '["null",null,2.5]'
