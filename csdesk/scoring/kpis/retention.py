"""KPIs that compare two lists of the same customers (S1.56; definitions in domain 3.2)."""

from __future__ import annotations

from dataclasses import replace

from csdesk.formatting import day, number, percent, plural
from csdesk.model.few import FEWEST
from csdesk.model.identifiers import AccountKey
from csdesk.model.revenue import Retention
from csdesk.scoring.kpis.book import Book, Measure, no_measure, sentences
from csdesk.scoring.kpis.records import share_words
from csdesk.scoring.kpis.retention_doubts import contradict, doubt, is_contradicted
from csdesk.scoring.revenue.periods import is_a_year

METHOD = "Point to point, by account, on the customers of the earlier list"
OTHER_METHODS = (
    "The line-level, movement and monthly methods need subscription lines with their dates; "
    "two lists of customers do not hold them."
)
NO_START = "no base: no account had ARR on the earlier list"
NO_ARR = "the ARR of no customer can be read on both lists"
NOBODY_FOUND = "the two lists have no customer in common"
MANY_GONE = 0.5
ENOUGH_TO_DOUBT = 5
"""From so many customers on it is doubtful that more than half of them left."""
RAMPING_FROM = 200
"""NRR in percent above which the start cohort is too small or too young to say much."""


def measure_nrr(book: Book) -> Measure:
    """Return net revenue retention: the start cohort's ARR now over its ARR then, in percent."""
    result = _result(book)
    measure = measure_cohort(
        book,
        result.nrr,
        f"{_method(book)}; new and returned customers are left out",
        _few(result),
        "Above 200%: the customers at the start are few or still ramping."
        if result.nrr is not None and result.nrr > RAMPING_FROM
        else "",
        _largest(result),
    )
    named = replace(measure, accounts=(*_fell(result), *result.expanded))
    return doubt(book, result, named, result.nrr_without_them)


def measure_grr(book: Book) -> Measure:
    """Return gross revenue retention in percent: each account counts with at most what it had."""
    result = _result(book)
    caution = (_few(result), _other_methods(book))
    measure = measure_cohort(book, result.grr, f"{_method(book)}; growth is left out", *caution)
    named = replace(measure, accounts=_fell(result))
    return doubt(book, result, named, result.grr_without_them)


def measure_gross_churn(book: Book) -> Measure:
    """Return 100% minus gross revenue retention: what was lost and shrank, of the start ARR."""
    result = _result(book)
    value = None if result.grr is None else 100 - result.grr
    method = f"{_method(book)}: 100% less gross revenue retention"
    grr = result.grr_without_them
    worst = None if grr is None else 100 - grr
    measure = measure_cohort(book, value, method, _few(result))
    return doubt(book, result, replace(measure, accounts=_fell(result)), worst)


def measure_expansion_rate(book: Book) -> Measure:
    """Return the ARR added by the start cohort over its ARR at the start, in percent."""
    result = _result(book)
    share = _of_start(result, result.expansion)
    measure = measure_cohort(book, share, _method(book), _few(result))
    return replace(measure, accounts=result.expanded)


def measure_logo_churn(book: Book) -> Measure:
    """Return the share of the start cohort's accounts that have no ARR any more, in percent.

    There is none where those that have ARR and are called lost make another answer of it.
    """
    result = _result(book)
    if is_contradicted(result):
        return contradict(book, result)
    churned, total = len(result.churned), len(result.cohort)
    value = 100 * churned / total if total else None
    worst = 100 * (churned + len(result.told_lost)) / total if total else None
    count = f"{number(churned)} of {plural(total, 'account')} left."
    said = share_words(churned, total) if total else ""
    measure = measure_cohort(book, value, _method(book), said or count)
    named = replace(measure, accounts=result.churned, counted=churned if total else None)
    return doubt(book, result, named, worst)


def measure_expansion(book: Book) -> Measure:
    """Return the ARR that the start cohort's accounts have gained, account by account."""
    result = _result(book)
    gained = f"{plural(len(result.expanded), 'account')} grew."
    share = _of_start_words(result.expansion, book)
    measure = measure_cohort(book, result.expansion, _method(book), gained, share)
    return replace(measure, accounts=result.expanded)


def measure_churn(book: Book) -> Measure:
    """Return the start ARR of the accounts that have none any more, where nobody denies it."""
    result = _result(book)
    if is_contradicted(result):
        return contradict(book, result)
    left = f"{plural(len(result.churned), 'account')} left."
    share = _of_start_words(result.churn, book)
    measure = measure_cohort(book, result.churn, _method(book), left, share)
    worst = result.churn + result.start_of_them
    words = f"{percent(100 * worst / result.start)} of the ARR at the start" if result.start else ""
    return doubt(book, result, replace(measure, accounts=result.churned), worst, words)


def measure_contraction(book: Book) -> Measure:
    """Return the ARR that accounts lost which are still customers."""
    result = _result(book)
    shrank = f"{plural(len(result.contracted), 'account')} shrank."
    share = _of_start_words(result.contraction, book)
    return replace(
        measure_cohort(book, result.contraction, _method(book), shrank, share),
        accounts=result.contracted,
    )


def measure_expansion_per_account(book: Book) -> Measure:
    """Return the ARR gained over the number of accounts at the start."""
    result = _result(book)
    value = result.expansion / len(result.cohort) if result.cohort else None
    method = f"{_method(book)}: ARR gained over all accounts at the start"
    measure = measure_cohort(book, value, method, _of_start_words(result.expansion, book))
    return replace(measure, accounts=result.expanded)


def measure_cohort(book: Book, value: float | None, method: str, *cautions: str) -> Measure:
    """Return a value of the start cohort with what belongs beside every one of them."""
    result = _result(book)
    if reason := _no_base(result):
        return no_measure(reason)
    return Measure(
        value=value,
        method=method,
        n=len(result.cohort),
        base=f"accounts with ARR on {day(result.start_on)}",
        window=f"{result.start_on.isoformat()} to {result.end_on.isoformat()}",
        caution=sentences(
            _left_out(result),
            _few_found(result),
            *cautions,
            _matched(result),
            _not_a_year(result),
            book.snapshot_note,
        ),
        lineage=book.retention_lineage,
        window_days=result.days,
    )


def _fell(result: Retention) -> tuple[AccountKey, ...]:
    """Return who pays less than at the start: nothing any more first, then less."""
    return (*result.churned, *result.contracted)


def _method(book: Book) -> str:
    if not book.snapshot_note:
        return METHOD
    return (
        f"Point to point, by account, on the customers that paid on {day(_result(book).start_on)}"
    )


def _other_methods(book: Book) -> str:
    return "" if book.snapshot_note else OTHER_METHODS


def _result(book: Book) -> Retention:
    if book.retention is None:
        raise ValueError("retention is measured only where an earlier list is there")
    return book.retention


def _no_base(result: Retention) -> str:
    if not result.cohort:
        return NO_ARR if result.unknown else NO_START
    return "" if result.found else NOBODY_FOUND


def _of_start(result: Retention, amount: float) -> float | None:
    return 100 * amount / result.start if result.start else None


def _of_start_words(amount: float, book: Book) -> str:
    share = _of_start(_result(book), amount)
    return "" if share is None else f"That is {percent(share)} of the ARR at the start."


def _left_out(result: Retention) -> str:
    count = len(result.unknown)
    if not count:
        return ""
    customers = plural(len(result.cohort) + count, "customer")
    return f"{number(count)} of {customers} left out: their ARR on one of the lists cannot be read."


def _few_found(result: Retention) -> str:
    count, total = result.found, len(result.cohort) + len(result.unknown)
    if total < ENOUGH_TO_DOUBT or count >= MANY_GONE * total:
        return ""
    return (
        f"Only {number(count)} of {plural(total, 'customer')} of the earlier list were found on "
        "the later one: check that both lists write ids and names alike."
    )


def _matched(result: Retention) -> str:
    count = len(result.found_otherwise)
    if not count:
        return ""
    verb = "was" if count == 1 else "were"
    return f"{plural(count, 'customer')} {verb} matched by name or by an id written differently."


def _few(result: Retention) -> str:
    count = len(result.cohort)
    if count >= FEWEST:
        return ""
    return f"Only {plural(count, 'account')} at the start: read the names, not the rate."


def _largest(result: Retention) -> str:
    if result.nrr_without_largest is None:
        return ""
    return f"Without the largest account it is {percent(result.nrr_without_largest)}."


def _not_a_year(result: Retention) -> str:
    if is_a_year(result.days):
        return ""
    return f"The two lists lie {plural(result.days, 'day')} apart: this is not a yearly figure."
