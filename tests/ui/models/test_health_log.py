"""Every line that health leaves in the change log is told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from csdesk.model.clients import Client
from csdesk.model.history import Action
from csdesk.storage.books.tables import TABLES, TableUse
from csdesk.storage.workspace import create_workspace
from tests.csdesk.storage import kept_health
from ui.models.change_log import write_line
from ui.models.health_log_values import HEALTH_ENTITIES
from ui.models.log_names import LogNames
from ui.models.metrics_log_values import METRICS_ENTITIES
from ui.models.plan_log_values import PLAN_ENTITIES

FORMAT_4 = {
    "client", "engagement", "answer", "respondent", "response", "observation", "instrument_in_use",
    "area_target", "function_choice", "service_tier_choice", "list_in_use", "account_alias",
    "remembered_reading", "exchange_rate", "data_steward", "initiative_owner", "raci", "attachment",
}  # fmt: skip


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, str]]]:
    """Return what the log says of everything about health: entity and values, oldest first."""
    path: Path = tmp_path_factory.mktemp("log") / "a.csdesk"
    with create_workspace(path) as workspace:
        with workspace.step(Action.START_CLIENT, undoable=False):
            workspace.clients.add(Client("Harbourlight Software", "GBP"), "Baseline audit")
        kept_health.fill_health(workspace)
        entries = workspace.history.entries()
    told: dict[str, list[tuple[str, str]]] = {}
    for entry in reversed(entries):
        line = write_line(entry, LogNames())
        told.setdefault(entry.entity, []).append((line.entity, line.after))
    return told


def test_every_table_of_decisions_about_health_has_words() -> None:
    decisions = {name for name, table in TABLES.items() if table.use is TableUse.DECISION}
    assert decisions - FORMAT_4 == (
        HEALTH_ENTITIES.keys() | METRICS_ENTITIES.keys() | PLAN_ENTITIES.keys()
    )


@pytest.mark.parametrize(
    ("table", "entity", "after"),
    [
        (
            "offer",
            "Offer: A-1",
            (
                "retention, approved, value 12,000, discount 17.5%, months: 12, "
                "because “Budget cut”, approver “Dana Ortiz”, checked: anti_bribery, contract"
            ),
        ),
        (
            "score_override",
            "Score set by hand: A-2",
            "score 35.5, because “Their champion left”, by “Wanda Eze”, until 31 Mar 2026",
        ),
        (
            "task",
            "Task: Ring Zürich Ölwerke, A-2",
            (
                "open, owner “Priya Nair”, due 7 Jan 2026, done: call, "
                "approved: offer by Dana Ortiz, note “Left a message”"
            ),
        ),
        ("scorecard_version", "Scorecard: fixture_card, version 1", "First draft, by “Wanda Eze”"),
        ("scorecard_in_use", "Scorecard in use: number 1", "fixture card"),
        (
            "health_model",
            "Health model",
            (
                "churn, for CSMs, Dana Ortiz, CFO, owner “Wanda Eze”, in force since 30 Sep 2025, "
                "review after 90 days, fresh for 7 days, done: goal, signals, weights"
            ),
        ),
        ("weight_rating", "Weight: weekly_use by Dana Ortiz, round 1", "weight 60"),
        ("snapshot_in_use", "Scores kept", "snapshot 1"),
        ("own_playbook", "Playbook: fixture_rescue", "Rescue at Fixture & Söhne"),
        ("loss_note", "Loss: A-9", "price, contacted, note “Dana Ortiz rang them”"),
        ("expansion_proof", "Proof of readiness: A-1", "breadth"),
        (
            "experiment",
            "Experiment: Nudges",
            (
                "hypothesis “Nudges raise adoption”, started 31 Dec 2025, control: 500, "
                "with the outcome: 100, variant: 500, with the outcome: 130"
            ),
        ),
    ],
)
def test_a_line_says_what_was_kept(lines, table: str, entity: str, after: str) -> None:
    assert lines[table][0] == (entity, after)
