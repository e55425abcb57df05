"""What a series of interruptions came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.reliability.judgement import Harm, Problem

FIRST = 9
"""So many harms are remembered in words."""


@dataclass
class Toll:
    """How often was interrupted, where it hit, and every harm that was done."""

    rounds: int = 0
    inside: int = 0
    """Rounds that hit a step that was begun and not done."""
    acknowledged: int = 0
    harmed: int = 0
    """Rounds that did any harm."""
    harms: Counter[Harm] = field(default_factory=Counter)
    """In how many rounds each harm was met."""
    seen: list[str] = field(default_factory=list)

    def count(self, told: Sequence[str], problems: Sequence[Problem]) -> None:
        """Add one round."""
        begun, done = count_steps(told)
        self.rounds += 1
        self.inside += begun > done
        self.acknowledged += done
        self.harmed += bool(problems)
        self.harms.update({problem.harm for problem in problems})
        words = [f"{problem.harm}: {problem.seen}" for problem in problems]
        self.seen += words[: FIRST - len(self.seen)]


def count_steps(told: Sequence[str]) -> tuple[int, int]:
    """Return how many steps were begun and how many of them done."""
    begun = sum(step.startswith("begin") for step in told)
    return begun, sum(step.startswith("done") for step in told)
