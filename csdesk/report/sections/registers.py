"""Registers that a person filled or changed, as tables."""

from __future__ import annotations

from csdesk.formatting import join_words, plural
from csdesk.model.data_stack import STACK
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.registers import Aside, ColumnKind, Register, RegisterColumn
from csdesk.registers.asides.people import quadrants
from csdesk.report.document import Block, Bullets, Column, Format, Section, Table
from csdesk.report.register_words import RegisterNames, column_format, shown_columns

MOST_ON_PAPER = 6
"""Columns that still read well side by side; the workbook has all."""


def registers_sections(diagnosis: Diagnosis, library: Library) -> tuple[Section, ...]:
    """Return the registers that somebody worked on; none where nobody did."""
    touched = [
        one
        for one in diagnosis.registers.values()
        if one.is_touched and one.definition.id not in STACK
    ]
    if not touched:
        return ()
    names = RegisterNames.of(diagnosis, library)
    blocks = [block for register in touched for block in _blocks(register, names)]
    lead = f"What the programme is run by, as it stands now: {plural(len(touched), 'register')}."
    return (Section("registers", "Registers of the programme", lead, tuple(blocks)),)


def _blocks(register: Register, names: RegisterNames) -> tuple[Block, ...]:
    columns = shown_columns(register, for_client=True)
    paper = [one for one in columns if one.kind is not ColumnKind.LONG_TEXT][:MOST_ON_PAPER]
    is_cut = len(paper) < len(columns)
    short = _table(register, tuple(paper), names, paper_only=is_cut)
    whole = (_table(register, columns, names, workbook_only=True),) if is_cut else ()
    problems = tuple(problem.text for problem in register.problems)
    listed = (_quadrants(register), problems)
    return (short, *whole, *(Bullets(texts) for texts in listed if texts))


def _quadrants(register: Register) -> tuple[str, ...]:
    """Return who stands in which quadrant of a stakeholder map; nothing for other registers."""
    if register.definition.aside is not Aside.QUADRANTS:
        return ()
    named = ((found.title, found.lines) for found in quadrants(register))
    return tuple(f"{title}: {join_words(lines)}" for title, lines in named if lines)


def _table(
    register: Register,
    columns: tuple[RegisterColumn, ...],
    names: RegisterNames,
    *,
    paper_only: bool = False,
    workbook_only: bool = False,
) -> Table:
    formats = {one.id: column_format(register, one) for one in columns}
    return Table(
        name=register.definition.name,
        title=register.definition.name,
        columns=tuple(
            Column(one.name, formats[one.id], 0.3 if formats[one.id] is Format.TEXT else 0.1)
            for one in columns
        ),
        rows=tuple(
            tuple(names.tell(one, row.cells.get(one.id)) for one in columns)
            for row in register.rows
        ),
        empty="Nothing stands in it yet.",
        notes=(register.definition.about,),
        paper_only=paper_only,
        workbook_only=workbook_only,
    )
