"""Who stood where on past days, and who left after: the observations a score is tested on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from csdesk.model.facts import Facts
from csdesk.model.health import HealthResult
from csdesk.model.score_observations import ObservationSet
from csdesk.model.scorecards import Scorecard
from csdesk.model.validation import Claim, ValidationDesign
from csdesk.progress import Progress, silent
from csdesk.scoring.health import score_facts
from csdesk.scoring.validation.fates import Fates
from csdesk.scoring.validation.joined_days import join_days
from csdesk.scoring.validation.observed_day import ScoredBook, observe_day

FactsAt = Callable[[date], Facts]
Scorer = Callable[[Facts, Sequence[Scorecard]], HealthResult]
STEP = "Scoring earlier days"


def observe(
    facts_at: FactsAt,
    cards: Sequence[Scorecard],
    fates: Fates,
    design: ValidationDesign,
    score: Scorer = score_facts,
    progress: Progress = silent,
) -> ObservationSet:
    """Return accounts on days with their scores, and whether they left in the window after.

    ``facts_at`` gives what was known on a day, ``score`` its scores by the cards. Where no past day
    gives anybody a score, it is today's scores against who has left already: an association, which
    predicts nothing (domain 5).
    """
    wanted = tuple(observed_days(design, fates.known_until))
    days: list[ObservationSet] = []
    for done, day in enumerate(wanted):
        progress(done, len(wanted), STEP)
        facts = facts_at(day)
        book = ScoredBook(facts, score(facts, cards), tuple(cards))
        seen = observe_day(book, fates, fates.in_window(facts.keys, day, design), design)
        if not seen.is_scored.any():
            break
        days.insert(0, seen)
    now = facts_at(fates.known_until)
    if days:
        return join_days(days, now)
    book = ScoredBook(now, score(now, cards), tuple(cards))
    return _associate(book, fates, design)


def observed_days(design: ValidationDesign, today: date) -> Iterator[date]:
    """Yield the days to observe, the latest first: a window apart, each window over by today."""
    whole = timedelta(days=design.lead_days + design.window_days)
    day = min(design.last or today, today - whole)
    for _ in range(design.most_days):
        if design.first is not None and day < design.first:
            return
        yield day
        day -= timedelta(days=design.window_days)


def _associate(book: ScoredBook, fates: Fates, design: ValidationDesign) -> ObservationSet:
    """Return today's scores against who has left already."""
    outcomes = fates.by_now(book.facts.keys)
    seen = observe_day(book, fates, outcomes, design)
    undated = (column.signal.id for column in seen.signals if column.is_known.any())
    return replace(seen, claim=Claim.ASSOCIATION, undated=tuple(undated))
