"""The roadmap page tells what came of the plan, and says so where nothing was promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.model.identifiers import InitiativeId, KpiId
from csdesk.model.investment import Gap
from csdesk.model.kpis import Unit
from csdesk.model.plan_choices import FinalPlan, PromisedItem, PromisedKpi
from csdesk.model.plan_since import KpiSince, PlanSince
from csdesk.model.roadmap import Horizon
from tests.ui.hostile_names import HOSTILE
from ui.pages.roadmap.since_view import SinceView

PLANNED, NOW = date(2026, 5, 20), date(2026, 11, 20)
ITEM = PromisedItem(InitiativeId("path"), HOSTILE, Horizon.DAY_90, NOW, 5.0, 1_000.0, 2_500.0)
KPI = PromisedKpi(KpiId("nrr"), Unit.PERCENT, 96.0, "by lines", 104.0)


@pytest.fixture
def view(qtbot, opened) -> SinceView:
    view = SinceView(opened.session)
    qtbot.addWidget(view)
    view.show()
    return view


def test_without_a_final_plan_it_says_what_belongs_here_and_leads_to_the_plan(
    qtbot, view, diagnosis, texts
) -> None:
    view.refresh(diagnosis)
    assert "No plan was made final yet" in texts(view)
    with qtbot.waitSignal(view.planWanted):
        view.to_plan.click()


def test_what_was_promised_stands_with_what_moved_and_with_what_cannot_be_told(
    view, diagnosis, texts
) -> None:
    since = PlanSince(
        FinalPlan(PLANNED, "Dana Ortiz", PLANNED, (ITEM,)),
        NOW,
        kpis=(KpiSince(KPI, 101.0, 5.0, data=1.5, method=0.0, customers=3.5),),
        gaps=(Gap("ARR since the plan", "No list.", "Import one."),),
    )
    view.refresh(replace(diagnosis, plan=replace(diagnosis.plan, since=since)))
    said = texts(view)
    assert "Made final on 20 May 2026 by Dana Ortiz. On 20 Nov 2026: 0 of 1 done." in said
    assert "ARR since the plan: No list. Import one." in said
    promised = view.blocks.tables["What became of the plan"].model
    assert promised.index(0, 0).data() == HOSTILE
    moved = view.blocks.tables["KPIs since the plan"].model
    row = [moved.index(0, column).data() for column in range(1, 8)]
    assert row == ["96.0%", "104.0%", "101.0%", "5.0%", "3.5%", "0.0%", "1.5%"]
