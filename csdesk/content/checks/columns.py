"""Columns that content names as "table.field": those of KPIs and of the rules of quality."""

from __future__ import annotations

from csdesk.content.contents import Contents, Entry
from csdesk.model.data_review import QualityLimit
from csdesk.model.kpis import KpiDefinition


def check_columns(contents: Contents) -> None:
    """Check that columns exist, and that a limit warns before it fails."""
    known = frozenset(f"{field.table}.{field.id}" for field in contents.items("field"))
    for entry in contents.of("kpi"):
        _check_inputs(entry, known)
        _check_stated(entry, contents.ids("kpi_input"))
    for section in ("must_be_filled", "blank_is_fine"):
        for entry in contents.of(section):
            if entry.item not in known:
                raise entry.reject("", entry.item, "a table and one of its fields")
    for entry in contents.of("quality_limit"):
        _check_limit(entry)


def _check_inputs(entry: Entry[KpiDefinition], known: frozenset[str]) -> None:
    for way in entry.item.other_inputs:
        for column in way.columns:
            if column not in known:
                raise entry.reject("other_inputs", column, "a table and one of its fields")


def _check_stated(entry: Entry[KpiDefinition], known: frozenset[str]) -> None:
    for name in entry.item.stated:
        if name not in known:
            raise entry.reject("stated", name, "the id of an input that a person states")


def _check_limit(entry: Entry[QualityLimit]) -> None:
    warn, fail = entry.item.warn_above, entry.item.fail_from
    if warn is not None and fail is not None and warn >= fail:
        raise entry.reject("fail_from", fail, f"more than it warns above, {warn:g}")
