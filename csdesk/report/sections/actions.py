"""What to do about which accounts, by severity; and about whom no rule says anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.formatting import join_words, money, number, plural
from csdesk.model.actions import ActionReview, RuleSet, RuleTotal
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.findings import Severity
from csdesk.model.identifiers import AccountKey
from csdesk.model.library import Library
from csdesk.report.account_names import ListedNames
from csdesk.report.document import Block, Column, Format, Noted, Section, Table, Value
from csdesk.report.sections.action_tables import (
    account_table,
    role_words,
    tier_table,
    time_words,
    workload_table,
)
from csdesk.report.sections.action_words import (
    overload_sentence,
    unscored_sentence,
    workload_sentence,
)
from csdesk.report.statuses import severity_status

ON_PAPER = 12
URGENCY = {severity: place for place, severity in enumerate(Severity)}
WORDS = {
    Severity.CRITICAL: ("needs action now", "need action now"),
    Severity.WATCH: ("is to be watched", "are to be watched"),
}
"""What one account and many of this severity are called for."""
QUESTIONS = {
    RuleSet.BAND: "What the colour asks for",
    RuleSet.VALUE: "What health and ARR deserve",
    RuleSet.TIER: "Which tier of prevention",
}


def actions_sections(diagnosis: Diagnosis, library: Library) -> tuple[Section, ...]:
    """Return what the rules ask for; nothing where there are no scored customers."""
    accounts, review = diagnosis.accounts, diagnosis.review
    if review is None or accounts is None:
        return ()
    names = ListedNames(accounts)
    sentence = actions_sentence(review.actions, diagnosis.client.currency, library)
    blocks = _blocks(review.actions, names, library)
    return (Section("actions", "What to do about accounts", sentence, blocks),)


def actions_sentence(review: ActionReview, currency: str, library: Library) -> str:
    """Return how many accounts need what, how much work it is, and whom no rule speaks of."""
    parts = [
        f"{plural(total.accounts, 'account')} with {money(total.arr, currency, short=True)} "
        f"of ARR {WORDS[total.severity][total.accounts != 1]}."
        for total in review.severities
        if total.severity in WORDS
    ]
    unknown = {account for hole in review.holes for account in hole.accounts}
    if unknown:
        fall = "falls" if len(unknown) == 1 else "fall"
        parts.append(
            f"{plural(len(unknown), 'account')} {fall} through: a table of rules is silent."
        )
    if review.workload is not None:
        parts += [workload_sentence(review.workload), overload_sentence(review.workload, library)]
    parts = [part for part in (*parts, unscored_sentence(review)) if part]
    return " ".join(parts) or "No rule asks for anything now."


def _blocks(
    review: ActionReview, names: Mapping[AccountKey, str], library: Library
) -> tuple[Block, ...]:
    return (
        *_rule_tables(review, names, library),
        tier_table(review, library),
        *_workload_tables(review, library),
        _holes_table(review),
        account_table(review, names, library),
    )


def _rule_tables(
    review: ActionReview, names: Mapping[AccountKey, str], library: Library
) -> tuple[Table, ...]:
    asked = (total for one in RuleSet for total in review.totals.get(one, ()))
    rows = [_rule_row(total, names, library) for total in sorted(asked, key=_rank)]
    if len(rows) <= ON_PAPER:
        return (_rule_table("Actions", rows),)
    note = f"The {ON_PAPER} most urgent of {number(len(rows))}; the workbook has all."
    return (
        _rule_table("Urgent actions", rows[:ON_PAPER], note=note, is_on_paper=True),
        _rule_table("Actions", rows, is_on_paper=False),
    )


def _rank(total: RuleTotal) -> tuple[int, int, float]:
    return URGENCY[total.rule.severity], total.rule.due_hours, -total.arr


def _rule_table(
    name: str,
    rows: Sequence[tuple[Value, ...]],
    *,
    note: str = "",
    is_on_paper: bool | None = None,
) -> Table:
    return Table(
        name=name,
        title="What is to be done, and about whom?",
        columns=(
            Column("Severity", Format.STATUS, 0.12),
            Column("What to do", Format.TEXT, 0.36),
            Column("Accounts", Format.INTEGER, 0.08),
            Column("ARR", Format.MONEY, 0.12),
            Column("Within", Format.TEXT, 0.1),
            Column("Owner", Format.TEXT, 0.12),
            Column("Largest", Format.TEXT, 0.3),
        ),
        rows=tuple(rows),
        empty="No rule asks for anything now.",
        workbook_only=is_on_paper is False,
        paper_only=is_on_paper is True,
        notes=(note,) if note else (),
    )


def _rule_row(
    total: RuleTotal, names: Mapping[AccountKey, str], library: Library
) -> tuple[Value, ...]:
    rule = total.rule
    return (
        severity_status(rule.severity),
        rule.action if rule.action == rule.name else Noted(rule.action, rule.name),
        total.accounts,
        total.arr,
        time_words(rule.due_hours),
        role_words(rule.owner, library),
        join_words([names.get(key, key) for key in total.largest]),
    )


def _workload_tables(review: ActionReview, library: Library) -> tuple[Table, ...]:
    work = review.workload
    return () if work is None else (workload_table(work, library),)


def _holes_table(review: ActionReview) -> Table:
    return Table(
        name="Holes in the rules",
        title="About whom does no rule say anything?",
        columns=(
            Column("Table of rules", Format.TEXT, 0.4),
            Column("Accounts", Format.INTEGER, 0.15),
            Column("For example", Format.TEXT, 0.45),
        ),
        rows=tuple(
            (QUESTIONS[hole.rule_set], len(hole.accounts), hole.example) for hole in review.holes
        ),
        empty="Every table of rules says something about every account that has a score.",
    )
