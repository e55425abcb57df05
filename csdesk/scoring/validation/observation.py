"""Who stood where on past days, and who left after: the observations a score is tested on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from csdesk.model.facts import Facts
from csdesk.model.health import HealthResult
from csdesk.model.score_observations import ObservationSet
from csdesk.model.scorecards import Scorecard
from csdesk.model.validation_design import Claim, ValidationDesign
from csdesk.progress import Progress, silent
from csdesk.scoring.health import score_facts
from csdesk.scoring.validation.fates import Fates
from csdesk.scoring.validation.joined_days import join_days, name_undated
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

    def observe_on(day: date) -> ObservationSet:
        facts = facts_at(day)
        book = ScoredBook(facts, score(facts, cards), tuple(cards))
        return observe_day(book, fates, fates.in_window(facts.keys, day, design), design)

    tried = _look_back(observe_on, tuple(observed_days(design, fates.known_until)), progress)
    scored = [day for day in tried if day.is_scored.any()]
    now = facts_at(fates.known_until)
    if scored:
        found = join_days(scored, now)
    else:
        found = _associate(ScoredBook(now, score(now, cards), tuple(cards)), fates, design)
    return replace(found, undated=name_undated(found.signals, tried, now))


def observed_days(design: ValidationDesign, today: date) -> Iterator[date]:
    """Yield the days to observe, the latest first: a window apart, each window over by today."""
    whole = timedelta(days=design.lead_days + design.window_days)
    day = min(design.last or today, today - whole)
    for _ in range(design.most_days):
        if design.first is not None and day < design.first:
            return
        yield day
        day -= timedelta(days=design.window_days)


def _look_back(
    observe_on: Callable[[date], ObservationSet], days: Sequence[date], progress: Progress
) -> list[ObservationSet]:
    """Return the days, the oldest first, back to the first on which nobody has a score."""
    tried: list[ObservationSet] = []
    for done, day in enumerate(days):
        progress(done, len(days), STEP)
        tried.insert(0, observe_on(day))
        if not tried[0].is_scored.any():
            break
    return tried


def _associate(book: ScoredBook, fates: Fates, design: ValidationDesign) -> ObservationSet:
    """Return today's scores against who has left already."""
    seen = observe_day(book, fates, fates.by_now(book.facts.keys), design)
    return replace(seen, claim=Claim.ASSOCIATION)
