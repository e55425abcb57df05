"""Finds names that resemble each other among many, without comparing all with all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from csdesk.ingest.matching.name_relations import SIMILAR_FROM
from csdesk.ingest.matching.names import CompanyName

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Pair = tuple[int, int]
Spelling = Callable[[CompanyName], str]
BEGINNING, ENDING = 4, 5
LARGEST_BLOCK = 4_000_000
"""Comparisons within one block; a block with more is divided by longer beginnings."""
LONGEST_BEGINNING = 16
MOST_SHARING = 50
"""Names that may have the same words or initials and still be looked at one by one."""
SPELLINGS: tuple[tuple[Spelling, Callable[[str, int], str], int], ...] = (
    (lambda name: name.compact, lambda text, size: text[:size], BEGINNING),
    (lambda name: name.compact, lambda text, size: text[-size:], ENDING),
    (lambda name: name.ordered, lambda text, size: text[:size], BEGINNING),
)
"""How names are written for the comparison, and which part of them has to be the same."""


def find_resembling(first: Sequence[CompanyName], second: Sequence[CompanyName]) -> set[Pair]:
    """Return the pairs of positions whose names are 92 or more alike, or stand for each other."""
    pairs = set(_find_initials(first, second))
    for spell, part, size in SPELLINGS:
        pairs.update(_find_alike(list(map(spell, first)), list(map(spell, second)), part, size))
    pairs.update(_find_shortened(first, second))
    pairs.update(_find_longer(first, second))
    pairs.update((one, other) for other, one in _find_longer(second, first))
    return pairs


def _find_alike(
    first: Sequence[str], second: Sequence[str], part: Callable[[str, int], str], size: int
) -> Iterator[Pair]:
    ones = _block(first, range(len(first)), part, size)
    others = _block(second, range(len(second)), part, size)
    for beginning in ones.keys() & others.keys():
        yield from _compare_blocks(
            (first, ones[beginning]), (second, others[beginning]), part, size
        )


Texts = tuple[Sequence[str], Sequence[int]]
"""Texts, and the positions of those that are meant."""


def _compare_blocks(
    one: Texts, other: Texts, part: Callable[[str, int], str], size: int
) -> Iterator[Pair]:
    if len(one[1]) * len(other[1]) <= LARGEST_BLOCK:
        yield from _compare_all(one, other)
    elif size < LONGEST_BEGINNING:
        ones, others = _block(*one, part, size + 2), _block(*other, part, size + 2)
        for key in ones.keys() & others.keys():
            yield from _compare_blocks((one[0], ones[key]), (other[0], others[key]), part, size + 2)


def _block(
    texts: Sequence[str], positions: Sequence[int], part: Callable[[str, int], str], size: int
) -> dict[str, list[int]]:
    blocks: dict[str, list[int]] = {}
    for at in positions:
        if texts[at]:
            blocks.setdefault(part(texts[at], size), []).append(at)
    return blocks


def _compare_all(one: Texts, other: Texts) -> Iterator[Pair]:
    import numpy as np
    from rapidfuzz import fuzz, process

    likeness: NDArray[np.uint8] = process.cdist(
        [one[0][at] for at in one[1]],
        [other[0][at] for at in other[1]],
        scorer=fuzz.ratio,
        score_cutoff=SIMILAR_FROM,
        dtype=np.uint8,
    )
    for row, column in zip(*likeness.nonzero(), strict=True):
        yield one[1][row], other[1][column]


def _find_initials(first: Sequence[CompanyName], second: Sequence[CompanyName]) -> Iterator[Pair]:
    """Yield the pairs of which one has the initials of the other for its name."""
    yield from _match_initials(first, second)
    yield from ((one, other) for other, one in _match_initials(second, first))


def _match_initials(short: Sequence[CompanyName], long: Sequence[CompanyName]) -> Iterator[Pair]:
    by_initials: dict[str, list[int]] = {}
    for at, name in enumerate(long):
        if len(name.words) > 2:
            by_initials.setdefault(name.initials, []).append(at)
    for at, name in enumerate(short):
        if len(name.words) == 1 and (found := by_initials.get(name.compact)):
            yield from ((at, other) for other in found)


def _find_shortened(first: Sequence[CompanyName], second: Sequence[CompanyName]) -> Iterator[Pair]:
    """Yield the pairs of as many words that share one and begin all others with the same letter."""
    others: dict[tuple[str, str], list[int]] = {}
    for at, name in enumerate(second):
        for shape in _shapes(name):
            others.setdefault(shape, []).append(at)
    for at, name in enumerate(first):
        for shape in _shapes(name):
            found = others.get(shape, ())
            if len(found) <= MOST_SHARING:
                yield from ((at, other) for other in found)


def _find_longer(short: Sequence[CompanyName], long: Sequence[CompanyName]) -> Iterator[Pair]:
    """Yield the pairs of which one is called as the other, with one word more."""
    beginnings: dict[tuple[str, ...], list[int]] = {}
    for at, name in enumerate(long):
        beginnings.setdefault(name.words[:-1], []).append(at)
    for at, name in enumerate(short):
        found = beginnings.get(name.words, ()) if name.words else ()
        if len(found) <= MOST_SHARING:
            yield from ((at, other) for other in found)


def _shapes(name: CompanyName) -> Iterator[tuple[str, str]]:
    if len(name.words) > 1:
        yield from ((f"{at}{name.initials}", word) for at, word in enumerate(name.words))
