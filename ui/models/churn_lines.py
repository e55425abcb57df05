"""What each source says about who left, and about whom two of them disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.formatting import money, number, percent, plural
from csdesk.formatting.churn import churn_source_title, churn_source_words
from csdesk.model.data_review import ChurnAnswer, ChurnGap, ChurnPanel, ChurnSource
from csdesk.report.document import Status
from ui.models.column_table import TableColumn

WHAT_IS_MISSING = {
    ChurnSource.FLAG: "The customer list has no column that says who left.",
    ChurnSource.EVENTS: "No list of churn events is imported.",
    ChurnSource.SUBSCRIPTIONS: "No list of subscriptions is imported.",
    ChurnSource.INVOICES: "No list of invoices is imported.",
    ChurnSource.LIST: "No earlier list is imported, or all its customers are still listed.",
}


@dataclass(frozen=True, slots=True)
class ChurnTile:
    """The answer of one source: a number, its base, and how it was counted."""

    title: str
    number: str
    base: str
    detail: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class GapLine:
    """A pair of sources and how many accounts they disagree about."""

    gap: ChurnGap
    status: Status
    title: str
    detail: str
    word: str = "Show"


def list_tiles(panel: ChurnPanel | None, currency: str) -> tuple[ChurnTile, ...]:
    """Return the answer of each source; one without says what is missing."""
    answers = [(source, panel.answer(source) if panel else None) for source in ChurnSource]
    return tuple(_tile(source, answer, currency) for source, answer in answers)


def list_gaps(panel: ChurnPanel) -> list[GapLine]:
    """Return the pairs of sources, those that disagree most first."""
    ordered = sorted(panel.gaps, key=lambda gap: -gap.count)
    return [_gap_line(gap, panel.accounts) for gap in ordered]


def gap_columns(gap: ChurnGap, panel: ChurnPanel) -> tuple[TableColumn, ...]:
    """Return the accounts of a gap by name, with what each of the two sources says."""
    pairs = [(key, True) for key in gap.only_first] + [(key, False) for key in gap.only_second]
    names = [panel.names.get(key) or key for key, _ in pairs]
    first, second = churn_source_title(gap.first), churn_source_title(gap.second)
    return (
        TableColumn("Account", names, str, width=160),
        TableColumn("Key", [key for key, _ in pairs], str, width=96),
        TableColumn(first, [_left(says) for _, says in pairs], str, width=120),
        TableColumn(second, [_left(not says) for _, says in pairs], str, width=120),
    )


def describe_panel(panel: ChurnPanel) -> str:
    """Return in a sentence how far the answers are apart."""
    shares = [answer.share for answer in panel.answers if answer.share is not None]
    if len(shares) < 2:
        return "Only one source says who left; a second one would show whether it is right."
    low, high = min(shares), max(shares)
    return (
        f"Asked who left, {plural(len(panel.answers), 'source')} of the same client say "
        f"{percent(low)} to {percent(high)} of the customers."
    )


def _tile(source: ChurnSource, answer: ChurnAnswer | None, currency: str) -> ChurnTile:
    title = churn_source_title(source)
    if answer is None:
        return ChurnTile(title, "–", "No answer", WHAT_IS_MISSING[source], is_known=False)
    base = f"{number(len(answer.accounts))} of {plural(answer.total, 'account')} left"
    return ChurnTile(title, percent(answer.share), base, _detail(answer, currency), is_known=True)


def _detail(answer: ChurnAnswer, currency: str) -> str:
    if answer.arr_before is None:
        return answer.counted
    return f"{answer.counted} ARR before: {money(answer.arr_before, currency, short=True)}."


def _gap_line(gap: ChurnGap, total: int) -> GapLine:
    first, second = churn_source_words(gap.first), churn_source_words(gap.second)
    if not gap.count:
        agreed = f"{first[0].upper()}{first[1:]} and {second} agree"
        return GapLine(gap, Status.GOOD, agreed, "", "")
    disagree = plural(gap.count, "account")
    return GapLine(
        gap,
        Status.RISK if gap.count * 10 >= total else Status.WATCH,
        f"{disagree}: {first} against {second}",
        f"{number(len(gap.only_first))} left by {first} alone, "
        f"{number(len(gap.only_second))} by {second} alone",
    )


def _left(says: bool) -> str:
    return "Left" if says else "Did not leave"


def count_accounts(gaps: Sequence[ChurnGap]) -> int:
    """Return how many accounts are in at least one gap."""
    return len({key for gap in gaps for key in (*gap.only_first, *gap.only_second)})
