"""What can be computed from these lists, and which one addition would unlock most (domain 6.5)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from csdesk.formatting import join_words
from csdesk.model.data_review import Addition, Measurable, NextAddition, Reach
from csdesk.model.facts import Aggregate, FactDefinition, FactSource
from csdesk.model.health import HealthResult
from csdesk.model.identifiers import FactId, FieldId, KpiId
from csdesk.model.kpis import KpiDefinition, KpiInput, KpiValue
from csdesk.model.scorecards import Scorecard, Signal
from csdesk.model.tables import Field, TableDefinition, TableKind
from csdesk.scoring.facts import fields_of

Column = tuple[TableKind, FieldId]
ORDER = tuple(Reach)
A_SECOND_LIST = "an earlier list of the same customers"


@dataclass(frozen=True, slots=True)
class Available:
    """Which columns hold values, by kind of list, and whether there is an earlier list."""

    columns: Mapping[TableKind, frozenset[FieldId]]
    has_earlier: bool
    fields: Mapping[Column, Field]
    definitions: Mapping[TableKind, TableDefinition]
    facts: Mapping[FactId, FactDefinition]

    def missing(self, way: KpiInput) -> tuple[Column, ...]:
        """Return the columns of a way that are not there."""
        wanted = (split_column(name) for name in way.columns)
        return tuple(one for one in wanted if one[1] not in self.columns.get(one[0], ()))


def map_measures(
    definitions: Sequence[KpiDefinition],
    values: Mapping[KpiId, KpiValue],
    scorecard: Scorecard,
    health: HealthResult | None,
    available: Available,
) -> tuple[Measurable, ...]:
    """Return every KPI and health signal with how far it is from being computed, nearest first."""
    kpis = (_map_kpi(one, values.get(one.id), available) for one in definitions)
    signals = (_map_signal(one, health, available) for one in scorecard.signals)
    return tuple(sorted((*kpis, *signals), key=lambda one: ORDER.index(one.reach)))


def rank_additions(
    definitions: Sequence[KpiDefinition],
    measures: Iterable[Measurable],
    scorecard: Scorecard,
    available: Available,
) -> tuple[NextAddition, ...]:
    """Return every single addition with all that it unlocks: most KPIs first, then most weight."""
    closed = {one.name for one in measures if one.reach is not Reach.NOW}
    unlocked: dict[Addition, tuple[list[str], list[Signal]]] = {}
    for definition in definitions:
        if definition.term in closed:
            for addition in dict.fromkeys(_single_additions(_promised_ways(definition), available)):
                unlocked.setdefault(addition, ([], []))[0].append(definition.term)
    for signal in scorecard.signals:
        if signal.name in closed:
            for addition in dict.fromkeys(
                _single_additions(_signal_ways(signal, available), available)
            ):
                unlocked.setdefault(addition, ([], []))[1].append(signal)
    found = [_total(addition, *parts) for addition, parts in unlocked.items()]
    found.sort(key=lambda one: (-len(one.kpis), -one.weight, one.addition.words))
    return tuple(_one_for_each_list(found))


def _one_for_each_list(ranked: Iterable[NextAddition]) -> Iterator[NextAddition]:
    """Yield additions, of the lists that could come in several forms only the first."""
    asked = set()
    for one in ranked:
        if one.addition.reach is not Reach.ONE_LIST or one.addition.table not in asked:
            yield one
        if one.addition.reach is Reach.ONE_LIST:
            asked.add(one.addition.table)


def ways_of(definition: KpiDefinition) -> tuple[KpiInput, ...]:
    """Return every set of columns from which a KPI can be computed; none where csdesk cannot."""
    if definition.needs_records:
        return definition.other_inputs
    columns = tuple(f"{TableKind.ACCOUNTS}.{field}" for field in definition.needs)
    return (KpiInput(columns, definition.needs_previous), *definition.other_inputs)


def _promised_ways(definition: KpiDefinition) -> tuple[KpiInput, ...]:
    """Return the ways of a KPI that lists alone open; what a person has to state is on none."""
    return () if definition.stated else ways_of(definition)


def split_column(name: str) -> Column:
    """Return table and field of "subscriptions.start_date"."""
    table, _, field = name.partition(".")
    return TableKind(table), FieldId(field)


def _map_kpi(definition: KpiDefinition, value: KpiValue | None, available: Available) -> Measurable:
    if value is not None and value.value is not None:
        return Measurable(definition.term, True, Reach.NOW, None, "")
    nearest = _nearest(_promised_ways(definition), available)
    reason = value.needs or value.reason or "" if value else ""
    return _measurable(definition.term, nearest, reason, is_kpi=True)


def _map_signal(signal: Signal, health: HealthResult | None, available: Available) -> Measurable:
    if health is not None and signal.id not in health.missing:
        return Measurable(signal.name, False, Reach.NOW, None, "")
    nearest = _nearest(_signal_ways(signal, available), available)
    return _measurable(signal.name, nearest, "", is_kpi=False)


def _measurable(name: str, addition: Addition | None, reason: str, *, is_kpi: bool) -> Measurable:
    if addition is None:
        return Measurable(name, is_kpi, Reach.MORE, None, reason)
    return Measurable(name, is_kpi, addition.reach, addition, addition.words)


def _nearest(ways: Iterable[KpiInput], available: Available) -> Addition | None:
    found = _single_additions(ways, available)
    return min(found, key=lambda one: ORDER.index(one.reach), default=None)


def _signal_ways(signal: Signal, available: Available) -> tuple[KpiInput, ...]:
    """Return every set of columns from which the fact of a signal can be known."""
    return tuple(map(_source_way, available.facts[signal.fact].sources))


def _source_way(source: FactSource) -> KpiInput:
    columns = tuple(f"{source.table}.{field}" for field in dict.fromkeys(fields_of(source)))
    is_difference = source.table is TableKind.ACCOUNTS and source.aggregate is Aggregate.CHANGE
    return KpiInput(columns, is_difference)


def _single_additions(ways: Iterable[KpiInput], available: Available) -> list[Addition]:
    """Return the additions that alone open one of these ways; none where one is open already.

    What has all that it needs and no value yet lacks no column: its lists contradict each other.
    """
    ways = tuple(ways)
    if any(_is_open(way, available) for way in ways):
        return []
    found = (_single_addition(way, available) for way in ways)
    return [addition for addition in found if addition is not None]


def _is_open(way: KpiInput, available: Available) -> bool:
    return not available.missing(way) and (available.has_earlier or not way.earlier)


def _single_addition(way: KpiInput, available: Available) -> Addition | None:
    """Return the one thing that opens a way; None where it takes several, or nothing more."""
    missing = available.missing(way)
    needs_earlier = way.earlier and not available.has_earlier
    tables = {table for table, _ in missing}
    if needs_earlier:
        return None if missing else _earlier_list()
    if len(tables) != 1:
        return None
    table = tables.pop()
    fields = tuple(field for _, field in missing)
    if table not in available.columns:
        return _list_of(table, fields, available)
    return _column_of(table, fields[0], available) if len(fields) == 1 else None


def _earlier_list() -> Addition:
    return Addition(Reach.EARLIER_LIST, TableKind.ACCOUNTS, (), A_SECOND_LIST)


def _list_of(table: TableKind, fields: tuple[FieldId, ...], available: Available) -> Addition:
    names = join_words([_name(table, field, available) for field in fields])
    known = available.definitions.get(table)
    records = known.records if known else table.replace("_", " ")
    return Addition(Reach.ONE_LIST, table, fields, f"a list of {records} with {names}")


def _column_of(table: TableKind, field: FieldId, available: Available) -> Addition:
    known = available.definitions.get(table)
    where = f" in the list of {known.records}" if known else ""
    words = f"the column {_name(table, field, available)}{where}"
    return Addition(Reach.ONE_COLUMN, table, (field,), words)


def _name(table: TableKind, field: FieldId, available: Available) -> str:
    known = available.fields.get((table, field))
    return known.name if known else field


def _total(addition: Addition, kpis: Collection[str], signals: Iterable[Signal]) -> NextAddition:
    held = tuple(signals)
    weight = sum(signal.weight for signal in held)
    return NextAddition(addition, tuple(kpis), tuple(one.name for one in held), weight)
