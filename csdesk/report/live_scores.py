"""Weights that can be changed, and scores that follow them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from csdesk.model.accounts import AccountTable
from csdesk.model.health import Band, HealthResult
from csdesk.model.identifiers import AccountKey
from csdesk.model.score_columns import (
    account_keys,
    band_column,
    coverage_column,
    is_scored_by,
    points_column,
    score_column,
    values_column,
)
from csdesk.model.score_sequence import ScoreSequence
from csdesk.model.scorecards import FULL_POINTS, RollUp, Scorecard, Signal
from csdesk.report.document import Format, Status
from csdesk.report.live_cells import (
    Input,
    Limit,
    Live,
    LiveColumn,
    LiveSheet,
    LiveTable,
    LiveValue,
    cell,
    column_letters,
    formula_name,
    quoted,
)
from csdesk.report.statuses import band_status

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]
    BoolArray = NDArray[np.bool_]

WEIGHTS, SCORES = "Live weights", "Live scores"
POINTS_OF_100 = Limit(0, 100)
FIRST_SIGNAL = 7
"""The column of the first signal in the list of scores."""
EDGES_TOP, WEIGHTS_TOP = 5, 5
"""Rows of the first heads: edges on one sheet, weights beside signals on the other."""
LIVE = "Formula"
BY_PERSON = "Value: set by a person"
BY_GROUPS = "Value: its signals are weighed in groups first"
BY_WORST = "Value: any poor signal makes the account poor"
BY_POLICY = "Value: a signal without a value counts by its policy"
OTHERWISE = "Value: reckoned in a way that this sheet does not know"
CLOSE = 1e-6
STATUSES = tuple(band_status(band) for band in Band)


@dataclass(frozen=True, slots=True)
class ScoreGrid:
    """What the two sheets are made from; arrays have one value per account."""

    health: HealthResult
    cards: tuple[Scorecard, ...]
    signals: tuple[Signal, ...]
    """Of all cards, each once."""
    points: FloatArray
    """Accounts × signals, 0 to 10, NaN where a signal does not count."""
    card_of: Sequence[int]
    how: Sequence[str]
    """"Formula", or why a score is written as a value."""


def read_grid(health: HealthResult) -> ScoreGrid:
    """Return the points of all accounts, and which scores follow from weights alone."""
    import numpy as np

    cards = health.scorecards or (health.scorecard,)
    signals = tuple({one.id: one for card in cards for one in card.signals}.values())
    points = np.column_stack([points_column(health, one.id) for one in signals])
    card_of = np.zeros(len(health.scores), np.int64)
    for at, card in enumerate(cards):
        card_of[is_scored_by(health, card.id)] = at
    how = _explain(health, cards, signals, points, card_of.tolist())
    return ScoreGrid(health, cards, signals, points, card_of.tolist(), how)


def draw_weights(grid: ScoreGrid) -> LiveSheet:
    """Return the edges of the bands and the weight of each signal, to be changed."""
    edges = _edges_table(grid)
    weights = _weights_table(grid, edges.below)
    return LiveSheet(
        name=WEIGHTS,
        section="health",
        title="Weights and edges",
        notes=(
            "Change a framed cell, and every score, band and total follows.",
            "A score is the mean of the points of the signals that are known, by their weights.",
            "A band begins at its edge: a score that is exactly on it stands in the better band.",
        ),
        tables=(edges, weights),
    )


def draw_scores(grid: ScoreGrid, accounts: AccountTable) -> LiveSheet:
    """Return every account with the points of its signals and a score that follows from them."""
    beside = _card_weights(grid)
    scores = LiveTable(beside.below - 1, _score_columns(grid), _score_rows(grid, accounts, beside))
    return LiveSheet(
        name=SCORES,
        section="health",
        title="Scores",
        notes=(
            f"Points 0 to {FULL_POINTS} of each signal are values.",
            f"Score, band and what is known are formulas over them and the sheet “{WEIGHTS}”.",
            _tell_values(grid),
        ),
        tables=(beside, scores),
        words=tuple((one.word, one.status) for one in STATUSES),
        frozen=(scores.first, 2),
    )


def _tell_values(grid: ScoreGrid) -> str:
    fixed = sum(1 for one in grid.how if one != LIVE)
    if not fixed:
        return "All scores are formulas."
    return f"Scores that are values: {fixed} of {len(grid.how)}; the column “How” says why."


def _explain(
    health: HealthResult,
    cards: Sequence[Scorecard],
    signals: Sequence[Signal],
    points: FloatArray,
    card_of: Sequence[int],
) -> tuple[str, ...]:
    """Return for each account whether a formula gives its score, or why none does."""
    import numpy as np

    values = np.column_stack([values_column(health, one.id) for one in signals])
    is_filled = (np.isnan(values) != np.isnan(points)).any(axis=1)
    scores, computed = score_column(health), _computed(health)
    is_set = ~((scores == computed) | (np.isnan(scores) & np.isnan(computed)))
    agrees = _agrees(health, cards, signals, points, card_of)
    rows = zip(card_of, is_filled.tolist(), is_set.tolist(), agrees.tolist(), strict=True)
    return tuple(_explain_one(cards[card], *row) for card, *row in rows)


def _explain_one(card: Scorecard, is_filled: bool, is_set: bool, agrees: bool) -> str:
    reasons = (
        (is_set, BY_PERSON),
        (bool(card.groups), BY_GROUPS),
        (card.roll_up is RollUp.ANY_POOR, BY_WORST),
        (is_filled, BY_POLICY),
        (not agrees, OTHERWISE),
    )
    return next((reason for holds, reason in reasons if holds), LIVE)


def _computed(health: HealthResult) -> FloatArray:
    import numpy as np

    if isinstance(health.scores, ScoreSequence):
        return health.scores.columns.computed
    given = (one.computed for one in health.scores)
    return np.array([np.nan if one is None else one for one in given], np.float64)


def _agrees(
    health: HealthResult,
    cards: Sequence[Scorecard],
    signals: Sequence[Signal],
    points: FloatArray,
    card_of: Sequence[int],
) -> BoolArray:
    """Return where the formula of the sheet gives the score and the coverage of the program."""
    import numpy as np

    weights = np.array([_weights_of(card, signals) for card in cards])[list(card_of)]
    known = ~np.isnan(points)
    held, total = (known * weights).sum(axis=1), weights.sum(axis=1)
    earned = (np.where(known, points, 0.0) * weights).sum(axis=1)
    coverage = 100 * held / np.where(total > 0, total, 1.0)
    least = np.array([card.minimum_coverage for card in cards])[list(card_of)]
    has = (held > 0) & (np.round(coverage, 9) >= least)
    found = np.where(has, FULL_POINTS * earned / np.where(held > 0, held, 1.0), np.nan)
    same: BoolArray = np.isclose(found, score_column(health), atol=CLOSE, equal_nan=True)
    same &= np.isclose(coverage, coverage_column(health), atol=CLOSE)
    return same


def _weights_of(card: Scorecard, signals: Sequence[Signal]) -> list[float]:
    given = {one.id: float(one.weight) for one in card.signals}
    return [given.get(one.id, 0.0) for one in signals]


def _edges_table(grid: ScoreGrid) -> LiveTable:
    return LiveTable(
        top=EDGES_TOP,
        title="Edges of the bands, and what a score needs",
        columns=(
            LiveColumn("Scorecard", width=44),
            LiveColumn(f"{band_status(Band.GREEN).word} from", Format.DECIMAL),
            LiveColumn(f"{band_status(Band.YELLOW).word} from", Format.DECIMAL),
            LiveColumn("Least known, %", Format.DECIMAL),
        ),
        rows=tuple(
            (
                card.name,
                Input(card.green, _name("band_green", at, grid), POINTS_OF_100),
                Input(card.yellow, _name("band_yellow", at, grid), POINTS_OF_100),
                Input(card.minimum_coverage, _name("least_known", at, grid), POINTS_OF_100),
            )
            for at, card in enumerate(grid.cards)
        ),
    )


def _weights_table(grid: ScoreGrid, top: int) -> LiveTable:
    rows = [
        (signal.name, Input(signal.weight, _weight_name(at, signal, grid), POINTS_OF_100), card)
        for at, card in enumerate(grid.cards)
        for signal in card.signals
    ]
    columns = (
        LiveColumn("Signal", width=44),
        LiveColumn("Weight", Format.DECIMAL),
        LiveColumn("Share of all, %", Format.DECIMAL),
        LiveColumn("Scorecard", width=30),
    )
    table = LiveTable(top, columns, (), "What each signal weighs")
    made = []
    start = table.first
    for _name_, _input, card in rows:
        first = start + sum(len(one.signals) for one in grid.cards[: grid.cards.index(card)])
        last = first + len(card.signals) - 1
        total = f"SUM({cell(first, 1)}:{cell(last, 1)})"
        given = float(_input.value) if isinstance(_input.value, float | int) else 0.0
        whole = sum(one.weight for one in card.signals)
        share = Live(f"=IF({total}>0,100*B{{row}}/{total},0)", 100 * given / whole if whole else 0)
        made.append((_name_, _input, share, card.name))
    return LiveTable(top, columns, tuple(made), table.title)


def _name(kind: str, at: int, grid: ScoreGrid) -> str:
    """Return the name of a cell of a card: that of the card for everybody has no number."""
    if grid.cards[at].id == grid.health.scorecard.id:
        return kind
    return formula_name(kind, at + 1)


def _weight_name(at: int, signal: Signal, grid: ScoreGrid) -> str:
    return formula_name(_name("w", at, grid), signal.id)


def _card_weights(grid: ScoreGrid) -> LiveTable:
    """Return the weights of each card above the signals that they are for."""
    rows = []
    for at, card in enumerate(grid.cards):
        weights = {one.id: one.weight for one in card.signals}
        rows.append(
            (
                f"Weights: {card.name}",
                *(
                    Live(f"={_weight_name(at, one, grid)}", weights[one.id])
                    if one.id in weights
                    else None
                    for one in grid.signals
                ),
            )
        )
    columns = (
        LiveColumn("", width=24),
        *(LiveColumn("", Format.DECIMAL, 12) for _signal in grid.signals),
    )
    return LiveTable(WEIGHTS_TOP - 1, columns, tuple(rows), left=FIRST_SIGNAL - 1)


def _score_columns(grid: ScoreGrid) -> tuple[LiveColumn, ...]:
    return (
        LiveColumn("Account id", width=16),
        LiveColumn("Account", width=30),
        LiveColumn("ARR", Format.MONEY, name="score_arr"),
        LiveColumn("Score", Format.DECIMAL, 10, "score_value"),
        LiveColumn("Band", width=14, name="score_band"),
        LiveColumn("Known, %", Format.DECIMAL, 10),
        LiveColumn("How", width=24),
        *(LiveColumn(one.name, Format.DECIMAL, 12) for one in grid.signals),
    )


def _score_rows(
    grid: ScoreGrid, accounts: AccountTable, beside: LiveTable
) -> tuple[tuple[LiveValue, ...], ...]:
    health, named = grid.health, _names_and_arr(accounts)
    last = FIRST_SIGNAL + len(grid.signals) - 1
    makers = [_Maker.of(grid, at, beside.first + at, last) for at in range(len(grid.cards))]
    rows = zip(
        account_keys(health),
        score_column(health).tolist(),
        band_column(health),
        coverage_column(health).tolist(),
        grid.card_of,
        grid.how,
        grid.points.tolist(),
        strict=True,
    )
    return tuple(
        (
            key,
            *named.get(key, (None, None)),
            *makers[card].make(None if score != score else score, band, coverage, how),  # noqa: PLR0124
            how,
            *(None if one != one else one for one in points),  # noqa: PLR0124
        )
        for key, score, band, coverage, card, how, points in rows
    )


def _names_and_arr(accounts: AccountTable) -> dict[AccountKey, tuple[LiveValue, LiveValue]]:
    names, arr = accounts.column("account_name"), accounts.arr_column.tolist()
    return {
        key: (str(name) if name is not None else key, amount)
        for key, name, amount in zip(accounts.keys, names, arr, strict=True)
    }


@dataclass(frozen=True, slots=True)
class _Maker:
    """The three formulas of the accounts of one card."""

    score: str
    band: str
    known: str

    @classmethod
    def of(cls, grid: ScoreGrid, at: int, weight_row: int, last: int) -> _Maker:
        first, end = column_letters(FIRST_SIGNAL), column_letters(last)
        points = f"{first}{{row}}:{end}{{row}}"
        weights = f"{cell(weight_row, FIRST_SIGNAL)}:{cell(weight_row, last)}"
        held = f"SUMPRODUCT(--ISNUMBER({points}),{weights})"
        least, green, yellow = (
            _name(kind, at, grid) for kind in ("least_known", "band_green", "band_yellow")
        )
        word = {band: quoted(band_status(band).word) for band in Band}
        return cls(
            score=(
                f'=IF(OR({held}<=0,ROUND(F{{row}},9)<{least}),"",'
                f"{FULL_POINTS}*SUMPRODUCT({points},{weights})/{held})"
            ),
            band=(
                f'=IF(D{{row}}="",{word[Band.UNSCORED]},'
                f"IF(ROUND(D{{row}},9)>={green},{word[Band.GREEN]},"
                f"IF(ROUND(D{{row}},9)>={yellow},{word[Band.YELLOW]},{word[Band.RED]})))"
            ),
            known=f"=IF(SUM({weights})>0,100*{held}/SUM({weights}),0)",
        )

    def make(
        self, score: float | None, band: Band, coverage: float, how: str
    ) -> tuple[LiveValue, LiveValue, LiveValue]:
        """Return score, band and coverage of an account."""
        word = band_status(band).word
        if how != LIVE:
            return score, word, coverage
        shown = "" if score is None else score
        return Live(self.score, shown), Live(self.band, word), Live(self.known, coverage)


def status_of(band: Band) -> Status:
    """Return how a band looks."""
    return band_status(band).status
