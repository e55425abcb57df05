"""The canonical tables that a client's spreadsheets are read into, their fields and cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from csdesk.model.identifiers import AccountKey, FieldId, RoleId

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ACCOUNT_FIELDS = ("key", "account_id", "account_name")
"""Fields that say which account a record is about, the surest first."""
Cell = str | float | bool | date | None
"""One cell as the file holds it (an error cell is the text "#N/A" and so on; empty is None).

A ``datetime`` is a ``date`` as well; only fields of the kind MOMENT keep the time of day.
"""


class TableKind(StrEnum):
    """What the rows of a table are about."""

    ACCOUNTS = "accounts"
    USERS = "users"
    SUBSCRIPTIONS = "subscriptions"
    MOVEMENTS = "movements"
    USAGE_EVENTS = "usage_events"
    USAGE = "usage"
    USAGE_SIGNALS = "usage_signals"
    SUPPORT = "support"
    SURVEYS = "surveys"
    INVOICES = "invoices"
    PAYMENTS = "payments"
    OPPORTUNITIES = "opportunities"
    TOUCHES = "touches"
    ONBOARDING = "onboarding"
    RENEWALS = "renewals"
    CSMS = "csms"
    CHURN_EVENTS = "churn_events"


class FieldKind(StrEnum):
    """How the values of a field are read and shown."""

    TEXT = "text"
    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"
    """Stored in percent points: 45.0 is 45%."""
    DATE = "date"
    MOMENT = "moment"
    """A date with its time of day, in UTC where the file names a time zone."""
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of the canonical model, as shipped content."""

    id: FieldId
    table: TableKind
    name: str
    kind: FieldKind
    synonyms: tuple[str, ...]
    help: str = ""
    minimum: float | None = None
    maximum: float | None = None
    is_own_id: bool = False
    """The field names the record itself; two records of a table have different values."""
    refers_to: TableKind | None = None
    """The table whose records the values name: an account, a subscription, a user, a CSM."""
    is_personal: bool = False
    """The field says something about a natural person (S1.73): offered to be hashed or dropped."""
    choices: tuple[str, ...] = ()
    """The words that a template offers in a drop-down list; other words are read as well."""
    example: str = ""
    source: str = ""
    """The name of the source that usually holds it, where that is not the table's."""
    seeds: str = ""


@dataclass(frozen=True, slots=True)
class TableDefinition:
    """One canonical table, as shipped content."""

    kind: TableKind
    name: str
    record: str
    """One record in words: "customer", "support ticket"."""
    records: str
    about: str
    source: str
    """The name of the source that usually holds it."""
    steward: RoleId
    """The role that keeps it in order by default (S1.76)."""
    fresh_days: int
    """Its figures are stale when they are older than this."""
    needs: tuple[tuple[FieldId, ...], ...]
    """From each group at least one field must be there, or the table cannot be read as this."""
    tells: tuple[FieldId, ...] = ()
    """Fields that only this table has: where headers fit several tables, these decide."""
    dated_by: FieldId | None = None
    """The field that says when a record happened."""
    seeds: str = ""


@dataclass(frozen=True, slots=True)
class DataSource:
    """A kind of system that holds a client's figures (S1.69), as shipped content."""

    name: str
    about: str
    examples: tuple[str, ...]
    seeds: str = ""


@dataclass(frozen=True, slots=True)
class ListSource:
    """The file behind some records of a table."""

    file_name: str
    file_hash: str
    sheet: str
    as_of: date


@dataclass(frozen=True)
class ListTable:
    """All records of one kind that are in use, from however many files, column by column.

    ``columns`` holds the fields that at least one file had; ``origins[i]`` is the position in
    ``sources`` of the file of record i, and ``source_rows[i]`` its row there.
    """

    kind: TableKind
    sources: tuple[ListSource, ...]
    origins: tuple[int, ...]
    source_rows: tuple[int, ...]
    columns: Mapping[FieldId, tuple[Cell, ...]]

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self.source_rows)

    def column(self, field: str) -> tuple[Cell, ...]:
        """Return a column, all None when no file has the field."""
        return self.columns.get(FieldId(field)) or (None,) * len(self)

    @cached_property
    def account_keys(self) -> tuple[AccountKey | None, ...]:
        """The account of each record by key, else id, else name; None where none is stated."""
        for field in ACCOUNT_FIELDS:
            column = self.column(field)
            keys = {value: _read_key(value) for value in set(column)}
            if any(key is not None for key in keys.values()):
                return tuple(map(keys.__getitem__, column))
        return (None,) * len(self)

    @cached_property
    def row_column(self) -> NDArray[np.int64]:
        """The row of each record in its file, as an array that nobody writes to."""
        return _as_array(self.source_rows)

    @cached_property
    def origin_column(self) -> NDArray[np.int64]:
        """The source of each record, as an array that nobody writes to."""
        return _as_array(self.origins)


def _read_key(value: Cell) -> AccountKey | None:
    text = str(value).strip() if value is not None else ""
    return AccountKey(text) if text else None


def _as_array(numbers: Sequence[int]) -> NDArray[np.int64]:
    import numpy as np

    column = np.array(numbers, dtype=np.int64)
    column.setflags(write=False)
    return column
