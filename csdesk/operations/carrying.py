"""Registers and the look of reports, taken along into the next engagement of a client."""

from __future__ import annotations

from collections.abc import Callable

from csdesk.storage.workspace import Workspace


def carry_registers(workspace: Workspace) -> Callable[[], None]:
    """Read registers and choices for reports, and return what keeps them in the one chosen then.

    Where initiatives were put, their progress and the final plan stay with their engagement.
    """
    registers = workspace.registers.all()
    reports, brand = workspace.report_choices.all(), workspace.report_choices.brand()

    def keep() -> None:
        for register, rows in registers.items():
            for row in rows:
                workspace.registers.save(register, row)
        for name, choice in reports.items():
            workspace.report_choices.keep(name, choice)
        workspace.report_choices.set_brand(brand)

    return keep
