"""The accounts behind a number that was pressed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from csdesk.formatting import number, plural
from csdesk.model.identifiers import AccountKey
from ui.models.account_lines import AccountBook, AccountLine

MOST = 200
"""So many are listed; a book may have a hundred thousand."""


@dataclass(frozen=True, slots=True)
class AccountGroup:
    """What a number counts, in the order in which it is to be read."""

    title: str
    accounts: tuple[AccountKey, ...]
    note: str = ""
    words: Mapping[AccountKey, tuple[str, str]] = field(default_factory=dict)
    """Amount and note of an account, where they are others than ARR and what is known of it.

    Nobody asks for those of accounts after the first ``MOST``.
    """

    @property
    def caption(self) -> str:
        """Return how many accounts there are, and how many of them are listed."""
        count = plural(len(self.accounts), "account")
        if len(self.accounts) > MOST:
            count = f"{count}, the first {number(MOST)} are listed"
        return f"{count} · {self.note}" if self.note else count

    def lines(self, book: AccountBook) -> list[AccountLine]:
        """Return the accounts as lines of a list."""
        return [self._line(key, book) for key in self.accounts[:MOST]]

    def _line(self, key: AccountKey, book: AccountBook) -> AccountLine:
        words = self.words.get(key)
        return book.write_line(key, *words) if words else book.describe(key)
