"""Point or comma before the decimals: evidence of the column, or a question."""

from __future__ import annotations

from csdesk.ingest.coercion import ColumnContext, read_column
from csdesk.ingest.coercion.context import COMMA, POINT
from csdesk.model.imports import Topic
from csdesk.model.tables import Field, FieldKind, TableKind

ARR = Field("arr", TableKind.ACCOUNTS, "ARR", FieldKind.MONEY, ())
HOURS = Field("hours", TableKind.SUPPORT, "Hours", FieldKind.NUMBER, ())
SCORE = Field(
    "score", TableKind.ACCOUNTS, "Score", FieldKind.NUMBER, (), minimum=0.0, maximum=100.0
)


def read(target, *cells, **context):
    return read_column(target, target.name, cells, ColumnContext(**context))


def test_a_number_that_can_be_read_in_two_ways_is_asked_about():
    reading = read(HOURS, "1.234", "12.500")
    (question,) = reading.questions
    assert question.topic is Topic.DECIMAL_MARK
    assert question.proposed is None
    effects = {option.value: option.effect for option in question.options}
    assert effects == {POINT: "“1.234” is 1.234", COMMA: "“1.234” is 1234"}
    assert reading.values == (None, None)
    assert reading.unread[0].is_open


def test_the_answer_decides_and_keeps_what_the_file_says():
    assert read(HOURS, "1.234", answers={Topic.DECIMAL_MARK: POINT}).values == (1.234,)
    reading = read(HOURS, "1.234", answers={Topic.DECIMAL_MARK: COMMA})
    assert reading.values == (1234.0,)
    assert reading.manner == "The point separates thousands, as in “1.234”"


def test_one_proof_in_the_column_is_enough():
    assert read(HOURS, "1.234", "0.5").values == (1.234, 0.5)
    assert read(HOURS, "1.234", "1,5").values == (1234.0, 1.5)
    assert not read(HOURS, "1.234", "0.5").questions


def test_other_columns_of_the_table_are_evidence():
    reading = read(HOURS, "1.234", decimal_mark=COMMA)
    assert reading.values == (1234.0,)
    assert reading.questions[0].proposed == COMMA
    assert "Other columns" in reading.questions[0].evidence


def test_a_comma_before_three_figures_separates_thousands_unless_told_otherwise():
    reading = read(HOURS, "1,234")
    assert reading.values == (1234.0,)
    assert reading.questions[0].proposed == POINT
    assert read(HOURS, "1,234", answers={Topic.DECIMAL_MARK: COMMA}).values == (1.234,)


def test_a_score_of_at_most_100_shows_the_mark_by_its_range():
    reading = read(SCORE, "45.678", "12.345")
    assert reading.values == (45.678, 12.345)
    assert not reading.questions
    assert "otherwise it is no possible Score" in reading.manner


def test_points_in_several_amounts_propose_thousands():
    reading = read(ARR, "1.234", "12.500")
    assert reading.values == (1234.0, 12_500.0)
    assert reading.questions[0].proposed == COMMA
    assert read(ARR, "1.234", "12.500", answers={Topic.DECIMAL_MARK: POINT}).values == (1.234, 12.5)


def test_commas_in_amounts_are_no_question():
    reading = read(ARR, "1,234", "12,500")
    assert reading.values == (1234.0, 12_500.0)
    assert not reading.questions
    assert reading.manner == "The comma separates thousands, as in “1,234”"


def test_where_both_marks_are_proven_the_open_ones_wait_for_an_answer():
    cells = "1.234,50", "1,234.50", "1,234", "5.678"
    assert read(ARR, *cells).values == (1234.5, 1234.5, None, None)
    assert "uses both marks" in read(ARR, *cells).questions[0].evidence
    answered = read(ARR, *cells, answers={Topic.DECIMAL_MARK: POINT})
    assert answered.values == (1234.5, 1234.5, 1234.0, 5.678)


def test_only_what_the_column_itself_shows_is_proven():
    assert read(ARR, "1.234,50").proven == {Topic.DECIMAL_MARK: COMMA}
    assert read(ARR, "12.5").proven == {Topic.DECIMAL_MARK: POINT}
    assert read(ARR, "1.234", answers={Topic.DECIMAL_MARK: COMMA}).proven == {}
    assert read(ARR, "1.234,50", "1,234.50").proven == {}


def test_bare_numbers_beside_decimal_commas_are_open_as_well():
    assert read(ARR, "1.234", "12.5", "1.234,50").values == (None, 12.5, 1234.5)
