"""The report tells what became of the plan once it was made final."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from csdesk.model.plan_choices import FinalPlan, InitiativeProgress, ProgressState, PromisedItem
from csdesk.report.document import Table
from csdesk.report.sections.realised import realised_sections
from tests.csdesk.report.diagnoses import AS_OF, make_full

EARLIER = AS_OF - timedelta(days=90)
DUE = AS_OF - timedelta(days=10)


def test_without_a_final_plan_there_is_no_section() -> None:
    assert realised_sections(make_full()) == ()


def test_each_promised_initiative_stands_beside_what_was_done() -> None:
    full = make_full()
    one, two = (item.initiative for item in full.roadmap.items[:2])
    promised = tuple(
        PromisedItem(item.id, item.title, full.roadmap.items[0].horizon, DUE, 5.0)
        for item in (one, two)
    )
    done = InitiativeProgress(one.id, ProgressState.DONE, EARLIER, DUE, 6.5, "Went well")
    plan = replace(
        full.plan,
        final=FinalPlan(EARLIER, "Dana Ortiz", EARLIER, promised),
        progress={one.id: done},
    )
    (section,) = realised_sections(replace(full, plan=plan))
    table = next(block for block in section.blocks if isinstance(block, Table))
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows[one.title] == ("Done", DUE, DUE, 5.0, 6.5, "Went well")
    assert rows[two.title] == ("Not begun, overdue", DUE, None, 5.0, None, "")
    assert "by Dana Ortiz" in section.lead
    assert section.lead.endswith("1 of 2 done, 1 overdue.")
