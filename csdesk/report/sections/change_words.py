"""Two audits by one instrument in sentences: what rose, what fell, and what the yardstick did."""

from __future__ import annotations

from csdesk.formatting import number, plural, tier_word
from csdesk.formatting.levels import mark_word
from csdesk.model.assessments import AreaChange, Comparison
from csdesk.model.instruments import OVERALL_NAME, Instrument

SAME = number(0.0, 1)


def version_sentence(comparison: Comparison, before: Instrument, after: Instrument) -> str:
    """Return by which versions both audits were asked, and how many questions both ask."""
    if before.version == after.version:
        versions = f"Version {after.version} in both audits"
    else:
        versions = f"Version {before.version} then, version {after.version} today"
    asked = plural(comparison.all_questions, "question")
    return f"{versions}; both ask {number(comparison.shared_questions)} of {asked}."


def change_sentences(
    comparison: Comparison, before: Instrument, after: Instrument
) -> tuple[str, ...]:
    """Return how the whole moved, what rose most, what gives most concern, and what caused it."""
    said = [f"{OVERALL_NAME}: {_moved(comparison.overall)}."]
    named = (
        ("Improved most", comparison.improved),
        ("Gives most concern", comparison.concern),
    )
    said += [
        f"{words}: {area_name(change, before, after)}, {_moved(change)}."
        for words, change in named
        if change is not None
    ]
    return (*said, *_caused(comparison, before, after))


def area_name(change: AreaChange, before: Instrument, after: Instrument) -> str:
    """Return the name of an area today, or in the earlier version where it is gone."""
    return {**before.area_names, **after.area_names}.get(change.area, str(change.area))


def level_then(change: AreaChange, before: Instrument) -> str | None:
    """Return the level of the earlier audit in its own words; None where there is none."""
    return _level(change.tier_before, change.index_before, before, is_met=change.is_met_before)


def level_now(change: AreaChange, after: Instrument) -> str | None:
    """Return the level of today in words; None where there is none."""
    return _level(change.tier_after, change.index_after, after, is_met=change.is_met_after)


def points(delta: float) -> str:
    """Return "+12.5 points", "−3.0 points", "0.0 points"."""
    return f"{_signed(delta)} points"


def _level(
    tier: int | None, index: float | None, instrument: Instrument, *, is_met: bool
) -> str | None:
    if index is None:
        return None
    if tier is None:
        return mark_word(index, instrument) or None
    return tier_word(tier, instrument, is_met=is_met)


def _moved(change: AreaChange) -> str:
    if change.delta is None:
        return "not assessed in both audits"
    if number(change.delta, 1) == SAME:
        return f"still at index {number(change.index_after, 1)}"
    before, after = number(change.index_before, 1), number(change.index_after, 1)
    return f"index {before} then, {after} today ({points(change.delta)})"


def _caused(comparison: Comparison, before: Instrument, after: Instrument) -> tuple[str, ...]:
    """Return how much of the change is another yardstick; nothing where it is the same one."""
    by_instrument, delta = comparison.by_instrument, comparison.overall.delta
    if before.version == after.version and not by_instrument:
        return ()
    if by_instrument is None or delta is None:
        return ("How much comes from another version of the instrument cannot be said.",)
    rest = points(delta - by_instrument)
    yardstick = f"{points(by_instrument)} from another version of the instrument"
    return (f"Of that, {yardstick}, and {rest} from other answers.",)


def _signed(delta: float) -> str:
    words = number(delta, 1)
    return f"+{words}" if delta > 0 and words != SAME else words
