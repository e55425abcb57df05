"""Keys that stand for an account with another key; the lists themselves never change."""

from __future__ import annotations

from collections.abc import Collection

from csdesk.errors import WrongUsage
from csdesk.model.identifiers import AccountKey
from csdesk.model.joining import follow_aliases
from csdesk.model.matching import AccountAlias, MatchBasis
from csdesk.progress import Progress, silent
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row

READ = """
SELECT alias, account, basis, reason FROM account_alias WHERE engagement_id = ? ORDER BY rowid
"""
ADD = """
INSERT INTO account_alias (engagement_id, alias, account, basis, reason) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (engagement_id, alias) DO UPDATE SET
    account = excluded.account, basis = excluded.basis, reason = excluded.reason
"""
ADD_BLOCK = """
INSERT INTO account_alias (engagement_id, alias, account, basis, reason)
SELECT ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)
WHERE value ->> 0 <> value ->> 1
ON CONFLICT (engagement_id, alias) DO NOTHING
"""
REMOVE = "DELETE FROM account_alias WHERE engagement_id = ? AND alias = ?"

BLOCK = 5_000
"""Rows between two calls of progress."""


class AliasRecords:
    """The aliases of the engagement; another one of the client begins with them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, progress: Progress = silent) -> tuple[AccountAlias, ...]:
        """Return every alias, in the order in which they were given."""
        found: list[AccountAlias] = []
        engagement = current_engagement(self._database)
        for rows in self._database.blocks(READ, BLOCK, (engagement,)):
            found += map(_read, rows)
            progress(0, 0, "Reading who is whom")
        return tuple(found)

    def add(self, alias: AccountAlias) -> None:
        """Let a key stand for an account from now on; WrongUsage where it would for itself."""
        if self.map().get(alias.account, alias.account) == alias.alias:
            raise WrongUsage(
                f"“{alias.account}” is the account “{alias.alias}” already. Part them first."
            )
        told = (alias.alias, alias.account, alias.basis, alias.reason)
        self._database.write(ADD, (current_engagement(self._database), *told))

    def add_found(self, joins: Collection[str], progress: Progress = silent) -> None:
        """Keep what a comparison found: blocks of JSON, each a list of alias, account and so on.

        A key that somebody decided on already stays as it is.
        """
        engagement = current_engagement(self._database)
        for done, block in enumerate(joins):
            progress(done, len(joins), "Joining the accounts that are the same")
            self._database.write(ADD_BLOCK, (engagement, block))

    def remove(self, alias: AccountKey) -> None:
        """Let a key be an account of its own again; one that is no alias is left alone."""
        self._database.write(REMOVE, (current_engagement(self._database), alias))

    def map(self) -> dict[AccountKey, AccountKey]:
        """Return for each alias the account that it stands for in the end."""
        return follow_aliases(self.all())


def _read(row: Row) -> AccountAlias:
    alias, account, basis, reason = row
    return AccountAlias(AccountKey(alias), AccountKey(account), MatchBasis(basis), reason)
