"""How much may be said, by how many customers left: content that ships (domain 5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from csdesk.model.identifiers import FieldId


class Evidence(StrEnum):
    """How much may be said, by the number of accounts that left (`docs/validation.md`)."""

    CASES = "cases"
    """A table of cases, no figure that claims to measure."""
    RANKS = "ranks"
    """Who stood where, indicative."""
    INTERVAL = "interval"
    """AUC with its interval, no fitting of weights."""
    COMPARISON = "comparison"
    """Sets of weights that people chose may be compared."""
    FITTING = "fitting"
    """Weights may be suggested, beside those of people."""


@dataclass(frozen=True, slots=True)
class ValidationRules:
    """From what on the content lets something be said about a score, and what it takes as leaks.

    The first four count accounts that left, or that stayed where they are fewer.
    """

    ranks_from: int
    interval_from: int
    comparison_from: int
    fitting_from: int
    usable_from: float
    """AUC from which on a score is usable; good from ``good_from``, too good above ``good_to``."""
    good_from: float
    good_to: float
    leak_above: float
    """AUC above which a single signal is taken to know the outcome."""
    collinear_above: float
    """Correlation above which two signals say the same."""
    concentrated_above: float
    """Percent of the ARR above which one account makes the figures by ARR its own."""
    outcome_fields: tuple[FieldId, ...]
    """Fields that say who left; whatever is read from them cannot warn."""
    outcome_words: tuple[str, ...]
    """Parts of words by which a status tells that a customer is gone, compared without case."""

    @property
    def tiers(self) -> tuple[tuple[int, Evidence], ...]:
        """Return from how many accounts on what may be said, the most first."""
        return (
            (self.fitting_from, Evidence.FITTING),
            (self.comparison_from, Evidence.COMPARISON),
            (self.interval_from, Evidence.INTERVAL),
            (self.ranks_from, Evidence.RANKS),
        )


_NEVER = 1_000_000_000
NO_VALIDATION_RULES = ValidationRules(_NEVER, _NEVER, _NEVER, _NEVER, 1, 1, 1, 1, 1, 100, (), ())
"""Stands for a library without rules; it lets nothing be said but names."""
