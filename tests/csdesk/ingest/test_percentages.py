"""Percentages: shares of 1 or percent points, decided for the column."""

from __future__ import annotations

from csdesk.ingest.coercion import ColumnContext, read_column
from csdesk.ingest.coercion.context import POINTS, SHARES
from csdesk.model.imports import Topic
from csdesk.model.tables import Field, FieldKind, TableKind

ADOPTION = Field(
    "adoption", TableKind.ACCOUNTS, "Adoption", FieldKind.PERCENT, (), minimum=0.0, maximum=100.0
)


def read(*cells, **context):
    return read_column(ADOPTION, "Adoption", cells, ColumnContext(**context))


def test_values_between_0_and_1_are_shares():
    reading = read(0.45, 1.0, 0.0, "0.07")
    assert reading.values == (45.0, 100.0, 0.0, 7.0)
    assert reading.manner.endswith("all values lie between 0 and 1")


def test_values_above_1_are_percent_points():
    assert read(45.0, 100.0, 0.0, "12,5", 1.0).values == (45.0, 100.0, 0.0, 12.5, 1.0)


def test_a_per_cent_sign_decides_for_its_cell():
    assert read("45%", "12,5 %", "0.5%").values == (45.0, 12.5, 0.5)


def test_formatted_cells_among_texts_with_a_sign_are_shares():
    assert read("45%", 0.4).values == (45.0, 40.0)


def test_shares_among_percent_points_block_the_column():
    reading = read(0.4, 0.9, 35.0, 98.0)
    assert reading.values == (None,) * 4
    assert "mixes shares of 1 such as “0.4”" in reading.refusal.problem


def test_a_rare_small_percentage_does_not_block_the_column():
    cells = [50.0] * 30 + [0.5]
    assert read(*cells).values[-1] == 0.5


def test_the_format_says_that_they_are_shares():
    reading = read(0.45, 1.2, "30%", number_format="0%")
    assert reading.values == (45.0, None, 30.0)
    assert reading.manner == "Read as percent: the format is 0%"
    assert reading.unread[1].problem.startswith("120 is above 100")
    assert not reading.questions


def test_shares_keep_what_the_file_says():
    assert read(0.45, None, "n/a").originals == {0: "0.45", 2: "n/a"}


def test_a_person_can_say_that_low_values_are_percentages():
    (question,) = read(0.45, 0.9).questions
    assert question.proposed == SHARES
    assert [option.effect for option in question.options] == ["0.9 is 90%", "0.9 is 0.9%"]
    reading = read(0.45, 0.9, answers={Topic.PERCENT_SCALE: POINTS})
    assert reading.values == (0.45, 0.9)


def test_nothing_but_0_and_1_is_not_guessed():
    reading = read(0.0, 1.0, 1.0)
    assert reading.questions[0].proposed is None
    assert reading.values == (0.0, 1.0, 1.0)
    assert read(0.0, 1.0, answers={Topic.PERCENT_SCALE: SHARES}).values == (0.0, 100.0)


def test_nothing_but_0_is_0_on_either_scale():
    assert read(0.0, "0", None).values == (0.0, 0.0, None)
    assert not read(0.0, "0", None).questions


def test_percentages_out_of_range_are_not_read():
    assert read("45%", "104%").unread[1].problem.startswith("104 is above 100")
