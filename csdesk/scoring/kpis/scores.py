"""How healthy the book is on average, and whether its scores tell who leaves (S0.16, S1.28)."""

from __future__ import annotations

from itertools import compress

from csdesk.formatting import number, percent
from csdesk.model.score_columns import is_scored
from csdesk.model.score_measures import Estimate
from csdesk.model.validation_design import Claim
from csdesk.scoring.kpis.book import Book, Measure, no_measure, snapshot_window
from csdesk.scoring.kpis.records import covered, few_records, measure_rows

NO_SCORE = "no base: no account has a score"
NOT_TESTED = (
    "the scores have not been tested against who left: open the test of the scores, or make the "
    "report"
)


def measure_average(book: Book) -> Measure:
    """Return the mean of all scores, 0 to 100; every account counts the same."""
    value = book.health.average if book.health else None
    return _average(book, value, "Mean of the scores, 0 to 100, higher is healthier")


def measure_average_by_arr(book: Book) -> Measure:
    """Return the mean of all scores, 0 to 100, each account by its ARR."""
    value = book.health.average_arr_weighted if book.health else None
    return _average(book, value, "Mean of the scores by ARR, 0 to 100, higher is healthier")


def measure_validity(book: Book) -> Measure:
    """Return the AUC of the scores against who left after, where that test was run.

    0.5 is chance, 1 tells everybody. Accuracy is not given: where few leave, a score that says
    nobody will is right nearly always.
    """
    found = book.validation
    if found is None:
        return no_measure(NOT_TESTED)
    if found.auc is None:
        return no_measure(f"too few accounts left to tell: {number(found.left)} in the test")
    days, rate = found.days, found.base_rate
    kind = "" if found.claim is Claim.PREDICTION else "; an association, no prediction"
    return Measure(
        value=found.auc.value,
        method=f"Area under the ROC curve of the scores against who left after{kind}",
        n=found.accounts,
        base=f"accounts observed, {number(found.left)} of them left",
        window=f"{days[0].isoformat()} to {days[-1].isoformat()}",
        caution=" ".join(filter(None, (
            _interval_words(found.auc),
            f"Followed by leaving: {percent(rate.value)} of observations." if rate else "",
        ))),
        lineage="The test of the health score",
        window_days=(days[-1] - days[0]).days,
    )  # fmt: skip


def _average(book: Book, value: float | None, method: str) -> Measure:
    if book.health is None or value is None:
        return no_measure(NO_SCORE)
    table = book.accounts
    scored = list(compress(range(len(table)), is_scored(book.health).tolist()))
    return measure_rows(
        table, scored, value, "accounts with a score", method, covered(table, len(scored)),
        few_records(len(scored)), window=snapshot_window(table),
    )  # fmt: skip


def _interval_words(auc: Estimate) -> str:
    if auc.low is None or auc.high is None:
        return ""
    return f"95% interval {number(auc.low, 2)} to {number(auc.high, 2)}; 0.5 is chance."
