"""Kept KPIs: of this client day by day, of others only the latest, without a name."""

from __future__ import annotations

from datetime import date

from csdesk.model.benchmarks import OthersValue
from csdesk.model.clients import Client
from csdesk.model.history import Action
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import KeptKpi
from csdesk.storage.workspace import Workspace

NRR, GRR = KpiId("nrr"), KpiId("grr")
SPRING, AUTUMN = date(2026, 3, 31), date(2026, 9, 30)


def keep(workspace: Workspace, kpi: KpiId, as_of: date, value: float | None) -> None:
    workspace.kept_kpis.keep([KeptKpi(kpi, as_of, value, 10, "", "a year")])


def start(workspace: Workspace, name: str, *, is_sample: bool = False) -> None:
    with workspace.step(Action.START_CLIENT, undoable=False):
        workspace.clients.add(Client(name, "EUR", is_sample=is_sample), "First")


def test_a_day_that_is_kept_again_has_its_new_value(workspace: Workspace) -> None:
    keep(workspace, NRR, SPRING, 101.0)
    keep(workspace, NRR, AUTUMN, 99.0)
    keep(workspace, NRR, SPRING, 102.0)
    assert [(one.as_of, one.value) for one in workspace.kept_kpis.all()] == [
        (SPRING, 102.0),
        (AUTUMN, 99.0),
    ]


def test_of_every_other_client_the_latest_value_counts(workspace: Workspace) -> None:
    keep(workspace, NRR, AUTUMN, 50.0)
    start(workspace, "Lantern")
    keep(workspace, NRR, SPRING, 120.0)
    keep(workspace, NRR, AUTUMN, 110.0)
    keep(workspace, GRR, AUTUMN, 91.0)
    start(workspace, "Beacon")
    keep(workspace, NRR, AUTUMN, 95.0)
    keep(workspace, GRR, AUTUMN, None)
    start(workspace, "Ours")
    keep(workspace, NRR, AUTUMN, 1.0)
    found = workspace.kept_kpis.of_other_clients()
    values = {kpi: [one.value for one in others] for kpi, others in found.items()}
    assert values == {NRR: [50.0, 95.0, 110.0], GRR: [91.0]}
    assert found[GRR] == (OthersValue(91.0, "a year", "EUR"),)


def test_a_sample_client_is_nobodys_peer(workspace: Workspace) -> None:
    start(workspace, "Invented", is_sample=True)
    keep(workspace, NRR, AUTUMN, 130.0)
    start(workspace, "Ours")
    assert workspace.kept_kpis.of_other_clients() == {}


def test_another_audit_of_the_same_client_is_no_peer(workspace: Workspace) -> None:
    keep(workspace, NRR, SPRING, 130.0)
    with workspace.step(Action.START_REASSESSMENT, undoable=False):
        workspace.clients.add_engagement("Again")
    assert workspace.kept_kpis.all() == ()
    assert workspace.kept_kpis.of_other_clients() == {}
