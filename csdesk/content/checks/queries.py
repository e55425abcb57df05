"""Queries that ship: each reads, uses the parameters that it names, and says what was wrong."""

from __future__ import annotations

import re

from csdesk.content.checks.parts_once import check_parts_once
from csdesk.content.contents import Contents, Entry
from csdesk.model.queries import AS_OF, SampleQuery

PARAMETER = re.compile(r":([A-Za-z_]\w*)")
READING = ("SELECT", "WITH")
TOLD = ("name", "question", "source", "wrong", "matters")


def check_queries(contents: Contents) -> None:
    """Check what can be seen of a query without asking it."""
    for entry in contents.of("query"):
        _check_told(entry)
        _check_parameters(entry)


def _check_told(entry: Entry[SampleQuery]) -> None:
    for name in TOLD:
        if not getattr(entry.item, name).strip():
            raise entry.reject(name, getattr(entry.item, name), "a text")
    if not entry.item.sql.lstrip().startswith(READING):
        raise entry.reject("sql", entry.item.sql[:40], "a query that begins with SELECT or WITH")


def _check_parameters(entry: Entry[SampleQuery]) -> None:
    query = entry.item
    check_parts_once(entry, "parameters", query.parameters)
    named = {parameter.id for parameter in query.parameters}
    used = set(PARAMETER.findall(query.sql))
    for name in sorted(used - named - {AS_OF}):
        raise entry.missing("parameters", f"a parameter “{name}”, as the query uses it")
    for name in sorted(named - used):
        raise entry.reject("parameters", name, "a parameter that the query uses")
