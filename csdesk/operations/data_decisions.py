"""What a person decides about imported data: exchange rates, and who keeps what in order."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.changes import Changes
from csdesk.model.currencies import ExchangeRate
from csdesk.model.history import Action
from csdesk.model.tables import TableKind
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace


def set_rate(
    workspace: Workspace, currency: str, rate: float | None, source: str = ""
) -> Outcome[None]:
    """State what a unit of a currency is worth in the client's; None takes it back.

    It counts for files that are read from now on. Raises WrongUsage.
    """
    with workspace.step(Action.SET_RATE):
        workspace.rates.set(currency, rate, source)
    return Outcome(None, Changes.DATA)


def set_rates(workspace: Workspace, rates: Sequence[ExchangeRate]) -> Outcome[None]:
    """State what several currencies are worth, as one step. Raises WrongUsage."""
    with workspace.step(Action.SET_RATE):
        for known in rates:
            set_rate(workspace, known.currency, known.rate, known.source)
    return Outcome(None, Changes.DATA)


def set_steward(
    workspace: Workspace, kind: TableKind, steward: str | None, fresh_days: int = 0
) -> Outcome[None]:
    """Say who keeps a kind of data in order and how long it is fresh; None: the default again.

    Raises WrongUsage for days below 0.
    """
    with workspace.step(Action.SET_STEWARD):
        workspace.stewards.set(kind, steward, fresh_days)
    return Outcome(None, Changes.DATA | Changes.RESULTS)
