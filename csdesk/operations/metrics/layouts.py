"""Boards that a person puts together."""

from __future__ import annotations

from dataclasses import replace

from csdesk.errors import WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.kpi_book import BoardLayout
from csdesk.model.library import Library
from csdesk.model.registers import ColumnId, RegisterId, RowId
from csdesk.operations.metrics.refusing import check_tile
from csdesk.operations.outcome import Outcome
from csdesk.storage.records.registers import KeptRow
from csdesk.storage.workspace import Workspace

SHOWN, FIRST, NAME = RegisterId("shown_layout"), RowId("first"), ColumnId("name")


def keep_layout(workspace: Workspace, library: Library, layout: BoardLayout) -> Outcome[None]:
    """Keep a board in place of the one of its name.

    WrongUsage without a name or a tile, and for a tile that is no number and no board.
    """
    layout = replace(layout, name=layout.name.strip(), tiles=tuple(dict.fromkeys(layout.tiles)))
    if not layout.name:
        raise WrongUsage("The board needs a name. Give it one.")
    if not layout.tiles:
        raise WrongUsage(f"“{layout.name}” shows nothing. Choose at least one number.")
    for tile in layout.tiles:
        check_tile(library, tile)
    with workspace.step(Action.KEEP_LAYOUT):
        workspace.layouts.save(layout)
        _keep_shown(workspace, layout.name)
    return Outcome(None, Changes.METRICS)


def show_layout(workspace: Workspace, name: str) -> Outcome[None]:
    """Keep which board is looked at first; an empty name stands for all that there are.

    WrongUsage for a name that no board has.
    """
    if name and name not in workspace.layouts.all():
        raise WrongUsage(f"There is no board “{name}”. Choose one that is kept.")
    with workspace.step(Action.KEEP_LAYOUT):
        _keep_shown(workspace, name)
    return Outcome(None, Changes.NONE)


def find_shown(workspace: Workspace) -> str:
    """Return the name of the board that is looked at first, empty where that is all of them."""
    rows = workspace.registers.rows(SHOWN)
    name = str(rows[0].cells.get(NAME, "")) if rows and rows[0].cells else ""
    return name if name in workspace.layouts.all() else ""


def remove_layout(workspace: Workspace, name: str) -> Outcome[None]:
    """Take a board away."""
    with workspace.step(Action.KEEP_LAYOUT):
        workspace.layouts.remove(name)
    return Outcome(None, Changes.METRICS)


def _keep_shown(workspace: Workspace, name: str) -> None:
    workspace.registers.save(SHOWN, KeptRow(FIRST, 0, {NAME: name}))
