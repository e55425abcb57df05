"""Something of everything that is kept since format 8, written by hand; never changed.

The kept files of format 8 hold it: registers, decisions about the plan, reports.
"""

from __future__ import annotations

from datetime import date

from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, InitiativeId
from csdesk.model.plan_choices import (
    FinalPlan,
    InitiativeProgress,
    PlanChoice,
    ProgressState,
    PromisedItem,
)
from csdesk.model.registers import ColumnId, RegisterId, RowId
from csdesk.model.report_choices import DEFAULT_TEMPLATE, Audience, Brand, ReportChoice
from csdesk.model.roadmap import Horizon
from csdesk.storage.records.registers import KeptRow
from csdesk.storage.workspace import Workspace

RISKS = RegisterId("risks")
SILOS, REMOVED = RowId("risks.data_silos"), RowId("risks.resistance")
RISK, LIKELY, OPEN = ColumnId("risk"), ColumnId("likelihood"), ColumnId("is_open")
CELLS = {RISK: "Silos at “Söhne”", LIKELY: 3.5, OPEN: True}
ROWS = (
    KeptRow(SILOS, 0, CELLS),
    KeptRow(REMOVED, 1, None),
    KeptRow(RowId("r-1"), 2, {RISK: "They may leave"}, AccountKey("A-2")),
)
CALLS = InitiativeId("health.call_red_accounts")
PATH = InitiativeId("playbooks.first_value_path")
STARTED, DONE, MADE = date(2026, 1, 5), date(2026, 1, 30), date(2025, 12, 31)
PLACED = PlanChoice(CALLS, Horizon.DAY_180, "After the “March” release")
LEFT_OUT = PlanChoice(PATH, None, "Done by hand")
PROGRESS = InitiativeProgress(CALLS, ProgressState.DONE, STARTED, DONE, 7.5, "Zürich first")
FINAL = FinalPlan(
    MADE, "Wanda Eze", MADE,
    (PromisedItem(CALLS, "A call", Horizon.DAY_90, DONE, 8.5, 1_000.0, 2_500.5),
     PromisedItem(PATH, "First value", Horizon.DAY_180, DONE, 3.0)),
)  # fmt: skip
BOARD = ReportChoice(Audience.BOARD, ("summary", "plan"), is_final=True, is_anonymous=True)
FULL = ReportChoice(language="de")
BRAND = Brand(logo=b"\x89PNG no picture", colour="#0a3d62")


def fill_plan(workspace: Workspace) -> None:
    """Put everything into the chosen engagement, step by step."""
    for row in ROWS:
        with workspace.step(Action.SAVE_ROW):
            workspace.registers.save(RISKS, row)
    for choice in (PLACED, LEFT_OUT):
        with workspace.step(Action.PLACE_INITIATIVE):
            workspace.plan_choices.choose(choice)
    with workspace.step(Action.NOTE_PROGRESS):
        workspace.plan_choices.note_progress(PROGRESS)
    with workspace.step(Action.MAKE_FINAL):
        workspace.plan_choices.make_final(FINAL)
    with workspace.step(Action.KEEP_REPORT):
        workspace.report_choices.keep("Board of “May”", BOARD)
        workspace.report_choices.keep(DEFAULT_TEMPLATE, FULL)
    with workspace.step(Action.SET_BRAND):
        workspace.report_choices.set_brand(BRAND)


def check_plan(workspace: Workspace) -> None:
    """Look for everything that ``fill_plan`` put in."""
    assert workspace.registers.all() == {RISKS: ROWS}
    assert workspace.plan_choices.choices() == {CALLS: PLACED, PATH: LEFT_OUT}
    assert workspace.plan_choices.progress() == {CALLS: PROGRESS}
    assert workspace.plan_choices.final() == FINAL
    assert workspace.report_choices.all() == {"Board of “May”": BOARD, DEFAULT_TEMPLATE: FULL}
    assert workspace.report_choices.brand() == BRAND


def check_no_plan(workspace: Workspace) -> None:
    """Look that nothing of all that is there."""
    assert workspace.registers.all() == {}
    assert workspace.plan_choices.choices() == {}
    assert workspace.plan_choices.progress() == {}
    assert workspace.plan_choices.final() is None
    assert workspace.report_choices.all() == {}
    assert workspace.report_choices.brand() == Brand()
