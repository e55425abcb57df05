"""The data stack: how figures flow, which tools do what, which parts are there."""

from __future__ import annotations

from csdesk.formatting import join_words, number, plural
from csdesk.formatting.durations import describe_seconds
from csdesk.model.data_stack import STACK, DataFlow, DataStack, StackPart, ToolCategory
from csdesk.model.diagnosis import Diagnosis
from csdesk.registers.data_stack import read_stack
from csdesk.report.document import (
    Block,
    Bullets,
    Column,
    FigureBlock,
    Format,
    Section,
    Status,
    StatusWord,
    Table,
    Value,
)
from csdesk.report.figures import FlowFigure, FlowLine

STATES = {
    "in_place": Status.GOOD,
    "planned": Status.WATCH,
    "missing": Status.RISK,
    "not_needed": Status.NONE,
}
QUESTION = "How do figures travel, and how fast?"


def stack_sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Return what is known of the data stack; nothing where nobody wrote anything of it."""
    stack = read_stack(diagnosis.registers)
    if stack is None or not stack.is_touched:
        return ()
    problems = tuple(
        problem.text for name in STACK for problem in diagnosis.registers[name].problems
    )
    blocks: tuple[Block, ...] = (
        *((FigureBlock(QUESTION, flow_figure(stack), flow_answer(stack)),) if stack.flows else ()),
        _tools_table(stack),
        _parts_table(stack),
        *((Bullets(problems),) if problems else ()),
    )
    return (Section("data_stack", "Data stack", stack_sentence(stack), blocks),)


def stack_sentence(stack: DataStack) -> str:
    """Return what there is, in figures."""
    known = [one for one in stack.categories if one.tools]
    there = [one for one in stack.parts if one.state == "in_place"]
    tools = (
        f"Tools are named for {number(len(known))} of {plural(len(stack.categories), 'purpose')}"
        if stack.has_tools
        else "No tool is named yet"
    )
    parts = f"{number(len(there))} of {plural(len(stack.parts), 'part')} of the reference stack"
    return f"{tools}; {parts} {'is' if len(there) == 1 else 'are'} in place."


def flow_figure(stack: DataStack) -> FlowFigure:
    """Return how figures travel, a line for each flow (S1.62)."""
    return FlowFigure(tuple(_line(flow) for flow in stack.flows))


def flow_answer(stack: DataStack) -> str:
    """Return which flows are late, and which nobody measured."""
    late = [flow.name for flow in stack.flows if flow.is_late]
    unmeasured = [flow.name for flow in stack.flows if flow.measured is None]
    said = [
        *((f"Later than agreed: {join_words(late)}.",) if late else ()),
        *((f"Not measured: {join_words(unmeasured)}.",) if unmeasured else ()),
    ]
    return " ".join(said) or "Every flow that has a limit keeps it."


def _line(flow: DataFlow) -> FlowLine:
    stations = tuple(station for station in (flow.origin, flow.via, flow.target) if station)
    label = f"{flow.name}, {flow.way.lower()}" if flow.way else flow.name
    return FlowLine(label, stations, _times(flow), flow.is_late, flow.is_both_ways)


def _times(flow: DataFlow) -> str:
    limit = "no limit agreed" if flow.limit is None else f"within {describe_seconds(flow.limit)}"
    if flow.measured is None:
        return f"{limit}, not measured"
    return f"{limit}, takes {describe_seconds(flow.measured)}"


def _tools_table(stack: DataStack) -> Table:
    return Table(
        name="Tools of the data stack",
        title="Which tools do what?",
        columns=(
            Column("What for", Format.TEXT, 0.25),
            Column("Tools", Format.TEXT, 0.3),
            Column("State", Format.STATUS, 0.1),
            Column("Usual", Format.TEXT, 0.35),
        ),
        rows=tuple(_tool_row(category, stack) for category in stack.categories),
        empty="No purpose is known.",
        notes=("Usual: vendors that are often named (S1.61). Naming them is no advice.",),
    )


def _tool_row(category: ToolCategory, stack: DataStack) -> tuple[Value, ...]:
    state = StatusWord(Status.GOOD, "Named")
    if category.is_missing:
        state = (
            StatusWord(Status.WATCH, "Missing")
            if stack.has_tools
            else StatusWord(Status.NONE, "Not said")
        )
    tools = join_words(category.tools) or None
    return (category.name, tools, state, ", ".join(category.usual))


def _parts_table(stack: DataStack) -> Table:
    return Table(
        name="Parts of the data stack",
        title="Which parts of a complete stack are there?",
        columns=(
            Column("Part", Format.TEXT, 0.25),
            Column("State", Format.STATUS, 0.1),
            Column("Here", Format.TEXT, 0.3),
            Column("Often named", Format.TEXT, 0.3),
        ),
        rows=tuple(_part_row(part) for part in stack.parts),
        empty="No part is known.",
        notes=("The reference stack is that of S1.74; smaller companies need fewer parts.",),
    )


def _part_row(part: StackPart) -> tuple[Value, ...]:
    word = StatusWord(STATES.get(part.state, Status.NONE), part.state_word or "Not said")
    return (part.name, word, part.own or None, part.reference)
