"""Small customer lists and the scorecard of S1.27, written out by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from csdesk.model.accounts import AccountTable
from csdesk.model.directions import Direction
from csdesk.model.identifiers import AccountKey, BatchId, FactId, FieldId, ScorecardId, SignalId
from csdesk.model.scorecards import Scorecard, Signal, SignalCategory
from csdesk.model.tables import Cell

AS_OF = date(2024, 12, 31)

HIGHER, LOWER = Direction.HIGHER, Direction.LOWER
SIGNALS = (
    ("dau_mau", 15, HIGHER, 70, 40, "dau_mau"),
    ("feature_adoption", 12, HIGHER, 60, 30, "feature_adoption"),
    ("session_depth", 10, HIGHER, 5, 3, "session_depth"),
    ("arr_concentration", 8, LOWER, 50, 80, "arr_concentration"),
    ("days_to_renewal", 10, HIGHER, 90, 30, "days_to_renewal"),
    ("nps", 15, HIGHER, 8, 6, "nps"),
    ("csat", 10, HIGHER, 4, 3, "csat"),
    ("ticket_velocity", 8, LOWER, 2, 5, "tickets_per_month"),
    ("payment_delay", 7, LOWER, 0, 15, "payment_delay"),
    ("invoice_disputes", 5, LOWER, 0, 1, "invoice_disputes"),
)


@pytest.fixture(scope="session")
def scorecard() -> Scorecard:
    signals = tuple(
        Signal(
            id=SignalId(identifier),
            name=identifier.replace("_", " ").capitalize(),
            category=SignalCategory.BUSINESS,
            weight=weight,
            direction=direction,
            green=green,
            yellow=yellow,
            unit="",
            fact=FactId(fact),
        )
        for identifier, weight, direction, green, yellow, fact in SIGNALS
    )
    return Scorecard(ScorecardId("ten_signals"), "1", "Ten signals", signals, 80, 50, 60, 30)


@pytest.fixture(scope="session")
def make_table() -> Callable[..., AccountTable]:
    """Return a function that makes a customer list of rows given as mappings of fields."""

    def make(
        *rows: Mapping[str, Cell], as_of: date = AS_OF, name: str = "now.xlsx"
    ) -> AccountTable:
        fields = list(dict.fromkeys(field for row in rows for field in row if field != "key"))
        return AccountTable(
            batch=BatchId(1),
            as_of=as_of,
            file_name=name,
            sheet="Customers",
            keys=tuple(
                AccountKey(str(row.get("key", f"A{number}")))
                for number, row in enumerate(rows, start=1)
            ),
            source_rows=tuple(range(6, 6 + len(rows))),
            columns={FieldId(f): tuple(row.get(f) for row in rows) for f in fields},
        )

    return make
