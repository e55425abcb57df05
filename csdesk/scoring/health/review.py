"""What to think twice about in a scorecard; none of it keeps anybody from using it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from csdesk.formatting import join_words, percent, plural
from csdesk.model.identifiers import FactId
from csdesk.model.scorecards import Scorecard
from csdesk.scoring.health.weights import effective_weights

FULL_SIZE = range(8, 13)
"""Signals of a full scorecard (S1.23)."""
LEAN_SIZE = range(4, 7)
"""Signals of a lean one (S4.25); which of them is right stays open (C3)."""
DAYS_TO_RENEWAL = FactId("days_to_renewal")
ALL = 100


def review_card(card: Scorecard) -> tuple[str, ...]:
    """Return a sentence for everything that is unwise about a scorecard, the gravest first."""
    return (*find_wrong_weights(card), *_lag(card), *_count_wrongly(card), *_punish_renewal(card))


def find_wrong_weights(card: Scorecard) -> Iterator[str]:
    """Yield a sentence for all weights that do not sum to 100."""
    groups = card.groups
    if not groups:
        yield from _expect_hundred("The signals", (signal.weight for signal in card.signals))
        return
    yield from _expect_hundred("The groups", (group.weight for group in groups))
    for group in groups:
        inside = [signal.weight for signal in card.signals if signal.group == group.id]
        if not inside:
            yield f"The group “{group.name}” has no signal; add one or take the group out."
            continue
        yield from _expect_hundred(f"The signals of “{group.name}”", inside)


def _expect_hundred(what: str, weights: Iterable[float]) -> Iterator[str]:
    total = float(sum(Fraction(str(weight)) for weight in weights))
    if total != ALL:
        yield f"{what} weigh {total:g} in sum; make them 100."


def _lag(card: Scorecard) -> Iterator[str]:
    """Warn where signals that look back weigh more than the cap (C6)."""
    weights = {one.signal: one.effective for one in effective_weights(card)}
    lagging = [signal for signal in card.signals if signal.is_lagging]
    share = sum(weights[signal.id] for signal in lagging)
    if round(share, 9) > card.lagging_cap:
        names = join_words([signal.name for signal in lagging])
        yield (
            f"{names} say what has happened already and weigh {percent(share, trim=True)}; "
            f"above {percent(card.lagging_cap, trim=True)} the score looks back more than ahead."
        )


def _count_wrongly(card: Scorecard) -> Iterator[str]:
    count = len(card.signals)
    if count not in FULL_SIZE and count not in LEAN_SIZE:
        yield (
            f"The scorecard has {plural(count, 'signal')}; choose {FULL_SIZE[0]} to "
            f"{FULL_SIZE[-1]} strong ones, or {LEAN_SIZE[0]} to {LEAN_SIZE[-1]} for a lean score."
        )


def _punish_renewal(card: Scorecard) -> Iterator[str]:
    """Warn of days to renewal, which mark down healthy accounts as well (C87)."""
    for signal in card.signals:
        if signal.fact == DAYS_TO_RENEWAL:
            yield (
                f"“{signal.name}” lowers the score of every account shortly before its renewal, "
                "however healthy it is; leave it out if playbooks look after renewals."
            )
