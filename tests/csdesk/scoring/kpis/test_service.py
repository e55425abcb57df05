"""What support agrees and keeps, worked out by hand and by plain loops."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from csdesk.model.tables import TableKind

OPENED = datetime(2024, 12, 2, 9, 30, tzinfo=UTC).replace(tzinfo=None)


@pytest.fixture
def ask(measure):
    def compute(kpi, *accounts, **columns):
        return measure(kpi, *accounts, lists={TableKind.SUPPORT: columns})

    return compute


def after(*hours):
    return [None if hour is None else OPENED + timedelta(hours=hour) for hour in hours]


def test_the_agreed_time_is_kept_as_the_list_says(ask):
    found = ask("sla_compliance", is_sla_met=[True] * 19 + [False, None], ticket_id=["x"] * 21)
    assert (found.value, found.n, found.base) == (95, 20, "requests with an agreed time")
    assert found.caution == "19 of 20: 95% interval 76.4% to 99.1%. Breached: 1."


def test_due_times_tell_where_the_list_does_not(ask):
    found = ask(
        "sla_compliance",
        created_at=[OPENED] * 6,
        due_at=[*after(8, 8, 8), None, datetime(2025, 1, 5), datetime(2024, 12, 31)],  # noqa: DTZ001
        resolved_at=after(8, 9, None, 1, None, None),
        status=["solved", "solved", "open", "solved", "open", "deleted"],
    )
    # On the minute is in time; open and overdue is not; open and not due yet counts in none.
    assert (found.value, found.n) == (pytest.approx(100 / 3), 3)


def test_a_due_day_without_a_time_is_kept_until_its_end(ask):
    found = ask(
        "sla_compliance",
        due_at=[date(2024, 12, 2), date(2024, 12, 1)],
        resolved_at=after(10, 10),
    )
    assert found.value == 50


def test_nothing_due_is_no_base(ask):
    found = ask("sla_compliance", due_at=[date(2025, 3, 1)], resolved_at=[None], is_sla_met=[None])
    assert found.needs.startswith("a list of support tickets that says")
    spam = ask("sla_compliance", is_sla_met=[True], status=["spam"])
    assert (spam.value, spam.reason) == (None, "no base: no support request was due")


def test_answers_after_a_day_are_late_and_so_is_none_at_all(ask):
    found = ask(
        "late_first_responses",
        created_at=[OPENED] * 5,
        first_response_at=after(24, 24.1, None, None, -1),
        resolved_at=after(None, None, None, 5, None),
    )
    # 24 hours are in time; unanswered and open for 29 days is late; solved without an answer and
    # answered before it came in tell nothing.
    assert (found.value, found.n) == (pytest.approx(200 / 3), 3)


def test_one_that_came_in_today_is_not_late_yet(ask):
    today = datetime(2024, 12, 31, 10)  # noqa: DTZ001
    found = ask(
        "late_first_responses", created_at=[today, OPENED], first_response_at=[None, after(1)[0]]
    )
    assert (found.value, found.n) == (0, 1)


def test_first_response_is_a_median_of_minutes_or_times(ask):
    found = ask("first_response", first_response_minutes=[30.0, 90.0, 600.0, None])
    assert (found.value, found.n) == (1.5, 3)
    assert "Nine of ten were answered within 8.3 hours." in found.caution
    times = ask("first_response", created_at=[OPENED] * 2, first_response_at=after(2, -3))
    assert times.value == 2
    assert "1 request answered before being opened left out." in times.caution


def test_nine_of_ten_are_solved_within_it(ask):
    found = ask("resolution_p90", resolution_hours=[float(n) for n in range(1, 12)])
    # Ten steps from 1 to 11: the ninth ends at 10.
    assert (found.value, found.n) == (10, 11)
    assert found.caution == "The mean is 6.0 hours."
    assert ask("resolution_p90", resolution_hours=[-1.0]).reason == (
        "no base: no support request was solved"
    )


def test_open_requests_have_an_age_on_the_day_of_their_list(ask):
    found = ask(
        "open_ticket_age",
        created_at=[date(2024, 12, 30), date(2024, 12, 21), OPENED, date(2024, 12, 1)],
        resolved_at=[None, None, after(1)[0], None],
        status=["open", "open", "solved", "spam"],
    )
    assert (found.value, found.n) == (5.5, 2)
    assert found.caution == "The oldest waits 10. It rests on 2 requests only."
    solved = ask("open_ticket_age", created_at=[OPENED], resolved_at=after(1))
    assert solved.reason == "no base: no support request is open"


def test_velocity_counts_silent_accounts_too(ask):
    accounts = [{"key": str(n)} for n in range(4)]
    days = [date(2024, 12, 31), date(2024, 10, 3), date(2024, 10, 2), date(2025, 1, 1)]
    found = ask("ticket_velocity", *accounts, created_at=days * 3)
    # 90 days end on 31 December: six requests, two a month, over four accounts.
    assert (found.value, found.n, found.base) == (0.5, 4, "accounts")
    assert found.window == "2024-10-03 to 2024-12-31"
    assert "6 requests of 4 accounts." in found.caution


def test_a_list_that_ended_earlier_gives_no_velocity(ask):
    found = ask("ticket_velocity", created_at=[date(2024, 6, 1)])
    assert found.reason == "no base: the list holds no request of the last 90 days"


def test_the_customer_list_stands_in_for_a_list_of_requests(measure):
    found = measure("ticket_velocity", {"tickets_per_month": 4.0}, {"tickets_90d": 6.0}, {})
    assert (found.value, found.n) == (3, 2)
    assert "Known for 2 of 3 accounts." in found.caution
    assert measure("ticket_velocity").needs == "the column Support tickets per month"


def test_compliance_agrees_with_a_plain_loop_on_random_requests(ask):
    draw = random.Random(11)  # noqa: S311 - examples, no secrets
    for _ in range(40):
        rows = [
            (draw.choice([None, -2, 0, 5]), draw.choice(["open", "merged"]), draw.random() < 0.5)
            for _ in range(draw.randint(1, 130))
        ]
        rows.append((0, "open", True))
        due = after(*[4 for _ in rows])
        solved = after(*[None if late is None else 4 + late for late, _, _ in rows])
        kept = total = 0
        for late, status, _ in rows:
            if status != "merged":
                total += 1
                kept += late is not None and late <= 0
        found = ask(
            "sla_compliance", due_at=due, resolved_at=solved, status=[one for _, one, _ in rows]
        )
        assert (found.value, found.n) == (pytest.approx(100 * kept / total), total)
        assert ("interval" in found.caution) is (10 <= total < 100)
