"""What is wrong with a query, in a sentence that names the place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from sqlcipher3 import dbapi2

from csdesk.errors import WrongUsage
from csdesk.model.queries import AS_OF, QueryTable
from csdesk.storage.queries.guard import Guard

CLOCK = re.compile(
    r"'\s*now\s*'|\b(?:date|time|datetime|julianday|unixepoch)\s*\(\s*\)|"
    r"\bcurrent_(?:date|time|timestamp)\b",
    re.IGNORECASE,
)
NEAR = re.compile(r'near "(.+)": syntax error', re.DOTALL)
PARAMETER = re.compile(r":([A-Za-z_]\w*)")
TOO_SHORT = "The query ends too soon: something is missing after its last word. Complete it."
SEVERAL = "These are several queries. Leave one, and take the semicolon between them out."


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query that was not carried out, and what SQLite says of it."""

    connection: Any
    sql: str
    told: str
    guard: Guard
    tables: Sequence[QueryTable]

    def place(self, word: str) -> str:
        """Return line and column of a word."""
        return _place(self.sql, _find_word(self.sql, word))


def refuse_clock(sql: str) -> None:
    """Raise WrongUsage for a query that would find something else tomorrow."""
    found = CLOCK.search(sql)
    if found:
        raise WrongUsage(
            f"{_place(sql, found.start())}: a query does not look at the clock. "
            f"Write :{AS_OF}, the day of the client's figures."
        )


def explain_mistake(
    connection: Any, sql: str, told: str, guard: Guard, tables: Sequence[QueryTable]
) -> str:
    """Return what SQLite's message about a query means, where it is, and what to do."""
    if guard.refused:
        return (
            f"A query only reads: {guard.refused} cannot be used here. Begin with SELECT or WITH."
        )
    asked = _Asked(connection, sql, told, guard, tables)
    for pattern, tell in _KNOWN.items():
        if found := re.search(pattern, told, re.DOTALL):
            return tell(asked, *found.groups())
    return f"The query cannot be carried out: {told}. Correct it and run it again."


def _tell_near(asked: _Asked, word: str) -> str:
    at = next(_find_near(asked.connection, asked.sql, word), asked.sql.find(word))
    return (
        f"{_place(asked.sql, at)}: “{word}” cannot stand here. "
        "Look at it and at what stands before it, such as a comma too many or a word misspelt."
    )


def _find_near(connection: Any, sql: str, word: str) -> Iterator[int]:
    """Yield where a word stops the query: up to there it can be read, with the word it cannot."""
    for found in re.finditer(re.escape(word), sql):
        with suppress(dbapi2.Warning):
            try:
                connection.execute(f"EXPLAIN {sql[: found.end()]}")
            except dbapi2.Error as error:
                if NEAR.search(str(error)):
                    yield found.start()


def _tell_unknown(asked: _Asked, kind: str, name: str) -> str:
    known = _names(kind, asked.guard, asked.tables)
    bare = name.rsplit(".", 1)[-1].strip('"')
    close = get_close_matches(bare.lower(), known, 1)
    advice = f"Did you mean {close[0]}?" if close else "Choose one of the list beside the query."
    return f"{asked.place(name)}: there is no {kind} “{name}” here. {advice}"


def _tell_ambiguous(asked: _Asked, name: str) -> str:
    return f"{asked.place(name)}: several tables have a column “{name}”. Name the table before it."


def _tell_lone(asked: _Asked, name: str) -> str:
    return f"{asked.place(name)}: not both tables have a column “{name}”. Join with ON."


def _tell_function(asked: _Asked, name: str) -> str:
    return (
        f"{asked.place(name)}: there is no function {name}. "
        "Use one that SQLite has, such as sum, avg or coalesce."
    )


def _tell_arguments(asked: _Asked, name: str) -> str:
    return (
        f"{asked.place(name)}: {name}() takes another number of values. "
        "Add what is missing, or take some out."
    )


def _tell_valueless(asked: _Asked, number: str) -> str:
    """Return which parameter has no value; SQLite numbers them in the order of their first use."""
    names = list(dict.fromkeys(PARAMETER.findall(asked.sql)))
    if int(number) > len(names):
        return "Something in the query waits for a value. Write the value itself."
    name = names[int(number) - 1]
    place = _place(asked.sql, asked.sql.find(f":{name}"))
    return f"{place}: :{name} has no value. Write the value itself, or :{AS_OF}."


_KNOWN: Mapping[str, Callable[..., str]] = {
    NEAR.pattern: _tell_near,
    r"no such (column|table): (.+)": _tell_unknown,
    r"ambiguous column name: (.+)": _tell_ambiguous,
    r"cannot join using column (\w+)": _tell_lone,
    r"no such function: (\w+)": _tell_function,
    r"wrong number of arguments to function (\w+)": _tell_arguments,
    r"supply a value for binding (\d+)": _tell_valueless,
    r"incomplete input": lambda _asked: TOO_SHORT,
    r"one statement at a time": lambda _asked: SEVERAL,
}
"""What each of SQLite's messages means, by a pattern that it fits."""


def _names(kind: str, guard: Guard, tables: Sequence[QueryTable]) -> list[str]:
    """Return what could be meant: of columns those of the tables that were found, else all."""
    if kind == "table":
        return [table.name for table in tables]
    read = [table for table in tables if table.name in guard.reads] or tables
    return sorted({column for table in read for column in table.columns})


def _find_word(sql: str, word: str) -> int:
    found = re.search(rf"(?<![\w.]){re.escape(word)}(?!\w)", sql, re.IGNORECASE)
    return found.start() if found else sql.find(word.rsplit(".", 1)[-1])


def _place(sql: str, at: int) -> str:
    """Return line and column of a position, counted from 1; the query where it is unknown."""
    if at < 0:
        return "In the query"
    before = sql[:at]
    return f"Line {before.count(chr(10)) + 1}, column {at - before.rfind(chr(10))}"
