"""What is chosen about a signal from a list: window, direction, shape, gap and group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from csdesk.model.directions import Direction
from csdesk.model.fact_windows import WINDOWS, FactWindow, look_through, split_window
from csdesk.model.facts import Facts
from csdesk.model.identifiers import SignalGroupId
from csdesk.model.scorecards import Scorecard, Signal
from ui.models.scorecard_draft import POLICIES, SHAPES
from ui.models.signal_draft import SignalChange, choose_direction, choose_shape, choose_window
from ui.models.signal_words import window_words
from ui.pages.health.scorecard.form_lines import choice_of

WIDE, NARROW = 320, 170
DIRECTIONS = {Direction.HIGHER: "Higher is better", Direction.LOWER: "Lower is better"}
OWN_GROUP = "A new group"
Tell = Callable[[SignalChange], None]


def group_choice(
    signal: Signal,
    card: Scorecard,
    chosen: Callable[[SignalGroupId], None],
    begun: Callable[[], None],
) -> tuple[QWidget | str, ...]:
    """Return the groups of a card to choose from, and the way to a new one."""
    entries: dict[SignalGroupId | None, str] = {group.id: group.name for group in card.groups}
    if not card.groups:
        entries[SignalGroupId("")] = "In no group"
    entries[None] = OWN_GROUP

    def take(group: SignalGroupId | None) -> None:
        if group is None:
            begun()
        else:
            chosen(group)

    now = signal.group if card.groups else SignalGroupId("")
    combo = choice_of(f"{signal.name}: group", entries, now, take, NARROW)
    return ("in the group", combo) if card.groups else (combo,)


def window_choice(signal: Signal, facts: Facts | None, tell: Tell) -> QWidget:
    """Return the windows through which the fact of a signal can be looked at."""
    base, window = split_window(signal.fact)
    known = facts.definitions.get(base) if facts is not None else None
    entries: dict[FactWindow | None, str] = {None: window_words(None, known)}
    for one in WINDOWS:
        if known is not None and look_through(known, one) is not None:
            entries[one] = window_words(one, known)
    return choice_of(
        f"{signal.name}: window",
        entries,
        window,
        lambda chosen: tell(lambda one: choose_window(one, chosen)),
        WIDE,
    )


def direction_choice(signal: Signal, tell: Tell) -> QWidget:
    """Return both directions."""
    return choice_of(
        f"{signal.name}: which side is better",
        DIRECTIONS,
        signal.direction,
        lambda chosen: tell(lambda one: choose_direction(one, chosen)),
        NARROW,
    )


def shape_choice(signal: Signal, tell: Tell) -> QWidget:
    """Return the ways in which a value becomes points."""
    return choice_of(
        f"{signal.name}: how a value becomes points",
        {shape: f"{words[0].upper()}{words[1:]}" for shape, words in SHAPES.items()},
        signal.shape,
        lambda chosen: tell(lambda one: choose_shape(one, chosen)),
        WIDE,
    )


def policy_choice(signal: Signal, tell: Tell) -> QWidget:
    """Return what can be done about accounts without a value."""
    return choice_of(
        f"{signal.name} without a value",
        POLICIES,
        signal.missing,
        lambda chosen: tell(lambda one: replace(one, missing=chosen)),
        NARROW,
    )
