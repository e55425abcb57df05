"""Facts as the engine reads them: every source knows which field dates its records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from csdesk.content.contents import Contents
from csdesk.model.facts import FactDefinition, FactSource
from csdesk.model.identifiers import FieldId
from csdesk.model.tables import TableKind

Dating = Mapping[TableKind, FieldId | None]


def date_facts(contents: Contents) -> tuple[FactDefinition, ...]:
    """Return the facts; where a source does not say what dates its records, its table does."""
    dating = {table.kind: table.dated_by for table in contents.items("table")}
    facts: tuple[FactDefinition, ...] = contents.items("fact")
    return tuple(
        replace(fact, sources=tuple(_date(source, dating) for source in fact.sources))
        for fact in facts
    )


def _date(source: FactSource, dating: Dating) -> FactSource:
    if source.dated_by is not None:
        return source
    return replace(source, dated_by=dating.get(source.table))
