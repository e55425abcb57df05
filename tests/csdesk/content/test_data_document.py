"""docs/data.md describes every canonical table and field, from the content.

Write it anew with CSDESK_WRITE_DOCS=1 python3 dev.py test tests/csdesk/content -k data_document
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from csdesk.model.library import Library
from csdesk.model.tables import Field, TableDefinition

HEADING = "## Sources, tables and columns\n"
SHOWN = 12
"""Other names of a field that the document gives; the content has all of them."""
INTRODUCTION = f"""
Written by `tests/csdesk/content/test_data_document.py` from `resources/library`. Of the other names
of a column the first {SHOWN} stand here.

"""


def document(library: Library) -> str:
    parts = [HEADING, INTRODUCTION, *_sources(library)]
    for table in library.tables:
        fields = [field for field in library.fields if field.table is table.kind]
        parts += [f"\n### {table.name} (`{table.kind}`)\n\n", *_table(library, table, fields)]
    return "".join(parts)


def _sources(library: Library) -> Iterator[str]:
    yield "| Source | What it holds | For example |\n|---|---|---|\n"
    for source in library.sources:
        yield f"| {source.name} | {source.about} | {', '.join(source.examples)} |\n"


def _table(library: Library, table: TableDefinition, fields: list[Field]) -> Iterator[str]:
    names = {field.id: field.name for field in fields}
    roles = {role.id: role.name for role in library.roles}
    groups = (" or ".join(names[field] for field in group) for group in table.needs)
    days = "1 day" if table.fresh_days == 1 else f"{table.fresh_days} days"
    yield f"{table.about} Usually from: {table.source}. Kept in order by: {roles[table.steward]}; "
    yield f"fresh for {days}.\n\n"
    yield f"Needs {'; and '.join(groups)}.\n\n"
    yield "| Column | Field | Holds | Also called |\n|---|---|---|---|\n"
    for field in fields:
        also = _shorten(field.synonyms)
        holds = ", ".join([field.kind, *_remarks(field)])
        yield f"| {field.name} | `{field.id}` | {holds} | {also} |\n"


def _shorten(names: tuple[str, ...]) -> str:
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more} more" if more > 0 else "")


def _remarks(field: Field) -> Iterator[str]:
    if field.is_own_id:
        yield "names the record"
    if field.refers_to:
        yield f"names one of `{field.refers_to}`"
    if field.minimum is not None and field.maximum is not None:
        yield f"{field.minimum:g} to {field.maximum:g}"
    if field.is_personal:
        yield "personal"


def test_the_document_is_that_of_the_content(library, repository):
    path = repository / "docs" / "data.md"
    text = path.read_text(encoding="utf-8")
    written_by_hand = text.partition(HEADING)[0]
    wanted = written_by_hand + document(library)
    if os.environ.get("CSDESK_WRITE_DOCS"):
        path.write_text(wanted, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == wanted
