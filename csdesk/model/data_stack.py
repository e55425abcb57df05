"""The data stack of a client: its tools, the flows between them, the parts that it has."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.registers import RegisterId

TOOLS = RegisterId("stack_tools")
FLOWS = RegisterId("stack_flows")
PARTS = RegisterId("stack_components")
STACK = (FLOWS, TOOLS, PARTS)
"""The registers that describe it."""


@dataclass(frozen=True, slots=True)
class ToolCategory:
    """What tools are for (S1.61): those that the client has, and those that are usual."""

    name: str
    tools: tuple[str, ...]
    usual: tuple[str, ...]

    @property
    def is_missing(self) -> bool:
        """Tell whether no tool does it."""
        return not self.tools


@dataclass(frozen=True, slots=True)
class DataFlow:
    """A way on which figures travel (S1.62). Times in seconds, None: not said."""

    name: str
    origin: str
    via: str
    target: str
    way: str
    """How, in words: "Event by event"."""
    limit: float | None
    measured: float | None
    is_both_ways: bool

    @property
    def is_late(self) -> bool | None:
        """Tell whether it takes longer than agreed; None where one of the times is not known."""
        if self.limit is None or self.measured is None:
            return None
        return self.measured > self.limit


@dataclass(frozen=True, slots=True)
class StackPart:
    """A part of the reference stack (S1.74) and what the client has in its place."""

    name: str
    reference: str
    """The product that is often named for it."""
    state: str
    """The id of the state; empty where nobody has said."""
    state_word: str
    own: str


@dataclass(frozen=True, slots=True)
class DataStack:
    """What a client's registers say of its stack."""

    flows: tuple[DataFlow, ...]
    categories: tuple[ToolCategory, ...]
    parts: tuple[StackPart, ...]
    is_touched: bool
    """A person wrote something in one of the registers."""
    has_tools: bool
    """At least one tool was named: what is missing means something."""
