"""The tables about actions that go into detail: tiers of prevention, and account by account."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.formatting import number, plural
from csdesk.model.actions import (
    ActionReview,
    OwnerLoad,
    ProposedAction,
    RuleSet,
    TierTotal,
    Workload,
)
from csdesk.model.identifiers import AccountKey
from csdesk.model.library import Library
from csdesk.model.playbooks import Playbook
from csdesk.report.document import Column, Format, Status, StatusWord, Table, Value
from csdesk.report.sections.action_words import name_owner, workload_sentence, workload_warning
from csdesk.report.statuses import severity_status

COUNTED = (RuleSet.BAND, RuleSet.VALUE, RuleSet.TIER, RuleSet.TRIGGER)
"""What is listed account by account; talks about growing stand with expansion."""
HOURS = 24
DAYS_FROM = 72
"""From so many hours on a time is told in days."""
NOT_OURS = (
    "Each account stands in the highest tier that applies. What a tier saves is its ARR times the "
    "range that others state for such a tier: their estimate, not a forecast for this client, and "
    "not to be added up."
)


ESTIMATED = (
    "Hours are csdesk’s own estimates, of each kind of task and of what a person can do in the "
    "time. The people of a role are those whom the customer list names; one where it names nobody."
)
TOO_MUCH = StatusWord(Status.RISK, "Too much")
ENOUGH = StatusWord(Status.GOOD, "Enough")


def tier_table(review: ActionReview, library: Library) -> Table:
    """Return the tiers of prevention with what they are said to save, and to cost."""
    playbooks = {one.id: one for one in library.playbooks}
    return Table(
        name="Prevention tiers",
        title="What is prevention said to save, and at what cost?",
        columns=(
            Column("Tier", Format.TEXT, 0.22),
            Column("Accounts", Format.INTEGER, 0.1),
            Column("ARR", Format.MONEY, 0.14),
            Column("Within", Format.TEXT, 0.1),
            Column("Hours of work", Format.DECIMAL, 0.1),
            Column("Saved, at least", Format.MONEY, 0.14),
            Column("Saved, at most", Format.MONEY, 0.14),
            Column("Shows after", Format.TEXT, 0.12),
            Column("Benefit to cost", Format.TEXT, 0.16),
        ),
        rows=tuple(_tier_row(one, playbooks.get(one.playbook)) for one in review.tiers),
        empty="No account needs a tier of prevention.",
        notes=(NOT_OURS, *_tell_work(review, library)),
    )


def _tier_row(total: TierTotal, playbook: Playbook | None) -> tuple[Value, ...]:
    return (
        playbook.name if playbook else total.playbook,
        total.accounts,
        total.arr,
        time_words(total.due_hours),
        total.hours,
        total.saved_low,
        total.saved_high,
        _effect_words(playbook) if playbook else None,
        (playbook.ratio or None) if playbook else None,
    )


def _tell_work(review: ActionReview, library: Library) -> tuple[str, ...]:
    """Return what the work of all tasks, these among them, means for those who do it."""
    if review.workload is None:
        return ()
    told = (workload_sentence(review.workload), workload_warning(review.workload, library))
    return (" ".join(one for one in told if one),) if any(told) else ()


def workload_table(work: Workload, library: Library) -> Table:
    """Return what is due soon, role by role, beside the hours that there are for it."""
    return Table(
        name="Workload",
        title=f"Who has how much to do within {work.within_hours} hours?",
        columns=(
            Column("Owner", Format.TEXT, 0.3),
            Column("People", Format.INTEGER, 0.12),
            Column("Tasks", Format.INTEGER, 0.12),
            Column("Hours of work", Format.DECIMAL, 0.16),
            Column("Hours there are", Format.DECIMAL, 0.16),
            Column("Enough", Format.STATUS, 0.14),
        ),
        rows=tuple(_load_row(load, library) for load in work.loads),
        empty="Nothing is due that soon.",
        notes=(ESTIMATED,),
    )


def _load_row(load: OwnerLoad, library: Library) -> tuple[Value, ...]:
    return (
        name_owner(load, library),
        load.people,
        load.tasks,
        load.hours,
        load.available,
        TOO_MUCH if load.is_beyond else ENOUGH,
    )


def _effect_words(playbook: Playbook) -> str | None:
    low, high = playbook.effect_days_low, playbook.effect_days_high
    if low is None or high is None:
        return None
    if high == 0:
        return "at once"
    return plural(high, "day") if low == high else f"{number(low)} to {plural(high, 'day')}"


def account_table(review: ActionReview, names: Mapping[AccountKey, str], library: Library) -> Table:
    """Return the most urgent actions one by one, for the workbook."""
    total = sum(len(review.proposed.get(one, ())) for one in COUNTED)
    shown = len(review.urgent)
    cut = f"The {number(shown)} most urgent of {number(total)}." if total > shown else ""
    return Table(
        name="Actions by account",
        title="What is to be done about each account?",
        columns=(
            Column("Severity", Format.STATUS, 0.1),
            Column("Account ID", Format.TEXT, 0.1),
            Column("Account", Format.TEXT, 0.2),
            Column("What to do", Format.TEXT, 0.3),
            Column("Why", Format.TEXT, 0.3),
            Column("Within", Format.TEXT, 0.1),
            Column("Owner", Format.TEXT, 0.15),
        ),
        rows=tuple(_account_row(action, names, library) for action in review.urgent),
        empty="No rule asks for anything now.",
        workbook_only=True,
        notes=(cut,) if cut else (),
    )


def _account_row(
    action: ProposedAction, names: Mapping[AccountKey, str], library: Library
) -> tuple[Value, ...]:
    return (
        severity_status(action.severity),
        action.account,
        names.get(action.account),
        action.title,
        action.full_reason,
        time_words(action.due_hours),
        role_words(action.owner, library),
    )


def time_words(hours: int) -> str:
    """Return a time to act within: "48 hours", "7 days"."""
    if hours < DAYS_FROM or hours % HOURS:
        return plural(hours, "hour")
    return plural(hours // HOURS, "day")


def role_words(owner: str, library: Library) -> str:
    """Return the short name of a role, or the name of a person as it is."""
    return next((role.short for role in library.roles if role.id == owner), owner)
