"""Facts about accounts, and scores, for tests: made of columns, or read from small lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from csdesk.content import load_library
from csdesk.model.accounts import AccountTable
from csdesk.model.facts import Aggregate, FactDefinition, FactOrigin, FactSource
from csdesk.model.health import AccountScore, Band, HealthResult
from csdesk.model.identifiers import AccountKey, FactId, FieldId, ScorecardId, SignalId
from csdesk.model.scorecards import Scorecard
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.facts import read_facts
from csdesk.scoring.health import score_facts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Column = Sequence[float | None]


class GivenFacts:
    """Facts as they were given; a ``csdesk.model.facts.Facts``."""

    features: Mapping[AccountKey, str] = MappingProxyType({})
    """The feature that each account uses most."""

    def __init__(
        self,
        as_of: date,
        keys: tuple[AccountKey, ...],
        columns: Mapping[str, Column],
        texts: Mapping[str, Sequence[str | None]],
        ages: Mapping[str, Column],
        arr: Column,
        *,
        is_replayed: bool,
    ) -> None:
        self.as_of = as_of
        self.keys = keys
        self.is_replayed = is_replayed
        self.arr = _column([amount or 0.0 for amount in arr])
        self._columns = {FactId(name): _column(cells) for name, cells in columns.items()}
        self._ages = {FactId(name): _column(cells) for name, cells in ages.items()}
        self._texts = texts

    @property
    def definitions(self) -> Mapping[FactId, FactDefinition]:
        """Every fact is stated by the customer list, in a field of its own name."""
        return {fact: _define(fact) for fact in self._columns}

    def numbers(self, fact: FactId) -> NDArray[np.float64]:
        return self._columns[fact]

    def ages(self, fact: FactId) -> NDArray[np.float64]:
        """Return the ages that were given, else 0 days for every value."""
        import numpy as np

        values = self._columns[fact]
        return self._ages.get(fact, np.where(np.isnan(values), np.nan, 0.0))

    def texts(self, field: FieldId) -> Sequence[str | None]:
        return self._texts.get(field, (None,) * len(self.keys))

    def main_feature(self, account: AccountKey) -> str | None:
        """Return the feature that was given, None for none."""
        return self.features.get(account)

    def origin(self, fact: FactId, account: AccountKey) -> FactOrigin | None:
        """Return the row of the account in a list of which row 2 is the first."""
        import numpy as np

        place = self.keys.index(account)
        if np.isnan(self._columns[fact][place]):
            return None
        source = _define(fact).sources[0]
        return FactOrigin(source, "customers.xlsx", "Customers", (place + 2,), 1, self.as_of)


def make_facts(
    as_of: date = date(2026, 6, 30),
    *,
    texts: Mapping[str, Sequence[str | None]] | None = None,
    ages: Mapping[str, Column] | None = None,
    arr: Column | None = None,
    keys: Sequence[str] | None = None,
    is_replayed: bool = False,
    **columns: Column,
) -> GivenFacts:
    """Return facts of accounts A1, A2 ... (or ``keys``): ``make_facts(day, nps=[9, None])``.

    ``texts`` are fields of the customer list; the ARR is 0 unless it is given.
    """
    given = [*columns.values(), *(texts or {}).values(), *([] if arr is None else [arr])]
    count = len(keys) if keys is not None else len(given[0]) if given else 0
    named = keys if keys is not None else [f"A{number}" for number in range(1, count + 1)]
    return GivenFacts(
        as_of,
        tuple(map(AccountKey, named)),
        columns,
        texts or {},
        ages or {},
        [0.0] * count if arr is None else arr,
        is_replayed=is_replayed,
    )


def score_list(
    accounts: AccountTable,
    *cards: Scorecard,
    tables: Mapping[TableKind, ListTable] | None = None,
) -> HealthResult:
    """Return the scores of a customer list, by the facts that ship."""
    return score_facts(read_facts(accounts, tables or {}, shipped_facts()), cards)


def make_score(
    key: str,
    score: float | None,
    band: Band,
    points: Mapping[str, float] | None = None,
    *,
    coverage: float = 100.0,
    values: Mapping[str, float] | None = None,
    weights: Mapping[str, float] | None = None,
    card: str = "ten_signals",
) -> AccountScore:
    """Return the score of an account; without ``weights`` all signals weigh the same."""
    given = points or {}
    even = dict.fromkeys(given, 100 / len(given)) if given else {}
    return AccountScore(
        key=AccountKey(key),
        score=score,
        band=band,
        coverage=coverage,
        sufficient=coverage >= 60,
        values={SignalId(one): value for one, value in (values or {}).items()},
        points={SignalId(one): value for one, value in given.items()},
        scorecard=ScorecardId(card),
        computed=score,
        weights={SignalId(one): weight for one, weight in (weights or even).items()},
    )


@cache
def shipped_facts() -> tuple[FactDefinition, ...]:
    """Return the facts that ship."""
    return load_library().facts


def _define(fact: FactId) -> FactDefinition:
    source = FactSource(TableKind.ACCOUNTS, FieldId(fact), Aggregate.VALUE)
    return FactDefinition(fact, fact.replace("_", " ").capitalize(), "", "What is it?", (source,))


def _column(cells: Column) -> NDArray[np.float64]:
    import numpy as np

    return np.array([np.nan if cell is None else cell for cell in cells], dtype=np.float64)
