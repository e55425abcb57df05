"""What changed from one version of a scorecard to the next, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csdesk.formatting import day, join_words, number, plural
from csdesk.model.conditions import Condition
from csdesk.model.directions import Direction
from csdesk.model.fact_windows import split_window
from csdesk.model.identifiers import ScorecardId
from csdesk.model.scorecards import EdgeException, RollUp, Scorecard, ScorecardVersion, Signal
from ui.models.column_table import TableColumn
from ui.models.scorecard_draft import POLICIES, SHAPES
from ui.models.scorecard_words import write_condition

NOTHING = "Nothing: it is as the one before."


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version of a card, and what it changed of the one before; of the first, of the shipped."""

    version: ScorecardVersion
    changes: tuple[str, ...]


def list_versions(
    card: ScorecardId, versions: Sequence[ScorecardVersion], shipped: Scorecard | None
) -> tuple[VersionLine, ...]:
    """Return the versions of a card, the latest first."""
    own = sorted((one for one in versions if one.scorecard.id == card), key=lambda one: one.number)
    before = [shipped, *(one.scorecard for one in own)]
    lines = [
        VersionLine(one, describe_changes(old, one.scorecard) if old else ("A new card.",))
        for old, one in zip(before, own, strict=False)
    ]
    return tuple(reversed(lines))


def version_columns(lines: Sequence[VersionLine]) -> tuple[TableColumn, ...]:
    """Return the change log of a card as a table."""
    versions = [line.version for line in lines]
    return (
        TableColumn("Why", [one.note or "–" for one in versions], str, width=220),
        TableColumn("Version", [one.number for one in versions], number, right=True, width=80),
        TableColumn("Kept on", [one.made_on for one in versions], day, width=110),
        TableColumn("By", [one.author for one in versions], str, width=130),
        TableColumn("Changes", [len(line.changes) for line in lines], number, right=True, width=86),
    )


def describe_changes(before: Scorecard, after: Scorecard) -> tuple[str, ...]:
    """Return a sentence for everything that differs between two cards."""
    return tuple(_frame(before, after)) + tuple(_signals(before, after)) or (NOTHING,)


def _frame(before: Scorecard, after: Scorecard) -> Iterator[str]:
    yield from _moved("Name", before.name, after.name)
    yield from _moved("Healthy from", _plain(before.green), _plain(after.green))
    yield from _moved("Watch from", _plain(before.yellow), _plain(after.yellow))
    yield from _moved(
        "Data for a score", _plain(before.minimum_coverage), _plain(after.minimum_coverage)
    )
    yield from _moved(
        "Data to rely on", _plain(before.sufficient_coverage), _plain(after.sufficient_coverage)
    )
    yield from _moved("The band", _roll_up(before), _roll_up(after))
    yield from _moved("For", _audience(before.applies_to), _audience(after.applies_to))
    old, new = ({one.id: one for one in card.groups} for card in (before, after))
    for group in dict.fromkeys((*old, *new)):
        named = new.get(group) or old[group]
        weights = [_plain(card[group].weight) if group in card else "none" for card in (old, new)]
        yield from _moved(f"Weight of the group {named.name}", *weights)


def _signals(before: Scorecard, after: Scorecard) -> Iterator[str]:
    old, new = ({one.id: one for one in card.signals} for card in (before, after))
    added = [one.name for key, one in new.items() if key not in old]
    gone = [one.name for key, one in old.items() if key not in new]
    if added:
        yield f"Added: {join_words(added)}."
    if gone:
        yield f"Taken out: {join_words(gone)}."
    for key, signal in new.items():
        if key in old:
            yield from _signal(old[key], signal)


def _signal(before: Signal, after: Signal) -> Iterator[str]:
    pairs = zip(_parts(before), _parts(after), strict=True)
    for (what, old), (_, new) in pairs:
        yield from _moved(f"{after.name}, {what}", old, new)


def _parts(signal: Signal) -> tuple[tuple[str, str], ...]:
    return (
        ("name", signal.name),
        ("weight", _plain(signal.weight)),
        ("good from", _plain(signal.green)),
        ("fair from", _plain(signal.yellow)),
        ("points", SHAPES[signal.shape]),
        ("no points at", _maybe(signal.worst)),
        ("full points at", _maybe(signal.best)),
        ("better is", "higher" if signal.direction is Direction.HIGHER else "lower"),
        ("window", _window(signal)),
        ("too old after", _days(signal.valid_days)),
        ("half faded after", _days(signal.half_life_days)),
        ("without a value", POLICIES[signal.missing].lower()),
        ("looks back", "yes" if signal.is_lagging else "no"),
        ("group", signal.group or "none"),
        ("exceptions", _exceptions(signal.exceptions)),
    )


def _moved(what: str, before: str, after: str) -> Iterator[str]:
    if before != after:
        yield f"{what}: {before} → {after}"


def _exceptions(exceptions: Sequence[EdgeException]) -> str:
    said = [
        f"{_audience(one.when)}: good {_plain(one.green)}, fair {_plain(one.yellow)}"
        for one in exceptions
    ]
    return "; ".join(said) or "none"


def _audience(conditions: Sequence[Condition]) -> str:
    return join_words([write_condition(one) for one in conditions]) or "everybody else"


def _window(signal: Signal) -> str:
    window = split_window(signal.fact)[1]
    if window is None:
        return "its own"
    words = plural(window.days, "day")
    return f"moving average of {words}" if window.is_smoothed else words


def _roll_up(card: Scorecard) -> str:
    is_worst = card.roll_up is RollUp.ANY_POOR
    return "poor where any signal is poor" if is_worst else "by the score"


def _days(days: int | None) -> str:
    return "never" if days is None else plural(days, "day")


def _maybe(value: float | None) -> str:
    return "none" if value is None else _plain(value)


def _plain(value: float) -> str:
    return f"{value:g}"
