"""What event files hold: their columns, what each seems to be, how their times are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from csdesk.errors import InputRefused
from csdesk.ingest.columns import Column
from csdesk.ingest.events.engine import Engine, name, refuse
from csdesk.ingest.events.files import EventFile
from csdesk.ingest.events.times import find_formats
from csdesk.ingest.headers import HeaderIndex
from csdesk.ingest.mapping import propose_mapping
from csdesk.model.identifiers import FieldId
from csdesk.model.tables import Field, TableKind
from csdesk.model.usage_events import (
    USED_FIELDS,
    EventChoices,
    EventColumn,
    EventFiles,
    EventRules,
)

SAMPLED = 200
SHOWN = 3
TIME = FieldId("happened_at")
WHO = (FieldId("account_id"), FieldId("account_name"), FieldId("user_id"))


def inspect_files(
    engine: Engine, files: Sequence[EventFile], fields: Sequence[Field], rules: EventRules
) -> EventFiles:
    """Return the columns of the first file and what they seem to be. Raises InputRefused."""
    columns = _read_columns(engine, files[0], fields)
    chosen = {column.field: column.name for column in columns if column.field is not None}
    time = chosen.get(TIME)
    formats = find_formats(engine, files[0], time, rules) if time else rules.time_formats
    return EventFiles(
        name=name_files(files),
        files=len(files),
        size=sum(file.path.stat().st_size for file in files),
        columns=columns,
        time_formats=formats,
        choices=EventChoices(chosen, time_format=formats[0].id if len(formats) == 1 else None),
    )


def name_files(files: Sequence[EventFile]) -> str:
    """Return what some files are called together: the one name, or the folder's."""
    first = files[0].path
    return first.name if len(files) == 1 else f"{first.parent.name} ({len(files):,} files)"


def list_columns(engine: Engine, file: EventFile) -> dict[str, str]:
    """Return the type of each column of a file. Raises InputRefused for one that is unreadable."""
    try:
        rows = engine.rows(f"DESCRIBE FROM {file.scan()}")
    except Exception as error:
        raise refuse(error, file.path.name) from error
    return {str(row[0]): str(row[1]) for row in rows}


def check_columns(engine: Engine, files: Sequence[EventFile], choices: EventChoices) -> None:
    """Raise InputRefused where a file lacks a chosen column, or too little was chosen."""
    if TIME not in choices.columns:
        raise _needs("no column says when each event happened", files)
    if not any(field in choices.columns for field in WHO):
        raise _needs("no column says whose each event is", files)
    for file in files:
        known = list_columns(engine, file)
        for column in choices.columns.values():
            if column not in known:
                raise InputRefused(
                    "the file has no such column, as the others have",
                    file=file.path.name,
                    column=column,
                    advice="Import files with the same columns together",
                )


def _needs(problem: str, files: Sequence[EventFile]) -> InputRefused:
    return InputRefused(
        problem, file=name_files(files), advice="Choose the column, or another file"
    )


def _read_columns(
    engine: Engine, file: EventFile, fields: Sequence[Field]
) -> tuple[EventColumn, ...]:
    types = list_columns(engine, file)
    wanted = ", ".join(f"CAST({name(column)} AS VARCHAR)" for column in types)
    rows = engine.rows(f"SELECT {wanted} FROM {file.scan()} LIMIT {SAMPLED}")
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(types)
    known = tuple(
        field
        for field in fields
        if field.table is TableKind.USAGE_EVENTS and field.id in USED_FIELDS
    )
    columns = [
        Column(number, header, tuple(cell for cell in column if cell))
        for number, (header, column) in enumerate(zip(types, cells, strict=True), 1)
    ]
    # Every column is told from its header; that the values are times is looked at apart.
    texts = [replace(column, cells=column.cells or ("",)) for column in columns]
    matches = {match.column: match.field for match in propose_mapping(texts, HeaderIndex(known))}
    for column in columns:
        if TIME not in matches.values() and _is_time(types[column.header]):
            matches[column.number] = TIME
    return tuple(
        EventColumn(
            column.header, tuple(map(str, column.cells[:SHOWN])), matches.get(column.number)
        )
        for column in columns
    )


def _is_time(kind: str) -> bool:
    return kind.startswith(("TIMESTAMP", "DATE"))
