"""Recommendation, satisfaction and effort, worked out by hand and by plain counting."""

from __future__ import annotations

import random
from datetime import date

import pytest

from csdesk.model.kpi_book import KpiInputId, StatedInput
from csdesk.model.tables import TableKind

SURVEYS, SUPPORT = TableKind.SURVEYS, TableKind.SUPPORT
IN_TIME, TOO_OLD = date(2024, 11, 1), date(2024, 1, 1)


@pytest.fixture
def ask(measure):
    def compute(kpi, **columns):
        return measure(kpi, lists={SURVEYS: columns})

    return compute


def test_nps_is_promoters_less_detractors_in_percent(ask):
    found = ask("nps", nps=[10.0, 9.0, 8.0, 7.0, 6.0, 0.0, 9.0, 10.0, 9.0, 10.0])
    # Six for, two against, of ten.
    assert (found.value, found.n, found.base) == (40, 10, "answers")
    assert "6 for, 2 in between, 2 against." in found.caution
    assert (found.window, found.lineage) == (
        "2024-01-02 to 2024-12-31",
        "surveys.csv, sheet surveys, rows 2 to 11",
    )


@pytest.mark.parametrize(
    ("score", "value"), [(10.0, 100), (9.0, 100), (8.0, 0), (7.0, 0), (6.0, -100)]
)
def test_each_group_of_answers_has_its_edges(ask, score, value):
    assert ask("nps", nps=[score]).value == value


def test_the_response_rate_needs_questions_without_an_answer(ask):
    found = ask("nps", survey=["NPS"] * 5 + ["CSAT"], score=[9.0, 2.0, None, None, None, 5.0])
    assert (found.value, found.n) == (0, 2)
    assert "Response rate 40.0%: 2 of 5 asked." in found.caution
    assert "It rests on 2 answers only." in found.caution
    assert "response rate is not known" in ask("nps", nps=[9.0]).caution


def test_answers_count_for_a_year_and_without_a_date(ask):
    dates = [IN_TIME, TOO_OLD, None, date(2024, 1, 2), date(2025, 1, 1)]
    found = ask("nps", nps=[10.0, 0.0, 10.0, 10.0, 0.0], answered_on=dates)
    assert (found.value, found.n) == (100, 3)


def test_answers_off_the_scale_are_left_out_aloud(ask):
    found = ask("nps", survey=["NPS"] * 3, score=[42.0, 9.0, -100.0])
    assert (found.value, found.n) == (100, 1)
    assert "2 answers outside the scale left out." in found.caution


def test_latest_ratings_of_accounts_stand_in_for_a_survey(measure):
    found = measure("nps", {"nps": 9.0}, {"nps": 3.0}, {"nps": 10.0}, {"arr": 1.0})
    assert found.value == pytest.approx(100 / 3)
    assert (found.n, found.base, found.window) == (3, "accounts with a rating", "2024-12-31")
    assert "latest rating" in found.method
    assert "Known for 3 of 4 accounts." in found.caution


def test_without_answers_there_is_no_score(measure, ask):
    assert measure("nps").needs == "the column NPS rating"
    old = ask("nps", nps=[9.0], answered_on=[TOO_OLD])
    assert (old.value, old.reason) == (
        None,
        "no base: nobody has answered the question within a year",
    )


def test_nps_agrees_with_plain_counting_on_random_answers(ask):
    draw = random.Random(7)  # noqa: S311 - examples, no secrets
    for _ in range(50):
        scores = [float(draw.randint(0, 10)) for _ in range(draw.randint(1, 150))]
        groups = []
        for score in scores:
            if score in (9, 10):
                groups.append(1)
            else:
                groups.append(0 if score in (7, 8) else -1)
        found = ask("nps", nps=scores)
        assert found.value == pytest.approx(100 * sum(groups) / len(scores))
        is_wanted = 10 <= len(scores) < 100 and len(set(groups)) > 1
        assert ("95% interval" in found.caution) is is_wanted


def test_effort_is_the_mean_on_its_own_scale(ask):
    found = ask("effort", ces=[7.0, 5.0, 3.0])
    assert (found.value, found.n) == (5, 3)
    assert "scale 1 to 7" in found.method
    five = ask("effort", survey=["CES"] * 2, score=[4.0, 2.0], scale=["1-5", "1-5"])
    assert five.value == 3
    assert "scale 1 to 5; a higher figure says easier" in five.method
    assert "read from the answers" not in five.caution


def test_a_scale_on_which_high_means_effort_is_turned_round(measure):
    key = KpiInputId("ces_direction")
    lists = {SURVEYS: {"ces": [7.0, 6.0, 2.0]}}
    turned = {key: StatedInput(key, "effort", "Survey of May")}
    found = measure("effort", lists=lists, stated=turned)
    assert found.value == 3
    assert found.caution.startswith("Turned round, as stated: Survey of May.")
    plain = {key: StatedInput(key, "ease", "Survey of May")}
    assert measure("effort", lists=lists, stated=plain).value == 5


def test_satisfied_are_the_two_best_answers_beside_the_mean(ask):
    found = ask("csat_satisfied", csat=[5.0] * 5 + [4.0] * 4 + [3.0, 1.0, 2.0])
    # 9 of 12; 25 + 16 + 6 = 47 points.
    assert found.value == 75
    assert found.caution.startswith("9 of 12: 95% interval 46.8% to 91.1%. The mean is 3.9.")
    assert "Scale 1 to 5, read from the answers." in found.caution


def test_satisfaction_on_ten_takes_nine_and_ten(ask):
    found = ask("csat_satisfied", survey=["CSAT"] * 4, score=[10.0, 9.0, 8.0, 1.0])
    assert (found.value, found.method) == (50, "Answers of 9 or more, scale 0 to 10")
    assert found.caution.startswith("2 of 4: of fewer than 10 the count")
    mean = ask("csat", survey=["CSAT"] * 2, score=[10.0, 5.0])
    # 10 is a 5 and 5 is a 3 on a scale of five.
    assert mean.value == 4
    assert "converted from 0 to 10" in mean.method


def test_rated_requests_and_accounts_stand_in_for_a_survey(measure):
    requests = measure("csat_satisfied", lists={SUPPORT: {"csat": [5.0, 2.0, None]}})
    assert (requests.value, requests.n, requests.base) == (50, 2, "rated support requests")
    accounts = measure("csat_satisfied", {"csat": 4.0}, {"csat": None})
    assert (accounts.value, accounts.base) == (100, "accounts with a rating")
    assert measure("csat_satisfied").needs == "the column CSAT rating"


def test_a_survey_on_something_else_gives_no_effort(ask):
    found = ask("effort", survey=["NPS"], score=[9.0])
    assert found.reason == "no base: nobody has answered the question within a year"
