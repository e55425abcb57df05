"""What the source says of the six pillars, held against what a report shows."""

from __future__ import annotations

from csdesk.model.identifiers import InstrumentId
from csdesk.model.library import Library
from csdesk.report.document import Report, Text

LADDER = InstrumentId("maturity_ladder")
INPUTS = {
    "segmentation": ["Usage by customer", "Revenue by customer", "Support tickets by customer"],
    "health": ["Product usage", "NPS ratings", "Renewal dates"],
    "playbooks": ["What the best performers do", "Workflow tools"],
    "data": ["CRM integrations", "Analytics platforms"],
    "governance": ["Organisation charts", "Policy documents"],
    "skills": ["Skills-gap assessments", "Training programmes"],
}
OWNERS = {
    "segmentation": ["CS Director", "Operations Lead"],
    "health": ["CS Manager", "Data Analyst"],
    "playbooks": ["Enablement Specialist", "CS Ops"],
    "data": ["Analytics Lead", "CS Director"],
    "governance": ["VP of CS", "HR Partner"],
    "skills": ["Enablement Manager", "CS Leads"],
}
AIMS = {
    "segmentation": ["80%", "by 25%", "90%", "no figure is usual"],
    "health": ["85%", "by 30%", "48 hours", "by 15%"],
    "playbooks": ["50%", "90%", "10 hours", "20%"],
    "data": ["1 day", "by 40%", "75%", "3 to 1"],
    "governance": ["95%", "80%", "100%", "4 reviews"],
    "skills": ["100%", "by 25%", "by 15%", "90%"],
}


def check_pillar(pillar: str, library: Library, report: Report) -> None:
    """Check that the report shows inputs, owners and KPIs of a pillar as the source has them."""
    (area,) = (one for one in library.instruments[LADDER].areas if one.id == pillar)
    assert list(area.inputs) == INPUTS[pillar]
    assert list(area.owners) == OWNERS[pillar]
    section = next(found for found in report.sections if found.id == "areas")
    quiet = [block.text for block in section.blocks if isinstance(block, Text) and block.quiet]
    (setting,) = (text for text in quiet if area.inputs[0] in text)
    assert all(word in setting for word in (*area.inputs, *area.owners))
    aims = next(found for found in report.tables() if found.name == "Area KPIs")
    assert [row[2] for row in aims.rows if row[0] == area.name] == AIMS[pillar]
    (told,) = (text for text in quiet if area.targets[0].name in text)
    assert all(target.name in told for target in area.targets)
