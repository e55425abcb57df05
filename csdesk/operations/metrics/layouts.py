"""Boards that a person puts together."""

from __future__ import annotations

from dataclasses import replace

from csdesk.errors import WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.kpi_book import BoardLayout
from csdesk.model.library import Library
from csdesk.operations.metrics.refusing import check_tile
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace


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
    return Outcome(None, Changes.METRICS)


def remove_layout(workspace: Workspace, name: str) -> Outcome[None]:
    """Take a board away."""
    with workspace.step(Action.KEEP_LAYOUT):
        workspace.layouts.remove(name)
    return Outcome(None, Changes.METRICS)
