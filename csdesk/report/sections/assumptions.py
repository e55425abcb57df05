"""The decisions that the numbers rest on."""

from __future__ import annotations

from csdesk.model.diagnosis import Diagnosis
from csdesk.report.document import Column, Format, Section, Table

ASSUMPTIONS = "Where good practice leaves a choice, this is what was chosen, and why."
NO_ASSUMPTION = "No number of this report rests on an assumption."


def assumptions_section(diagnosis: Diagnosis) -> Section:
    """Return the decisions that the numbers rest on."""
    return Section(
        id="assumptions",
        title="Assumptions",
        lead=ASSUMPTIONS if diagnosis.assumptions else NO_ASSUMPTION,
        blocks=(_paper_assumptions(diagnosis), _all_assumptions(diagnosis)),
    )


def _paper_assumptions(diagnosis: Diagnosis) -> Table:
    return Table(
        name="Assumptions on paper",
        title="",
        columns=(
            Column("Question", Format.TEXT, 0.26),
            Column("Chosen", Format.TEXT, 0.3),
            Column("Why", Format.TEXT, 0.44),
        ),
        rows=tuple((known.title, known.value, known.reason) for known in diagnosis.assumptions),
        empty="",
        paper_only=True,
    )


def _all_assumptions(diagnosis: Diagnosis) -> Table:
    return Table(
        name="Assumptions",
        title="Assumptions",
        columns=(
            Column("Key", Format.TEXT, 0.1),
            Column("Question", Format.TEXT, 0.2),
            Column("Chosen", Format.TEXT, 0.2),
            Column("Alternatives", Format.TEXT, 0.2),
            Column("Why", Format.TEXT, 0.3),
            Column("Register", Format.TEXT, 0.1),
        ),
        rows=tuple(
            (
                known.id,
                known.title,
                known.value,
                "\n".join(known.alternatives),
                known.reason,
                known.source,
            )
            for known in diagnosis.assumptions
        ),
        empty=NO_ASSUMPTION,
        workbook_only=True,
    )
