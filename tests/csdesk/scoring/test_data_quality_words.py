"""Words that csdesk does not know are told with their number, and how they are counted."""

from __future__ import annotations

import pytest

from csdesk.content import load_library
from csdesk.model.data_review import QualityMark
from csdesk.model.tables import TableKind
from csdesk.scoring.data_quality import QualityInputs
from csdesk.scoring.data_quality_words import check_words
from tests.record_words import make_list_in_use

LIBRARY = load_library()


def check(*states):
    table = make_list_in_use(TableKind.SUBSCRIPTIONS, status=states)
    inputs = QualityInputs(
        rules=LIBRARY.quality,
        definitions={one.kind: one for one in LIBRARY.tables},
        fields={(one.table, one.id): one for one in LIBRARY.fields},
        stewards={},
        batches=(),
        today=None,
        tables={table.kind: table},
    )
    return check_words(inputs, LIBRARY.record_words)


def test_a_state_that_nobody_knows_is_told_with_its_rows_and_how_it_counts():
    (found,) = check("aktiv", "in Klärung", "gekündigt", "in Klärung")
    assert (found.mark, found.wrong, found.total, found.rows) == (QualityMark.WARN, 2, 4, (3, 5))
    assert "2 of 4 subscription" in found.sentence
    assert "“in Klärung”. They count as running and paid" in found.sentence
    assert "Ask what these words mean" in found.fix


@pytest.mark.parametrize("states", [("aktiv", "Trial", "résilié"), ("Active", None)])
def test_known_states_pass(states):
    (found,) = check(*states)
    assert (found.mark, found.wrong, found.fix) == (QualityMark.PASSED, 0, "")


def test_a_column_without_words_is_not_checked():
    assert check(None, None) == ()


def test_many_unknown_words_are_counted_beyond_the_first_five():
    (found,) = check(*(f"word {letter}" for letter in "abcdefg"))
    assert "“word e” and 2 others. They count" in found.sentence
