"""Which records of a list of opportunities are about growing with a customer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from csdesk.formatting import normalise_header
from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import Cell, ListTable
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.list_keys import account_keys

GROWING = frozenset(
    {
        "expansion", "expand", "upsell", "up sell", "cross sell", "crosssell", "seats", "add on",
        "addon", "upgrade", "existing business", "expansion business", "growth", "erweiterung",
        "ausbau", "zusatzverkauf",
    }
)  # fmt: skip
"""What deals with customers are called; a stated kind of expansion makes one as well."""
WON = frozenset({"won", "closed won", "gewonnen", "win", "closed won deal"})
LOST = frozenset({"lost", "closed lost", "verloren", "dropped", "disqualified"})
EARLY = frozenset(
    {
        "", "identified", "new", "open", "prospecting", "lead", "suspect", "qualifying",
        "qualification", "discovery", "identifiziert", "offen", "neu",
    }
)  # fmt: skip
"""Stages before anybody has found an opportunity worth pursuing; any later one is qualified."""
MONTHS = 12
COLUMNS = (
    "deal_type", "expansion_kind", "stage", "is_won", "is_closed", "amount", "arr", "mrr",
    "created_on", "qualified_on", "closed_on", "lead_source",
)  # fmt: skip
"""The columns of the list of opportunities that are looked into."""


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A chance to grow with a customer."""

    account: AccountKey | None
    arr: float | None
    is_qualified: bool
    is_won: bool
    is_closed: bool
    created_on: date | None
    qualified_on: date | None
    closed_on: date | None
    lead_source: str


def read_opportunities(table: ListTable) -> tuple[Opportunity, ...]:
    """Return the expansion opportunities of a list; new business and renewals are none.

    ARR is what the record states, else twelve times its MRR, else its amount.
    """
    return tuple(
        _read(account, row)
        for account, row in zip(account_keys(table), _rows(table), strict=True)
        if _is_growing(row)
    )


def _rows(table: ListTable) -> Iterator[dict[str, Cell]]:
    for cells in zip(*(table.column(field) for field in COLUMNS), strict=True):
        yield dict(zip(COLUMNS, cells, strict=True))


def _is_growing(row: dict[str, Cell]) -> bool:
    deal = _word(row["deal_type"])
    return deal in GROWING or (not deal and bool(_word(row["expansion_kind"])))


def _read(account: AccountKey | None, row: dict[str, Cell]) -> Opportunity:
    stage, qualified_on = _word(row["stage"]), read_day(row["qualified_on"])
    is_won = row["is_won"] is True or stage in WON
    is_closed = is_won or row["is_closed"] is True or stage in LOST
    past_early = stage not in EARLY and stage not in LOST
    return Opportunity(
        account=account,
        arr=_arr(row),
        is_qualified=is_won or qualified_on is not None or past_early,
        is_won=is_won,
        is_closed=is_closed,
        created_on=read_day(row["created_on"]),
        qualified_on=qualified_on,
        closed_on=read_day(row["closed_on"]),
        lead_source=_word(row["lead_source"]),
    )


def _arr(row: dict[str, Cell]) -> float | None:
    for field, periods in (("arr", 1), ("mrr", MONTHS), ("amount", 1)):
        value = row[field]
        if isinstance(value, float):
            return value * periods
    return None


def _word(value: Cell) -> str:
    return normalise_header(value) if isinstance(value, str) else ""
