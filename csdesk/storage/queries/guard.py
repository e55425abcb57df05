"""What a query may do: read the tables that are there, and compute."""

from __future__ import annotations

from collections.abc import Collection

from sqlcipher3 import dbapi2

FUNCTIONS = frozenset(
    {
        "->", "->>", "abs", "avg", "char", "coalesce", "concat", "concat_ws", "count",
        "cume_dist", "date", "datetime", "dense_rank", "first_value", "glob", "group_concat",
        "if", "ifnull", "iif", "instr", "json_extract", "julianday", "lag", "last_value", "lead",
        "length", "like", "likelihood", "likely", "lower", "ltrim", "max", "min", "nth_value",
        "ntile", "nullif", "percent_rank", "rank", "replace", "round", "row_number", "rtrim",
        "sign", "strftime", "string_agg", "substr", "substring", "sum", "time", "timediff",
        "total", "trim", "typeof", "unicode", "unixepoch", "unlikely", "upper",
    }
)  # fmt: skip
"""Neither files nor the clock, nor anything that differs from one time to the next."""
COMPUTING = frozenset({dbapi2.SQLITE_SELECT, dbapi2.SQLITE_RECURSIVE})
CHANGES = {
    dbapi2.SQLITE_INSERT: "INSERT",
    dbapi2.SQLITE_UPDATE: "UPDATE",
    dbapi2.SQLITE_DELETE: "DELETE",
    dbapi2.SQLITE_ATTACH: "ATTACH",
    dbapi2.SQLITE_DETACH: "DETACH",
    dbapi2.SQLITE_PRAGMA: "PRAGMA",
    dbapi2.SQLITE_TRANSACTION: "a transaction",
}


class Guard:
    """The authorizer of SQLite: notes what a statement reads, and refuses all but reading."""

    def __init__(self, tables: Collection[str]) -> None:
        self.reads: dict[str, dict[str, None]] = {}
        """The columns that are read of each table, in the order in which they are named."""
        self.selects = False
        self.refused = ""
        """What was refused first, in words; empty where nothing was."""
        self._tables = tables

    def __call__(
        self, action: int, first: str | None, second: str | None, *_place: str | None
    ) -> int:
        """Return whether SQLite may do what a statement asks for."""
        if action == dbapi2.SQLITE_READ and first in self._tables:
            columns = self.reads.setdefault(str(first), {})
            columns.update({second: None} if second else {})
        elif action in COMPUTING:
            self.selects = True
        elif not (_computes(action, second) or _counts_own(action, first, second)):
            self.refused = self.refused or _name(action, first, second)
            return int(dbapi2.SQLITE_DENY)
        return int(dbapi2.SQLITE_OK)


def _computes(action: int, function: str | None) -> bool:
    return action == dbapi2.SQLITE_FUNCTION and str(function).lower() in FUNCTIONS


def _counts_own(action: int, table: str | None, column: str | None) -> bool:
    """Tell whether a statement counts rows of what it made itself, in a WITH."""
    own = table is not None and not table.lower().startswith(("sqlite_", "pragma_"))
    return action == dbapi2.SQLITE_READ and own and column == ""


def _name(action: int, first: str | None, second: str | None) -> str:
    if action == dbapi2.SQLITE_FUNCTION:
        return f"the function {second}"
    if action == dbapi2.SQLITE_READ:
        return f"the table {first}"
    return CHANGES.get(action, "a statement that changes something")
