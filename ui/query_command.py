"""``csdesk query``: the client's tables asked in SQL, which only reads."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from csdesk.content import load_library
from csdesk.errors import WrongUsage
from csdesk.formatting import plural
from csdesk.model.library import Library
from csdesk.model.queries import QueryResult, SampleQuery
from csdesk.operations.queries import ask_query, default_values
from csdesk.storage.workspace import open_workspace
from exports import write
from ui.pass_phrases import call_with_phrase
from ui.terminal import TerminalProgress, printable, say

WRITTEN = (".csv", ".xlsx")


def run_query(options: argparse.Namespace) -> list[Path]:
    """Print the rows that a query finds, or write them; return what was written."""
    library = load_library()
    if options.query is None and options.sql is None:
        say(sys.stdout, (f"{one.id}: {one.question}" for one in library.queries))
        return []
    _check_target(options.out)
    sql, values = _choose(options, library)
    with TerminalProgress(sys.stderr) as progress:
        result = call_with_phrase(
            options, options.file, lambda phrase: _ask(options, phrase, sql, values, progress)
        )
    if options.out is None:
        sys.stdout.writelines(f"{line}\n" for line in _lines(result))
    else:
        write(result, options.out)
    if result.is_cut:
        sys.stderr.write(f"{_tell_cut(result)}\n")
    return [] if options.out is None else [options.out]


def _check_target(path: Path | None) -> None:
    if path is None:
        return
    if path.suffix.casefold() not in WRITTEN:
        raise WrongUsage(f"A result is written as .csv or .xlsx, not as “{path.name}”.")
    if path.exists():
        raise WrongUsage(f"{path} is there already. Choose a name that is free.")


def _choose(options: argparse.Namespace, library: Library) -> tuple[str, dict[str, float]]:
    """Return the query that was asked for, and the numbers that its parameters have."""
    given: dict[str, float] = dict(options.set)
    if options.sql is not None:
        if options.query is not None:
            raise WrongUsage("Give the name of a query or --sql, not both.")
        return str(options.sql), given
    query = _find(options.query, library)
    values = default_values(query)
    for name in given:
        if name not in values:
            known = ", ".join(values) or "none"
            raise WrongUsage(f"“{query.id}” has no number “{name}”. It has: {known}.")
    return query.sql, values | given


def _find(query_id: str, library: Library) -> SampleQuery:
    for query in library.queries:
        if query.id == query_id:
            return query
    known = ", ".join(query.id for query in library.queries)
    raise WrongUsage(f"“{query_id}” is no query. There are: {known}.")


def _ask(
    options: argparse.Namespace,
    phrase: str | None,
    sql: str,
    values: dict[str, float],
    progress: TerminalProgress,
) -> QueryResult:
    with open_workspace(
        options.file, phrase=phrase, read_only=True, progress=progress
    ) as workspace:
        return ask_query(workspace, load_library(), sql, values, progress=progress)


def _lines(result: QueryResult) -> Iterator[str]:
    yield "\t".join(map(printable, result.columns))
    for row in result.rows:
        yield "\t".join("" if cell is None else printable(str(cell)) for cell in row)


def _tell_cut(result: QueryResult) -> str:
    if result.total is None:
        return f"These are the first {plural(len(result.rows), 'row')}; there are more."
    return f"These are the first of {plural(result.total, 'row')}."
