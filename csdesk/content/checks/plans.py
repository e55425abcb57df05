"""Plans: one role answers for each piece of work, gates stand in order."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from csdesk.content.contents import Contents, Entry
from csdesk.model.identifiers import RoleId
from csdesk.model.roadmap import Gate, Initiative, RaciLetter


def check_plans(contents: Contents) -> None:
    """Check the RACI of activities and initiatives, the effort of these, roles and gates."""
    for row in contents.of("raci"):
        _check_letters(row, "letters", row.item.letters)
    for initiative in contents.of("initiative"):
        _check_letters(initiative, "raci", initiative.item.raci)
        _check_effort(initiative)
    _check_aliases(contents)
    _check_gates(contents.of("gate"))


def _check_letters(entry: Entry[object], path: str, letters: Mapping[RoleId, RaciLetter]) -> None:
    given = list(letters.values())
    if given.count(RaciLetter.ACCOUNTABLE) != 1:
        found = f"{given.count(RaciLetter.ACCOUNTABLE)} A"
        raise entry.reject(path, found, "exactly one accountable role (A)")
    if RaciLetter.RESPONSIBLE not in given:
        raise entry.reject(path, "0 R", "at least one responsible role (R)")


def _check_effort(entry: Entry[Initiative]) -> None:
    item = entry.item
    if not 0 < item.effort_low <= item.effort_high:
        expected = f"above 0 and at most effort_high, {item.effort_high:g}"
        raise entry.reject("effort_low", item.effort_low, expected)
    if item.duration <= 0:
        raise entry.reject("duration", item.duration, "at least one day")


def _check_aliases(contents: Contents) -> None:
    seen: dict[str, str] = {}
    for role in contents.of("role"):
        for alias in (role.item.name, *role.item.aliases):
            first = seen.setdefault(alias.casefold(), role.key)
            if first != role.key:
                raise role.reject("aliases", alias, f"one that {first} does not have")


def _check_gates(gates: tuple[Entry[Gate], ...]) -> None:
    for entry in gates:
        gate = entry.item
        if not gate.first_day <= gate.window_from <= gate.window_to <= gate.last_day:
            expected = f"days from {gate.first_day} to {gate.last_day}, in order"
            raise entry.reject("window_from", gate.window_from, expected)
    for earlier, later in pairwise(gates):
        if later.item.first_day != earlier.item.last_day:
            expected = f"{earlier.item.last_day}, where {earlier.key} ends"
            raise later.reject("first_day", later.item.first_day, expected)
