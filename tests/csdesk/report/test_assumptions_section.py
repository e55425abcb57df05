"""Assumptions: plain words on paper, ids of the register in the workbook's last column alone."""

from __future__ import annotations

from dataclasses import replace

from csdesk.content import load_library
from csdesk.report.document import Section, Table
from csdesk.report.sections.assumptions import assumptions_section
from tests.csdesk.report.diagnoses import make_full


def tables(section: Section) -> tuple[Table, Table]:
    paper, workbook = (block for block in section.blocks if isinstance(block, Table))
    return paper, workbook


def test_paper_names_neither_keys_nor_registers():
    known = load_library().assumptions
    section = assumptions_section(replace(make_full(), assumptions=known))
    paper, _ = tables(section)
    assert paper.paper_only
    assert paper.rows == tuple((one.title, one.value, one.reason) for one in known)
    assert "source" not in section.lead.lower()


def test_the_register_is_the_last_column_of_the_workbook():
    diagnosis = make_full()
    _, workbook = tables(assumptions_section(diagnosis))
    assert workbook.workbook_only
    assert workbook.columns[-1].title == "Register"
    assert [row[-1] for row in workbook.rows] == [one.source for one in diagnosis.assumptions]
