"""The trial of matching: invented lists whose truth is known, matched as an import does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.ingest.matching.accounts import Accounts
from csdesk.ingest.matching.trial import TrialFigures, try_matching
from csdesk.progress import Progress, silent
from csdesk.samples.lookalike_ids import Situation
from csdesk.samples.lookalikes import LookalikeRecord, draw_lookalikes

DEFAULT_SIZE, DEFAULT_SEED = 10_000, 2026


@dataclass(frozen=True, slots=True)
class MatchTrial:
    """How matching did in each situation."""

    size: int
    seed: int
    situations: dict[Situation, TrialFigures]

    @property
    def overall(self) -> TrialFigures:
        """Return the figures of all situations together."""
        first, *others = self.situations.values()
        return sum(others, start=first)


def run_match_trial(
    size: int = DEFAULT_SIZE, seed: int = DEFAULT_SEED, progress: Progress = silent
) -> MatchTrial:
    """Draw about ``size`` companies from a seed and return how their lists were matched."""
    drawn = draw_lookalikes(size, seed)
    situations: dict[Situation, TrialFigures] = {}
    for lists in drawn:
        progress(len(situations), len(drawn), f"Matching: {lists.situation}")
        situations[lists.situation] = try_matching(
            _as_accounts(lists.file), _as_accounts(lists.known), lists.truth
        )
    return MatchTrial(size, seed, situations)


def _as_accounts(records: Sequence[LookalikeRecord]) -> Accounts:
    return Accounts(
        [record.key for record in records],
        range(2, len(records) + 2),
        {
            "account_name": [record.name or None for record in records],
            "domain": [record.domain or None for record in records],
            "contact_email": [record.email or None for record in records],
            "country": [record.country or None for record in records],
            "parent_account": [record.parent or None for record in records],
            "arr": [record.arr for record in records],
            "customer_since": [record.since for record in records],
        },
    )
