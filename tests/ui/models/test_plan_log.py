"""Every line that registers, the plan and reports leave in the change log is told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from csdesk.model.clients import Client
from csdesk.model.history import Action
from csdesk.storage.workspace import create_workspace
from tests.csdesk.storage import kept_plan
from ui.models.change_log import write_line
from ui.models.log_names import LogNames

NAMES = LogNames(initiatives={"health.call_red_accounts": "A call within a day"})


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Return what the log says: entities and their values."""
    path: Path = tmp_path_factory.mktemp("log") / "a.csdesk"
    with create_workspace(path) as workspace:
        with workspace.step(Action.START_CLIENT, undoable=False):
            workspace.clients.add(Client("Harbourlight Software", "GBP"), "Baseline audit")
        kept_plan.fill_plan(workspace)
        entries = workspace.history.entries()
    told = [write_line(entry, NAMES) for entry in entries]
    return [(line.entity, line.after) for line in told]


@pytest.mark.parametrize(
    "line",
    [
        (
            "Register: risks, risks.data_silos",
            "is open: True, likelihood: 3.5, risk: Silos at “Söhne”",
        ),
        (
            "Place in the plan: A call within a day",
            "by day 180, because “After the “March” release”",
        ),
        ("Place in the plan", "left out, because “Done by hand”"),
        (
            "Progress: A call within a day",
            "done, since 5 Jan 2026, done on 30 Jan 2026, 7.5 person-days, note “Zürich first”",
        ),
        ("Final plan", "made on 31 Dec 2025, by Wanda Eze, 2 initiatives"),
        ("Report: Board of “May”", "board, final, anonymous, summary, plan"),
        ("Look of reports", "colour #0a3d62, with a logo"),
    ],
)
def test_a_line_says_what_was_decided(lines: list[tuple[str, str]], line: tuple[str, str]) -> None:
    assert line in lines
