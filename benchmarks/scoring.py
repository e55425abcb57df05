"""Health scores: whole books against one pass over their numbers, and what-if against its time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from csdesk.model.facts import Facts
    from csdesk.model.scorecards import Scorecard

Work = Callable[[], object]
SIGNALS = 10
MISSING = 0.1
DAYS = 90


def score_book(folder: Path, accounts: int) -> tuple[Work, Work]:
    """Score accounts with ten signals, a tenth of the values missing."""
    import numpy as np

    from csdesk.scoring.health import score_matrix

    card, values = ten_signals(), draw_values(accounts)
    del folder
    return lambda: np.sum(values), lambda: score_matrix(values, card)


def average_days(folder: Path, accounts: int) -> tuple[Work, Work]:
    """Take the exponential mean of a quarter of daily figures, against one weighted sum of them."""
    import numpy as np

    from csdesk.scoring.facts.averages import exponential_mean

    daily = np.random.default_rng(3).uniform(0, 9, (DAYS, accounts))
    weights = np.full(DAYS, 1 / DAYS)
    del folder
    return lambda: weights @ daily, lambda: exponential_mean(daily)


def average_beside_pandas(_folder: Path, accounts: int) -> tuple[Work, Work]:
    """Take the same mean, beside pandas' own, day by day for every account."""
    import numpy as np
    import pandas as pd

    from csdesk.scoring.facts.averages import exponential_mean

    daily = np.random.default_rng(3).uniform(0, 9, (DAYS, accounts))
    frame = pd.DataFrame(daily)
    theirs = frame.ewm(span=DAYS, adjust=False).mean().iloc[-1]
    if not np.allclose(theirs, exponential_mean(daily)):
        raise AssertionError("csdesk and pandas do not give the same means.")
    return (
        lambda: frame.ewm(span=DAYS, adjust=False).mean().iloc[-1],
        lambda: exponential_mean(daily),
    )


def try_weight(folder: Path, accounts: int) -> tuple[Work, Work]:
    """Move a weight and see who changes band, against scoring the book once."""
    from dataclasses import replace

    from csdesk.scoring.health import score_matrix, what_if

    card, values = ten_signals(), draw_values(accounts)
    first, *others = card.signals
    changed = replace(card, signals=(replace(first, weight=30.0), *others))
    facts = _facts_of(card, values)
    for signal in card.signals:
        facts.numbers(signal.fact)
    del folder
    return lambda: score_matrix(values, card), lambda: what_if(facts, card, changed)


def _facts_of(card: Scorecard, values: NDArray[np.float64]) -> Facts:
    """Return the facts of a customer list that states every signal in a field of its own."""
    from datetime import date

    from csdesk.model.accounts import AccountTable
    from csdesk.model.facts import Aggregate, FactDefinition, FactSource
    from csdesk.model.identifiers import AccountKey, BatchId, FieldId
    from csdesk.model.tables import TableKind
    from csdesk.scoring.facts import read_facts

    columns = {
        FieldId(signal.fact): tuple(column.tolist())
        for signal, column in zip(card.signals, values, strict=True)
    }
    keys = tuple(AccountKey(f"A{number}") for number in range(values.shape[1]))
    rows = tuple(range(2, len(keys) + 2))
    table = AccountTable(BatchId(1), date(2026, 6, 30), "a.xlsx", "A", keys, rows, columns)
    definitions = [
        FactDefinition(
            signal.fact,
            signal.name,
            "",
            "",
            (FactSource(TableKind.ACCOUNTS, FieldId(signal.fact), Aggregate.VALUE),),
        )
        for signal in card.signals
    ]
    return read_facts(table, {}, definitions)


def ten_signals() -> Scorecard:
    """Return the scorecard of ten signals as it is delivered."""
    from csdesk.content import load_library
    from csdesk.model.identifiers import ScorecardId

    return load_library().scorecards[ScorecardId("ten_signals")]


def draw_values(accounts: int) -> NDArray[np.float64]:
    """Return signals by accounts, a tenth of them missing."""
    import numpy as np

    draw = np.random.default_rng(1)
    values = draw.uniform(0, 100, (SIGNALS, accounts))
    values[draw.random(values.shape) < MISSING] = np.nan
    return values
