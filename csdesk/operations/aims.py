"""What the client aims at in an instrument, and which of its functions count."""

from __future__ import annotations

from collections.abc import Collection

from csdesk.errors import WrongUsage
from csdesk.formatting.words import join_words
from csdesk.model.changes import ANSWERED
from csdesk.model.history import Action
from csdesk.model.identifiers import AreaId, FunctionId
from csdesk.model.instruments import Instrument
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace


def set_target(
    workspace: Workspace, instrument: Instrument, area: AreaId, tier: int | None
) -> Outcome[None]:
    """Choose the tier that an area aims at; None goes back to the next one above its level.

    Raises WrongUsage for a tier that the instrument has not.
    """
    if tier is not None and all(step.number != tier for step in instrument.tiers):
        known = ", ".join(f"{step.number} ({step.name})" for step in instrument.tiers) or "none"
        raise WrongUsage(f"“{instrument.name}” has no tier {tier}. It has: {known}.")
    with workspace.step(Action.SET_TARGET):
        workspace.aims.set_target(instrument.id, area, tier)
    return Outcome(None, ANSWERED)


def choose_functions(
    workspace: Workspace, instrument: Instrument, functions: Collection[FunctionId]
) -> Outcome[None]:
    """Limit an instrument to some of its functions; none at all mean everything.

    Raises WrongUsage for a function that the instrument does not know.
    """
    unknown = set(functions) - {function.id for function in instrument.functions}
    if unknown:
        raise WrongUsage(
            f"“{instrument.name}” knows no function {join_words(sorted(unknown))}. "
            f"It knows: {', '.join(function.id for function in instrument.functions) or 'none'}."
        )
    with workspace.step(Action.CHOOSE_FUNCTIONS):
        workspace.aims.set_functions(instrument.id, functions)
    return Outcome(None, ANSWERED)
