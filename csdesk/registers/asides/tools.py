"""What stands beside the tools of the data stack: who does what, and which vendors are usual."""

from __future__ import annotations

from csdesk.formatting import join_words
from csdesk.model.registers import AsideList, Register
from csdesk.registers.asides.context import AsideContext
from csdesk.registers.data_stack import list_categories


def list_tools(register: Register, _: AsideContext) -> tuple[AsideList, ...]:
    """List each purpose with the client's tools and the usual vendors (S1.61)."""
    return tuple(
        AsideList(
            category.name,
            (*category.tools, f"Usual: {join_words(category.usual)}."),
        )
        for category in list_categories(register)
    )
