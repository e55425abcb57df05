"""The SQL of the source texts, corrected, asked of a client's workspace (S1.82)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from csdesk.model.library import Library
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.queries import ask_query, default_values
from csdesk.operations.sample import open_listed_sample, open_sample
from csdesk.storage.workspace import Workspace

SNIPPETS = 12
"""Those of S1.78 (2), S1.80, S1.82 (2) and S1.108 to S1.114."""
SOURCES = ("S1.78", "S1.80", "S1.82", *(f"S1.{number}" for number in range(108, 115)))


@pytest.fixture(scope="module")
def full(tmp_path_factory, library: Library) -> Iterator[Workspace]:
    with open_sample(tmp_path_factory.mktemp("queries") / "s.csdesk", library) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def known(full, library):
    return diagnose(full, library)


def ask(workspace, library, query_id):
    query = next(one for one in library.queries if one.id == query_id)
    found = ask_query(workspace, library, query.sql, default_values(query))
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def test_s1_82_every_snippet_runs_against_the_workspace(full, library):
    assert len(library.queries) == SNIPPETS
    assert {source for one in library.queries for source in SOURCES if source in one.source} == set(
        SOURCES
    )
    for query in library.queries:
        found = ask_query(full, library, query.sql, default_values(query))
        assert found.columns
        assert found.day == "2026-10-31"


def test_every_snippet_runs_where_nothing_is_imported(workspace, library):
    for query in library.queries:
        assert ask_query(workspace, library, query.sql, default_values(query)).columns


def test_the_queries_only_read(full, library):
    before, files = full.path.read_bytes(), sorted(full.path.parent.iterdir())
    for query in library.queries:
        ask_query(full, library, query.sql, default_values(query))
    assert full.path.read_bytes() == before
    assert sorted(full.path.parent.iterdir()) == files


def test_the_query_of_s1_78_and_the_engine_agree_on_net_retention(full, library, known):
    (row,) = ask(full, library, "nrr_of_the_start_cohort")
    assert row["nrr_rate"] == pytest.approx(known.kpis["nrr"].value, abs=1e-9)
    assert row["grr_rate"] == pytest.approx(known.kpis["grr"].value, abs=1e-9)
    assert row["customers"] == known.kpis["nrr"].n


def test_two_customer_lists_give_the_query_of_s1_78_net_retention(tmp_path, library, sample):
    with open_listed_sample(tmp_path / "s.csdesk", library) as workspace:
        (row,) = ask(workspace, library, "nrr_of_the_start_cohort")
    assert row["nrr_rate"] == pytest.approx(sample.kpis["nrr"].value, abs=1e-9)
    assert row["customers"] == sample.kpis["nrr"].n


def test_the_query_of_s1_111_and_the_engine_agree_on_every_month(full, library, known):
    rows = {row["to_day"]: row["nrr_rate"] for row in ask(full, library, "nrr_by_period")}
    trailing = [one for one in known.metrics.revenue.trailing if one.nrr is not None]
    assert trailing
    for one in trailing:
        assert rows[one.end_on.isoformat()] == pytest.approx(one.nrr, abs=1e-9)


def test_the_query_of_s1_80_and_the_board_list_the_same_silent_customers(full, library, known):
    (silent,) = (one for one in known.metrics.boards.at_risk if one.rule.id == "silent")
    found = ask(full, library, "silent_at_risk")
    assert [row["customer_id"] for row in found] == list(silent.accounts)


def test_the_query_of_s1_109_and_the_board_agree_on_every_cohort(full, library, known):
    rows = {row["cohort_month"]: row for row in ask(full, library, "risk_by_cohort")}
    board = known.metrics.boards.risk.cohorts
    assert len(rows) == len(board)
    for one in board:
        row = rows[one.month]
        assert (row["customers"], row["at_risk"]) == (one.accounts, one.at_risk)
        assert row["cohort_risk"] == pytest.approx(one.risk)
        assert bool(row["mark"]) == one.is_alert


def test_the_query_of_s1_110_and_the_engine_see_the_same_room_to_grow(full, library, known):
    rows = {row["customer_id"]: row for row in ask(full, library, "expansion_by_use")}
    found = known.review.expansion.opportunities
    assert len(rows) == len(found)
    for one in found:
        assert rows[one.account]["opportunity_size"] == pytest.approx(one.opportunity_size)


def test_the_query_of_s1_112_and_the_board_agree_on_every_onboarding(full, library, known):
    rows = {row["customer_id"]: row for row in ask(full, library, "onboarding_progress")}
    board = known.metrics.boards.onboarding.lines
    assert len(rows) == len(board)
    for one in board:
        row = rows[one.account]
        assert (row["done"], row["tasks"], row["day"]) == (one.done, one.tasks, one.day)
        assert bool(row["mark"]) == one.is_alert


def test_the_query_of_s1_114_and_the_snapshot_agree_on_the_last_week(full, library, known):
    row = ask(full, library, "weekly_snapshot")[0]
    week = known.metrics.snapshot
    assert row["week_ending"] == week.week_ending.isoformat()
    assert row["total_customers"] == week.total_customers
    assert row["avg_health_score"] == pytest.approx(week.avg_health_score)
    assert row["tickets_resolved"] == week.tickets_resolved
