"""What initiatives leave behind and what can go wrong, in the report."""

from __future__ import annotations

from dataclasses import replace

from csdesk.report.sections.plan import roadmap_section
from csdesk.report.sections.plan_outputs import plan_outputs
from tests.csdesk.report.diagnoses import make_full


def test_results_risks_and_spend_stand_beside_each_other() -> None:
    full = make_full()
    items = tuple(
        replace(
            item,
            initiative=replace(
                item.initiative,
                deliverables=("A page", "A list"),
                risks=("It is put off; set a day",),
                quoted="Medium, as given (S1.64)." if number == 0 else "",
                cost_low=float(number),
                cost_high=2.0,
            ),
        )
        for number, item in enumerate(full.roadmap.items[:3])
    )
    roadmap = replace(full.roadmap, items=items)
    (table,) = plan_outputs(roadmap)
    first, second, third = table.rows
    assert first[1:] == ("· A page\n· A list", "· It is put off; set a day", "Up to $2")
    assert (second[3], third[3]) == ("$1 to $2", "$2")
    assert first[0].note == "Medium complexity. Medium, as given (S1.64)."
    assert second[0].note == "Medium complexity"
    section = roadmap_section(replace(full, roadmap=roadmap))
    assert "Results and risks" in {getattr(block, "name", "") for block in section.blocks}


def test_a_plan_without_any_says_nothing_of_them() -> None:
    assert plan_outputs(make_full().roadmap) == ()
