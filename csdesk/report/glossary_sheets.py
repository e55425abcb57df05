"""What stands beside a table for other programs: its names explained, its model's versions."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.model_changes import ModelKind
from csdesk.report.artifacts import BookColumn
from csdesk.report.dashboard_books import BookSheet
from csdesk.report.document import Format

GLOSSARY = tuple(
    BookColumn(name, Format.TEXT) for name in ("name", "meaning", "formula", "owner", "source")
)
CHANGES = (
    BookColumn("date", Format.DATE),
    BookColumn("change", Format.TEXT),
    BookColumn("author", Format.TEXT),
    BookColumn("model", Format.TEXT),
    BookColumn("version", Format.INTEGER),
)
"""The three columns of S1.116, and what was changed."""


def explain_columns(sheets: Iterable[BookSheet], library: Library) -> BookSheet:
    """Return each column of the sheets once with its meaning, formula and owner (S1.115)."""
    names = dict.fromkeys(column.name for sheet in sheets for column in sheet.columns)
    return BookSheet(
        name="Glossary",
        columns=GLOSSARY,
        rows=tuple(_explain(name, library) for name in names),
    )


def _explain(name: str, library: Library) -> tuple[str | None, ...]:
    term = library.glossary[name]
    kpi = next((one for one in library.kpis if one.id == term.kpi), None)
    told = (kpi.owner, f"KPI “{kpi.name}”") if kpi else (None, None)
    return (name, term.meaning, term.formula or None, *told)


def list_versions(diagnosis: Diagnosis, kind: ModelKind) -> tuple[BookSheet, ...]:
    """Return the versions of the models of a kind; nothing where there are none."""
    rows = tuple(
        (one.day, one.change, one.author or None, one.model, one.version)
        for one in diagnosis.model_changes
        if one.kind is kind
    )
    return (BookSheet(name="Changes", columns=CHANGES, rows=rows),) if rows else ()
