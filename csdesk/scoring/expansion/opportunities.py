"""Which records of a list of opportunities are about growing with a customer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from csdesk.formatting import normalise_header
from csdesk.formatting.spellings import spell_all
from csdesk.model.expansion_rules import OpportunityWords
from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import Cell, ListTable
from csdesk.scoring.cell_days import read_day
from csdesk.scoring.list_keys import account_keys

MONTHS = 12
COLUMNS = (
    "deal_type", "expansion_kind", "stage", "is_won", "is_closed", "amount", "arr", "mrr",
    "created_on", "qualified_on", "closed_on", "lead_source",
    "opportunity_id",
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
    is_from_success: bool = False
    """Customer success found it."""
    at: int = -1
    """Its position in the list of opportunities."""
    number: str = ""
    """Its key there; empty without one."""


@dataclass(frozen=True, slots=True)
class _Spelled:
    """The words of the content as they are compared."""

    growing: frozenset[str]
    won: frozenset[str]
    lost: frozenset[str]
    early: frozenset[str]
    from_success: frozenset[str]


def read_opportunities(table: ListTable, words: OpportunityWords) -> tuple[Opportunity, ...]:
    """Return the expansion opportunities of a list; new business and renewals are none.

    ``words`` say what lists call them, in any language.

    ARR is what the record states, else twelve times its MRR, else its amount.
    """
    spelled = _Spelled(
        spell_all(words.growing),
        spell_all(words.won),
        spell_all(words.lost),
        spell_all(words.early),
        spell_all(words.from_success),
    )
    return tuple(
        _read(account, row, spelled, at)
        for at, (account, row) in enumerate(zip(account_keys(table), _rows(table), strict=True))
        if _is_growing(row, spelled)
    )


def _rows(table: ListTable) -> Iterator[dict[str, Cell]]:
    for cells in zip(*(table.column(field) for field in COLUMNS), strict=True):
        yield dict(zip(COLUMNS, cells, strict=True))


def _is_growing(row: dict[str, Cell], words: _Spelled) -> bool:
    deal = _word(row["deal_type"])
    return deal in words.growing or (not deal and bool(_word(row["expansion_kind"])))


def _read(
    account: AccountKey | None, row: dict[str, Cell], words: _Spelled, at: int
) -> Opportunity:
    stage, qualified_on = _word(row["stage"]), read_day(row["qualified_on"])
    source = _word(row["lead_source"])
    is_won = row["is_won"] is True or stage in words.won
    is_closed = is_won or row["is_closed"] is True or stage in words.lost
    past_early = bool(stage) and stage not in words.early and stage not in words.lost
    return Opportunity(
        account=account,
        arr=_arr(row),
        is_qualified=is_won or qualified_on is not None or past_early,
        is_won=is_won,
        is_closed=is_closed,
        created_on=read_day(row["created_on"]),
        qualified_on=qualified_on,
        closed_on=read_day(row["closed_on"]),
        lead_source=source,
        is_from_success=source in words.from_success,
        at=at,
        number=str(row["opportunity_id"] or ""),
    )


def _arr(row: dict[str, Cell]) -> float | None:
    for field, periods in (("arr", 1), ("mrr", MONTHS), ("amount", 1)):
        value = row[field]
        if isinstance(value, float):
            return value * periods
    return None


def _word(value: Cell) -> str:
    return normalise_header(value) if isinstance(value, str) else ""
