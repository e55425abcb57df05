"""What customers say of themselves: recommendation, satisfaction and effort (S4.18, C13, C14)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from csdesk.formatting import number, write_as_of
from csdesk.model.few import FEWEST, PLAIN_FROM
from csdesk.model.kpi_book import KpiInputId
from csdesk.model.tables import TableKind
from csdesk.scoring.kpis.answers import Answers, Asked, read_answers
from csdesk.scoring.kpis.book import Book, Measure, no_measure, snapshot_window
from csdesk.scoring.kpis.lineage import Positions, Rows
from csdesk.scoring.kpis.records import (
    covered,
    few_records,
    mean,
    measure_rows,
    measure_share,
    window_words,
)
from csdesk.scoring.kpis.scales import TO_5, TO_10
from csdesk.scoring.record_columns import read_numbers
from csdesk.scoring.revenue.sums import add_up

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    Rated: TypeAlias = tuple[NDArray[np.int64], FloatArray]
    """Places of records and their ratings."""

PROMOTER, DETRACTOR = 9, 6
"""A promoter answers 9 or 10, a detractor 0 to 6 (C13)."""
LEVEL = 0.95
DIRECTION_INPUT = KpiInputId("ces_direction")
MUCH_EFFORT = "effort"
"""High answers tell of much effort; otherwise they say that it was easy."""
NO_ANSWER = "no base: nobody has answered the question within a year"


def measure_nps(book: Book) -> Measure:
    """Return promoters less detractors in percent of all answers, −100 to 100.

    Where no survey is there, the accounts' latest ratings take the place of answers.
    """
    found = read_answers(book.tables.get(TableKind.SURVEYS), Asked.NPS, book.accounts.as_of)
    if found is not None:
        return _net(
            found.table, found.positions, found.scores, "answers",
            "Share of answers of 9 or 10 less share of answers of 0 to 6", found.caution(),
            window=window_words(found.window),
        )  # fmt: skip
    table = book.accounts
    ratings = read_numbers(table.column("nps"))
    places = ((ratings >= TO_10.low) & (ratings <= TO_10.high)).nonzero()[0]
    if not len(places):
        return no_measure(NO_ANSWER)
    return _net(
        table, places, ratings[places], "accounts with a rating",
        "Accounts whose latest rating is 9 or 10 less those from 0 to 6, in percent",
        covered(table, len(places)), window=snapshot_window(table),
    )  # fmt: skip


def measure_effort(book: Book) -> Measure:
    """Return the mean of the answers on effort, on their own scale; higher is easier.

    Where a person stated that high answers tell of much effort, the scale is turned round.
    """
    found = read_answers(book.tables.get(TableKind.SURVEYS), Asked.CES, book.accounts.as_of)
    if found is None:
        return no_measure(NO_ANSWER)
    stated = book.stated.get(DIRECTION_INPUT)
    is_turned = stated is not None and stated.value == MUCH_EFFORT
    middle, scale = mean(found.scores), found.scale
    turned = ""
    if stated and is_turned:
        turned = f"Turned round, as stated: {write_as_of(stated.basis, stated.as_of)}."
    return measure_rows(
        found.table, found.positions, scale.low + scale.high - middle if is_turned else middle,
        "answers", f"Mean of the answers, scale {scale.words}; a higher figure says easier", turned,
        found.caution(), few_records(len(found.scores), "answer"),
        window=window_words(found.window),
    )  # fmt: skip


def measure_top_two(book: Book) -> Measure:
    """Return the share of satisfied ratings: of surveys, else of requests, else of accounts."""
    table, support = book.accounts, book.tables.get(TableKind.SUPPORT)
    found = read_answers(book.tables.get(TableKind.SURVEYS), Asked.CSAT, table.as_of)
    if found is not None:
        return _top_two(found)
    if support is not None and (rated := _rated(support)):
        return _top_two_of(support, rated, "rated support requests", book.requests.window)
    if rated := _rated(table):
        return _top_two_of(table, rated, "accounts with a rating", snapshot_window(table))
    return no_measure(NO_ANSWER)


def _net(
    table: Rows, positions: Positions, scores: Sequence[float] | FloatArray, base: str, method: str,
    *cautions: str, window: str,
) -> Measure:  # fmt: skip
    import numpy as np

    rated = np.asarray(scores, np.float64)
    given = np.subtract(rated >= PROMOTER, rated <= DETRACTOR, dtype=np.int64)
    against, between, promoting = np.bincount(given + 1, minlength=3).tolist()
    return measure_rows(
        table, positions, 100 * (promoting - against) / len(given), base, method,
        f"{promoting} for, {between} in between, {against} against.",
        _interval_words(100.0 * given), *cautions,
        few_records(len(given), "answer"), window=window,
    )  # fmt: skip


def _interval_words(parts: FloatArray) -> str:
    """Return the 95 % interval of a mean of ten to ninety-nine answers that are not all alike."""
    if not FEWEST <= len(parts) < PLAIN_FROM or (parts == parts[0]).all():
        return ""
    from scipy.stats import ttest_1samp

    low, high = ttest_1samp(parts, 0.0).confidence_interval(LEVEL)
    return f"95% interval {number(max(float(low), -100))} to {number(min(float(high), 100))}."


def _top_two(found: Answers) -> Measure:
    count = sum(score >= found.scale.top_from for score in found.scores)
    return measure_share(
        found.table, found.positions, count, "answers",
        f"Answers of {found.scale.top_from:g} or more, scale {found.scale.words}",
        f"The mean is {number(mean(found.scores), 1)}.", found.caution(),
        window=window_words(found.window),
    )  # fmt: skip


def _top_two_of(table: Rows, rated: Rated, base: str, window: str) -> Measure:
    positions, scores = rated
    return measure_share(
        table, positions, int((scores >= TO_5.top_from).sum()), base,
        f"Ratings of 4 or 5, scale {TO_5.words}",
        f"The mean is {number(add_up(scores) / scores.size, 1)}.", window=window,
    )  # fmt: skip


def _rated(table: Rows) -> Rated | None:
    """Return the places of the ratings on the scale, and the ratings; None where there is none."""
    import numpy as np

    scores = read_numbers(table.column("csat"))
    places = np.flatnonzero((scores >= TO_5.low) & (scores <= TO_5.high))
    return (places, scores[places]) if places.size else None
