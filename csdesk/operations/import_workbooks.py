"""Workbooks around an import: empty tables to fill in, and what has to be corrected."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.imports import ImportDraft
from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from csdesk.report.import_errors import ErrorWorkbook, gather_errors, join_errors
from csdesk.report.import_templates import ImportTemplate, draw_table


def make_template(library: Library, kinds: Sequence[TableKind] = ()) -> ImportTemplate:
    """Return empty tables of these kinds, of every kind where none is named."""
    wanted = frozenset(kinds) or frozenset(TableKind)
    return ImportTemplate(
        tuple(
            draw_table(definition, library.fields)
            for definition in library.tables
            if definition.kind in wanted
        )
    )


def make_error_workbook(*drafts: ImportDraft) -> ErrorWorkbook:
    """Return the clients' own rows that were not read as a whole; ``row_count`` may be 0.

    Raises InputRefused where a file cannot be looked into any more.
    """
    return join_errors([gather_errors(draft) for draft in drafts])
