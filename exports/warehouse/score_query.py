"""The whole health score as one query over the table of facts, for each dialect."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from csdesk.model.score_arithmetic import WeighedCard
from exports.warehouse.building import POSTGRES
from exports.warehouse.card_query import RESULTS, CardQuery
from exports.warehouse.columns import TABLE
from exports.warehouse.conditions import meets

if TYPE_CHECKING:
    from sqlglot.expressions import Select

DIALECTS = ("postgres", "duckdb", "snowflake", "bigquery", "spark", "databricks")
PICKED, SCORED = "picked_cards", "scored_accounts"


def score_query(cards: Sequence[WeighedCard], dialect: str) -> str:
    """Return the query that scores every row of the table, in one of ``DIALECTS``."""
    from sqlglot import ErrorLevel

    query = _build(cards)
    return query.sql(dialect=dialect, pretty=True, unsupported_level=ErrorLevel.RAISE)


def _build(cards: Sequence[WeighedCard]) -> Select:
    import sqlglot

    parts = [CardQuery(card, place, PICKED) for place, card in enumerate(cards, start=1)]
    query = sqlglot.select(*RESULTS).from_(SCORED).with_(PICKED, as_=_pick(cards))
    for part in parts:
        for name, step in part.queries():
            query = query.with_(name, as_=step)
    chosen = [sqlglot.select(*RESULTS).from_(part.name("banded")) for part in parts]
    together = chosen[0] if len(chosen) == 1 else sqlglot.union(*chosen, distinct=False)
    return query.with_(SCORED, as_=together)


def _pick(cards: Sequence[WeighedCard]) -> Select:
    """Return the facts with the number of the first card that fits each account."""
    import sqlglot

    cases = " ".join(
        f"WHEN {meets(one.card.applies_to)} THEN {place}"
        for place, one in enumerate(cards[:-1], start=1)
    )
    number = f"CASE {cases} ELSE {len(cards)} END" if cases else str(len(cards))
    return sqlglot.select("*", f"{number} AS picked_card", dialect=POSTGRES).from_(TABLE)
