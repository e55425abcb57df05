"""Amounts that may be cents are asked about, and never divided silently."""

from __future__ import annotations

import pytest

from csdesk.ingest.coercion import ColumnContext, read_column
from csdesk.ingest.coercion.context import MAJOR, MINOR
from csdesk.model.imports import Topic
from csdesk.model.tables import Field, FieldKind, TableKind

ARR = Field("arr", TableKind.ACCOUNTS, "ARR", FieldKind.MONEY, ())
HIGH = (1_200_000.0, 900_001.0, 1_200_000.0, 4_500_050.0, 1_000_000.0, 1_300_017.0)
API = ("id", "customer_id", "plan_amount", "created")


def read(*cells, header="plan_amount", headers=API, **context):
    return read_column(ARR, header, cells, ColumnContext(headers=headers, **context))


def test_very_high_whole_numbers_of_a_program_are_asked_about():
    reading = read(*HIGH)
    (question,) = reading.questions
    assert question.topic is Topic.MINOR_UNITS
    assert question.evidence == "Whole numbers with a median of 1,200,000: cents?"
    assert question.proposed is None
    assert question.options[1].effect == "1,200,000 becomes 12,000.00"
    assert reading.values == HIGH


def test_the_answer_divides_or_leaves_them():
    assert read(*HIGH, answers={Topic.MINOR_UNITS: MAJOR}).values == HIGH
    reading = read(*HIGH, answers={Topic.MINOR_UNITS: MINOR})
    assert reading.values == (12_000.0, 9_000.01, 12_000.0, 45_000.5, 10_000.0, 13_000.17)
    assert reading.originals[1] == "900001"


def test_round_amounts_are_suspicious_sooner():
    assert read(*[120_000.0, 49_900.0, 99_900.0, 120_000.0, 60_000.0]).questions
    assert not read(*[120_001.0, 49_900.0, 99_900.0, 120_000.0, 60_000.0]).questions


@pytest.mark.parametrize(
    ("cells", "header", "headers"),
    [
        (HIGH, "ARR", ("Customer", "ARR", "Renewal date")),
        ((*HIGH, 0.5), "plan_amount", API),
        (tuple(f"${amount:,.0f}" for amount in HIGH), "plan_amount", API),
        (HIGH, "plan_amount_jpy", API),
        ((120.0, 300.0, 450.0, 900.0, 80.0), "plan_amount", API),
        (HIGH[:3], "plan_amount", API),
    ],
)
def test_hands_fractions_marks_and_small_amounts_are_no_question(cells, header, headers):
    assert not read(*cells, header=header, headers=headers).questions


def test_a_header_that_says_cents_proposes_cents():
    reading = read(4900.0, 9900.0, header="amount_in_cents")
    assert reading.questions[0].proposed == MINOR
    assert reading.values == (49.0, 99.0)
    assert read(4900.0, header="amount in cents", answers={Topic.MINOR_UNITS: MAJOR}).values == (
        4900.0,
    )


@pytest.mark.parametrize("cells", [(4900.5, 9900.0), ("€49.50", "€99.00"), ("€4,900", "€9,900")])
def test_a_header_that_says_cents_over_amounts_that_look_whole_is_left_to_the_person(cells):
    reading = read(*cells, header="mrr_cents")
    assert [question.proposed for question in reading.questions] == [None]
    divided = read(*cells, header="mrr_cents", answers={Topic.MINOR_UNITS: MINOR})
    assert divided.values == tuple(value / 100 for value in reading.values)


def test_a_column_without_amounts_is_not_asked_about():
    assert not read(None, 0.0, header="mrr_cents").questions


def test_percent_and_recent_are_no_cents():
    assert not read(*HIGH[:2], header="percent amount").questions
    assert not read(*HIGH[:2], header="recent amount").questions


def test_very_high_round_amounts_under_headers_by_hand_are_left_open():
    by_hand = ("Customer", "MRR", "Renewal date")
    cells = (199_900.0, 399_800.0, 599_700.0, 799_600.0, 999_500.0)
    reading = read(*cells, header="MRR", headers=by_hand)
    assert [question.proposed for question in reading.questions] == [None]
    assert reading.values == cells
    assert not read(*cells, header="ARR", headers=by_hand).questions
    assert not read(*cells[:4], 999_501.0, header="MRR", headers=by_hand).questions
