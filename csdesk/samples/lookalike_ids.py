"""The ids of customers on two lists, as the systems behind them give and damage them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from csdesk.samples.draws import Draws

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


class Situation(StrEnum):
    """How the ids of the two lists relate."""

    SAME_SYSTEM = "same ids"
    REWRITTEN = "ids written otherwise"
    DAMAGED = "ids damaged by a spreadsheet"
    OTHER_SYSTEM = "ids of another system"
    NO_IDS = "no ids in the file"


@dataclass(frozen=True, slots=True)
class IdPair:
    """The id of a customer on the known list and in the file; empty where a list has none."""

    known: str
    file: str


def draw_ids(situation: Situation, number: int, draws: Draws) -> IdPair:
    """Return the two ids of the customer with this number, which nobody else has."""
    return MAKERS[situation](number, draws)


def _same(number: int, draws: Draws) -> IdPair:
    del draws
    return IdPair(f"CUST-{number:05d}", f"CUST-{number:05d}")


def _rewritten(number: int, draws: Draws) -> IdPair:
    """Return one of three kinds: a prefix, a Salesforce id, a number in groups."""
    if number % 3 == 0:
        known = f"CUST_{number:05d}"
        return IdPair(known, draws.pick((f"CUST{number:05d}", f"cust-{number:05d}", f" {known} ")))
    if number % 3 == 1:
        short = _salesforce(number, draws)
        return IdPair(short, short + _check(short))
    digits = f"{number:06d}"
    return IdPair(f"K-{digits[:3]}-{digits[3:]}", f"K {digits[:3]}/{digits[3:]}")


def _damaged(number: int, draws: Draws) -> IdPair:
    """Return a number that lost its leading zeros, or long digits that were rounded."""
    if number % 2:
        return IdPair(f"{number:08d}", draws.pick((f"{number}", f"{number}.0")))
    long = 100_000_000_000 + number * 7_654_321
    rounded = f"{long:.5E}".replace("E+0", "E+")
    return IdPair(f"{long}", rounded if draws.chance(0.5) else f"{long:.11E}")


def _other(number: int, draws: Draws) -> IdPair:
    del draws
    return IdPair(f"CUST-{number:05d}", f"cus_{_in_letters(number * 48_271 + 11):0>8}")


def _none(number: int, draws: Draws) -> IdPair:
    del draws
    return IdPair(f"CUST-{number:05d}", "")


def _salesforce(number: int, draws: Draws) -> str:
    tail = "".join(draws.pick(ALPHABET) for _ in range(3))
    return f"0015000000{tail[:1]}{_in_letters(number)[-4:]:0>4}"[:15]


def _in_letters(number: int) -> str:
    text = ""
    while number:
        number, at = divmod(number, len(ALPHABET))
        text = ALPHABET[at] + text
    return text


def _check(short: str) -> str:
    """Return the suffix of a Salesforce id, from the published rule."""
    suffix = ""
    for first in (0, 5, 10):
        capitals = "".join("1" if letter.isupper() else "0" for letter in short[first : first + 5])
        suffix += CHECK[int(capitals[::-1], 2)]
    return suffix


MAKERS: dict[Situation, Callable[[int, Draws], IdPair]] = {
    Situation.SAME_SYSTEM: _same,
    Situation.REWRITTEN: _rewritten,
    Situation.DAMAGED: _damaged,
    Situation.OTHER_SYSTEM: _other,
    Situation.NO_IDS: _none,
}
