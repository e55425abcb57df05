"""Which columns of which lists KPIs look into."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from csdesk.model.identifiers import FieldId
from csdesk.model.kpis import KpiDefinition
from csdesk.model.tables import TableKind
from csdesk.scoring.kpis.renewal_records import COLUMNS as RENEWAL_COLUMNS

WELCOME: Mapping[TableKind, tuple[str, ...]] = MappingProxyType(
    {
        TableKind.RENEWALS: RENEWAL_COLUMNS,
        TableKind.TOUCHES: ("touched_on", "opportunity_id"),
        TableKind.SUBSCRIPTIONS: ("trial_end",),
        TableKind.CSMS: ("fte", "is_active", "left_on"),
    }
)
"""Columns that measures read where they are there, and can do without."""


def columns_of_kpis(
    definitions: Iterable[KpiDefinition],
) -> Mapping[TableKind, frozenset[FieldId]]:
    """Return the fields of each table that KPIs are computed from."""
    found: dict[TableKind, set[FieldId]] = defaultdict(set)
    for kind, fields in WELCOME.items():
        found[kind].update(map(FieldId, fields))
    for definition in definitions:
        for name in (name for way in definition.other_inputs for name in way.columns):
            table, _, field = name.partition(".")
            found[TableKind(table)].add(FieldId(field))
    return {kind: frozenset(fields) for kind, fields in found.items()}
