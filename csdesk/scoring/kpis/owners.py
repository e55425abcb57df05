"""How many accounts and how much ARR each CSM looks after (S1.56, C37, C38)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from statistics import median

from csdesk.formatting import number, percent, plural
from csdesk.model.accounts import AccountTable
from csdesk.scoring.kpis.book import (
    Book,
    Measure,
    no_measure,
    sentences,
    snapshot_window,
)
from csdesk.scoring.kpis.lineage import arr_lineage
from csdesk.scoring.owners import NOBODY, owner_codes

NO_OWNERS = "no base: no account with ARR has a CSM"


@dataclass(frozen=True, slots=True)
class _Load:
    """Accounts with ARR: what each CSM has, and what nobody has."""

    accounts: Sequence[int]
    arr: float
    places: tuple[int, ...]
    unassigned: int
    unassigned_arr: float

    @property
    def assigned(self) -> int:
        return sum(self.accounts)


def measure_accounts(book: Book) -> Measure:
    """Return accounts with ARR and a CSM, over the number of CSMs."""
    load = _read_load(book.accounts)
    if not load.accounts:
        return no_measure(NO_OWNERS)
    value = load.assigned / len(load.accounts)
    method = "Accounts with ARR and a CSM, over the CSMs named on the list"
    return _measure(book, load, value, method, _spread_words(load))


def measure_arr(book: Book) -> Measure:
    """Return the ARR of the accounts that have a CSM, over the number of CSMs."""
    load = _read_load(book.accounts)
    if not load.accounts:
        return no_measure(NO_OWNERS)
    value = load.arr / len(load.accounts)
    method = "ARR of the accounts with a CSM, over the CSMs named on the list"
    total = load.arr + load.unassigned_arr
    share = f"Accounts without a CSM hold {percent(100 * load.unassigned_arr / total)} of ARR."
    return _measure(book, load, value, method, share if load.unassigned else "")


def _measure(book: Book, load: _Load, value: float, method: str, caution: str) -> Measure:
    return Measure(
        value=value,
        method=method,
        n=load.assigned,
        base=f"accounts with ARR and a CSM, {plural(len(load.accounts), 'CSM')}",
        window=snapshot_window(book.accounts),
        caution=sentences(caution, _unassigned_words(load)),
        lineage=arr_lineage(book, load.places),
    )


def _read_load(table: AccountTable) -> _Load:
    import numpy as np

    amounts, codes = table.arr_column, owner_codes(table)
    paying = amounts > 0
    held, alone = paying & (codes != NOBODY), paying & (codes == NOBODY)
    return _Load(
        accounts=np.unique_counts(codes[held]).counts.tolist(),
        arr=fsum(amounts[held].tolist()),
        places=tuple(np.flatnonzero(held).tolist()),
        unassigned=int(alone.sum()),
        unassigned_arr=fsum(amounts[alone].tolist()),
    )


def _spread_words(load: _Load) -> str:
    sizes = sorted(load.accounts)
    return f"Median {number(median(sizes), 0 if len(sizes) % 2 else 1)}, most {sizes[-1]}."


def _unassigned_words(load: _Load) -> str:
    if not load.unassigned:
        return ""
    return f"{plural(load.unassigned, 'account')} with ARR without a CSM left out."
