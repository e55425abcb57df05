"""What becomes of retention where sources call customers lost that pay (domain 0.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from csdesk.formatting import join_words, number, percent, plural
from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import Retention
from csdesk.scoring.kpis.book import Book, Measure, no_measure, sentences

MOST_NAMES = 3
"""So many accounts are named in a sentence; all of them stand beside it."""


def is_contradicted(result: Retention) -> bool:
    """Return whether those that pay and are called lost make another answer of who left.

    What the customer list says of itself, or a person, always does. Other records may hold a few
    errors: they do when they name more than have left by their ARR.
    """
    return bool(result.called_lost) or len(result.told_lost) > len(result.churned)


def contradict(book: Book, result: Retention) -> Measure:
    """Return no measure of who left, but both answers and the accounts that lie between them."""
    accounts = _doubted(result)
    reason = (
        f"the sources contradict each other: by their ARR {number(len(result.churned))} of "
        f"{plural(len(result.cohort), 'customer')} left, but {number(len(accounts))} of those with "
        f"ARR {'is' if len(accounts) == 1 else 'are'} called lost {_by_whom(book, result)}"
    )
    return replace(no_measure(reason), accounts=accounts)


def doubt(
    book: Book, result: Retention, measure: Measure, worst: float | None, words: str = ""
) -> Measure:
    """Return a measure with the value that holds if the accounts called lost have left.

    ``words`` say that value, which is in percent without them. Where those accounts are few, the
    measure is told of them and judged as it is.
    """
    accounts = _doubted(result)
    if worst is None or measure.value is None:
        return measure
    if not accounts:
        return replace(measure, caution=sentences(measure.caution, _listed_as_lost(result)))
    is_or_are, they = ("is", "it has") if len(accounts) == 1 else ("are", "they have")
    caution = (
        f"{plural(len(accounts), 'account')} with ARR {is_or_are} called lost "
        f"{_by_whom(book, result)}: if {they} left, this is {words or percent(worst)}."
    )
    told = replace(measure, caution=sentences(measure.caution, caution))
    return replace(told, at_worst=worst) if is_contradicted(result) else told


def _doubted(result: Retention) -> tuple[AccountKey, ...]:
    return (*result.called_lost, *result.told_lost)


def _by_whom(book: Book, result: Retention) -> str:
    """Return who calls paying accounts lost, and which: "by the invoices (Acme and Beta)"."""
    told = dict.fromkeys(book.told_lost[key] for key in result.told_lost)
    own = ("the customer list or a person",) if result.called_lost else ()
    return f"by {join_words((*own, *told))} ({_name_some(book, _doubted(result))})"


def _name_some(book: Book, keys: Sequence[AccountKey]) -> str:
    wanted = set(keys[:MOST_NAMES])
    rows = zip(book.accounts.keys, book.accounts.column("account_name"), strict=True)
    names = {key: str(name) for key, name in rows if key in wanted and name}
    shown = [names.get(key, key) for key in keys]
    return join_words(shown, MOST_NAMES)


def _listed_as_lost(result: Retention) -> str:
    """Return that customers who came since are called lost: no rate of the start counts them."""
    count = len(result.lost_still_listed)
    if not count:
        return ""
    return (
        f"{plural(count, 'account')} on the list of lost customers "
        f"{'is' if count == 1 else 'are'} still on the customer list."
    )
