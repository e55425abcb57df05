"""Something of everything that is kept since format 6, written by hand; never changed.

The kept files of format 6 hold it: how KPIs are read, and what losses and offers say since then.
"""

from __future__ import annotations

from datetime import date

from csdesk.model.benchmarks import BenchmarkChoice
from csdesk.model.churn import LossNote, WinBack
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, ChurnReasonId, KpiId
from csdesk.model.kpi_book import (
    BoardLayout,
    KeptKpi,
    KpiGoal,
    KpiInputId,
    ProfileId,
    StatedInput,
)
from csdesk.model.kpis import KpiThresholds
from csdesk.model.offers import Offer, OfferKind, OfferState
from csdesk.storage.workspace import Workspace

NRR, GRR = KpiId("nrr"), KpiId("grr")
EARLIER, DAY, DUE = date(2025, 9, 30), date(2025, 12, 31), date(2026, 12, 31)
GOAL = KpiGoal(NRR, 104.25, 118.0, DAY, DUE, "Wanda Eze", "Board of “March”")
THRESHOLDS = KpiThresholds(95.0, 90.0, 110.0, "Agreed with Dana Ortiz")
MARGIN = StatedInput(KpiInputId("gross_margin"), "78.5", "P&L of Fixture & Söhne")
SPEND = StatedInput(KpiInputId("retention_spend"), "250000", "Budget of “2026”", DAY)
LEAN = ProfileId("lean")
CHOICE = BenchmarkChoice(GRR, "grr.gainsight", "Same size as ours", "Wanda Eze")
LAYOUT = BoardLayout("Zürich board", ("kpi.nrr", "board.heatmap"))
KEPT = (
    KeptKpi(GRR, DAY, None, 0, "", ""),
    KeptKpi(NRR, EARLIER, 101.5, 3, "Point to point", "2024-09-30 to 2025-09-30"),
    KeptKpi(NRR, DAY, 104.25, 3, "Point to point", "2024-12-31 to 2025-12-31"),
)
TOLD = LossNote(
    AccountKey("A-8"), ChurnReasonId("price"), WinBack.IN_TALKS, "Rang on “Monday”", EARLIER,
    8_250.5, "Mail of the founder", is_told=True, name="Söhne & Blyth",
)  # fmt: skip
REFUSED = Offer(
    AccountKey("A-2"), OfferKind.RETENTION, 48_000.0, 42.5, 24, "They asked", "Wanda Eze",
    frozenset({"contract"}), EARLIER, OfferState.REFUSED, "Minutes of March, page 2", DAY,
    "Too much for “Zürich”",
)  # fmt: skip


def fill_metrics(workspace: Workspace) -> None:
    """Put everything into the chosen engagement, step by step."""
    settings = workspace.kpi_settings
    with workspace.step(Action.SET_KPI_GOAL):
        settings.set_goal(NRR, GOAL)
    with workspace.step(Action.SET_KPI_THRESHOLDS):
        settings.set_thresholds(NRR, THRESHOLDS)
    with workspace.step(Action.STATE_INPUT):
        settings.state(MARGIN)
    with workspace.step(Action.CHOOSE_BENCHMARK):
        settings.choose(GRR, CHOICE)
    with workspace.step(Action.KEEP_LAYOUT):
        workspace.layouts.save(LAYOUT)
    for day in (EARLIER, DAY):
        with workspace.step(Action.KEEP_KPIS):
            workspace.kept_kpis.keep(one for one in KEPT if one.as_of == day)
    with workspace.step(Action.NOTE_LOSS):
        workspace.losses.save(TOLD)
    with workspace.step(Action.KEEP_OFFER):
        workspace.offers.add(REFUSED)


def fill_reading(workspace: Workspace) -> None:
    """Put in what is kept since format 7: the day of a stated figure, what is looked at first."""
    with workspace.step(Action.STATE_INPUT):
        workspace.kpi_settings.state(SPEND)
    with workspace.step(Action.KEEP_LAYOUT):
        workspace.kpi_settings.show(LEAN)


def check_reading(workspace: Workspace) -> None:
    """Look for what ``fill_reading`` put in."""
    assert workspace.kpi_settings.stated()[SPEND.id] == SPEND
    assert workspace.kpi_settings.shown() == LEAN


def check_metrics(workspace: Workspace) -> None:
    """Look for everything that ``fill_metrics`` put into a workspace that held nothing like it."""
    check_settings(workspace)
    assert workspace.kept_kpis.all() == KEPT
    assert workspace.losses.all()[TOLD.account] == TOLD
    assert REFUSED in workspace.offers.all().values()


def check_settings(workspace: Workspace) -> None:
    """Look for what a next engagement takes along."""
    assert workspace.kpi_settings.goals() == {NRR: GOAL}
    assert workspace.kpi_settings.thresholds() == {NRR: THRESHOLDS}
    assert workspace.kpi_settings.stated()[MARGIN.id] == MARGIN
    assert workspace.kpi_settings.choices() == {GRR: CHOICE}
    assert workspace.layouts.all() == {LAYOUT.name: LAYOUT}


def check_no_metrics(workspace: Workspace) -> None:
    """Look that nothing of all that is there."""
    assert workspace.kpi_settings.goals() == {}
    assert workspace.kpi_settings.thresholds() == {}
    assert workspace.kpi_settings.stated() == {}
    assert workspace.kpi_settings.choices() == {}
    assert workspace.layouts.all() == {}
    assert workspace.kept_kpis.all() == ()
    assert TOLD.account not in workspace.losses.all()
    assert REFUSED not in workspace.offers.all().values()
