"""What each initiative leaves behind, what can go wrong, and what it costs beside people."""

from __future__ import annotations

from csdesk.model.roadmap import Initiative, Roadmap
from csdesk.report.document import Block, Column, Format, Noted, Table, Value
from csdesk.report.initiative_words import COMPLEXITIES, spend_span

ABOUT_SPEND = "Spend is beside people and without licences, a rule of thumb in US dollars."


def plan_outputs(roadmap: Roadmap) -> tuple[Block, ...]:
    """Return the results and risks of a plan's initiatives, for paper; nothing where none has any.

    The workbook has them beside everything else that is known of an initiative.
    """
    rows = tuple(
        _row(item.initiative)
        for item in roadmap.items
        if item.initiative.deliverables or item.initiative.risks
    )
    if not rows:
        return ()
    table = Table(
        name="Results and risks",
        title="What does each initiative leave behind, and what can go wrong?",
        columns=(
            Column("Initiative", Format.TEXT, 0.26),
            Column("Leaves behind", Format.TEXT, 0.3),
            Column("What can go wrong", Format.TEXT, 0.3),
            Column("Spend", Format.TEXT, 0.14),
        ),
        rows=rows,
        empty="",
        notes=(ABOUT_SPEND,),
        paper_only=True,
    )
    return (table,)


def _row(initiative: Initiative) -> tuple[Value, ...]:
    kind = f"{COMPLEXITIES[initiative.complexity]} complexity"
    return (
        Noted(initiative.title, f"{kind}. {initiative.quoted}" if initiative.quoted else kind),
        _list(initiative.deliverables),
        _list(initiative.risks),
        spend_span(initiative) or "None",
    )


def _list(lines: tuple[str, ...]) -> str:
    return "\n".join(f"· {line}" for line in lines)
