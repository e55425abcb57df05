"""A second implementation of the levels, as plain as possible and exact: fractions and loops.

It shares no code with csdesk.scoring and follows the words of the rule: a list of questions for
each area, three worlds (as it is, worst, best), and thresholds compared as fractions.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from csdesk.model.areas import AreaKind
from csdesk.model.instruments import QuestionKind

NOW, WORST, BEST = "now", "worst", "best"


def exact(number: float) -> Fraction:
    return Fraction(str(number))


def average(pairs):
    weight = sum(part for _, part in pairs)
    return sum(value * part for value, part in pairs) / weight if pairs else None


class World:
    """Every question of an instrument with the choice that counts in one world."""

    def __init__(self, instrument, answers, name, functions=frozenset()):
        self.instrument, self.answers, self.name = instrument, answers, name
        self.functions = functions

    def is_out(self, area):
        return (
            bool(self.functions)
            and bool(area.functions)
            and not (set(area.functions) & set(self.functions))
        )

    def applicable(self, area):
        if area.kind is AreaKind.FACTS or self.is_out(area):
            return []
        found = []
        for question in self.instrument.questions:
            answer = self.answers.get(question.id)
            is_out = answer is not None and answer.choice is None and answer.not_applicable_reason
            if question.area == area.id and question.kind is QuestionKind.CHOICE and not is_out:
                found.append(question)
        return found

    def answered(self, area):
        return [question for question in self.applicable(area) if self.said(question)]

    def said(self, question):
        answer = self.answers.get(question.id)
        return None if answer is None else answer.choice

    def choice(self, question):
        """Return the choice that counts here; None for an open question as it is now."""
        ordered = sorted(question.choices, key=lambda choice: choice.credit)
        if self.said(question) is None:
            return {NOW: None, WORST: ordered[0], BEST: ordered[-1]}[self.name]
        place = [choice.id for choice in ordered].index(self.said(question))
        if self.name == NOW or self.answers[question.id].confidence > 2:
            return ordered[place]
        step = -1 if self.name == WORST else 1
        return ordered[min(max(place + step, 0), len(ordered) - 1)]

    def credit(self, question):
        choice = self.choice(question)
        return Fraction(0) if choice is None else exact(choice.credit)

    def index(self, area):
        counted = self.answered(area) if self.name == NOW else self.applicable(area)
        credits_ = [(self.credit(question), exact(question.weight)) for question in counted]
        return None if not credits_ else 100 * average(credits_)

    def in_place(self, area, rung):
        """Return the part of a rung that is in place, None where nothing decides about it."""
        pairs = []
        for question in self.applicable(area):
            choice = self.choice(question)
            if question.tier == rung:
                passed = self.credit(question) >= exact(self.instrument.pass_credit)
                pairs.append((Fraction(1) if passed else self.credit(question), question))
            elif question.tier is None and any(one.rung is not None for one in question.choices):
                is_there = choice is not None and (choice.rung or 0) >= rung
                pairs.append((Fraction(1 if is_there else 0), question))
        return average([(value, exact(question.weight)) for value, question in pairs])

    def tier(self, area) -> tuple[int, bool] | None:
        numbers = [tier.number for tier in self.instrument.tiers]
        parts = {number: self.in_place(area, number) for number in numbers}
        if all(part is None for part in parts.values()):
            return None
        reached, floor_is_met = 0, True
        is_climbing = True
        for tier in self.instrument.tiers:
            needs = {need.rung: exact(need.percent) for need in tier.needs}
            needs = needs or {number: Fraction(100) for number in numbers if number <= tier.number}
            holds = all(
                parts.get(rung) is None or 100 * parts[rung] >= percent
                for rung, percent in needs.items()
            )
            is_climbing = is_climbing and holds
            if is_climbing and parts[tier.number] is not None:
                reached = tier.number
            if tier.number <= self.instrument.lowest_tier and not holds:
                floor_is_met = False
        return max(reached, self.instrument.lowest_tier), floor_is_met


def plain_levels(instrument, answers, functions=frozenset()) -> dict[str, Any]:
    """Return index, range, tier, its range and whether it is met, for each area and the whole."""
    now, worst, best = (World(instrument, answers, name, functions) for name in (NOW, WORST, BEST))
    levels: dict[str, Any] = {}
    ranges: dict[str, Any] = {}
    for area in instrument.areas:
        index = now.index(area)
        ranges[area.id] = (worst.index(area), best.index(area))
        if index is None:
            levels[area.id] = None
            continue
        tiers = [world.tier(area) for world in (now, worst, best)]
        levels[area.id] = (index, *ranges[area.id], *_tiers(tiers))
    for dimension in instrument.dimensions:
        parts = [(share.area, exact(share.weight)) for share in dimension.shares]
        levels[dimension.id], ranges[dimension.id] = _combine(parts, levels, ranges)
    practice = [
        (area.id, exact(area.weight))
        for area in instrument.areas
        if area.kind is AreaKind.PRACTICE and not now.is_out(area)
    ]
    whole = [(one.id, exact(one.weight)) for one in instrument.dimensions] or practice
    levels["overall"], _ = _combine(whole, levels, ranges)
    return levels


def _tiers(tiers):
    now, worst, best = tiers
    if now is None:
        return (None, None, None, True)
    return (now[0], worst[0], best[0], now[1])


def _combine(parts, levels, ranges):
    known = [(levels[part][0], weight) for part, weight in parts if levels[part] is not None]
    low = average([(ranges[p][0], w) for p, w in parts if ranges[p][0] is not None])
    high = average([(ranges[p][1], w) for p, w in parts if ranges[p][1] is not None])
    index = average(known)
    if index is None:
        return None, (low, high)
    return (index, min(low, index), max(high, index)), (low, high)
