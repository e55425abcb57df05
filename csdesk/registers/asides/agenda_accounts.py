"""Accounts on an agenda."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.formatting import day, money, number, percent, plural, write_score
from csdesk.model.health import Band
from csdesk.model.identifiers import FactId
from csdesk.registers.asides.context import AsideContext

CHANGED_BY = 10
"""Points of 100 from which a change of a score is talked about."""
DIPPED_BY = 0.2
"""The part of the use before that has to be lost: an assumption, like the points above."""
USE = FactId("monthly_active_users")
RENEWAL_MONTHS = 3


def list_red_accounts(context: AsideContext) -> Iterator[str]:
    """List the accounts whose score is red, the most ARR first."""
    diagnosis = context.diagnosis
    if diagnosis.health is None or diagnosis.accounts is None:
        return
    names = context.account_names()
    arr = dict(zip(diagnosis.accounts.keys, diagnosis.accounts.arr(), strict=True))
    red = [score for score in diagnosis.health.scores if score.band is Band.RED]
    for score in sorted(red, key=lambda one: (-arr.get(one.key, 0), one.key)):
        amount = money(arr.get(score.key), diagnosis.client.currency, short=True)
        yield f"{names.get(score.key, score.key)}: score {write_score(score.score)}, {amount}"


def list_score_changes(context: AsideContext) -> Iterator[str]:
    """List scores that moved since the snapshot of an earlier day, falls first."""
    health, before = context.diagnosis.health, context.scores_before
    if health is None:
        return
    moved = [
        (score.score - before[score.key], score.key, score.score)
        for score in health.scores
        if score.score is not None and score.key in before
    ]
    names = context.account_names()
    for change, key, score in sorted(moved):
        if abs(change) >= CHANGED_BY:
            yield f"{names.get(key, key)}: {write_score(score - change)} → {write_score(score)}"


def list_adoption_dips(context: AsideContext) -> Iterator[str]:
    """List accounts whose monthly users fell against the list before, the deepest fall first."""
    review = context.diagnosis.review
    if review is None or review.earlier is None or USE not in review.facts.definitions:
        return
    before = dict(zip(review.earlier.keys, review.earlier.numbers(USE), strict=True))
    names = context.account_names()
    dips = []
    for key, now in zip(review.facts.keys, review.facts.numbers(USE), strict=True):
        was = before.get(key)
        if was and was > 0 and now <= was * (1 - DIPPED_BY):
            dips.append((float(now / was - 1), key, float(was), float(now)))
    for change, key, was_users, now_users in sorted(dips):
        users = f"{number(was_users)} → {number(now_users)} users a month"
        yield f"{names.get(key, key)}: {users} ({percent(100 * change, 0)})"


def list_onboarding(context: AsideContext) -> Iterator[str]:
    """List onboardings that are not complete, those in trouble first."""
    boards = context.diagnosis.metrics.boards
    if boards is None or boards.onboarding is None:
        return
    names = context.account_names()
    for line in boards.onboarding.lines:
        if line.done < line.tasks:
            stuck = ", stuck" if line.is_stuck else ""
            done = f"{line.done} of {line.tasks} tasks on day {line.day}"
            yield f"{names.get(line.account, line.account)}: {done}{stuck}"


def list_renewals(context: AsideContext) -> Iterator[str]:
    """List the renewals of the next three months, those overdue first."""
    boards = context.diagnosis.metrics.boards
    if boards is None or boards.renewals is None:
        return
    currency, calendar = context.diagnosis.client.currency, boards.renewals
    if calendar.overdue:
        amount = money(calendar.overdue_arr, currency, short=True)
        yield f"Overdue: {plural(len(calendar.overdue), 'renewal')}, {amount}"
    for month in calendar.months[:RENEWAL_MONTHS]:
        if month.accounts:
            amount = money(month.arr, currency, short=True)
            renewals = plural(len(month.accounts), "renewal")
            yield f"Month from {day(month.month)}: {renewals}, {amount}"
