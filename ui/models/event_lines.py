"""Events of use in words: which columns are read, where every event went, what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from csdesk.formatting import day_range, number, plural
from csdesk.model.identifiers import FieldId
from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from csdesk.model.usage_events import USED_FIELDS, EventChoices

if TYPE_CHECKING:
    from csdesk.operations.usage_events import AddedEvents


def name_fields(library: Library) -> dict[FieldId, str]:
    """Return the names of the fields that are read of an event, in their order."""
    names = {
        field.id: field.name for field in library.fields if field.table is TableKind.USAGE_EVENTS
    }
    return {FieldId(field): names[FieldId(field)] for field in USED_FIELDS}


def list_columns(choices: EventChoices, library: Library) -> Iterator[str]:
    """Yield which column is read as what."""
    for field, name in name_fields(library).items():
        column = choices.columns.get(field)
        yield f"{name}: {column}" if column is not None else f"{name}: no column"


def list_counts(events: AddedEvents) -> Iterator[str]:
    """Yield where every event went, and what else there is to know."""
    counts = events.counts
    span = day_range(counts.first_day, counts.last_day)
    yield (
        f"{number(counts.counted)} of {plural(counts.rows, 'event')} counted, of "
        f"{plural(counts.accounts, 'account')} and {plural(counts.users, 'user')}, {span}"
    )
    yield from (issue.problem for issue in events.draft.reading.issues)


def list_kept(events: AddedEvents, library: Library) -> Iterator[str]:
    """Yield what comes into the workspace."""
    words = {table.kind: table.records for table in library.tables}
    for table in events.draft.tables:
        found = events.comparison
        unknown = found.unknown.get(table.id, 0) if found else 0
        missing = f", {number(unknown)} of accounts that no list names" if unknown else ""
        yield f"{number(table.records)} {words[table.kind]}{missing}"
