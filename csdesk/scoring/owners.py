"""Which accounts each CSM looks after, for KPIs and findings alike (S1.56, C37)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from csdesk.model.accounts import AccountTable
from csdesk.model.tables import Cell
from csdesk.scoring.cell_arrays import read_each
from csdesk.scoring.parted_places import part_places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]

NOBODY = 0
"""Stands for accounts without a CSM among the numbers of CSMs."""


def accounts_by_owner(table: AccountTable, places: IntArray) -> Mapping[str, IntArray]:
    """Return which of these places of the list each CSM has, by the name as first written.

    Case and spacing do not make another CSM; accounts without a name are left out. The CSMs stand
    in the order in which the list names them.
    """
    written = table.column("csm")
    held = part_places(places, owner_codes(table)[places])
    return {_name(written[own[0]]): own for code, own in held.items() if code != NOBODY}


def owner_codes(table: AccountTable) -> IntArray:
    """Return a number for each account that stands for its CSM; ``NOBODY`` without a name."""
    import numpy as np

    owners = table.column("csm")
    numbers: dict[str, int] = {"": NOBODY}
    # A list names few CSMs many times over, so each spelling is looked at once.
    code_of = {
        owner: numbers.setdefault(_name(owner).casefold(), len(numbers))
        for owner in dict.fromkeys(owners)
    }
    return read_each(code_of.__getitem__, owners, np.int64)


def _name(owner: Cell) -> str:
    """Return the name of a CSM with single spaces; empty where a cell holds none."""
    return " ".join(owner.split()) if isinstance(owner, str) else ""
