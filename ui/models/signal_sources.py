"""Where the value of each signal of an account was read: file, sheet and rows."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formatting import day, join_words, number, plural
from csdesk.model.facts import FactOrigin, Facts
from csdesk.model.health import AccountScore
from csdesk.model.scorecards import Scorecard, Signal
from csdesk.report.document import Status
from csdesk.report.statuses import band_status
from csdesk.scoring.health import signal_band
from ui.models.score_explanation import write_signal
from ui.models.signal_words import describe_points

NAMED_ROWS = 6


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A signal with its value, and what that rests on."""

    status: Status
    title: str
    detail: str
    rule: str = ""
    """What it gives points for, and how many it gives here."""


def list_sources(score: AccountScore, card: Scorecard, facts: Facts) -> tuple[SourceLine, ...]:
    """Return where the value of each signal of the card comes from."""
    return tuple(_source_line(score, signal, facts) for signal in card.signals)


def describe_origin(origin: FactOrigin) -> str:
    """Return "Tickets.xlsx, sheet “Tickets”, rows 4, 9 and 12; latest 3 Nov 2026"."""
    words = [f"{origin.file}, sheet “{origin.sheet}”" if origin.sheet else origin.file]
    if not origin.rows:
        return f"{words[0]}: no record of this account."
    rows = join_words([str(row) for row in origin.rows], NAMED_ROWS)
    words.append(f"{'row' if len(origin.rows) == 1 else 'rows'} {rows}")
    if origin.records > len(origin.rows):
        words.append(f"{plural(origin.records, 'record')} in all")
    text = ", ".join(words)
    return f"{text}; dated {day(origin.dated)}" if origin.dated else text


def _source_line(score: AccountScore, signal: Signal, facts: Facts) -> SourceLine:
    origin = facts.origin(signal.fact, score.key)
    status = band_status(signal_band(score, signal)).status
    if origin is None:
        return SourceLine(Status.NONE, f"{signal.name}: no value", "No list states it.")
    value = write_signal(_value_of(facts, signal, score), signal.unit)
    rule = f"{describe_points(signal)} Here it {_gives(score.points.get(signal.id))}."
    return SourceLine(status, f"{signal.name}: {value}", describe_origin(origin), rule)


def _gives(points: float | None) -> str:
    if points is None:
        return "does not count"
    return f"gives {number(points, 1).removesuffix('.0')}"


def _value_of(facts: Facts, signal: Signal, score: AccountScore) -> float | None:
    if signal.id in score.values:
        return score.values[signal.id]
    value = float(facts.numbers(signal.fact)[facts.keys.index(score.key)])
    return None if value != value else value  # noqa: PLR0124 - NaN alone differs from itself
