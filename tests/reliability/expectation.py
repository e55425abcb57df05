"""The plain model of a workspace: what it holds now, and what undo and redo lead to."""

from __future__ import annotations

import random
from dataclasses import dataclass

from csdesk.operations import history
from csdesk.storage.workspace import Workspace
from tests.reliability.actions import Deed, draw_action
from tests.reliability.content import Content


@dataclass(frozen=True)
class Expectation:
    """What is there, what was there before each step, and what was taken back."""

    now: Content
    past: tuple[Content, ...] = ()
    future: tuple[Content, ...] = ()

    def after(self, action: Deed) -> Expectation:
        """Return what is expected once an action was carried out."""
        if isinstance(action, Undo):
            return self._undone() if self.past else self
        if isinstance(action, Redo):
            return self._redone() if self.future else self
        following = action.expect(self.now)
        if following == self.now:
            return self
        return Expectation(following, (*self.past, self.now))

    def _undone(self) -> Expectation:
        return Expectation(self.past[-1], self.past[:-1], (self.now, *self.future))

    def _redone(self) -> Expectation:
        return Expectation(self.future[0], (*self.past, self.now), self.future[1:])


@dataclass(frozen=True)
class Undo:
    """Take the last step back."""

    def carry_out(self, workspace: Workspace) -> None:
        history.undo(workspace)

    def expect(self, content: Content) -> Content:
        raise NotImplementedError("an expectation knows what comes before")


@dataclass(frozen=True)
class Redo:
    """Bring back what was taken back last."""

    def carry_out(self, workspace: Workspace) -> None:
        history.redo(workspace)

    def expect(self, content: Content) -> Content:
        raise NotImplementedError("an expectation knows what comes after")


def draw_day(
    seed: int, start: Expectation, count: int
) -> tuple[tuple[Deed, ...], list[Expectation]]:
    """Return a day's work of ``count`` actions and what is expected before it and after each."""
    chance = random.Random(seed)
    actions: list[Deed] = []
    expected = [start]
    for number in range(count):
        actions.append(_draw(chance, expected[-1], 1000 * seed + number))
        expected.append(expected[-1].after(actions[-1]))
    return tuple(actions), expected


def _draw(chance: random.Random, expected: Expectation, number: int) -> Deed:
    if expected.past and chance.random() < 0.15:
        return Undo()
    if expected.future and chance.random() < 0.5:
        return Redo()
    return draw_action(chance, expected.now, number)
