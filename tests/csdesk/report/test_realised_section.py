"""The report tells what became of the plan once it was made final."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from csdesk.model.clients import Engagement
from csdesk.model.identifiers import EngagementId, KpiId
from csdesk.model.investment import Gap
from csdesk.model.kpis import Unit
from csdesk.model.plan_choices import (
    FinalPlan,
    InitiativeProgress,
    PlanBaseline,
    ProgressState,
    PromisedItem,
    PromisedKpi,
)
from csdesk.model.plan_since import KpiSince, PlanSince, RevenueBridge, ValueSince
from csdesk.model.revenue import MovementKind, MovementPeriod
from csdesk.report.document import FigureBlock, Quantity, Table, Text
from csdesk.report.figures import BridgeFigure
from csdesk.report.sections.realised import realised_sections
from tests.csdesk.report.diagnoses import AS_OF, make_full

EARLIER = AS_OF - timedelta(days=90)
DUE = AS_OF - timedelta(days=10)


def test_without_a_final_plan_there_is_no_section() -> None:
    assert realised_sections(make_full()) == ()


def test_each_promised_initiative_stands_beside_what_was_done() -> None:
    full = make_full()
    one, two = (item.initiative for item in full.roadmap.items[:2])
    horizon = full.roadmap.items[0].horizon
    promised = (
        PromisedItem(one.id, one.title, horizon, DUE, 5.0),
        PromisedItem(two.id, two.title, horizon, DUE, 5.0, 1_000.0, 2_500.0),
    )
    done = InitiativeProgress(one.id, ProgressState.DONE, EARLIER, DUE, 6.5, "Went well")
    plan = replace(
        full.plan,
        final=FinalPlan(EARLIER, "Dana Ortiz", EARLIER, promised),
        progress={one.id: done},
    )
    (section,) = realised_sections(replace(full, plan=plan))
    table = next(block for block in section.blocks if isinstance(block, Table))
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows[one.title] == ("Done", DUE, DUE, 5.0, 6.5, None, None, "Went well")
    assert rows[two.title] == ("Not begun, overdue", DUE, None, 5.0, None, 1_000.0, 2_500.0, "")
    assert "by Dana Ortiz" in section.lead
    assert section.lead.endswith("1 of 2 done, 1 overdue.")


PERIOD = MovementPeriod(
    start_on=EARLIER,
    end_on=AS_OF,
    start=1_000.0,
    amounts={
        MovementKind.NEW: 300.0,
        MovementKind.EXPANSION: 50.0,
        MovementKind.CHURN: 120.0,
        MovementKind.FX: -5.0,
    },
    end=1_225.0,
    accounts={},
    customers_start=10,
    customers_end=11,
)
BRIDGE = RevenueBridge(EARLIER, 1_020.0, repair=-30.0, method=10.0, period=PERIOD, now=1_225.0)
BASELINE = PlanBaseline(EARLIER, "EUR", 1_020.0, preserved=(100.0, 400.0))
PROMISED = PromisedKpi(KpiId("nrr"), Unit.PERCENT, 96.0, "by lines", 104.0, 2.0, 5.0)


def tell(**since):
    full = make_full()
    final = FinalPlan(EARLIER, "Dana Ortiz", EARLIER, (), BASELINE)
    found = PlanSince(final, AS_OF, **since)
    (section,) = realised_sections(replace(full, plan=replace(full.plan, since=found)))
    return section, {one.name: one for one in section.blocks if isinstance(one, Table)}


def test_the_bridge_leads_from_the_plans_amount_to_that_of_now_step_by_step() -> None:
    section, tables = tell(bridge=BRIDGE)
    drawn = next(one for one in section.blocks if isinstance(one, FigureBlock))
    assert isinstance(drawn.figure, BridgeFigure)
    first, *moves, last = drawn.figure.steps
    assert first.amount + sum(one.amount for one in moves) == last.amount
    assert [one.label for one in moves][:2] == ["Data repair", "Method"]
    causes = {row[0]: row[1:] for row in tables["ARR since the plan"].rows}
    assert causes["Data repair"] == ("Corrected data", -30.0)
    assert causes["Churn"] == ("Customers", -120.0)
    assert causes["Exchange rates"] == ("Exchange rates", -5.0)
    assert "customers did +£230" in drawn.answer
    assert "another method +£10" in drawn.answer
    assert "corrected data −£30 and exchange rates −£5" in drawn.answer


def test_value_stands_beside_its_promise_and_is_called_no_proof() -> None:
    value = ValueSince(90, 360, lost_before=480.0, grown_before=80.0, lost=120.0, grown=50.0)
    _, tables = tell(value=value)
    table = tables["Value since the plan"]
    (_, kept, *lost), (_, _, *grown) = table.rows
    assert kept == "£100 to £400 kept"
    assert lost == [120.0, 120.0, 0.0]
    assert grown == [20.0, 50.0, 30.0]
    assert "no proof" in table.notes[0]


def test_a_kpi_of_another_method_is_marked() -> None:
    one = KpiSince(PROMISED, 101.0, 5.0, data=1.5, is_mixed=True)
    _, tables = tell(kpis=(one,))
    ((_, then, target, now, moved, customers, method, data, note),) = tables[
        "KPIs since the plan"
    ].rows
    assert note == "Computed in another way than then. Is to move by 2.0% to 5.0%."
    assert (then, target, now) == tuple(Quantity(v, Unit.PERCENT) for v in (96.0, 104.0, 101.0))
    assert (moved.value, customers.value, method.value, data.value) == (5.0, None, None, 1.5)


def test_what_cannot_be_told_says_why_and_what_would_help() -> None:
    section, tables = tell(gaps=(Gap("ARR since the plan", "No list.", "Import one."),))
    said = [one.text for one in section.blocks if isinstance(one, Text)]
    assert "ARR since the plan: No list. Import one." in said
    assert list(tables) == ["What became of the plan"]


def test_a_re_audit_names_the_audit_whose_plan_it_is() -> None:
    before = Engagement(EngagementId(1), "Baseline audit", EARLIER)
    section, _ = tell(engagement=before)
    assert "in the audit “Baseline audit”" in section.lead
