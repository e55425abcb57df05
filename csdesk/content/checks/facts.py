"""Facts: each can be known, from fields that exist and that say what is gathered from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csdesk.content.contents import Contents, Entry
from csdesk.model.facts import Aggregate, FactCatalogue, FactDefinition, FactSource
from csdesk.model.identifiers import FieldId
from csdesk.model.tables import Field, FieldKind, TableKind

DATES = frozenset({FieldKind.DATE, FieldKind.MOMENT})
NUMBERS = frozenset({FieldKind.NUMBER, FieldKind.PERCENT, FieldKind.MONEY, FieldKind.FLAG})
OF_DATES = frozenset({Aggregate.DAYS_SINCE, Aggregate.DAYS_UNTIL})
OF_ANYTHING = frozenset({Aggregate.COUNT, Aggregate.PER_MONTH, Aggregate.DISTINCT})
WINDOWED = frozenset({Aggregate.PER_MONTH, Aggregate.EMA, Aggregate.CHANGE})
OF_A_LIST = frozenset({Aggregate.VALUE, Aggregate.CHANGE, *OF_DATES})
"""What can be made of the customer list, which has one row for each account."""

Catalogue = Mapping[tuple[TableKind, FieldId], Field]


def check_facts(contents: Contents) -> None:
    """Check the sources of every fact."""
    fields: Catalogue = {(field.table, field.id): field for field in contents.items("field")}
    dated = {table.kind for table in contents.items("table") if table.dated_by is not None}
    for entry in contents.of("fact"):
        if not entry.item.question.strip():
            raise entry.reject("question", entry.item.question, "what it says, in words")
        if not entry.item.sources:
            raise entry.missing("sources", "at least one")
        for part in _sources(entry):
            _check_fields(part, fields)
            _check_aggregate(part)
            _check_window(part, dated)
            _check_factors(part)

    for entry in contents.of("fact_catalogue"):
        _check_catalogue(entry, contents.ids("fact"))


def _check_catalogue(entry: Entry[FactCatalogue], known: frozenset[str]) -> None:
    for number, group in enumerate(entry.item.groups, start=1):
        for fact in group.facts:
            if fact not in known:
                raise entry.reject(f"groups[{number}].facts", fact, "the id of a fact")


def _sources(entry: Entry[FactDefinition]) -> Iterator[Entry[FactSource]]:
    for number, source in enumerate(entry.item.sources, start=1):
        yield entry.part(f"sources[{number}]", source)


def _check_fields(part: Entry[FactSource], fields: Catalogue) -> None:
    source = part.item
    kinds = _wanted_kinds(source)
    _expect_field(part, "field", source.field, fields, kinds)
    _expect_field(part, "dated_by", source.dated_by, fields, DATES)
    _expect_field(part, "since", source.since, fields, DATES)
    _expect_field(part, "divided_by", source.divided_by, fields, NUMBERS)
    for number, one in enumerate(source.where, start=1):
        _expect_field(part, f"where[{number}].field", one.field, fields, frozenset(FieldKind))
        if not one.words:
            raise part.missing(f"where[{number}].words", "at least one word")


def _wanted_kinds(source: FactSource) -> frozenset[FieldKind]:
    if source.aggregate in OF_ANYTHING:
        return frozenset(FieldKind)
    if source.since is not None or source.aggregate in OF_DATES:
        return DATES
    return frozenset({FieldKind.FLAG}) if source.aggregate is Aggregate.SHARE else NUMBERS


def _expect_field(
    part: Entry[FactSource],
    key: str,
    name: FieldId | None,
    fields: Catalogue,
    kinds: frozenset[FieldKind],
) -> None:
    if name is None:
        return
    field = fields.get((part.item.table, name))
    if field is None:
        raise part.reject(key, name, f"the id of a field of “{part.item.table}”")
    if field.kind not in kinds:
        wanted = ", ".join(sorted(kinds))
        raise part.reject(key, name, f"a field that holds one of: {wanted}")


def _check_aggregate(part: Entry[FactSource]) -> None:
    source = part.item
    is_list = source.table is TableKind.ACCOUNTS
    if is_list and source.aggregate not in OF_A_LIST:
        wanted = ", ".join(sorted(OF_A_LIST))
        raise part.reject("aggregate", source.aggregate, f"for the customer list one of: {wanted}")
    if not is_list and source.aggregate is Aggregate.VALUE:
        raise part.reject("aggregate", source.aggregate, "how the records become one number")


def _check_window(part: Entry[FactSource], dated: set[TableKind]) -> None:
    source = part.item
    if source.window_days < 0:
        raise part.reject("window_days", source.window_days, "0 or more days")
    if source.table is TableKind.ACCOUNTS:
        if source.window_days:
            raise part.reject("window_days", source.window_days, "none for the customer list")
        return
    if source.aggregate in WINDOWED and not source.window_days:
        raise part.missing("window_days", f"how many days “{source.aggregate}” looks at")
    if source.window_days and source.dated_by is None and source.table not in dated:
        raise part.missing("dated_by", "the field that says when a record happened")


def _check_factors(part: Entry[FactSource]) -> None:
    for key in ("scale", "divisor"):
        if getattr(part.item, key) <= 0:
            raise part.reject(key, getattr(part.item, key), "more than 0")
