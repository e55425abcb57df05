"""The service model: tiers from most to least care, each cut-off below the one before."""

from __future__ import annotations

from itertools import pairwise

from csdesk.content.checks.only_one import find_only
from csdesk.content.contents import Contents, Entry
from csdesk.content.instruments import InstrumentContents
from csdesk.model.instruments import QuestionKind
from csdesk.model.service import ServiceModel, ServiceTier

FOLDER = "resources/library/service_model"
RATINGS = ("1", "2", "3", "4", "5")


def check_service_model(contents: Contents, instruments: tuple[InstrumentContents, ...]) -> None:
    """Check the tiers and inputs of the one service model."""
    entry: Entry[ServiceModel] = find_only(contents, "service_model", FOLDER)
    _check_tiers(entry)
    _check_moves(entry)
    _check_inputs(entry, instruments)


def _check_tiers(entry: Entry[ServiceModel]) -> None:
    tiers = entry.item.tiers
    if not tiers or tiers[-1].arr_from != 0 or tiers[-1].rating_from != 0:
        raise entry.reject("tiers", len(tiers), "at least one, the last from 0")
    ids = [tier.id for tier in tiers]
    for number, tier in enumerate(tiers, start=1):
        if ids.count(tier.id) > 1:
            raise entry.reject(f"tiers[{number}].id", tier.id, "one that is used once")
        _check_range(entry, f"tiers[{number}]", tier)
    for number, (upper, lower) in enumerate(pairwise(tiers), start=2):
        for key in ("arr_from", "rating_from"):
            if getattr(lower, key) >= getattr(upper, key):
                expected = f"below {getattr(upper, key):g}, the tier above it"
                raise entry.reject(f"tiers[{number}].{key}", getattr(lower, key), expected)


def _check_range(entry: Entry[ServiceModel], path: str, tier: ServiceTier) -> None:
    pairs = (("accounts_low", "accounts_high"), ("arr_low", "arr_high"))
    for lower, upper in pairs:
        low, high = getattr(tier, lower), getattr(tier, upper)
        if (low is None) != (high is None):
            raise entry.missing(f"{path}.{lower if low is None else upper}", "both or neither")
        if low is not None and not 0 < low <= high:
            raise entry.reject(f"{path}.{lower}", low, f"above 0 and at most {upper}, {high:g}")


def _check_moves(entry: Entry[ServiceModel]) -> None:
    model = entry.item
    if not 1 <= model.lower_to < model.raise_from <= 5:
        expected = f"from 1 and below raise_from, {model.raise_from:g}"
        raise entry.reject("lower_to", model.lower_to, expected)


def _check_inputs(entry: Entry[ServiceModel], instruments: tuple[InstrumentContents, ...]) -> None:
    rated = {
        question.item.id
        for found in instruments
        for question in found.questions
        if question.item.kind is QuestionKind.FACT
        and tuple(choice.id for choice in question.item.choices) == RATINGS
    }
    for number, item in enumerate(entry.item.inputs, start=1):
        path = f"inputs[{number}]"
        if item.question not in rated:
            wanted = "the id of a question with the choices 1 to 5 that earn nothing"
            raise entry.reject(f"{path}.question", item.question, wanted)
        if item.weight <= 0:
            raise entry.reject(f"{path}.weight", item.weight, "more than 0")
