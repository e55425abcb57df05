"""What an initiative takes, costs, needs and is to move, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.content import load_library
from csdesk.model.identifiers import InitiativeId, KpiId, RoleId
from csdesk.model.roadmap import Aim, Initiative
from csdesk.report.initiative_words import (
    initiative_facts,
    kpi_words,
    need_lines,
    spend_words,
    stream_words,
    work_words,
)
from tests.csdesk.report.diagnoses import make_full


@pytest.fixture
def alerts() -> Initiative:
    known = {one.id: one for one in load_library().initiatives}
    return known[InitiativeId("health.automatic_alerts")]


def test_the_role_with_most_work_comes_first(alerts) -> None:
    work = {RoleId("csms"): 0.5, RoleId("cs_ops"): 10.0, RoleId("gone"): 2.0}
    roles = load_library().roles
    told = work_words(replace(alerts, work=work), roles)
    assert told == "CS Operations 10, gone 2, Customer success managers 0.5"


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (0, 0, "None expected"),
        (0, 10_000, "Up to $10,000, a rule of thumb in US dollars, without licences"),
        (5_000, 5_000, "$5,000, a rule of thumb in US dollars, without licences"),
        (500, 5_000, "$500 to $5,000, a rule of thumb in US dollars, without licences"),
    ],
)
def test_spend_is_told_as_a_span_in_dollars(alerts, low, high, told) -> None:
    assert spend_words(replace(alerts, cost_low=low, cost_high=high)) == told


def test_workstream_and_outcome_stand_in_one_line(alerts) -> None:
    assert stream_words(alerts) == "Automation of routine work: lower churn"
    faster = replace(alerts, workstream="", aim=Aim.TIME_TO_VALUE)
    assert stream_words(faster) == "Faster time to value"


def test_only_what_this_client_needs_is_told_as_coming_first(alerts) -> None:
    bases = (InitiativeId("one"), InitiativeId("two"))
    needing = replace(alerts, requires=bases)
    assert need_lines(needing, {bases[1]: "Two"}) == ("Two",)
    assert need_lines(needing, {}) == ()


def test_what_a_source_text_says_stands_as_given_and_a_gain_is_an_estimate(
    alerts,
) -> None:
    diagnosis = make_full()
    told = dict(initiative_facts(alerts, diagnosis))
    assert told["Complexity"] == "Medium"
    given = told["As the source text gives it, no forecast"]
    assert given.endswith("20 to 30% less churn (S1.64).")
    assert "Needs first" not in told


@pytest.mark.parametrize(
    ("kpi", "told"),
    [
        ("nrr", "Customers who stayed and grew, now 104.2%; an estimate: by 2 to 3.5 points"),
        ("time_to_value", "Days until first value, not known yet; an estimate: by 2 days to 3.5"),
        ("unheard_of", ""),
    ],
)
def test_what_it_is_to_move_stands_with_where_that_is_now(alerts, kpi, told) -> None:
    moving = replace(alerts, kpi=KpiId(kpi), gain_low=2.0, gain_high=3.5)
    assert kpi_words(moving, make_full()).startswith(told)
    plain = kpi_words(replace(moving, gain_low=None, gain_high=None), make_full())
    assert "estimate" not in plain
