from datetime import date

import pytest

from csdesk.model.accounts import AccountTable
from csdesk.model.directions import Direction
from csdesk.model.health import AccountScore, Band, BandTotal, HealthResult
from csdesk.model.identifiers import AccountKey, BatchId, FactId, FieldId, ScorecardId, SignalId
from csdesk.model.scorecards import Scorecard, Signal, SignalCategory


@pytest.fixture
def accounts() -> AccountTable:
    """Four accounts; the second has no name, the third no ARR and no renewal date."""
    return AccountTable(
        batch=BatchId(1),
        as_of=date(2026, 11, 20),
        file_name="Accounts.xlsx",
        sheet="Book",
        keys=tuple(AccountKey(key) for key in ("A1", "A2", "A3", "A4")),
        source_rows=(5, 6, 7, 9),
        columns={
            FieldId("account_id"): ("A1", "A2", "A3", "A4"),
            FieldId("account_name"): ("Pennine Logistics", None, "Åsgard <b>Ltd</b>", "aldergate"),
            FieldId("arr"): (186000.0, 94500.0, None, 212400.0),
            FieldId("renewal_date"): (
                date(2026, 12, 27),
                date(2027, 6, 1),
                None,
                date(2027, 2, 18),
            ),
            FieldId("csm"): ("Mo", "Signe", "Mo", None),
        },
    )


def make_signal(name: str, weight: int, unit: str) -> Signal:
    return Signal(
        id=SignalId(name.lower()),
        name=name,
        category=SignalCategory.BUSINESS,
        weight=weight,
        direction=Direction.HIGHER,
        green=8.0,
        yellow=6.0,
        unit=unit,
        fact=FactId(name.lower()),
    )


@pytest.fixture
def scorecard() -> Scorecard:
    """Three signals of 50, 30 and 20 points; half of the weight is enough for a score."""
    return Scorecard(
        id=ScorecardId("three"),
        version="1",
        name="Three signals",
        signals=(
            make_signal("Usage", 50, "percent"),
            make_signal("Rating", 30, "of 10"),
            make_signal("Depth", 20, ""),
        ),
        green=80.0,
        yellow=50.0,
        sufficient_coverage=60.0,
        minimum_coverage=50.0,
    )


def make_score(
    key: str, score: float | None, band: Band, points: dict[str, int], coverage: float
) -> AccountScore:
    return AccountScore(
        key=AccountKey(key),
        score=score,
        band=band,
        coverage=coverage,
        sufficient=coverage >= 60,
        values={SignalId(signal): 38.0 for signal in points},
        points={SignalId(signal): value for signal, value in points.items()},
        scorecard=ScorecardId("three"),
        computed=score,
        weights=share_weights(points),
    )


def share_weights(points: dict[str, int]) -> dict[SignalId, float]:
    """Return the weights of the three signals, as they count for an account that has these."""
    given = {"usage": 50, "rating": 30, "depth": 20}
    total = sum(given[signal] for signal in points)
    return {SignalId(signal): 100 * given[signal] / total for signal in points}


@pytest.fixture
def health(scorecard: Scorecard) -> HealthResult:
    """A1 red on all signals, A2 green without depth, A3 unscored, A4 yellow on half the weight."""
    scores = (
        make_score("A1", 25.0, Band.RED, {"usage": 0, "rating": 5, "depth": 5}, 100.0),
        make_score("A2", 81.25, Band.GREEN, {"usage": 10, "rating": 5}, 80.0),
        make_score("A3", None, Band.UNSCORED, {"rating": 10}, 30.0),
        make_score("A4", 50.0, Band.YELLOW, {"usage": 5}, 50.0),
    )
    return HealthResult(
        scorecard=scorecard,
        as_of=date(2026, 11, 20),
        scores=scores,
        distribution={
            Band.GREEN: BandTotal(1, 94500.0),
            Band.YELLOW: BandTotal(1, 212400.0),
            Band.RED: BandTotal(1, 186000.0),
            Band.UNSCORED: BandTotal(1, 0.0),
        },
        coverage=65.0,
        available_weight=100,
        missing=(),
        average=52.08,
        average_arr_weighted=46.5,
    )
