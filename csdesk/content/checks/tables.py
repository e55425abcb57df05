"""The canonical tables: one definition of each kind, and every name in it leads somewhere."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.content.checks.identities import check_once
from csdesk.content.contents import Contents, Entry
from csdesk.content.rejection import MISSING, rejection
from csdesk.model.tables import Field, FieldKind, TableDefinition, TableKind

DATED = frozenset({FieldKind.DATE, FieldKind.MOMENT})
Catalogue = dict[TableKind, dict[str, Field]]


def check_tables(contents: Contents) -> None:
    """Check the definitions of tables, and what fields say of tables and sources."""
    check_once(contents.of("source"), "name", lambda source: source.name)
    check_once(contents.of("table"), "kind", lambda table: table.kind)
    _require_every_kind(contents)
    catalogue = _sort_fields(contents)
    sources = {source.name for source in contents.items("source")}
    for entry in contents.of("table"):
        _check_names(entry, catalogue)
        _check_tells(entry, catalogue)
        _check_date(entry, catalogue)
        _check_keeping(entry, sources, contents.ids("role"))
    for field in contents.of("field"):
        _check_reference(field, catalogue)
        _check_source(field, sources)
    _refuse_second_own_ids(contents)


def _require_every_kind(contents: Contents) -> None:
    defined = {table.kind for table in contents.items("table")}
    for kind in TableKind:
        if kind not in defined:
            expected = f"a definition of the table “{kind}”"
            raise rejection("resources/library/tables", "table", MISSING, expected)


def _sort_fields(contents: Contents) -> Catalogue:
    catalogue: Catalogue = {kind: {} for kind in TableKind}
    for field in contents.items("field"):
        catalogue[field.table][field.id] = field
    return catalogue


def _check_names(entry: Entry[TableDefinition], catalogue: Catalogue) -> None:
    table = entry.item
    if not table.needs:
        raise entry.missing("needs", "at least one group of fields")
    for number, group in enumerate(table.needs, start=1):
        if not group:
            raise entry.missing(f"needs[{number}]", "at least one field")
        _expect_fields(entry, f"needs[{number}]", group, catalogue)
    _expect_fields(entry, "tells", table.tells, catalogue)
    if table.dated_by is not None:
        _expect_fields(entry, "dated_by", (table.dated_by,), catalogue)


def _expect_fields(
    entry: Entry[TableDefinition], path: str, named: Iterable[str], catalogue: Catalogue
) -> None:
    for name in named:
        if name not in catalogue[entry.item.kind]:
            raise entry.reject(path, name, f"the id of a field of “{entry.item.kind}”")


def _check_tells(entry: Entry[TableDefinition], catalogue: Catalogue) -> None:
    """Refuse a telling field that another table has on its own account, not as a reference."""
    kind = entry.item.kind
    for name in entry.item.tells:
        for other, fields in catalogue.items():
            if other is not kind and name in fields and fields[name].refers_to is not kind:
                raise entry.reject("tells", name, f"one that the table “{other}” does not have")


def _check_date(entry: Entry[TableDefinition], catalogue: Catalogue) -> None:
    dated_by = entry.item.dated_by
    if dated_by and catalogue[entry.item.kind][dated_by].kind not in DATED:
        raise entry.reject("dated_by", dated_by, "a field that holds dates")


def _check_keeping(entry: Entry[TableDefinition], sources: set[str], roles: frozenset[str]) -> None:
    table = entry.item
    if table.source not in sources:
        raise entry.reject("source", table.source, "the name of a source")
    if table.steward not in roles:
        raise entry.reject("steward", table.steward, "the id of a role")
    if table.fresh_days < 1:
        raise entry.reject("fresh_days", table.fresh_days, "at least one day")


def _check_reference(entry: Entry[Field], catalogue: Catalogue) -> None:
    field = entry.item
    if field.refers_to is not None and field.id not in catalogue[field.refers_to]:
        expected = f"a table that has “{field.id}” as well"
        raise entry.reject("refers_to", field.refers_to.value, expected)


def _check_source(entry: Entry[Field], sources: set[str]) -> None:
    if entry.item.source and entry.item.source not in sources:
        raise entry.reject("source", entry.item.source, "the name of a source")


def _refuse_second_own_ids(contents: Contents) -> None:
    first: dict[TableKind, Entry[Field]] = {}
    for entry in contents.of("field"):
        if entry.item.is_own_id and first.setdefault(entry.item.table, entry) is not entry:
            found = first[entry.item.table].key
            expected = f"false, as {found} names the records of this table already"
            raise entry.reject("is_own_id", "true", expected)
