"""Every line that KPIs leave in the change log is told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from csdesk.model.clients import Client
from csdesk.model.history import Action
from csdesk.storage.workspace import create_workspace
from tests.csdesk.storage import kept_metrics
from ui.models.change_log import write_line
from ui.models.log_names import LogNames


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """Return what the log says of each entity: its name and its values."""
    path: Path = tmp_path_factory.mktemp("log") / "a.csdesk"
    names = LogNames(kpis={"nrr": "Net revenue retention"})
    with create_workspace(path) as workspace:
        with workspace.step(Action.START_CLIENT, undoable=False):
            workspace.clients.add(Client("Harbourlight Software", "GBP"), "Baseline audit")
        kept_metrics.fill_reading(workspace)
        kept_metrics.fill_metrics(workspace)
        entries = workspace.history.entries()
    told = {entry.entity: write_line(entry, names) for entry in reversed(entries)}
    return {entity: (line.entity, line.after) for entity, line in told.items()}


@pytest.mark.parametrize(
    ("table", "entity", "after"),
    [
        (
            "kpi_goal",
            "Goal: Net revenue retention",
            (
                "from 104.25, to 118, since 31 Dec 2025, by 31 Dec 2026, owner Wanda Eze, "
                "note: Board of “March”"
            ),
        ),
        (
            "kpi_threshold",
            "Levels: Net revenue retention",
            "low usage 95, high churn risk 90, success 110, by Agreed with Dana Ortiz",
        ),
        ("stated_input", "Stated figure: gross_margin", "78.5, by P&L of Fixture & Söhne"),
        ("shown_numbers", "Numbers shown", "lean"),
        ("benchmark_choice", "Benchmark: grr", "grr.gainsight, because Same size as ours"),
        ("board_layout", "Board: Zürich board", "kpi.nrr, board.heatmap"),
        ("kept_kpi", "Kept number: Net revenue retention", "104.25"),
        (
            "loss_note",
            "Loss: A-8",
            (
                "told by hand, price, in talks, left on 30 Sep 2025, ARR 8,251, "
                "source “Mail of the founder”, note “Rang on “Monday””"
            ),
        ),
        (
            "offer",
            "Offer: A-2",
            (
                "retention, refused, value 48,000, discount 42.5%, months: 24, because “They "
                "asked”, approver “Wanda Eze”, decided on 31 Dec 2025, "
                "decision “Too much for “Züric…"
            ),
        ),
    ],
)
def test_a_line_says_what_was_decided(lines, table: str, entity: str, after: str) -> None:
    assert lines[table] == (entity, after)
