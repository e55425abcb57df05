"""Scores on another scale, and scores of which a high value is bad."""

from __future__ import annotations

from csdesk.ingest.coercion import ColumnContext, read_column
from csdesk.ingest.coercion.context import AS_IT_IS, HIGH_IS_GOOD, HIGH_IS_RISK, LEAVE_OUT
from csdesk.model.imports import Topic
from csdesk.model.tables import Field, FieldKind, TableKind


def score(name, low, high):
    return Field(name, TableKind.ACCOUNTS, "score", FieldKind.NUMBER, (), minimum=low, maximum=high)


NPS, CSAT, HEALTH = score("nps", 0.0, 10.0), score("csat", 1.0, 5.0), score("health_score", 0, 100)


def read(target, *cells, header="Score", **answers):
    context = ColumnContext(answers={Topic(topic): value for topic, value in answers.items()})
    return read_column(target, header, cells, context)


def test_nps_from_minus_100_to_100_is_asked_about():
    reading = read(NPS, -40.0, 20.0, 60.0, 100.0)
    (question,) = reading.questions
    assert question.topic is Topic.SCALE
    assert question.proposed is None
    assert question.evidence == "4 values from -40 to 100; csdesk wants 0 to 10"
    assert [option.value for option in question.options] == ["-100:100", AS_IT_IS, LEAVE_OUT]
    assert question.options[0].effect == "100 becomes 10"


def test_the_answer_brings_the_scale_over():
    reading = read(NPS, -40.0, 20.0, 60.0, 100.0, scale="-100:100")
    assert reading.values == (3.0, 6.0, 8.0, 10.0)
    assert reading.originals[0] == "-40"
    assert reading.manner == "Brought from -100 to 100 to 0 to 10"
    assert read(NPS, -40.0, 20.0, 60.0, 7.0, scale=AS_IT_IS).values == (None, None, None, 7.0)
    left = read(NPS, -40.0, 20.0, 60.0, 100.0, scale=LEAVE_OUT)
    assert left.values == (None,) * 4
    assert not left.unread


def test_values_off_the_scale_stay_open_until_the_scale_is_said():
    reading = read(NPS, -40.0, 20.0, 60.0, 7.0)
    assert reading.values == (None, None, None, 7.0)
    assert [unread.is_open for unread in reading.unread.values()] == [True] * 3
    assert reading.unread[0].problem == "-40 is not on the scale from 0 to 10"
    told = read(NPS, -40.0, 20.0, 60.0, 7.0, scale=AS_IT_IS)
    assert not any(unread.is_open for unread in told.unread.values())


def test_csat_in_per_cent_is_asked_about():
    reading = read(CSAT, "92%", "75%", "88 %")
    assert reading.questions[0].topic is Topic.SCALE
    assert read(CSAT, "50%", "75%", "100%", scale="0:100").values == (3.0, 4.0, 5.0)
    assert read(CSAT, 0.5, 0.75, 0.25, scale="0:1").values == (3.0, 4.0, 2.0)


def test_a_percentage_among_ratings_is_no_rating():
    reading = read(CSAT, "5", "4", "15,4%", "4,0")
    assert reading.values == (5.0, 4.0, None, 4.0)
    assert reading.unread[2].problem == "“15,4%” is a percentage"
    assert read(CSAT, "5", "4", "92%").unread[2].problem == "“92%” is a percentage"


def test_ratings_of_their_own_scale_are_no_question():
    assert not read(CSAT, 1.0, 4.0, 5.0, 3.0).questions
    assert not read(NPS, 0.0, 4.0, 10.0, 3.0).questions
    assert not read(HEALTH, 12.0, 80.0, 99.0).questions


def test_a_few_values_outside_are_mistakes_and_no_scale():
    reading = read(NPS, *[7.0] * 9, 42.0)
    assert not reading.questions
    assert reading.unread[9].problem == "42 is above 10, the highest possible score"


def test_health_of_at_most_10_may_count_to_10():
    reading = read(HEALTH, 8.5, 6.0, 9.0)
    assert [option.value for option in reading.questions[0].options] == [
        "0:10",
        AS_IT_IS,
        LEAVE_OUT,
    ]
    assert reading.values == (8.5, 6.0, 9.0)
    assert read(HEALTH, 8.5, 6.0, 9.0, scale="0:10").values == (85.0, 60.0, 90.0)


def test_a_health_score_named_risk_asks_for_its_direction():
    reading = read(HEALTH, 82.0, 15.0, header="Churn risk score")
    (question,) = reading.questions
    assert question.topic is Topic.DIRECTION
    assert question.proposed is None
    assert [option.effect for option in question.options] == ["82 stays 82", "82 becomes 18"]
    turned = read(HEALTH, 82.0, 15.0, header="Churn risk score", direction=HIGH_IS_RISK)
    assert turned.values == (18.0, 85.0)
    assert turned.originals == {0: "82", 1: "15"}
    kept = read(HEALTH, 82.0, 15.0, header="Churn risk score", direction=HIGH_IS_GOOD)
    assert kept.values == (82.0, 15.0)
    assert not read(HEALTH, 82.0, 15.0, header="Health").questions
