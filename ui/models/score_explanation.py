"""Why an account has its score: each signal with its value, its weight and the points it gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdesk.formatting import join_words, number, percent, write_score
from csdesk.model.health import AccountScore, Band, HealthResult
from csdesk.model.scorecards import MissingPolicy, Scorecard, Signal
from csdesk.report.document import Status
from csdesk.scoring.health import (
    effective_weights,
    path_to_green,
    score_if_repaired,
    signal_band,
    signal_losses,
)

ALL = 100
"""Points that the weights of a scorecard come to."""
REPAIRED = 2
"""How many of the costliest signals are named and thought to be repaired."""
_FILLED = {
    MissingPolicy.NEUTRAL: "neither good nor poor",
    MissingPolicy.WORST: "poor",
    MissingPolicy.BEST: "good",
    MissingPolicy.EXCLUDE: "nothing",
}
_STATUSES = {Band.GREEN: Status.GOOD, Band.YELLOW: Status.WATCH, Band.RED: Status.RISK}


@dataclass(frozen=True, slots=True)
class SignalLine:
    """One signal of an account; ``earned`` is None where the account has no value."""

    name: str
    value: str
    weight: float
    """Of the whole score, in points of 100."""
    earned: float | None
    lost: float
    status: Status
    counts: float | None = None
    """What it counts in this score, in points of 100; None where it does not."""

    @property
    def points(self) -> str:
        """Return "6 / 12"."""
        return f"{_points(self.earned)} / {_points(self.weight)}"


@dataclass(frozen=True, slots=True)
class ScoreExplanation:
    """All signals of an account, worst loss first, and what they add up to."""

    lines: tuple[SignalLine, ...]
    earned: float
    possible: float
    sum_label: str
    sum_text: str
    summary: str
    repaired: float | None
    """The score once the costliest signals give all their points."""
    remarks: tuple[str, ...] = ()
    """Which signals are too old to count, and which count without a value."""


@dataclass(frozen=True, slots=True)
class NextAction:
    """What the scorecard says to do about a signal."""

    status: Status
    text: str
    signal: str


def explain_score(score: AccountScore, scorecard: Scorecard) -> ScoreExplanation:
    """Return the explanation of one score."""
    losses = signal_losses(score, scorecard)
    lines = sorted(
        (
            _line(score, signal, weight.effective, losses.get(signal.id, 0.0))
            for signal, weight in zip(scorecard.signals, effective_weights(scorecard), strict=True)
        ),
        key=lambda line: (line.earned is None, -line.lost),
    )
    present = [line for line in lines if line.earned is not None]
    earned = sum(line.earned or 0.0 for line in present)
    possible = sum(line.weight for line in present)
    return ScoreExplanation(
        lines=tuple(lines),
        earned=earned,
        possible=possible,
        sum_label=_sum_label(score, scorecard, possible),
        sum_text=f"{_points(earned)} / {_points(possible)}",
        summary=_summary(score, scorecard, possible),
        repaired=score_if_repaired(score, scorecard, list(losses)[:REPAIRED]),
        remarks=tuple(_remarks(score, scorecard)),
    )


def missing_signals(health: HealthResult) -> tuple[Signal, ...]:
    """Return the signals for which the list has no value at all, heaviest first."""
    missing = [health.scorecard.signal(signal) for signal in health.missing]
    return tuple(sorted(missing, key=lambda signal: -signal.weight))


def costliest(explanation: ScoreExplanation) -> str:
    """Return the sentence about the signals that cost most, empty where nothing is lost."""
    worst = [line for line in explanation.lines if line.lost > 0][:REPAIRED]
    if not worst:
        return ""
    names = join_words([line.name for line in worst])
    verb = "costs" if len(worst) == 1 else "cost"
    return f"{names} {verb} {_points(sum(line.lost for line in worst))} points"


def describe_path(score: AccountScore, scorecard: Scorecard) -> str:
    """Return which signals would make an account healthy, as few as suffice; empty where it is."""
    path = path_to_green(score, scorecard)
    if path is None or not path.signals:
        return ""
    names = join_words([scorecard.signal(one).name for one in path.signals])
    return f"Full points in {names} would bring the account to {write_score(path.score)}."


def next_actions(score: AccountScore, scorecard: Scorecard) -> tuple[NextAction, ...]:
    """Return what the scorecard says to do about the signals of an account, gravest first."""
    actions = []
    for signal in sorted(scorecard.signals, key=lambda s: (score.points.get(s.id, 99), -s.weight)):
        band = signal_band(score, signal)
        texts = {Band.YELLOW: signal.yellow_action, Band.RED: signal.red_action}
        if texts.get(band):
            actions.append(NextAction(_STATUSES[band], texts[band], signal.name))
    return tuple(actions)


def write_signal(value: float | None, unit: str) -> str:
    """Return the value of a signal with its unit, short enough for a narrow column."""
    if value is None:
        return "–"
    text = number(value, 0 if float(value).is_integer() else 1)
    if unit == "percent":
        return percent(value, trim=True)
    if unit.startswith("rating"):
        return f"{text} of {unit.rsplit(maxsplit=1)[-1]}"
    if " per " in unit:
        return f"{text} / {unit.split(' per ')[1]}"
    word = unit.split(" ", maxsplit=1)[0]
    return f"{text} {word.removesuffix('s') if text == '1' else word}".strip()


def _line(score: AccountScore, signal: Signal, weight: float, lost: float) -> SignalLine:
    band = signal_band(score, signal)
    if band is Band.UNSCORED:
        word = _why_not(score, signal)
        return SignalLine(signal.name, word, weight, None, 0.0, Status.NONE)
    is_filled = signal.id in score.filled
    value = "no value" if is_filled else write_signal(score.values.get(signal.id), signal.unit)
    counts = score.weights.get(signal.id)
    return SignalLine(signal.name, value, weight, weight - lost, lost, _STATUSES[band], counts)


def _why_not(score: AccountScore, signal: Signal) -> str:
    """Return why a signal does not count: it is too old, lies beyond its ends, or is not known."""
    if signal.id in score.stale:
        return "too old"
    return "beyond its ends" if signal.id in score.values else "no value"


def _remarks(score: AccountScore, scorecard: Scorecard) -> Iterator[str]:
    if score.stale:
        names = join_words([scorecard.signal(one).name for one in score.stale])
        yield f"Too old to count: {names}."
    if score.filled:
        said = [
            f"{scorecard.signal(one).name} as {_FILLED[scorecard.signal(one).missing]}"
            for one in score.filled
        ]
        yield f"Counted without a value, as the scorecard says: {join_words(said)}."


def _sum_label(score: AccountScore, scorecard: Scorecard, possible: float) -> str:
    if score.computed is None:
        return "Points of the signals with data"
    if round(possible, 6) == ALL:
        return f"Sum of points, healthy from {number(scorecard.green)}"
    return f"Sum of points, {write_score(score.computed)} in 100"


def _summary(score: AccountScore, scorecard: Scorecard, possible: float) -> str:
    covered = f"{percent(score.coverage, 0)} of the weight has data"
    if score.score is None:
        least = percent(scorecard.minimum_coverage, 0)
        return f"Not scored: {covered}, a score needs {least}."
    if not score.sufficient:
        enough = percent(scorecard.sufficient_coverage, 0)
        return f"Insufficient data: {covered}, {enough} would be enough to rely on it."
    if round(possible, 6) < ALL:
        return f"{covered}; the rest is shared out among the signals that are present."
    return "All signals have data."


def _points(value: float | None) -> str:
    if value is None:
        return "–"
    return number(value, 0 if float(value).is_integer() else 1)
