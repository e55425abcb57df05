"""Which record of a file is which account, and what an import would change (S1.71)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.imports import TableId
from csdesk.model.tables import Cell


class MatchBasis(StrEnum):
    """What two accounts were found to be the same by, the surest first."""

    ID = "id"
    REPAIRED_ID = "repaired_id"
    """The same id written otherwise: CUST_001 and CUST001, 15 and 18 characters, lost zeros."""
    EMAIL_HASH = "email_hash"
    DOMAIN = "domain"
    NAME = "name"
    """The same name without case, accents, punctuation and legal form."""
    SIMILAR = "similar"
    """Like each other; always a question."""
    PERSON = "person"
    """Somebody said so."""
    GROUP = "group"
    """Not the same: a parent whose revenue holds that of its daughters. Among doubles only."""


@dataclass(frozen=True, slots=True)
class AccountMatch:
    """A record's account and the known one that it is taken for."""

    key: AccountKey
    """As the file says it."""
    name: str
    row: int
    account: AccountKey
    basis: MatchBasis
    likeness: float
    """0 to 100."""
    reasons: tuple[str, ...] = ()
    table: TableId | None = None
    """The other table that names it, where it is no record of the list of accounts."""


@dataclass(frozen=True, slots=True)
class MatchQuestion:
    """A record that may be a known account: shown with reasons, never decided silently."""

    key: AccountKey
    name: str
    row: int
    candidates: tuple[AccountMatch, ...]
    """The most likely first."""
    table: TableId | None = None
    """The other table that names it, where it is no record of the list of accounts."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value of an account that the import would change."""

    key: AccountKey
    field: FieldId
    before: Cell
    after: Cell
    row: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an import would do to the accounts that are there (dry run).

    The counts and ``joins`` are complete; all other lists hold the first ``SHOWN``.
    """

    new: int
    changed: int
    unchanged: int
    missing: int
    new_keys: tuple[AccountKey, ...]
    missing_keys: tuple[AccountKey, ...]
    changes: tuple[FieldChange, ...]
    matches: tuple[AccountMatch, ...]
    """Those that were recognised by something else than their own id."""
    questions: tuple[MatchQuestion, ...]
    doubles: tuple[AccountMatch, ...]
    """Records of the file that look like another record of the same file."""
    unknown: Mapping[str, int]
    """For each other table: how many of its records name an account that is nowhere listed."""
    recognised: Mapping[MatchBasis, int] = field(default_factory=dict)
    """How many accounts, and keys in other tables, were recognised by something else than an id."""
    asked: int = 0
    joins: tuple[str, ...] = ()
    """Blocks of JSON: a list of [alias, account, basis, reason] for all that were recognised.

    At the import each becomes an ``AccountAlias``, so that a person can part the two again.
    """
    dropped: tuple[FieldId, ...] = ()
    """Columns of the present list that the file does not have."""
    notes: tuple[str, ...] = ()
    """What speaks against the match as a whole, such as the ids of another system."""


SHOWN = 200


@dataclass(frozen=True, slots=True)
class AccountAlias:
    """A key that stands for an account; taking it away parts the two again."""

    alias: AccountKey
    account: AccountKey
    basis: MatchBasis
    reason: str
