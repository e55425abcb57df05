"""What is told about a plan: how it was found, what is wrong with it, what it leaves out."""

from __future__ import annotations

from csdesk.model.diagnosis import Diagnosis
from csdesk.report.document import Block, Column, Format, Table
from csdesk.roadmap.wording import describe_place, describe_problem, describe_solution


def plan_notes(diagnosis: Diagnosis) -> tuple[Block, ...]:
    """Return the problems of a plan, and what is not in it with the reasons; nothing without one.

    A table without rows is left out.
    """
    solution, roadmap = diagnosis.plan.solution, diagnosis.roadmap
    if solution is None or roadmap is None:
        return ()
    problems = tuple(
        (describe_problem(one, diagnosis.plan, roadmap.roles),) for one in diagnosis.plan.problems
    )
    left_out = tuple(
        (
            diagnosis.plan.titles.get(one.initiative, one.initiative),
            describe_place(one, diagnosis.plan, roadmap.roles),
        )
        for one in solution.explanations
        if one.horizon is None
    )
    tables = (
        Table(
            name="Plan problems",
            title="What is wrong with the plan as it stands?",
            columns=(Column("Problem", Format.TEXT, 1.0),),
            rows=problems,
            empty="",
        ),
        Table(
            name="Not in the plan",
            title="What is not in the plan, and why?",
            columns=(Column("Initiative", Format.TEXT, 0.45), Column("Why", Format.TEXT, 0.55)),
            rows=left_out,
            empty="",
            notes=(describe_solution(solution),),
        ),
    )
    return tuple(table for table in tables if table.rows)
