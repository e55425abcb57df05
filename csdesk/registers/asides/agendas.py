"""Agendas of meetings, filled from the client's own figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from csdesk.model.registers import AgendaList, AsideList, Register, RegisterRow
from csdesk.registers.asides.agenda_accounts import (
    list_adoption_dips,
    list_onboarding,
    list_red_accounts,
    list_renewals,
    list_score_changes,
)
from csdesk.registers.asides.agenda_figures import (
    list_loss_reasons,
    list_nrr_trend,
    list_off_target,
    list_response_times,
    list_segments,
)
from csdesk.registers.asides.agenda_work import (
    list_escalations,
    list_insights,
    list_overdue_tasks,
    list_playbook_changes,
    list_quick_wins,
)
from csdesk.registers.asides.context import AsideContext, shorten

Lister = Callable[[AsideContext], Iterable[str]]
LISTS: Mapping[AgendaList, tuple[str, Lister, str]] = {
    AgendaList.RED_ACCOUNTS: (
        "Red accounts now", list_red_accounts, "No account is red.",
    ),
    AgendaList.SCORE_CHANGES: (
        "Scores that changed", list_score_changes,
        "No score moved by 10 points or more since the last snapshot, or there is none yet.",
    ),
    AgendaList.ADOPTION_DIPS: (
        "Where use falls", list_adoption_dips,
        "No account uses clearly less than on the list before, or there is no such list.",
    ),
    AgendaList.ESCALATIONS: ("Escalations", list_escalations, "Nothing is escalated."),
    AgendaList.OVERDUE_TASKS: ("Tasks overdue", list_overdue_tasks, "No open task is overdue."),
    AgendaList.QUICK_WINS: ("Quick wins", list_quick_wins, "The plan has no quick win."),
    AgendaList.ONBOARDING: (
        "Onboarding", list_onboarding, "No list of onboarding tasks was imported.",
    ),
    AgendaList.RENEWAL_WINDOW: (
        "To be renewed", list_renewals, "No renewal falls into the next three months.",
    ),
    AgendaList.NRR_TREND: (
        "Net revenue retention", list_nrr_trend, "Nothing says what customers paid on two days.",
    ),
    AgendaList.SEGMENTS: (
        "Segments", list_segments, "The customer list has no column that parts it into segments.",
    ),
    AgendaList.KPIS_OFF_TARGET: (
        "KPIs that miss their target", list_off_target, "No KPI that is known misses its target.",
    ),
    AgendaList.LOSS_REASONS: ("Why customers left", list_loss_reasons, "No loss has a reason."),
    AgendaList.INSIGHT_THEMES: (
        "What customers say", list_insights, "Nothing was noted under “What customers tell us”.",
    ),
    AgendaList.PLAYBOOK_CHANGES: (
        "Changes of playbooks", list_playbook_changes, "No change of a playbook waits.",
    ),
    AgendaList.SLA: (
        "Response times", list_response_times, "No list says whether response times were kept.",
    ),
}  # fmt: skip


def list_agendas(register: Register, context: AsideContext) -> tuple[AsideList, ...]:
    """Return what each meeting looks at now, meeting by meeting."""
    return tuple(chain.from_iterable(_agenda(register, row, context) for row in register.rows))


def _agenda(register: Register, row: RegisterRow, context: AsideContext) -> Iterable[AsideList]:
    for asked in register.definition.agendas.get(row.id, ()):
        title, lister, why_none = LISTS[asked]
        yield AsideList(title, shorten(lister(context)), why_none, row.id)
