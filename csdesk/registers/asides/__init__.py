"""What is computed beside registers: agendas, calendars, quadrants, what is reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from csdesk.model.registers import Aside, AsideList, Register
from csdesk.registers.asides.agendas import list_agendas
from csdesk.registers.asides.answered import list_completeness, list_loop
from csdesk.registers.asides.calendars import list_cadence, list_calendar
from csdesk.registers.asides.context import AsideContext
from csdesk.registers.asides.customers import list_advocates, list_failed_payments
from csdesk.registers.asides.funnels import list_funnel
from csdesk.registers.asides.people import list_aliases, list_quadrants
from csdesk.registers.asides.reached import (
    list_checkpoints,
    list_coverage,
    list_months,
    list_progress,
)
from csdesk.registers.asides.tools import list_tools

ASIDES: Mapping[Aside, Callable[[Register, AsideContext], tuple[AsideList, ...]]] = {
    Aside.AGENDA: list_agendas,
    Aside.QUADRANTS: list_quadrants,
    Aside.COVERAGE: list_coverage,
    Aside.CADENCE: list_cadence,
    Aside.CALENDAR: list_calendar,
    Aside.PROGRESS: list_progress,
    Aside.MONTHS: list_months,
    Aside.PAYMENTS: list_failed_payments,
    Aside.CHECKPOINTS: list_checkpoints,
    Aside.ALIASES: list_aliases,
    Aside.ADVOCATES: list_advocates,
    Aside.TOOLS: list_tools,
    Aside.LOOP: list_loop,
    Aside.COMPLETENESS: list_completeness,
    Aside.FUNNEL: list_funnel,
}


def list_beside(register: Register, context: AsideContext) -> tuple[AsideList, ...]:
    """Return the lists beside a register; none where nothing is computed there."""
    aside = register.definition.aside
    return () if aside is None else ASIDES[aside](register, context)
