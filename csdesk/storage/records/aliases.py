"""Keys that stand for an account with another key; the lists themselves never change."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.errors import WrongUsage
from csdesk.model.identifiers import AccountKey
from csdesk.model.joining import follow_aliases
from csdesk.model.matching import AccountAlias, MatchBasis
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database

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


class AliasRecords:
    """The aliases of the engagement; another one of the client begins with them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[AccountAlias, ...]:
        """Return every alias, in the order in which they were given."""
        rows = self._database.rows(READ, (current_engagement(self._database),))
        return tuple(
            AccountAlias(AccountKey(alias), AccountKey(account), MatchBasis(basis), reason)
            for alias, account, basis, reason in rows
        )

    def add(self, alias: AccountAlias) -> None:
        """Let a key stand for an account from now on; WrongUsage where it would for itself."""
        if self.map().get(alias.account, alias.account) == alias.alias:
            raise WrongUsage(
                f"“{alias.account}” is the account “{alias.alias}” already. Part them first."
            )
        told = (alias.alias, alias.account, alias.basis, alias.reason)
        self._database.write(ADD, (current_engagement(self._database), *told))

    def add_found(self, joins: Iterable[str]) -> None:
        """Keep what a comparison found: blocks of JSON, each a list of alias, account and so on.

        A key that somebody decided on already stays as it is.
        """
        engagement = current_engagement(self._database)
        for block in joins:
            self._database.write(ADD_BLOCK, (engagement, block))

    def remove(self, alias: AccountKey) -> None:
        """Let a key be an account of its own again; one that is no alias is left alone."""
        self._database.write(REMOVE, (current_engagement(self._database), alias))

    def map(self) -> dict[AccountKey, AccountKey]:
        """Return for each alias the account that it stands for in the end."""
        return follow_aliases(self.all())
