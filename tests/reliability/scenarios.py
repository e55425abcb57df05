"""What can be interrupted: a piece of real work, and how to judge the files that it leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from csdesk.model.clients import Client
from csdesk.storage.workspace import Workspace, create_workspace, open_workspace
from tests.reliability.actions import Deed
from tests.reliability.content import Content
from tests.reliability.customer_lists import AS_OF
from tests.reliability.expectation import Expectation, draw_day
from tests.reliability.judgement import Problem, check_undo, examine, find_leftovers
from tests.reliability.toll import count_steps

CLIENT = Client("Harbourlight Software", "EUR")
EMPTY = Expectation(Content(CLIENT, AS_OF))
PHRASE = "correct horse battery staple"
FILE = "client.csdesk"
Tell = Callable[[str], None]
"""Called as soon as a step of the work is begun or done; what was told survives the worker."""


class Scenario(Protocol):
    """Work in a folder of its own. The folder that ``prepare`` filled is copied for each round."""

    def prepare(self, folder: Path) -> None:
        """Make the files that are there before."""

    def act(self, folder: Path, tell: Tell) -> None:
        """Do the work; it may end at any moment."""

    def judge(self, folder: Path, told: Sequence[str]) -> list[Problem]:
        """Return what is wrong with the files, given what was told before the end."""


def make_client(path: Path, phrase: str | None = None) -> Workspace:
    """Create a workspace with a client of its own and return it open."""
    workspace = create_workspace(path, phrase=phrase, person="Ada")
    workspace.clients.add(CLIENT, "Baseline audit")
    workspace.clients.set_as_of(AS_OF)
    return workspace


def fill_client(path: Path, seed: int, count: int, phrase: str | None = None) -> Content:
    """Make a workspace with some work in it, close it, and return what it holds."""
    actions, expected = draw_day(seed, EMPTY, count)
    with make_client(path, phrase) as workspace:
        for action in actions:
            action.carry_out(workspace)
    return expected[-1].now


@dataclass(frozen=True)
class DailyWork:
    """Answers, imports, owners, undo and redo, each told when it is begun and done."""

    seed: int
    phrase: str | None = None
    count: int = 40

    def prepare(self, folder: Path) -> None:
        fill_client(folder / FILE, seed=1, count=8, phrase=self.phrase)

    def act(self, folder: Path, tell: Tell) -> None:
        actions, _ = self.day()
        with open_workspace(folder / FILE, phrase=self.phrase, person="Ada") as workspace:
            for number, action in enumerate(actions):
                tell(f"begin {number}")
                action.carry_out(workspace)
                tell(f"done {number}")

    def judge(self, folder: Path, told: Sequence[str]) -> list[Problem]:
        begun, done = count_steps(told)
        _, expected = self.day()
        allowed = [each.now for each in expected[: begun + 1]]
        problems = examine(folder / FILE, self.phrase, allowed, acknowledged=done)
        if not problems:
            problems = check_undo(folder / FILE, self.phrase, expected[done : begun + 1])
        return [*problems, *find_leftovers(folder, {FILE})]

    def day(self) -> tuple[tuple[Deed, ...], list[Expectation]]:
        """Return what is done and what is expected after each step."""
        start = draw_day(1, EMPTY, 8)[1][-1]
        return draw_day(self.seed, start, self.count)


@dataclass(frozen=True)
class Reopening:
    """Opening what a killed program left, which takes back what it had not finished."""

    phrase: str | None = None

    def prepare(self, folder: Path) -> None:
        make_client(folder / FILE, self.phrase).close()

    def act(self, folder: Path, tell: Tell) -> None:
        open_workspace(folder / FILE, phrase=self.phrase).close()

    def judge(self, folder: Path, told: Sequence[str]) -> list[Problem]:
        return find_leftovers(folder, {FILE})
