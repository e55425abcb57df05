"""The points of one signal as SQL, for each of the six shapes."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.directions import Direction
from csdesk.model.score_arithmetic import DEVIATIONS, STEP
from csdesk.model.scorecards import FULL_POINTS, MissingPolicy, Shape, Signal
from exports.warehouse.arithmetic import REAL, clip, flag, number, real
from exports.warehouse.columns import age_column, fact_column
from exports.warehouse.conditions import meets

FILLED = {
    MissingPolicy.NEUTRAL: STEP,
    MissingPolicy.WORST: 0,
    MissingPolicy.BEST: FULL_POINTS,
}
"""The points of a signal without a value; under any other policy it does not count."""


@dataclass(frozen=True, slots=True)
class SignalSql:
    """A signal at its place in a card, whose columns end in the number of that place."""

    at: int
    signal: Signal
    unit: int

    @property
    def value(self) -> str:
        """The column of its value, empty where it is unknown or too old."""
        return f"value_{self.at}"

    def fresh_value(self) -> str:
        """Return its value unless the record behind it is too old."""
        fact = fact_column(self.signal.fact)
        if self.signal.valid_days is None:
            return real(fact)
        old = f"{age_column(self.signal.fact)} > {self.signal.valid_days}"
        return real(f"CASE WHEN {old} THEN NULL ELSE {fact} END")

    def edges(self) -> dict[str, str]:
        """Return the columns of its edges where some accounts have edges of their own."""
        if not self.signal.exceptions:
            return {}
        cases = [(meets(one.when), one.green, one.yellow) for one in self.signal.exceptions]
        green = " ".join(f"WHEN {when} THEN {number(edge)}" for when, edge, _ in cases)
        yellow = " ".join(f"WHEN {when} THEN {number(edge)}" for when, _, edge in cases)
        return {
            f"green_{self.at}": real(f"CASE {green} ELSE {number(self.signal.green)} END"),
            f"yellow_{self.at}": real(f"CASE {yellow} ELSE {number(self.signal.yellow)} END"),
        }

    def fading(self) -> dict[str, str]:
        """Return the column of what age has left of its value, where it fades."""
        half_life = self.signal.half_life_days
        if half_life is None:
            return {}
        age = age_column(self.signal.fact)
        left = f"POWER(CAST(2 AS {REAL}), -1 * {age} / {number(half_life)})"
        return {f"left_{self.at}": real(f"CASE WHEN {age} > 0 THEN {left} ELSE 1 END")}

    def is_good(self) -> str:
        """Return SQL that is true where the value meets both edges."""
        return f"{self._meets('yellow')} AND {self._meets('green')}"

    def is_poor(self) -> str:
        """Return SQL that is true where a known value meets neither edge."""
        return f"NOT ({self._meets('yellow')}) AND NOT ({self._meets('green')})"

    def raw_points(self) -> str:
        """Return the points of a known value, faded with its age; empty where it does not count."""
        points = self._plain_points()
        if self.signal.half_life_days is None:
            return points
        return real(f"{STEP} + (({points}) - {STEP}) * left_{self.at}")

    def _plain_points(self) -> str:
        if self.signal.shape is Shape.BANDS:
            return self._bands()
        if self.signal.shape is Shape.PERCENTILE:
            return f"rank_{self.at}"
        if self.signal.shape is Shape.MIN_MAX:
            return self._min_max()
        if self.signal.shape is Shape.Z_SCORE:
            return self._z_score()
        return self._linear()

    def points(self) -> str:
        """Return the points that count, 0 where the signal does not."""
        filled = FILLED.get(self.signal.missing, 0) // self.unit
        known = f"COALESCE(raw_{self.at}, 0)"
        return real(f"CASE WHEN {self.value} IS NULL THEN {filled} ELSE {known} END")

    def known(self) -> str:
        """Return 1 where there is a value."""
        return real(flag(f"{self.value} IS NOT NULL"))

    def counts(self) -> str:
        """Return 1 where the signal counts, by its value or by its policy."""
        is_filled = int(self.signal.missing in FILLED)
        cases = f"WHEN {self.value} IS NULL THEN {is_filled} WHEN raw_{self.at} IS NULL THEN 0"
        return real(f"CASE {cases} ELSE 1 END")

    def _meets(self, edge: str) -> str:
        compared = ">=" if self.signal.direction is Direction.HIGHER else "<="
        given = self.signal.green if edge == "green" else self.signal.yellow
        own = f"{edge}_{self.at}" if self.signal.exceptions else number(given)
        return f"{self.value} {compared} {own}"

    def _bands(self) -> str:
        steps = f"{flag(self._meets('yellow'))} + {flag(self._meets('green'))}"
        points = f"({steps}) * {STEP // self.unit}" if self.unit != STEP else steps
        return f"CASE WHEN {self.value} IS NOT NULL THEN {real(points)} END"

    def _linear(self) -> str:
        worst, best = self.signal.worst or 0.0, self.signal.best or 0.0
        ramp = f"({FULL_POINTS} * ({self.value} - {number(worst)}) / {number(best - worst)})"
        if self.signal.shape is Shape.BOUNDED_LINEAR:
            return f"CASE WHEN {ramp} >= 0 AND {ramp} <= {FULL_POINTS} THEN {ramp} END"
        return f"CASE WHEN {self.value} IS NOT NULL THEN {clip(ramp, 0, FULL_POINTS)} END"

    def _min_max(self) -> str:
        low, high = f"low_{self.at}", f"high_{self.at}"
        is_higher = self.signal.direction is Direction.HIGHER
        part = f"{self.value} - {low}" if is_higher else f"{high} - {self.value}"
        stretched = f"{FULL_POINTS} * ({part}) / NULLIF({high} - {low}, 0)"
        return self._unless_all_same(stretched)

    def _z_score(self) -> str:
        apart = f"apart_{self.at}"
        turned = apart if self.signal.direction is Direction.HIGHER else f"(-1 * {apart})"
        score = f"({turned} / NULLIF(SQRT(variance_{self.at}), 0))"
        return self._unless_all_same(
            clip(f"({STEP} + {STEP} * {score} / {DEVIATIONS})", 0, FULL_POINTS)
        )

    def _unless_all_same(self, points: str) -> str:
        """Return points, or those of the middle where the whole book has one value."""
        is_same = f"low_{self.at} = high_{self.at}"
        middle = f"CASE WHEN {is_same} THEN {STEP} ELSE {points} END"
        return f"CASE WHEN {self.value} IS NOT NULL THEN {real(middle)} END"
