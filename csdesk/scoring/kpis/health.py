"""KPIs from the health scores (S1.56: distribution and at-risk cohort)."""

from __future__ import annotations

from itertools import compress

from csdesk.formatting import join_words, number, percent, plural, weight_held
from csdesk.model.health import Band, HealthResult
from csdesk.model.identifiers import AccountKey
from csdesk.model.score_columns import account_keys, is_in, is_scored
from csdesk.scoring.kpis.book import (
    CUSTOMER_LIST,
    Book,
    Measure,
    lacking,
    sentences,
    snapshot_window,
)
from csdesk.scoring.kpis.lineage import list_lineage
from csdesk.scoring.kpis.records import share_words


def measure_healthy(book: Book) -> Measure:
    """Return the share of all accounts that stand in green; those without a score do not."""
    if book.health is None or not is_scored(book.health).any():
        return lacking(_missing_signals(book.health))
    total = len(book.health.scores)
    green = book.health.distribution[Band.GREEN].accounts
    return Measure(
        value=100 * green / total,
        method=f"Accounts that score {number(book.health.scorecard.green)} or more, of all",
        n=total,
        base="accounts",
        window=snapshot_window(book.accounts),
        caution=sentences(share_words(green, total), _unscored_words(book.health)),
        lineage=list_lineage(book.accounts, range(len(book.accounts))),
        accounts=_in_band(book, Band.GREEN),
        counted=green,
    )


def measure_at_risk(book: Book) -> Measure:
    """Return the share of the scored accounts that stand in red, with their part of the ARR."""
    scored = _scored_places(book.health)
    if book.health is None or not scored:
        return lacking(_missing_signals(book.health))
    red = book.health.distribution[Band.RED].accounts
    return Measure(
        value=100 * red / len(scored),
        method=f"Accounts that score below {number(book.health.scorecard.yellow)}, of those scored",
        n=len(scored),
        base="accounts with a score",
        window=snapshot_window(book.accounts),
        caution=sentences(
            share_words(red, len(scored)), _arr_words(book.health), _unscored_words(book.health)
        ),
        lineage=list_lineage(book.accounts, scored),
        accounts=_in_band(book, Band.RED),
        counted=red,
    )


def _in_band(book: Book, band: Band) -> tuple[AccountKey, ...]:
    if book.health is None:
        return ()
    return tuple(compress(account_keys(book.health), is_in(book.health, band).tolist()))


def _scored_places(health: HealthResult | None) -> list[int]:
    """Return the places on the list of the accounts that have a score."""
    if health is None:
        return []
    return list(compress(range(len(health.scores)), is_scored(health).tolist()))


def _missing_signals(health: HealthResult | None) -> str:
    if health is None:
        return CUSTOMER_LIST
    card = health.scorecard
    names = [card.signal(signal).name for signal in health.missing]
    text = (
        f"more signals: no account reaches {number(card.minimum_coverage)}% of the weight, "
        f"the list holds {weight_held(health)}"
    )
    return f"{text}; it lacks {join_words(names)}" if names else text


def _arr_words(health: HealthResult) -> str:
    arr = sum(part.arr for band, part in health.distribution.items() if band is not Band.UNSCORED)
    if arr <= 0:
        return ""
    share = 100 * health.distribution[Band.RED].arr / arr
    return f"They hold {percent(share)} of the ARR that has a score."


def _unscored_words(health: HealthResult) -> str:
    count = health.distribution[Band.UNSCORED].accounts
    if not count:
        return ""
    words = "has no score and counts" if count == 1 else "have no score and count"
    return f"{plural(count, 'account')} {words} as unknown, not as safe."
