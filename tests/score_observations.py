"""Observations of scores for tests: accounts on days, with what came of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from csdesk.model.directions import Direction
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, FactId, FieldId, ScorecardId, SignalId
from csdesk.model.score_observations import BANDS, ObservationSet, SignalColumn
from csdesk.model.scorecards import Scorecard, Signal, SignalCategory
from csdesk.model.validation import Validation
from csdesk.model.validation_design import Claim, ValidationDesign
from csdesk.model.validation_rules import ValidationRules
from csdesk.progress import Progress, silent
from csdesk.scoring.validation import validate
from csdesk.scoring.validation.weight_sets import Weights

RULES = ValidationRules(
    ranks_from=5,
    interval_from=10,
    comparison_from=30,
    fitting_from=100,
    usable_from=0.7,
    good_from=0.75,
    good_to=0.85,
    leak_above=0.95,
    collinear_above=0.8,
    concentrated_above=20,
    outcome_fields=(FieldId("lost_on"), FieldId("churned_on"), FieldId("arr_lost")),
    outcome_words=("churn", "cancel", "closed", "kündig"),
)
DAY = date(2026, 1, 1)
QUARTER = timedelta(days=90)


def judge(
    observed: ObservationSet,
    weight_sets: Mapping[str, Weights] | None = None,
    progress: Progress = silent,
) -> Validation:
    """Return what is told about observations by ``RULES``."""
    return validate(observed, RULES, weight_sets, progress)


def make_signal(name: str, weight: float = 10, direction: Direction = Direction.HIGHER) -> Signal:
    """Return a signal whose fact has its name, good from 8 and poor below 3."""
    return Signal(
        id=SignalId(name),
        name=name.replace("_", " ").capitalize(),
        category=SignalCategory.PRODUCT_USAGE,
        fact=FactId(name),
        weight=weight,
        direction=direction,
        green=8,
        yellow=3,
        unit="count",
    )


def make_card(*signals: Signal, card_id: str = "card") -> Scorecard:
    """Return a scorecard that is green from 80 and red below 50."""
    return Scorecard(
        id=ScorecardId(card_id),
        version="1",
        name=f"The {card_id}",
        signals=signals,
        green=80,
        yellow=50,
        sufficient_coverage=60,
        minimum_coverage=30,
    )


def make_observations(
    scores: Sequence[float],
    left: Sequence[bool],
    *,
    accounts: Sequence[int] | None = None,
    days: Sequence[int] | None = None,
    arr: Sequence[float] | None = None,
    next_arr: Sequence[float] | None = None,
    claim: Claim = Claim.PREDICTION,
    columns: Sequence[SignalColumn] = (),
    rivals: Mapping[str, Sequence[float]] | None = None,
    losses: Mapping[AccountKey, date | None] | None = None,
    undated: Sequence[str] = (),
    definitions: Mapping[FactId, object] | None = None,
    card: Scorecard | None = None,
) -> ObservationSet:
    """Return observations, by default each of another account and all of one day.

    ``days`` counts quarters from the first of January 2026. Who left did so 100 days after.
    """
    count = len(scores)
    places = np.arange(count) if accounts is None else np.array(accounts, dtype=np.intp)
    on = [DAY + (0 if days is None else days[i]) * QUARTER for i in range(count)]
    keys = tuple(AccountKey(f"A{number}") for number in range(1, int(places.max(initial=0)) + 2))
    gone = {keys[places[i]]: on[i] + timedelta(days=100) for i in range(count) if left[i]}
    card = card or make_card(*(column.signal for column in columns))
    values = np.array(scores, dtype=float)
    return ObservationSet(
        design=ValidationDesign(),
        claim=claim,
        keys=keys,
        cards=(card,),
        definitions=definitions or {},
        losses=gone if losses is None else losses,
        undated=tuple(map(SignalId, undated)),
        accounts=places,
        days=np.array(on, dtype="datetime64[D]"),
        scores=values,
        bands=np.array([BANDS.index(band_at(score)) for score in values], dtype=np.intp),
        scored_by=np.zeros(count, dtype=np.intp),
        arr=np.full(count, 100.0) if arr is None else np.array(arr, dtype=float),
        next_arr=np.full(count, np.nan) if next_arr is None else np.array(next_arr, dtype=float),
        left=np.array(left, dtype=bool),
        signals=tuple(columns),
        rivals={name: np.array(known, dtype=float) for name, known in (rivals or {}).items()},
    )


def make_column(
    name: str,
    values: Sequence[float],
    points: Sequence[float] | None = None,
    *,
    ages: Sequence[float] | None = None,
    direction: Direction = Direction.HIGHER,
    weight: float = 10,
) -> SignalColumn:
    """Return a signal over all observations; its points are its values where none are given."""
    known = np.array(values, dtype=float)
    return SignalColumn(
        make_signal(name, weight, direction),
        known,
        known if points is None else np.array(points, dtype=float),
        np.full(len(known), np.nan) if ages is None else np.array(ages, dtype=float),
    )


def band_at(score: float) -> Band:
    """Return the band of a score in the scorecards made here."""
    if np.isnan(score):
        return Band.UNSCORED
    if score >= 80:
        return Band.GREEN
    return Band.YELLOW if score >= 50 else Band.RED
