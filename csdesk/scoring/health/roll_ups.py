"""The health of groups of companies: parents with all accounts that belong to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.facts import Facts
from csdesk.model.health import HealthResult
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.score_changes import ParentScore
from csdesk.model.score_columns import band_column, score_column
from csdesk.model.score_sequence import BANDS
from csdesk.scoring.health.totals import average_scores, count_bands

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    IntArray = NDArray[np.int64]

PARENT = FieldId("parent_account")
NAME = FieldId("account_name")


def roll_up(facts: Facts, health: HealthResult) -> tuple[ParentScore, ...]:
    """Return the health of every group, that with the most revenue first.

    Parents are named by the customer list, by key or by name; whoever stands above a parent is
    the parent of all. Accounts that name no parent and are none belong to no group. Both means
    count the scores that are there: one every account alike, one by its ARR.
    """
    if not any(facts.texts(PARENT)):
        return ()
    family = _Family.of(facts)
    members: dict[str, list[int]] = defaultdict(list)
    for at, parent in enumerate(family.parents):
        if parent:
            members[family.top_of(parent)].append(at)
    groups = [(top, family.with_own(top, places)) for top, places in members.items()]
    scores, bands = score_column(health), _band_codes(health)
    found = [_sum_up(top, places, family, facts, scores, bands) for top, places in groups]
    return tuple(sorted(found, key=lambda one: -sum(t.arr for t in one.distribution.values())))


@dataclass(frozen=True, slots=True)
class _Family:
    """Who belongs to whom. A parent that is an account goes by its key, others by their name."""

    keys: Sequence[AccountKey]
    parents: Sequence[str]
    """The parent that each account names, empty for those that name none."""
    names: Mapping[str, str]
    """Every parent as it is shown."""
    places: Mapping[str, int]
    """Where the parents that are accounts stand in the book."""

    @classmethod
    def of(cls, facts: Facts) -> _Family:
        """Return the families of a book."""
        shown = [name or key for name, key in zip(facts.texts(NAME), facts.keys, strict=True)]
        places = {name.casefold(): at for at, name in enumerate(shown)}
        places |= {key.casefold(): at for at, key in enumerate(facts.keys)}
        names = {key.casefold(): shown[at] for at, key in enumerate(facts.keys)}
        parents = []
        for written in facts.texts(PARENT):
            name = (written or "").strip()
            at = places.get(name.casefold())
            parents.append(name.casefold() if at is None else facts.keys[at].casefold())
            names.setdefault(parents[-1], name)
        return cls(facts.keys, parents, names, places)

    def top_of(self, parent: str) -> str:
        """Return the parent above all parents; where they stand in a circle, the first by name."""
        passed = [parent]
        while (at := self.places.get(passed[-1])) is not None and self.parents[at]:
            if self.parents[at] in passed:
                return min(passed)
            passed.append(self.parents[at])
        return passed[-1]

    def with_own(self, top: str, places: list[int]) -> list[int]:
        """Return the accounts of a group with the parent's own."""
        own = self.places.get(top)
        return places if own is None or own in places else [own, *places]


def _sum_up(
    top: str,
    places: list[int],
    family: _Family,
    facts: Facts,
    scores: FloatArray,
    bands: IntArray,
) -> ParentScore:
    average, weighted = average_scores(scores[places], facts.arr[places])
    own = family.places.get(top)
    return ParentScore(
        name=family.names[top],
        parent=None if own is None else family.keys[own],
        members=tuple(family.keys[at] for at in places),
        average=average,
        average_arr_weighted=weighted,
        distribution=count_bands(bands[places], facts.arr[places]),
    )


def _band_codes(health: HealthResult) -> IntArray:
    import numpy as np

    return np.array([BANDS.index(band) for band in band_column(health)], dtype=np.int64)
