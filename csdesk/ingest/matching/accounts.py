"""Accounts column by column, with what each of them is recognised by."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from csdesk.ingest.matching.domains import read_domain
from csdesk.ingest.matching.emails import hash_email
from csdesk.ingest.matching.keys import repair_key
from csdesk.ingest.matching.names import read_name
from csdesk.model.matching import MatchBasis
from csdesk.model.tables import Cell

NAME, DOMAIN, PARENT = "account_name", "domain", "parent_account"


@dataclass(frozen=True)
class Accounts:
    """Accounts of a file or of the workspace; every column is as long as ``keys``.

    Cells are as they are stored: dates as ISO text. ``rows`` are those of the file, 1-based.
    """

    keys: Sequence[str]
    rows: Sequence[int] = ()
    columns: Mapping[str, Sequence[Cell]] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return how many accounts there are."""
        return len(self.keys)

    def text(self, column: str, position: int) -> str:
        """Return a cell as text, empty where there is nothing."""
        values = self.columns.get(column)
        value = values[position] if values else None
        return "" if value is None else str(value)

    def row(self, position: int) -> int:
        """Return the row of an account in its file; 0 where it has none."""
        return self.rows[position] if self.rows else 0

    @cached_property
    def email_column(self) -> str:
        """Return the first column of e-mail addresses."""
        return next((name for name in sorted(self.columns) if "email" in name), "")

    def domain(self, position: int) -> str:
        """Return the registered domain of an account, from its web or else its e-mail address."""
        web = self.text(DOMAIN, position)
        return (read_domain(web) if web else "") or read_domain(
            self.text(self.email_column, position)
        )

    def has_own_id(self, position: int) -> bool:
        """Tell whether the key is an id; in a list without ids it is the name."""
        return self.keys[position] != self.text(NAME, position)

    def group(
        self,
        basis: MatchBasis,
        positions: Collection[int] | None = None,
        wanted: Collection[str] | None = None,
    ) -> dict[str, list[int]]:
        """Return the positions of accounts by what they are the same by.

        ``positions`` limits the accounts, ``wanted`` what they are the same by.
        """
        groups: dict[str, list[int]] = {}
        for position, found in self._identify(basis, positions):
            if found and (wanted is None or found in wanted):
                groups.setdefault(found, []).append(position)
        return groups

    def _identify(
        self, basis: MatchBasis, positions: Collection[int] | None
    ) -> Iterator[tuple[int, str]]:
        if basis is MatchBasis.REPAIRED_ID:
            chosen = range(len(self)) if positions is None else positions
            return ((at, repair_key(self.keys[at])) for at in chosen if self.has_own_id(at))
        if basis is MatchBasis.DOMAIN:
            chosen = range(len(self)) if positions is None else positions
            return ((at, self.domain(at)) for at in chosen)
        is_name = basis is MatchBasis.NAME
        read = read_name_key if is_name else hash_email
        cells = self.columns.get(NAME if is_name else self.email_column, ())
        chosen = range(len(cells)) if positions is None else positions if cells else ()
        return ((at, read(str(cells[at]))) for at in chosen if cells[at] is not None)


def read_name_key(text: str) -> str:
    """Return what names of companies are the same by."""
    return read_name(text).key
