"""How scores are to be read: each reckoned once with the client's own numbers."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum, isclose

from csdesk.formatting import answered_number, join_words, number, plural
from csdesk.model.answers import AnswerState
from csdesk.model.areas import Area
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import AccountScore, HealthResult
from csdesk.model.identifiers import SignalId
from csdesk.report.account_names import name_keys
from csdesk.report.document import Bullets, Heading
from csdesk.scoring.maturity import credit_of

MOST_PARTS = 12
MOST_TRIED = 500
"""Accounts among which one is looked for whose score shows the way."""
FULL, TEN = 100.0, 10.0


def index_blocks(diagnosis: Diagnosis) -> tuple[Heading | Bullets, ...]:
    """Return how an index came about, and how many questions it rests on; nothing without one."""
    lines = tuple(_tell_index(diagnosis))
    return (Heading("How is an index to be read?"), Bullets(lines)) if lines else ()


def score_blocks(diagnosis: Diagnosis) -> tuple[Heading | Bullets, ...]:
    """Return how the score of one account came about; nothing where none shows it plainly."""
    line = _tell_score(diagnosis)
    return (Heading("How is a score to be read?"), Bullets((line,))) if line else ()


def _tell_index(diagnosis: Diagnosis) -> Iterator[str]:
    known = (area for area in diagnosis.instrument.areas if _is_plain(diagnosis, area))
    area = next(known, None)
    if area is not None:
        yield _example(diagnosis, area)
        yield _counts(diagnosis)
        if diagnosis.maturity.overall.confidence is not None:
            sure = number(diagnosis.maturity.overall.confidence, 1)
            yield f"How sure the answers are: {sure} of 5 on average."


def _is_plain(diagnosis: Diagnosis, area: Area) -> bool:
    """Tell whether the mean of the credits is the index, with every answer counting alike."""
    index, earned = diagnosis.maturity.area(area.id).index, _earned(diagnosis, area)
    questions = diagnosis.instrument.area_questions(area.id)
    alike = len({question.weight for question in questions}) == 1
    return (
        index is not None
        and bool(earned)
        and alike
        and isclose(FULL * fsum(earned) / len(earned), index, abs_tol=1e-6)
    )


def _earned(diagnosis: Diagnosis, area: Area) -> list[float]:
    questions = diagnosis.instrument.area_questions(area.id)
    earned = (credit_of(one, diagnosis.answers.get(one.id)) for one in questions)
    return [credit for credit in earned if credit is not None]


def _example(diagnosis: Diagnosis, area: Area) -> str:
    earned = _earned(diagnosis, area)
    total, count = fsum(earned), len(earned)
    return (
        f"An answer earns from 0 to 1. In “{area.name}” {plural(count, 'answer')} earned "
        f"{_short(total, 2)} together: {_short(total, 2)} ÷ {count} × 100 is an index of "
        f"{number(FULL * total / count, 1)}."
    )


def _counts(diagnosis: Diagnosis) -> str:
    overall = diagnosis.maturity.overall
    questions = diagnosis.instrument.questions
    states = [one.state for question in questions if (one := diagnosis.answers.get(question.id))]
    apart = states.count(AnswerState.NOT_APPLICABLE)
    left = overall.applicable - overall.answered
    return (
        f"Of {plural(overall.applicable + apart, 'question')} {number(overall.answered)} are "
        f"answered, {number(left)} open and {number(apart)} not applicable, with a reason. What is "
        "open counts in no index and widens its range; what does not apply counts nowhere."
    )


def _tell_score(diagnosis: Diagnosis) -> str:
    health, accounts = diagnosis.health, diagnosis.accounts
    if health is None or accounts is None:
        return ""
    tried = (health.scores[at] for at in range(min(MOST_TRIED, len(health.scores))))
    shown = next((one for one in tried if _adds_up(one)), None)
    if shown is None:
        return ""
    signals = _name_signals(health, shown)
    parts = [
        f"{signals.get(key, str(key))} {_short(points)} × {_short(shown.weights[key])}"
        for key, points in shown.points.items()
    ]
    total = fsum(points * shown.weights[key] for key, points in shown.points.items())
    most = TEN * fsum(shown.weights[key] for key in shown.points)
    name = name_keys(accounts, (shown.key,))[shown.key]
    return (
        f"A signal earns 0 to 10 points, each times its weight. {name}: "
        f"{join_words(parts, len(parts))} are {_short(total)} of {_short(most)} points, a score of "
        f"{number(FULL * total / most, 1)}. What nobody knows leaves its weight to the others."
    )


def _adds_up(score: AccountScore) -> bool:
    """Tell whether the score is the weighted mean of its points and nothing else."""
    weight = fsum(score.weights.get(key, 0.0) for key in score.points)
    if score.score is None or not weight or score.filled or len(score.points) > MOST_PARTS:
        return False
    total = fsum(points * score.weights.get(key, 0.0) for key, points in score.points.items())
    return isclose(TEN * total / weight, score.score, abs_tol=1e-6)


def _name_signals(health: HealthResult, score: AccountScore) -> dict[SignalId, str]:
    cards = (health.scorecard, *health.scorecards)
    signals = (card.signals for card in cards if card.id == score.scorecard)
    return {signal.id: signal.name for signal in next(signals, ())}


def _short(value: float, digits: int = 1) -> str:
    return answered_number(round(value, digits))
