"""Day first or month first: proven by the column, told by its table, or asked."""

from __future__ import annotations

from datetime import date

from csdesk.ingest.coercion import ColumnContext, read_column
from csdesk.ingest.coercion.context import CELLS_RIGHT, CELLS_TURNED, DAY_FIRST, MONTH_FIRST
from csdesk.model.imports import Topic
from csdesk.model.tables import Field, FieldKind, TableKind

RENEWAL = Field("renewal_date", TableKind.ACCOUNTS, "Renewal date", FieldKind.DATE, ())


def read(*cells, **context):
    return read_column(RENEWAL, "Renewal date", cells, ColumnContext(**context))


def test_an_open_column_asks_and_shows_what_each_answer_makes_of_a_date():
    reading = read("03/04/2024", "05/06/2024")
    (question,) = reading.questions
    assert question.topic is Topic.DATE_ORDER
    assert question.proposed is None
    assert question.evidence == "No number is above 12 in 2 different dates"
    effects = {option.value: option.effect for option in question.options}
    assert effects == {
        DAY_FIRST: "03/04/2024 is 3 Apr 2024",
        MONTH_FIRST: "03/04/2024 is 4 Mar 2024",
    }
    assert reading.values == (None, None)
    assert all(unread.is_open for unread in reading.unread.values())


def test_the_answer_decides_and_the_question_stays_to_be_changed():
    for answer, day in ((DAY_FIRST, date(2024, 4, 3)), (MONTH_FIRST, date(2024, 3, 4))):
        reading = read("03/04/2024", answers={Topic.DATE_ORDER: answer})
        assert reading.values == (day,)
        assert reading.originals == {0: "03/04/2024"}
        assert len(reading.questions) == 1


def test_an_answer_that_is_no_option_decides_nothing():
    assert read("03/04/2024", answers={Topic.DATE_ORDER: "whatever"}).values == (None,)


def test_other_columns_of_the_table_are_evidence():
    reading = read("03/04/2024", date_order=DAY_FIRST)
    assert reading.values == (date(2024, 4, 3),)
    assert reading.questions[0].proposed == DAY_FIRST
    assert reading.questions[0].evidence == "The day stands first in other columns of the table"


def test_a_column_with_proof_asks_nothing():
    reading = read("03/04/2024", "31/01/2024", date_order=MONTH_FIRST)
    assert reading.values == (date(2024, 4, 3), date(2024, 1, 31))
    assert reading.manner == "Day first: 31/01/2024 cannot be month first"
    assert not reading.questions


def test_only_what_the_column_itself_shows_is_proven():
    assert read("31/01/2024").proven == {Topic.DATE_ORDER: DAY_FIRST}
    assert read("01/31/2024").proven == {Topic.DATE_ORDER: MONTH_FIRST}
    assert read("03/04/2024", answers={Topic.DATE_ORDER: DAY_FIRST}).proven == {}


def test_a_column_in_both_orders_asks_about_the_open_ones_only():
    reading = read("27/12/2024", "12/28/2024", "03/04/2024", date_order=DAY_FIRST)
    assert reading.values == (date(2024, 12, 27), date(2024, 12, 28), None)
    assert reading.questions[0].proposed is None
    assert "both orders" in reading.questions[0].evidence
    answered = read(
        "27/12/2024", "12/28/2024", "03/04/2024", answers={Topic.DATE_ORDER: MONTH_FIRST}
    )
    assert answered.values == (date(2024, 12, 27), date(2024, 12, 28), date(2024, 3, 4))


def test_the_same_day_and_month_needs_no_order():
    reading = read("05/05/2024")
    assert reading.values == (date(2024, 5, 5),)
    assert not reading.questions


LOW = [date(2024, month, day) for month, day in ((3, 4), (5, 1), (7, 12), (8, 2), (9, 9))]


def test_low_date_cells_beside_texts_that_stayed_may_be_turned():
    reading = read(*LOW, "31/12/2024")
    (question,) = reading.questions
    assert question.evidence == "No day is above 12 in 5 date cells, but “31/12/2024” stayed text"
    assert question.proposed is None
    assert [option.effect for option in question.options] == [
        "4 Mar 2024 stays",
        "4 Mar 2024 is 3 Apr 2024",
    ]
    assert reading.values == (*LOW, date(2024, 12, 31))
    turned = read(*LOW, "31/12/2024", answers={Topic.DATE_ORDER: CELLS_TURNED})
    assert turned.values[:3] == (date(2024, 4, 3), date(2024, 1, 5), date(2024, 12, 7))
    assert turned.originals[0] == "2024-03-04"
    kept = read(*LOW, "31/12/2024", answers={Topic.DATE_ORDER: CELLS_RIGHT})
    assert kept.values == reading.values


def test_date_cells_with_high_days_or_among_other_texts_are_right():
    assert not read(*LOW, date(2024, 1, 20), "31/12/2024").questions
    assert not read(*LOW, "2024-12-31").questions
    assert not read(*LOW[:4], "31/12/2024").questions
