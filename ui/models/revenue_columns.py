"""What moved recurring revenue, in words and as parts of columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from csdesk.formatting import money, percent, plural
from csdesk.model.revenue import MovementKind, MovementPeriod
from csdesk.report.revenue_words import NAMES, signed_amount

TONES: Mapping[MovementKind, str] = MappingProxyType(
    {
        MovementKind.NEW: "accent",
        MovementKind.REACTIVATION: "good",
        MovementKind.EXPANSION: "good_fill",
        MovementKind.PRICE: "text_2",
        MovementKind.CONTRACTION: "watch_fill",
        MovementKind.CHURN: "risk_fill",
        MovementKind.FX: "disabled",
    }
)


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where a movement reaches, with what it says."""

    kind: MovementKind
    low: float
    high: float
    words: str


def describe_movement(period: MovementPeriod, kind: MovementKind, currency: str) -> str:
    """Return a movement of a period in words: "Churn: −£12,000, 3 accounts"."""
    amount = money(signed_amount(period, kind), currency)
    count = plural(len(period.accounts.get(kind, ())), "account")
    return f"{NAMES[kind]}: {amount}, {count}"


def bridge_spans(period: MovementPeriod, currency: str) -> Iterator[Span]:
    """Yield each movement where the one before it ends, from the revenue at the start."""
    level = period.start
    for kind in NAMES:
        after = level + signed_amount(period, kind)
        low, high = sorted((level, after))
        yield Span(kind, low, high, describe_movement(period, kind, currency))
        level = after


def month_spans(period: MovementPeriod, currency: str) -> Iterator[Span]:
    """Yield what was gained above zero and what was lost below it, each on the one before."""
    top = bottom = 0.0
    for kind in NAMES:
        amount = signed_amount(period, kind)
        words = f"{name_month(period.end_on)}, {describe_movement(period, kind, currency)}"
        if amount > 0:
            yield Span(kind, top, top + amount, words)
            top += amount
        elif amount < 0:
            yield Span(kind, bottom + amount, bottom, words)
            bottom += amount


def name_month(day: date) -> str:
    """Return the month that ends on a day: "Mar 2026"."""
    return f"{day:%b %Y}"


def write_points(value: float | None) -> str:
    """Return a distance between percentages: "6.4 points"."""
    return "–" if value is None else f"{percent(value).rstrip('%')} points"
