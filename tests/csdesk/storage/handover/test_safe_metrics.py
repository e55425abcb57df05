"""What a client-safe file shows of KPIs: rounded figures, and nobody's words."""

from __future__ import annotations

from pathlib import Path

from csdesk.storage.handover.client_safe import export_client_safe
from csdesk.storage.workspace import Workspace, open_workspace
from tests.csdesk.storage import kept_metrics
from tests.csdesk.storage.kept_metrics import DAY, GRR, NRR


def test_figures_are_rounded_and_persons_have_aliases(workspace: Workspace, tmp_path: Path) -> None:
    kept_metrics.fill_metrics(workspace)
    export_client_safe(workspace, tmp_path / "safe.csdesk")
    with open_workspace(tmp_path / "safe.csdesk") as shown:
        goal = shown.kpi_settings.goals()[NRR]
        assert (goal.baseline, goal.target) == (100, 120)
        assert goal.owner not in ("", "Wanda Eze")
        assert "March" not in goal.note
        assert shown.kpi_settings.choices()[GRR].benchmark == kept_metrics.CHOICE.benchmark
        assert [one.value for one in shown.kept_kpis.all() if one.as_of == DAY] == [None, 100]


def test_stated_figures_and_boards_stay_behind(workspace: Workspace, tmp_path: Path) -> None:
    kept_metrics.fill_metrics(workspace)
    export_client_safe(workspace, tmp_path / "safe.csdesk")
    with open_workspace(tmp_path / "safe.csdesk") as shown:
        assert shown.kpi_settings.stated() == {}
        assert shown.layouts.all() == {}
