from __future__ import annotations

import pytest

from ui.models.described import Described
from ui.models.entry_list import EntryListModel


@pytest.fixture
def asked() -> list[int]:
    return []


@pytest.fixture
def squares(asked) -> Described[str]:
    def describe(place: int) -> str:
        asked.append(place)
        return str(place * place)

    return Described(5, describe)


def test_an_entry_is_described_once_when_it_is_looked_at(squares, asked):
    assert len(squares) == 5
    assert asked == []
    assert (squares[3], squares[-2], squares[3]) == ("9", "9", "9")
    assert asked == [3]


def test_it_is_a_sequence_like_any_other(squares):
    assert list(squares) == ["0", "1", "4", "9", "16"]
    assert squares[1:3] == ["1", "4"]
    with pytest.raises(IndexError):
        squares[5]


def test_a_list_model_describes_only_the_rows_that_are_asked_for(squares, asked):
    model = EntryListModel(str)
    model.show_entries(squares)
    assert model.rowCount() == 5
    assert asked == []
    assert model.index(2, 0).data() == "4"
    assert asked == [2]
