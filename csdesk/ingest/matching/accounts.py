"""Accounts column by column, with what each of them is recognised by."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from csdesk.ingest.matching.domains import read_domain
from csdesk.ingest.matching.emails import email_key
from csdesk.ingest.matching.glances import make_glance
from csdesk.ingest.matching.keys import repair_key
from csdesk.ingest.matching.names import read_name, read_name_keys
from csdesk.model.imports import BLOCK_ROWS
from csdesk.model.matching import MatchBasis
from csdesk.model.tables import Cell

ANY_DIGIT = str.maketrans("123456789", "0" * 9)
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
        value = self.columns[column][position] if column in self.columns else None
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
        return read_domain(self._address(position))

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
        may_be = None if wanted is None else make_glance(basis, wanted)
        read = READERS[basis]
        groups: dict[str, list[int]] = {}
        for position, text in self._texts(basis, positions):
            if may_be and not may_be(text):
                continue
            if (found := read(text)) and (wanted is None or found in wanted):
                groups.setdefault(found, []).append(position)
        return groups

    def find_repeated(self, basis: MatchBasis) -> list[list[int]]:
        """Return the positions of accounts that share what they are the same by, by group."""
        if basis is MatchBasis.REPAIRED_ID and self._are_alike_in_form():
            return []
        positions, hashes = array("q"), array("q")
        pairs = self._texts(basis, None)
        while block := list(islice(pairs, BLOCK_ROWS)):
            keys = _read_keys(basis, [text for _, text in block])
            for (position, _), found in zip(block, keys, strict=True):
                if found:
                    positions.append(position)
                    hashes.append(hash(found))
        suspects = [positions[at] for at in _find_repeated_numbers(hashes)]
        return [group for group in self.group(basis, suspects).values() if len(group) > 1]

    def _are_alike_in_form(self) -> bool:
        """Tell whether all keys differ in figures alone: then none is another written otherwise."""
        forms = {key.translate(ANY_DIGIT) for key in self.keys}
        return len(forms) == 1 and len(set(self.keys)) == len(self)

    def _texts(
        self, basis: MatchBasis, positions: Collection[int] | None
    ) -> Iterator[tuple[int, str]]:
        """Yield the positions of accounts with what they are recognised by as it stands."""
        chosen = range(len(self)) if positions is None else positions
        if basis is MatchBasis.REPAIRED_ID:
            return ((at, self.keys[at]) for at in chosen if self.has_own_id(at))
        if basis is MatchBasis.DOMAIN:
            return ((at, self._address(at)) for at in chosen)
        column = NAME if basis is MatchBasis.NAME else self.email_column
        cells = self.columns.get(column)
        if cells is None:
            return iter(())
        return ((at, str(cells[at])) for at in chosen if cells[at] is not None)

    def _address(self, position: int) -> str:
        """Return the web address and the e-mail address, of which the first that tells counts."""
        web, email = self.text(DOMAIN, position), self.text(self.email_column, position)
        return f"{web} {email}" if email else web


def _read_keys(basis: MatchBasis, texts: Sequence[str]) -> Iterable[str]:
    return read_name_keys(texts) if basis is MatchBasis.NAME else map(READERS[basis], texts)


def _find_repeated_numbers(numbers: array[int]) -> list[int]:
    """Return the positions of the numbers that occur more than once, in their order."""
    import numpy as np

    values = np.frombuffer(numbers, dtype=np.int64)
    order = np.argsort(values, kind="stable")
    is_same = np.zeros(len(values) + 1, dtype=bool)
    is_same[1:-1] = values[order[1:]] == values[order[:-1]]
    repeated: list[int] = np.sort(order[is_same[1:] | is_same[:-1]]).tolist()
    return repeated


def read_name_key(text: str) -> str:
    """Return what names of companies are the same by."""
    return read_name(text).key


READERS: Mapping[MatchBasis, Callable[[str], str]] = {
    MatchBasis.REPAIRED_ID: repair_key,
    MatchBasis.EMAIL_HASH: email_key,
    MatchBasis.DOMAIN: read_domain,
    MatchBasis.NAME: read_name_key,
}
"""What makes of a text the key by which accounts are the same."""
