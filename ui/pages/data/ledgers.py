"""What people decided about the data beside the lists: read and changed on the lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.currencies import ExchangeRate
from csdesk.model.matching import AccountAlias
from csdesk.model.tables import TableKind

if TYPE_CHECKING:
    from csdesk.model.library import Library
    from csdesk.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Ledgers:
    """Exchange rates, joined accounts, and for each kind of list its steward and fresh days."""

    rates: tuple[ExchangeRate, ...]
    aliases: tuple[AccountAlias, ...]
    stewards: Mapping[TableKind, tuple[str, int]]


def read_ledgers(workspace: Workspace, library: Library) -> Ledgers:
    """Return what was decided, the library's own where nobody did."""
    from csdesk.operations.imported_lists import name_stewards

    named = name_stewards(workspace, library)
    return Ledgers(
        tuple(workspace.rates.all().values()),
        workspace.aliases.all(),
        {kind: (steward.name, steward.fresh_days) for kind, steward in named.items()},
    )
