"""Why a KPI cannot be computed from the lists that are there, and what would change that."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import day, join_words
from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import Field, TableKind
from csdesk.model.kpis import KpiDefinition
from csdesk.scoring.kpis.book import KpiInputs


def missing_reason(
    definition: KpiDefinition, inputs: KpiInputs, fields: Sequence[Field]
) -> str | None:
    """Return what a KPI lacks, as a text that completes "Not computed: ...", else None."""
    if definition.needs_records:
        return f"needs {definition.needs_records}"
    if inputs.accounts is None:
        return "needs a customer list"
    needs = []
    if definition.needs_previous and inputs.previous is None:
        needs.append("an earlier list of the same customers")
    if columns := _absent(inputs.accounts, definition.needs):
        needs.append(_column_words(columns, fields))
    if needs:
        return f"needs {join_words(needs)}"
    if definition.needs_previous and inputs.previous is not None:
        return _earlier_list_reason(definition, inputs.accounts, inputs.previous, fields)
    return None


def _earlier_list_reason(
    definition: KpiDefinition,
    accounts: AccountTable,
    previous: AccountTable,
    fields: Sequence[Field],
) -> str | None:
    if previous.as_of >= accounts.as_of:
        return (
            f"needs an earlier list: the one that is there is dated {day(previous.as_of)}, "
            f"not before {day(accounts.as_of)}"
        )
    if columns := _absent(previous, definition.needs):
        return f"needs {_column_words(columns, fields)} in the earlier list as well"
    return None


def _absent(table: AccountTable, needs: Sequence[FieldId]) -> list[FieldId]:
    return [field for field in needs if all(value is None for value in table.column(field))]


def _column_words(columns: Sequence[FieldId], fields: Sequence[Field]) -> str:
    names = {field.id: field.name for field in fields if field.table is TableKind.ACCOUNTS}
    word = "column" if len(columns) == 1 else "columns"
    return f"the {word} {join_words([names.get(column, column) for column in columns])}"
