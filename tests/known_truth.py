"""A client of whom the truth is known: what warns, what is chance, and what leaks (S1.28, S1.29).

Whether a test of health scores can be believed shows where its answer is known beforehand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from csdesk.model.accounts import AccountTable
from csdesk.model.directions import Direction
from csdesk.model.facts import Aggregate, FactDefinition, FactSource, RecordFilter
from csdesk.model.identifiers import AccountKey, FactId, FieldId, ScorecardId, SignalId
from csdesk.model.scorecards import Scorecard, Shape, Signal, SignalCategory
from csdesk.model.tables import ListTable, TableKind
from csdesk.samples.draws import Draws
from tests.known_truth_lists import EXIT, list_accounts, list_tables
from tests.known_truth_lives import LAST_DAY, live

ACCOUNTS = 600
SESSIONS, PAGES, TICKETS, NPS = (
    SignalId(name) for name in ("weekly_sessions", "weekly_pages", "tickets", "nps")
)
EXIT_FORM, FORECAST = SignalId("exit_form"), SignalId("renewal_forecast")
_SESSIONS, _PAGES, _NPS, _MARK, _PROBABILITY = (
    FieldId(name) for name in ("sessions", "pages_viewed", "nps", "score", "probability")
)
EXPERT_WEIGHTS = {SESSIONS: 20, PAGES: 20, TICKETS: 20, NPS: 20, EXIT_FORM: 10, FORECAST: 10}


@dataclass(frozen=True, slots=True)
class KnownTruth:
    """Dated lists, a scorecard over them, and which of its signals does what."""

    as_of: date
    accounts: AccountTable
    tables: Mapping[TableKind, ListTable]
    losses: Mapping[AccountKey, date]
    starts: Mapping[AccountKey, date]
    definitions: tuple[FactDefinition, ...]
    card: Scorecard
    """Gives what warns no more weight than what is chance."""
    planted: SignalId
    chance: tuple[SignalId, ...]
    leaks: tuple[SignalId, ...]


def make_known_truth(seed: str = "known truth", accounts: int = ACCOUNTS) -> KnownTruth:
    """Return the client, the same for the same seed."""
    lives = live(accounts, Draws(f"{seed} lives"))
    definitions = _definitions()
    return KnownTruth(
        as_of=LAST_DAY,
        accounts=list_accounts(lives),
        tables=list_tables(lives, seed),
        losses={AccountKey(life.key): life.lost_on for life in lives if life.lost_on},
        starts={AccountKey(life.key): life.since for life in lives},
        definitions=definitions,
        card=_card(definitions),
        planted=SESSIONS,
        chance=(PAGES, TICKETS, NPS),
        leaks=(EXIT_FORM, FORECAST),
    )


def _definitions() -> tuple[FactDefinition, ...]:
    usage, surveys = TableKind.USAGE, TableKind.SURVEYS
    on, told = FieldId("used_on"), FieldId("answered_on")
    opened, renews = FieldId("created_at"), FieldId("renewal_date")
    mean, latest, count = Aggregate.MEAN, Aggregate.LATEST, Aggregate.COUNT
    exits = (RecordFilter(FieldId("survey"), (EXIT,)),)
    return (
        _define(SESSIONS, "Sessions a week", FactSource(usage, _SESSIONS, mean, 28, on)),
        _define(PAGES, "Pages a week", FactSource(usage, _PAGES, mean, 28, on)),
        _define(
            TICKETS, "Tickets in 90 days", FactSource(TableKind.SUPPORT, opened, count, 90, opened)
        ),
        _define(NPS, "Likely to recommend", FactSource(surveys, _NPS, latest, 0, told)),
        _define(
            EXIT_FORM,
            "Mark on the exit form",
            FactSource(surveys, _MARK, latest, 0, told, where=exits),
        ),
        _define(
            FORECAST,
            "Forecast of the renewal",
            FactSource(TableKind.RENEWALS, _PROBABILITY, latest, 0, renews),
        ),
    )


def _define(signal: SignalId, name: str, source: FactSource) -> FactDefinition:
    return FactDefinition(FactId(signal), name, "count", f"{name}?", (source,))


def _card(definitions: tuple[FactDefinition, ...]) -> Scorecard:
    return Scorecard(
        id=ScorecardId("known_truth"),
        version="1",
        name="Scorecard of people who guess",
        signals=tuple(_signal(definition) for definition in definitions),
        green=60,
        yellow=45,
        sufficient_coverage=60,
        minimum_coverage=30,
    )


def _signal(definition: FactDefinition) -> Signal:
    signal = SignalId(definition.id)
    ends = {SESSIONS: (5, 40), PAGES: (100, 400), TICKETS: (10, 0), NPS: (0, 10)}
    worst, best = ends.get(signal, (1, 5) if signal == EXIT_FORM else (0, 100))
    third = (best - worst) / 3
    return Signal(
        id=signal,
        name=definition.name,
        category=SignalCategory.PRODUCT_USAGE,
        fact=definition.id,
        weight=EXPERT_WEIGHTS[signal],
        direction=Direction.HIGHER if best > worst else Direction.LOWER,
        green=worst + 2 * third,
        yellow=worst + third,
        unit=definition.unit,
        shape=Shape.LINEAR,
        worst=worst,
        best=best,
    )
