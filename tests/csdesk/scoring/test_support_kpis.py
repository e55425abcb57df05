"""KPIs from support requests, worked out by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from csdesk.content import load_library
from csdesk.model.identifiers import KpiId
from csdesk.model.tables import TableKind
from csdesk.scoring.kpis import KpiInputs, compute_kpis
from tests.record_words import make_list_in_use

LIBRARY = load_library()
OPENED = datetime(2024, 5, 6, 9, 30, tzinfo=UTC).replace(tzinfo=None)


@pytest.fixture
def resolution(make_table):
    """Return a function that computes the resolution time of a list of requests."""

    def compute(**columns):
        tables = (
            {TableKind.SUPPORT: make_list_in_use(TableKind.SUPPORT, **columns)} if columns else {}
        )
        inputs = KpiInputs(make_table({"key": "A", "arr": 1.0}), tables=tables)
        return compute_kpis(LIBRARY.kpis, inputs, LIBRARY.fields)[KpiId("resolution_time")]

    return compute


def after(*hours: float | None) -> dict[str, list[datetime | None]]:
    solved = [None if hour is None else OPENED + timedelta(hours=hour) for hour in hours]
    return {"created_at": [OPENED] * len(hours), "resolved_at": solved}


def test_it_is_the_median_of_the_hours_between_both_times(resolution):
    found = resolution(**after(1.0, 2.0, 30.0, None))
    assert (found.value, found.n, found.base) == (2.0, 3, "solved support requests")
    assert found.caution == "The mean is 11.0 hours. It rests on 3 requests only."
    assert found.window == "2024-05-06 to 2024-05-06"
    assert found.lineage == "support.csv, sheet support, rows 2 to 4"


def test_hours_that_the_list_states_come_first(resolution):
    found = resolution(resolution_hours=[5.0, None], **after(1.0, 7.0))
    assert (found.value, found.n) == (6.0, 2)


def test_requests_that_were_none_do_not_count(resolution):
    found = resolution(**after(1.0, 2.0, 3.0), status=["Deleted", "spam", "solved"])
    assert (found.value, found.n) == (3.0, 1)


def test_one_that_was_solved_before_it_was_opened_is_left_out_and_told(resolution):
    found = resolution(**after(-1.0, 4.0))
    assert (found.value, found.n) == (4.0, 1)
    assert "1 request solved before being opened left out." in found.caution


def test_nothing_solved_is_no_base(resolution):
    columns = after(None, 1.0) | {"status": ["open", "deleted"]}
    assert resolution(**columns).reason == "no base: no support request was solved"


def satisfaction(make_table, accounts, ratings):
    tables = {TableKind.SUPPORT: make_list_in_use(TableKind.SUPPORT, csat=ratings)}
    inputs = KpiInputs(make_table(*accounts), tables=tables)
    return compute_kpis(LIBRARY.kpis, inputs, LIBRARY.fields)[KpiId("csat")]


def test_ratings_of_requests_stand_in_for_those_of_the_customers(make_table):
    found = satisfaction(make_table, [{"key": "A", "arr": 1.0}], [3.0, 5.0, None])
    assert (found.value, found.n, found.base) == (4.0, 2, "rated support requests")
    assert found.caution == ("Rated are 2 of 3 support requests. It rests on 2 requests only.")


def test_ratings_of_the_customers_come_first(make_table):
    found = satisfaction(make_table, [{"key": "A", "csat": 2.0}], [5.0])
    assert (found.value, found.base) == (2.0, "accounts with a value")


def test_requests_that_nobody_rated_leave_the_column_to_ask_for(make_table):
    found = satisfaction(make_table, [{"key": "A", "arr": 1.0}], [None])
    assert found.needs == "the column CSAT rating"


def test_without_such_a_list_it_says_what_it_needs(resolution):
    assert resolution().needs == (
        "a list of support tickets with the time each was opened and solved"
    )
    assert resolution(created_at=[OPENED]).needs
