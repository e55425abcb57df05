"""What the lists that are there lack for a KPI."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import day, join_words
from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import FieldId
from csdesk.model.kpis import KpiDefinition
from csdesk.model.tables import Field, TableKind
from csdesk.scoring.kpis.book import CUSTOMER_LIST, KpiInputs
from csdesk.scoring.kpis.stated import name_missing


def missing_need(definition: KpiDefinition, inputs: KpiInputs, fields: Sequence[Field]) -> str:
    """Return what to ask for before a KPI can be computed; empty when all is there.

    What a person has to state comes last: it is no use without the lists.
    """
    return _missing_lists(definition, inputs, fields) or name_missing(
        definition.stated, inputs.stated, inputs.input_names
    )


def _missing_lists(definition: KpiDefinition, inputs: KpiInputs, fields: Sequence[Field]) -> str:
    if inputs.accounts is not None and _has_records(definition, inputs):
        return ""
    if definition.needs_records:
        return definition.needs_records
    if inputs.accounts is None:
        return CUSTOMER_LIST
    needs = []
    if definition.needs_previous and inputs.previous is None and inputs.dated is None:
        needs.append("an earlier list of the same customers")
    if columns := _absent(inputs.accounts, definition.needs):
        needs.append(_column_words(columns, fields))
    if needs:
        return join_words(needs)
    if definition.needs_previous and inputs.previous is not None:
        return _earlier_list_need(definition, inputs.accounts, inputs.previous, fields)
    return ""


def _has_records(definition: KpiDefinition, inputs: KpiInputs) -> bool:
    """Tell whether a list beside that of the customers gives the KPI as it is."""
    return any(
        all(_has_column(column, inputs) for column in way.columns)
        for way in definition.other_inputs
        if way.direct
    )


def _has_column(name: str, inputs: KpiInputs) -> bool:
    kind, _, field = name.partition(".")
    is_account = kind == TableKind.ACCOUNTS
    table = inputs.accounts if is_account else inputs.tables.get(TableKind(kind))
    if table is None:
        return False
    column = table.column(field)
    return bool(column) and (column[0] is not None or column.count(None) < len(column))


def _earlier_list_need(
    definition: KpiDefinition,
    accounts: AccountTable,
    previous: AccountTable,
    fields: Sequence[Field],
) -> str:
    if previous.as_of >= accounts.as_of:
        return (
            f"an earlier list: the one that is there is dated {day(previous.as_of)}, "
            f"not before {day(accounts.as_of)}"
        )
    if columns := _absent(previous, definition.needs):
        return f"{_column_words(columns, fields)} in the earlier list as well"
    return ""


def _absent(table: AccountTable, needs: Sequence[FieldId]) -> list[FieldId]:
    return [field for field in needs if table.column(field).count(None) == len(table)]


def _column_words(columns: Sequence[FieldId], fields: Sequence[Field]) -> str:
    names = {field.id: field.name for field in fields if field.table is TableKind.ACCOUNTS}
    word = "column" if len(columns) == 1 else "columns"
    return f"the {word} {join_words([names.get(column, column) for column in columns])}"
