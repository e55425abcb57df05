"""One row of a register as a document: what is written down about one customer, to hand over."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk import __version__
from csdesk.formatting import day
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.registers import Register, RegisterRow
from csdesk.report.document import Block, Heading, Report, Section, Text, Value
from csdesk.report.register_words import RegisterNames, column_format, shown_columns
from csdesk.report.values import value_text

OPEN = "Not written down yet."


def compose_row(
    diagnosis: Diagnosis, register: Register, row: RegisterRow, names: RegisterNames
) -> Report:
    """Return a row as a document, a part for each column but those for the consultant alone."""
    known = register.definition
    title = known.column(known.title)
    name = str(names.tell(title, row.cells.get(known.title)) or "") if title else ""
    as_of = diagnosis.engagement.as_of
    return Report(
        title=known.name,
        client=diagnosis.client.name,
        engagement=diagnosis.engagement.name,
        as_of=as_of,
        currency=diagnosis.client.currency,
        headline=name,
        basis=f"What is written down, as of {day(as_of)}" if as_of else "What is written down",
        is_sample=diagnosis.client.is_sample,
        sections=(Section("row", name, "", tuple(_parts(register, row, names, diagnosis))),),
        program=f"csdesk {__version__}",
    )


def _parts(
    register: Register, row: RegisterRow, names: RegisterNames, diagnosis: Diagnosis
) -> Iterator[Block]:
    for column in shown_columns(register, for_client=True):
        if column.id == register.definition.title:
            continue
        yield Heading(column.name)
        value: Value = names.tell(column, row.cells.get(column.id))
        if value is None:
            yield Text(OPEN, quiet=True)
            continue
        written = value_text(value, column_format(register, column), diagnosis.client.currency)
        yield from (Text(line) for line in written.splitlines() if line.strip())
