"""Which columns of which lists the facts look into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from csdesk.model.facts import FactDefinition, FactSource
from csdesk.model.identifiers import FieldId
from csdesk.model.tables import TableKind


def columns_behind(
    definitions: Iterable[FactDefinition],
) -> Mapping[TableKind, frozenset[FieldId]]:
    """Return the fields of each table that some fact is made of."""
    found: dict[TableKind, set[FieldId]] = defaultdict(set)
    for definition in definitions:
        for source in definition.sources:
            found[source.table].update(fields_of(source))
    return {table: frozenset(fields) for table, fields in found.items()}


def fields_of(source: FactSource) -> Iterator[FieldId]:
    """Yield the fields that a source looks into."""
    yield source.field
    for field in (source.dated_by, source.since, source.divided_by):
        if field is not None:
            yield field
    for one in source.where:
        yield one.field
