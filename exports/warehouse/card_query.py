"""One scorecard as a chain of queries, each adding columns to those of the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from csdesk.model.score_arithmetic import DIGITS, WeighedCard
from csdesk.model.scorecards import FULL_POINTS
from exports.warehouse.arithmetic import flag, floor, number, real, round_half_even, text
from exports.warehouse.bands import band
from exports.warehouse.book_query import compare_with_book
from exports.warehouse.building import POSTGRES, extend, gather
from exports.warehouse.columns import KEY, OVERRIDE
from exports.warehouse.points import SignalSql

if TYPE_CHECKING:
    from sqlglot.expressions import Select

RESULTS = (
    KEY,
    "scorecard",
    "scorecard_version",
    "score",
    "computed_score",
    "coverage",
    "is_sufficient",
    "band",
)


class CardQuery:
    """The queries of a card, in their order, under names that start with ``card_`` and a number."""

    def __init__(self, weighed: WeighedCard, place: int, source: str) -> None:
        self._weighed = weighed
        self._card = weighed.card
        self._place = place
        self._source = source
        self._signals = [
            SignalSql(at, signal, weighed.unit)
            for at, signal in enumerate(weighed.card.signals, start=1)
        ]

    def name(self, step: str = "") -> str:
        """Return the name of one of the queries, or what all of them start with."""
        return f"card_{self._place}_{step}" if step else f"card_{self._place}"

    def queries(self) -> Iterator[tuple[str, Select]]:
        """Yield name and query of each step; the last one is ``banded``."""
        yield self.name("fresh"), self._fresh()
        yield from compare_with_book(self._signals, self.name())
        for step, before, columns in self._steps():
            yield self.name(step), extend(self.name(before), columns)

    def _fresh(self) -> Select:
        columns = {one.value: one.fresh_value() for one in self._signals}
        for one in self._signals:
            columns |= one.edges() | one.fading()
        chosen = gather(self._source, {KEY: KEY, OVERRIDE: OVERRIDE, **columns})
        return chosen.where(f"picked_card = {self._place}", dialect=POSTGRES)

    def _steps(self) -> Iterator[tuple[str, str, Mapping[str, str]]]:
        """Yield name, name of the step before, and new columns from points to the band."""
        one_by_one = self._signals
        yield "rated", "compared", {f"raw_{one.at}": one.raw_points() for one in one_by_one}
        counted: dict[str, str] = {}
        for one in one_by_one:
            counted |= {
                f"points_{one.at}": one.points(),
                f"known_{one.at}": one.known(),
                f"counts_{one.at}": one.counts(),
            }
        yield "counted", "rated", counted
        yield "grouped", "counted", self._sum_groups()
        yield "summed", "grouped", self._sums()
        yield "divided", "summed", self._divide()
        yield "scaled", "divided", {"scaled": f"quotient * {real(str(10**DIGITS))}"}
        yield "floored", "scaled", {"whole": floor("scaled")}
        yield "scored", "floored", {"computed_score": self._score()}
        yield "banded", "scored", self._results()

    def _sum_groups(self) -> Mapping[str, str]:
        """Return points and weight of each group; nothing where the card has none."""
        columns = {}
        for place, group in enumerate(self._weighed.outer, start=1):
            members = [
                (one, inner)
                for one, inner in zip(self._signals, self._weighed.inner, strict=True)
                if one.signal.group == group
            ]
            columns[f"group_points_{place}"] = _weigh("points", members)
            columns[f"group_weight_{place}"] = _weigh("counts", members)
        return columns

    def _sums(self) -> Mapping[str, str]:
        """Return the points by weight, the weight that counts, and the weight that is known."""
        whole = list(zip(self._signals, self._weighed.weights, strict=True))
        present = _weigh("known", whole)
        if not self._card.groups:
            earned, weight = _weigh("points", whole), _weigh("counts", whole)
        elif self._weighed.is_exact:
            earned, weight = self._exact_groups()
        else:
            earned, weight = self._means_of_groups()
        return {"earned": earned, "weight": weight, "present": present}

    def _exact_groups(self) -> tuple[str, str]:
        """Return sums of whole numbers: each group multiplied by the weights of the others."""
        places = range(1, len(self._weighed.outer) + 1)
        filled = {at: f"GREATEST(group_weight_{at}, 1)" for at in places}
        shares = list(zip(places, self._weighed.outer.values(), strict=True))
        all_of_them = " * ".join(filled.values())
        earned = (
            " * ".join(
                [str(share), f"group_points_{at}", *(filled[one] for one in places if one != at)]
            )
            for at, share in shares
        )
        weight = (
            f"{share} * {flag(f'group_weight_{at} > 0')} * {all_of_them}" for at, share in shares
        )
        return " + ".join(earned), " + ".join(weight)

    def _means_of_groups(self) -> tuple[str, str]:
        shares = list(enumerate(self._weighed.outer.values(), start=1))
        earned = (f"group_points_{at} / GREATEST(group_weight_{at}, 1) * {s}" for at, s in shares)
        weight = (f"{flag(f'group_weight_{at} > 0')} * {share}" for at, share in shares)
        return " + ".join(earned), real(" + ".join(weight))

    def _divide(self) -> Mapping[str, str]:
        factor = number(100 * self._weighed.unit / FULL_POINTS)
        return {
            "coverage": f"present * 100 / {real(str(sum(self._weighed.weights)))}",
            "quotient": f"earned * {factor} / GREATEST(weight, 1)",
        }

    def _score(self) -> str:
        score = "quotient" if self._weighed.is_exact else round_half_even("scaled", "whole")
        is_none = f"coverage < {number(self._card.minimum_coverage)} OR weight = 0"
        return f"CASE WHEN {is_none} THEN NULL ELSE {score} END"

    def _results(self) -> Mapping[str, str]:
        card = self._card
        return {
            "scorecard": text(card.id),
            "scorecard_version": text(card.version),
            "is_sufficient": f"coverage >= {number(card.sufficient_coverage)}",
            "score": f"COALESCE({OVERRIDE}, computed_score)",
            "band": band(self._card, self._signals),
        }


def _weigh(column: str, weighed: Iterable[tuple[SignalSql, int]]) -> str:
    return " + ".join(f"{column}_{one.at} * {weight}" for one, weight in weighed)
