"""Books as a table in DuckDB, and what the generated SQL makes of them."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import numpy as np
import pandas as pd

from csdesk.model.hand_off import HandOff
from csdesk.model.health import HealthResult
from csdesk.model.identifiers import FactId, FieldId
from csdesk.model.score_columns import band_column, coverage_column, score_column
from csdesk.model.scorecards import Scorecard
from csdesk.scoring.health import order_cards, weigh_card
from exports.warehouse import list_inputs, score_query
from exports.warehouse.checks import table_query
from tests.facts import GivenFacts

COMPARED = ("account_key", "scorecard", "score", "coverage", "is_sufficient", "band")


def make_hand_off(*cards: Scorecard, client: str = "Harbourlight Software") -> HandOff:
    weighed = tuple(weigh_card(card) for card in order_cards(cards))
    return HandOff(client, weighed, {}, {}, "csdesk 0")


def load_facts(
    document: HandOff,
    facts: GivenFacts,
    earlier: GivenFacts | None = None,
    overrides: Sequence[float | None] | None = None,
) -> duckdb.DuckDBPyConnection:
    """Return a database with the table that the document asks for, filled with the facts."""
    book = duckdb.connect()
    book.execute("SET threads = 2")
    book.execute(table_query(document, "duckdb"))
    columns = {
        one.name: _column(one.name, facts, earlier, overrides) for one in list_inputs(document)
    }
    book.register("given", pd.DataFrame(columns))
    cells = ", ".join(
        f"CASE WHEN isnan({one.name}) THEN NULL ELSE {one.name} END AS {one.name}"
        if one.type != "TEXT"
        else one.name
        for one in list_inputs(document)
    )
    filling = f"INSERT INTO account_facts BY NAME SELECT {cells} FROM given"  # noqa: S608
    book.execute(filling)
    return book


def run_score(document: HandOff, book: duckdb.DuckDBPyConnection) -> list[tuple]:
    """Return key, card, score, coverage, sufficient, band of each row, sorted."""
    book.execute(f"CREATE TABLE scored AS {score_query(document.cards, 'duckdb')}")
    return sort_rows(book.table("scored").select(*COMPARED).fetchall())


def tell_engine(health: HealthResult) -> list[tuple]:
    """Return the same of csdesk's own engine."""
    scores = health.scores
    cards = [scores.cards[at].card for at in scores.columns.cards.tolist()]
    found = zip(
        scores.keys,
        (str(card.id) for card in cards),
        (None if np.isnan(one) else one for one in score_column(health).tolist()),
        coverage_column(health).tolist(),
        (
            coverage >= card.sufficient_coverage
            for coverage, card in zip(coverage_column(health).tolist(), cards, strict=True)
        ),
        (str(band) for band in band_column(health)),
        strict=True,
    )
    return sort_rows(list(found))


def sort_rows(rows: list[tuple]) -> list[tuple]:
    """Return rows in an order that does not depend on the engine."""
    return sorted(rows, key=lambda row: [(cell is None, cell or 0) for cell in (row[0], *row[2:4])])


def _column(
    name: str,
    facts: GivenFacts,
    earlier: GivenFacts | None,
    overrides: Sequence[float | None] | None,
) -> object:
    kind, _, subject = name.partition("_")
    if name == "account_key":
        return list(facts.keys)
    if name == "arr":
        return facts.arr
    if name == "override_score":
        return _numbers(overrides or [None] * len(facts.keys))
    if kind == "list":
        words = facts.texts(FieldId(subject.removesuffix("_number")))
        return _numbers(words) if name.endswith("_number") else list(words)
    if kind == "earlier":
        before = dict(zip(earlier.keys, earlier.numbers(FactId(subject)).tolist(), strict=True))
        return _numbers([before.get(key) for key in facts.keys])
    return (facts.numbers if kind == "fact" else facts.ages)(FactId(subject))


def _numbers(cells: Sequence[float | str | None]) -> np.ndarray:
    return np.array([np.nan if cell is None else float(cell) for cell in cells])
