"""Empty tables to be filled in: a sheet for each kind, with its columns, words and examples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from csdesk.model.identifiers import FieldId
from csdesk.model.tables import Cell, Field, FieldKind, TableDefinition

Row = tuple[Cell, ...]
FORMS = {
    FieldKind.TEXT: "text",
    FieldKind.MONEY: "an amount",
    FieldKind.NUMBER: "a number",
    FieldKind.PERCENT: "a percentage",
    FieldKind.DATE: "a date",
    FieldKind.MOMENT: "a date with its time",
    FieldKind.FLAG: "Yes or No",
}
"""How a value of each kind is written."""


@dataclass(frozen=True, slots=True)
class TableTemplate:
    """One table to be filled in; ``rows`` are there already, in the units of the model."""

    definition: TableDefinition
    fields: tuple[Field, ...]
    rows: tuple[Row, ...] = ()

    @property
    def needed(self) -> frozenset[FieldId]:
        """Return the fields of which a table of this kind cannot do without."""
        return frozenset(field for group in self.definition.needs for field in group)


@dataclass(frozen=True, slots=True)
class ImportTemplate:
    """What is written: one or more tables to be filled in."""

    tables: tuple[TableTemplate, ...]


def draw_table(definition: TableDefinition, fields: Iterable[Field]) -> TableTemplate:
    """Return the empty table of a definition; what it needs comes first."""
    own = {field.id: field for field in fields if field.table is definition.kind}
    needed = [field for group in definition.needs for field in group]
    return TableTemplate(definition, tuple(own[field] for field in dict.fromkeys([*needed, *own])))


def describe_field(field: Field) -> str:
    """Return what a column holds, how it is written, and an example."""
    words = f" Usual words: {', '.join(field.choices)}." if field.choices else ""
    return f"{field.help} Written as {FORMS[field.kind]}, for example: {field.example}.{words}"


def describe_needs(table: TableTemplate) -> str:
    """Return which columns cannot be left out."""
    names = {field.id: field.name for field in table.fields}
    groups = [_one_of([names[field] for field in group]) for group in table.definition.needs]
    return f"It needs {'; and '.join(groups)}. Leave out or leave empty what you do not have."


def _one_of(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
