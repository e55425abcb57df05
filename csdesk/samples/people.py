"""Who looks after whom: too many accounts with one CSM, and some with nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from csdesk.model.samples import SampleTexts
from csdesk.samples.customers import Customer
from csdesk.samples.draws import Draws

NEGLECTED = 0.7
"""Share of the lost accounts that belonged to the CSM who left."""


def assign_managers(
    customers: Sequence[Customer], texts: SampleTexts, draws: Draws
) -> list[Customer]:
    """Return the customers with the CSM they have now and the one they had a year ago."""
    free = _free_places(customers, texts, draws)
    assigned = [replace(customer, manager=_next_manager(customer, free)) for customer in customers]
    inherited = _draw_inherited(assigned, texts, draws)
    return [_look_back(customer, inherited, texts, draws) for customer in assigned]


def _free_places(
    customers: Sequence[Customer], texts: SampleTexts, draws: Draws
) -> dict[str, list[str]]:
    """Return for each segment the CSM of each listed account that has none yet, "" for nobody."""
    places = {}
    for segment in texts.segments:
        listed = [c for c in customers if c.segment == segment.name and c.is_listed]
        managers = [
            manager.name
            for manager in texts.managers
            for _ in range(manager.accounts.get(segment.name, 0))
        ]
        for customer in listed:
            if customer.manager:
                managers.remove(customer.manager)
        unassigned = sum(not customer.manager for customer in listed) - len(managers)
        places[segment.name] = draws.shuffle([*managers, *[""] * unassigned])
    return places


def _next_manager(customer: Customer, free: dict[str, list[str]]) -> str:
    if customer.manager or not customer.is_listed:
        return customer.manager
    return free[customer.segment].pop()


def _draw_inherited(
    customers: Sequence[Customer], texts: SampleTexts, draws: Draws
) -> frozenset[str]:
    of_heir = [c.ref for c in customers if c.manager == texts.heir and c.was_listed and not c.told]
    return frozenset(draws.shuffle(of_heir)[: texts.inherited])


def _look_back(
    customer: Customer, inherited: frozenset[str], texts: SampleTexts, draws: Draws
) -> Customer:
    if not customer.was_listed:
        return customer
    if customer.ref in inherited:
        return replace(customer, manager_before=texts.left_manager)
    if customer.is_listed:
        return replace(customer, manager_before=customer.manager)
    neglected = draws.chance(NEGLECTED)
    somebody = draws.pick([manager.name for manager in texts.managers])
    return replace(customer, manager_before=texts.left_manager if neglected else somebody)
