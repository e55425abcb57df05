"""Yes and no in every way that files code them."""

from __future__ import annotations

from datetime import date

from csdesk.ingest.coercion import ColumnContext, read_column
from csdesk.ingest.coercion.context import YES_IS_KEPT, YES_IS_LOST
from csdesk.model.imports import Topic
from csdesk.model.tables import Field, FieldKind, TableKind

CHURNED = Field("churn_flag", TableKind.ACCOUNTS, "Churned", FieldKind.FLAG, ())
TRIAL = Field("is_trial", TableKind.SUBSCRIPTIONS, "Trial", FieldKind.FLAG, ())


def test_yes_in_every_way():
    cells = [True, "TRUE", "True", "Yes", "y", "1", 1, 1.0, "1.0", "✓", "x", "ja", "vrai", " yes "]
    assert read_column(TRIAL, "Trial", cells).values == (True,) * len(cells)


def test_no_in_every_way():
    cells = [False, "FALSE", "No", "n", "0", 0, 0.0, "✗", "nein", "faux"]
    assert read_column(TRIAL, "Trial", cells).values == (False,) * len(cells)


def test_churn_is_coded_as_a_word_or_as_its_date():
    cells = ["Churned", "Active", "2024-07-09", date(2024, 7, 9), "31/12/2024", None, "Lost"]
    reading = read_column(CHURNED, "Churn", cells)
    assert reading.values == (True, False, True, True, True, None, True)
    assert "3 dates were read as yes" in reading.conversions
    assert reading.originals == {
        0: "Churned",
        1: "Active",
        2: "2024-07-09",
        3: "2024-07-09",
        4: "31/12/2024",
        6: "Lost",
    }


def test_active_says_yes_where_yes_is_no_loss():
    assert read_column(TRIAL, "Trial", ["Active", "Expired"]).values == (True, False)


def test_a_loss_under_a_header_of_customers_that_stay_is_asked_about():
    reading = read_column(CHURNED, "Is Active?", ["Yes", "No", None])
    (question,) = reading.questions
    assert question.topic is Topic.DIRECTION
    assert question.proposed is None
    for answer, values in (
        (YES_IS_KEPT, (False, True, None)),
        (YES_IS_LOST, (True, False, None)),
    ):
        context = ColumnContext(answers={Topic.DIRECTION: answer})
        assert read_column(CHURNED, "Is Active?", ["Yes", "No", None], context).values == values
    assert not read_column(CHURNED, "Inactive", ["Yes"]).questions


def test_other_numbers_are_neither():
    assert set(read_column(TRIAL, "Trial", [2.0, "10", "maybe", "2024-07-09"]).unread) == {
        0,
        1,
        2,
        3,
    }
