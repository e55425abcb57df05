"""The values that the sample client's KPIs had on earlier days, against its own subscriptions."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from csdesk.content import load_library
from csdesk.model.identifiers import KpiId
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.imported_lists import read_lists
from csdesk.operations.sample import open_sample
from ui.models.kpi_history import follow_kpi

NRR, GRR, HEALTH = KpiId("nrr"), KpiId("grr"), KpiId("average_health")
SUMMER, YEAR_BEFORE = date(2026, 8, 31), date(2025, 8, 31)


@pytest.fixture(scope="module")
def past(tmp_path_factory):
    """The KPIs that were kept, the paid lines, and the diagnosis of today."""
    library = load_library()
    with open_sample(tmp_path_factory.mktemp("past") / "sample.csdesk", library) as workspace:
        kept = {(one.kpi, one.as_of): one.value for one in workspace.kept_kpis.all()}
        return kept, read_lists(workspace, library).book.lines, diagnose(workspace, library)


def paid_on(lines, day):
    amounts = defaultdict(float)
    for line in lines:
        if line.start <= day and (line.end is None or line.end > day):
            amounts[line.account] += line.annual
    return {account: amount for account, amount in amounts.items() if amount > 0}


def test_retention_of_an_earlier_day_is_that_of_the_subscriptions_of_its_year(past):
    kept, lines, _ = past
    before, after = paid_on(lines, YEAR_BEFORE), paid_on(lines, SUMMER)
    start = sum(before.values())
    net = sum(after.get(account, 0.0) for account in before)
    gross = sum(min(amount, after.get(account, 0.0)) for account, amount in before.items())
    assert kept[NRR, SUMMER] == pytest.approx(100 * net / start)
    assert kept[GRR, SUMMER] == pytest.approx(100 * gross / start)


def test_numbers_show_a_line_of_history_that_ends_today(past):
    kept, _, diagnosis = past
    definitions = {kpi.id: kpi for kpi in diagnosis.definitions}
    for kpi in (NRR, GRR, HEALTH):
        history = follow_kpi(definitions[kpi], diagnosis)
        assert len(history.days) == 11
        assert history.days[-1] == date(2026, 10, 31)
        assert history.values[-1] == diagnosis.kpis[kpi].value
        assert history.values[:-1] == tuple(kept[kpi, day] for day in history.days[:-1])


def test_retention_recovered_while_health_fell_as_the_story_tells(past):
    kept, _, diagnosis = past
    worst = min(value for (kpi, _), value in kept.items() if kpi == NRR)
    assert worst < 90 < diagnosis.kpis[NRR].value
    health = [value for (kpi, _), value in sorted(kept.items()) if kpi == HEALTH]
    assert health[0] - health[-1] > 10


def test_the_plan_of_a_year_before_is_followed_until_today(past):
    *_, diagnosis = past
    since = diagnosis.plan.since
    assert since.engagement.as_of == since.final.baseline.as_of == date(2025, 10, 31)
    assert {one.state.value for one in since.progress.values()} == {"done", "running", "stopped"}
    days = [one.done_on for one in since.progress.values() if one.done_on]
    assert max(days) <= since.on == date(2026, 10, 31)
    bridge = since.bridge
    moved = bridge.repair + bridge.method + bridge.customers + bridge.rates
    assert bridge.then + moved == pytest.approx(bridge.now)
    assert since.value is not None


def test_what_still_runs_after_its_day_is_a_finding(past):
    *_, diagnosis = past
    (late,) = [one for one in diagnosis.findings if one.id == "governance.promises_overdue"]
    since = diagnosis.plan.since
    running = [one for one in since.final.items if one.initiative not in done(since)]
    assert (
        late.title == f"{len(running)} of {len(since.final.items)} promised initiatives are overdue"
    )


def done(since):
    return {key for key, one in since.progress.items() if one.state.value != "running"}
