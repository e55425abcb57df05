"""Which reason a client's own words mean (S1.32)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.formatting import normalise_header
from csdesk.formatting.spellings import spell_phrase
from csdesk.model.churn import ChurnReason
from csdesk.model.identifiers import ChurnReasonId

Phrases = Mapping[str, ChurnReasonId]


def read_phrases(reasons: Sequence[ChurnReason]) -> Phrases:
    """Return the words of all reasons as they are compared; reasons' names mean them as well."""
    return {
        spelling: reason.id
        for reason in reversed(reasons)
        for phrase in (reason.name, *reason.words)
        for spelling in spell_phrase(phrase)
    }


def recognise_reason(stated: str, phrases: Phrases) -> ChurnReasonId | None:
    """Return the reason whose longest phrase stands in the text as whole words; None without one.

    Among phrases of as many words the one that stands first decides.
    """
    words = normalise_header(stated).split()
    longest = max((phrase.count(" ") + 1 for phrase in phrases), default=0)
    for length in range(min(longest, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            found = phrases.get(" ".join(words[start : start + length]))
            if found is not None:
                return found
    return None
