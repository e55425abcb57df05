"""The register of sources, the exchange rates and the joined accounts as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from csdesk.formatting import day, number, percent
from csdesk.model.currencies import ExchangeRate
from csdesk.model.data_review import SourceEntry
from csdesk.model.identifiers import AccountKey
from csdesk.model.matching import AccountAlias
from csdesk.report.document import Status, StatusWord
from ui.models.column_table import TableColumn
from ui.models.data_quality import MARKS
from ui.models.match_lines import BASIS_WORDS

NOTHING = StatusWord(Status.NONE, "Missing")


def source_columns(sources: Sequence[SourceEntry]) -> tuple[TableColumn, ...]:
    """Return the register: what came from where, how old it is, how much it covers."""
    marks = [NOTHING if entry.mark is None else MARKS[entry.mark] for entry in sources]
    return (
        TableColumn("Source", [entry.source for entry in sources], str, width=150),
        TableColumn("Files", [", ".join(entry.files) or "–" for entry in sources], str, width=210),
        TableColumn("Records", [entry.records for entry in sources], number, right=True, width=80),
        TableColumn(
            "Accounts covered",
            [entry.coverage if entry.files else None for entry in sources],
            percent,
            right=True,
            width=120,
        ),
        TableColumn("As of", [entry.as_of for entry in sources], _day, width=104),
        TableColumn(
            "Kept by", [", ".join(entry.stewards) or "–" for entry in sources], str, width=130
        ),
        TableColumn("", [mark.word for mark in marks], str, lambda row: marks[row], width=92),
    )


def rate_columns(rates: Sequence[ExchangeRate], currency: str) -> tuple[TableColumn, ...]:
    """Return the exchange rates: what one unit is worth in the client's currency."""
    return (
        TableColumn("Currency", [rate.currency for rate in rates], str, width=80),
        TableColumn(
            f"One is worth, in {currency}",
            [rate.rate for rate in rates],
            lambda rate: f"{rate:g}",
            right=True,
            width=150,
        ),
        TableColumn("Source", [rate.source or "–" for rate in rates], str, width=130),
    )


def alias_columns(
    aliases: Sequence[AccountAlias], names: Mapping[AccountKey, str]
) -> tuple[TableColumn, ...]:
    """Return the keys that stand for another account, and why."""
    return (
        TableColumn("Key in a file", [alias.alias for alias in aliases], str, width=130),
        TableColumn(
            "Is the account",
            [names.get(alias.account, alias.account) for alias in aliases],
            str,
            width=150,
        ),
        TableColumn(
            "Because of",
            [alias.reason or BASIS_WORDS[alias.basis] for alias in aliases],
            str,
            width=180,
        ),
    )


def _day(value: object) -> str:
    return day(value) if isinstance(value, date) else "–"
