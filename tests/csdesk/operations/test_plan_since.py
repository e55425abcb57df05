"""A final plan keeps where the client stood, and later days are held against it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from csdesk.model.clients import Client
from csdesk.model.imports import ListRole
from csdesk.model.plan_choices import InitiativeProgress, ProgressState
from csdesk.model.registers import ColumnId, RegisterId
from csdesk.model.revenue import RevenueSource
from csdesk.operations.answers import save_answer
from csdesk.operations.clients import change_client, start_reassessment
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.imports import ImportOrder, import_files
from csdesk.operations.plan import make_plan_final, note_progress, reopen_plan
from csdesk.operations.registers import open_register, save_row

BEFORE, PLANNED, LATER = date(2025, 9, 30), date(2026, 3, 31), date(2026, 9, 30)
YEAR_AGO = {"Alder": 100_000.0, "Birch": 60_000.0, "Cedar": 40_000.0}
THEN = {"Alder": 110_000.0, "Birch": 60_000.0, "Dogwood": 30_000.0}
NOW = {"Alder": 110_000.0, "Birch": 45_000.0, "Dogwood": 30_000.0, "Elm": 20_000.0}
"""From 200,000 to 200,000 to 205,000: Cedar left, Birch pays less, Dogwood and Elm came."""


@pytest.fixture
def bring(workspace, make_list, library):
    """Return a function that imports a customer list of a day."""

    def run(customers, as_of: date, role=ListRole.CURRENT) -> None:
        draft = make_list(customers, f"{as_of}.xlsx")
        import_files(workspace, [ImportOrder(draft, role, as_of)], library=library)

    return run


@pytest.fixture
def planned(workspace, library, ladder, answer, bring):
    """Return a workspace whose plan was made final with lists of two days."""
    bring(YEAR_AGO, BEFORE, ListRole.PREVIOUS)
    bring(THEN, PLANNED)
    for number, _ in enumerate(ladder.questions):
        save_answer(workspace, answer(number))
    make_plan_final(workspace, diagnose(workspace, library), PLANNED, "Wanda Eze")
    return workspace


def re_audit(workspace, bring) -> None:
    start_reassessment(workspace, "Half a year later", LATER)
    bring(THEN, PLANNED, ListRole.PREVIOUS)
    bring(NOW, LATER)


def test_a_final_plan_keeps_the_revenue_of_its_day_and_the_pace_before(planned) -> None:
    baseline = planned.plan_choices.final().baseline
    assert (baseline.as_of, baseline.currency, baseline.arr) == (PLANNED, "GBP", 200_000)
    assert baseline.source is RevenueSource.CUSTOMER_LISTS
    assert (baseline.lost, baseline.grown, baseline.window_days) == (40_000, 10_000, 182)


def test_a_final_plan_keeps_the_kpis_that_it_is_to_move(planned, library) -> None:
    diagnosis = diagnose(planned, library)
    movers = {one.initiative.kpi for one in diagnosis.roadmap.items} & diagnosis.kpis.keys()
    kept = {one.kpi: one for one in planned.plan_choices.final().baseline.kpis}
    assert kept.keys() >= movers
    assert all(one.value == diagnosis.kpis[kpi].value for kpi, one in kept.items())
    gains = [
        one.initiative.gain_low
        for one in diagnosis.roadmap.items
        if one.initiative.kpi == "nrr" and one.initiative.gain_low is not None
    ]
    assert kept["nrr"].low == (pytest.approx(sum(gains)) if gains else None)


def test_on_the_day_of_the_plan_nothing_has_come_of_it(planned, library) -> None:
    since = diagnose(planned, library).plan.since
    assert since.engagement is None
    assert (since.bridge, since.value) == (None, None)
    assert "nothing has come of it yet" in since.gaps[0].reason


def test_without_a_final_plan_nothing_is_followed(planned, library) -> None:
    reopen_plan(planned)
    assert diagnose(planned, library).plan.since is None


def test_a_re_audit_follows_the_plan_of_the_audit_before(planned, library, bring) -> None:
    first = planned.plan_choices.final().items[0].initiative
    note_progress(planned, InitiativeProgress(first, ProgressState.RUNNING, PLANNED))
    name = planned.clients.engagement().name
    re_audit(planned, bring)
    note_progress(planned, InitiativeProgress(first, ProgressState.DONE, PLANNED, LATER))
    since = diagnose(planned, library).plan.since
    assert since.engagement.name == name
    assert since.progress[first].state is ProgressState.DONE
    assert since.gaps == ()
    bridge, value = since.bridge, since.value
    assert (bridge.then, bridge.repair, bridge.method, bridge.now) == (200_000, 0, 0, 205_000)
    assert bridge.customers == 5_000
    assert (value.lost, value.grown, value.days) == (15_000, 0, 183)
    assert value.kept == pytest.approx(40_000 * 183 / 182 - 15_000)


def test_a_list_that_is_corrected_later_is_a_repair_and_no_doing_of_customers(
    planned, library, bring
) -> None:
    re_audit(planned, bring)
    bring({**THEN, "Birch": 50_000.0}, PLANNED, ListRole.PREVIOUS)
    bridge = diagnose(planned, library).plan.since.bridge
    assert (bridge.then, bridge.repair, bridge.method) == (200_000, -10_000, 0)
    assert (bridge.customers, bridge.now) == (15_000, 205_000)


def test_another_currency_is_said_and_not_reckoned_with(planned, library, bring) -> None:
    re_audit(planned, bring)
    change_client(planned, Client("Harbourlight Software", "EUR"))
    since = diagnose(planned, library).plan.since
    assert since.bridge is None
    assert since.gaps[0].reason == "Amounts were in GBP then and are in EUR now."


OVERDUE = (
    "governance.promises_overdue",
    "governance.gates_overdue",
    "governance.deliverables_overdue",
)


def overdue(workspace, library) -> dict[str, str]:
    found = diagnose(workspace, library).findings
    return {one.id: one.title for one in found if one.id in OVERDUE}


def test_what_a_plan_promised_and_nobody_did_is_a_finding_of_the_re_audit(
    planned, library, bring
) -> None:
    items = planned.plan_choices.final().items
    assert overdue(planned, library) == {}
    re_audit(planned, bring)
    due = [one for one in items if (LATER - one.due_on).days > 14]
    title = f"{len(due)} of {len(items)} promised initiatives are overdue"
    assert overdue(planned, library) == {"governance.promises_overdue": title}
    for one in due:
        done = InitiativeProgress(one.initiative, ProgressState.DONE, PLANNED, LATER)
        note_progress(planned, done)
    assert overdue(planned, library) == {}


def test_gates_are_overdue_once_somebody_keeps_their_sign_offs(planned, library, bring) -> None:
    """Gates end on days 30, 90, 180 and 360: the re-audit is on day 183."""
    gates, note = RegisterId("gate_sign_offs"), ColumnId("note")
    first = open_register(planned, library, gates, datetime(2026, 3, 31)).rows[0]  # noqa: DTZ001
    re_audit(planned, bring)
    save_row(planned, library, gates, {**first.cells, note: "Soon"}, first.id)
    assert overdue(planned, library)["governance.gates_overdue"] == "3 gates are not passed in time"
    agreed = {ColumnId(name): True for name in ("product", "sales", "finance")}
    passed = {**first.cells, **agreed, ColumnId("passed_on"): "2026-04-30"}
    save_row(planned, library, gates, passed, first.id)
    assert overdue(planned, library)["governance.gates_overdue"] == "2 gates are not passed in time"


def test_a_deliverable_past_its_day_is_a_finding_until_it_is_ticked(planned, library) -> None:
    deliverables, due_on = RegisterId("phase_deliverables"), ColumnId("due_on")
    shown = open_register(planned, library, deliverables, datetime(2026, 3, 31))  # noqa: DTZ001
    first = shown.rows[0]
    save_row(planned, library, deliverables, {**first.cells, due_on: "2026-03-30"}, first.id)
    assert "governance.deliverables_overdue" in overdue(planned, library)
    told = {**first.cells, due_on: "2026-03-30", ColumnId("done"): True}
    save_row(planned, library, deliverables, told, first.id)
    assert overdue(planned, library) == {}
