"""Accounts given by what is known of them, as rules of actions look at them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from typing_extensions import override

from csdesk.model.actions import ProposedAction, RuleSet
from csdesk.model.facts import FactDefinition
from csdesk.model.health import AccountScore, Band, HealthResult
from csdesk.model.identifiers import AccountKey, FactId, ScorecardId
from csdesk.model.playbooks import Playbook
from csdesk.model.scorecards import Scorecard
from csdesk.scoring.actions import propose_actions, trigger_rules
from csdesk.scoring.conditions import Subjects
from tests.facts import GivenFacts, make_score, shipped_facts

AS_OF = date(2026, 6, 30)
CARD = Scorecard(ScorecardId("ten_signals"), "1", "", (), 80, 50, 60, 30)
Row = Mapping[str, float | str | Band | None]


class ShippedFacts(GivenFacts):
    """Facts as they were given, with the meanings that ship."""

    @property
    @override
    def definitions(self) -> Mapping[FactId, FactDefinition]:
        return {one.id: one for one in shipped_facts()}


def make_subjects(*rows: Row, before: Mapping[str, Band] | None = None) -> Subjects:
    """Return accounts A1, A2 ...: ``make_subjects({"score": 45, "arr": 20_000, "nps": 6})``.

    Keys are facts, "arr", "score", "points.<signal>" and "list.<field>"; the rest is unknown. The
    band follows from the score by 80 and 50.
    """
    keys = tuple(AccountKey(f"A{number}") for number in range(1, len(rows) + 1))
    fields = {name for row in rows for name in row if name.startswith("list.")}
    facts = ShippedFacts(
        AS_OF,
        keys,
        {fact.id: [row.get(fact.id) for row in rows] for fact in shipped_facts()},
        {name.removeprefix("list."): [row.get(name) for row in rows] for name in fields},
        {},
        [row.get("arr") for row in rows],
        is_replayed=False,
    )
    scores = tuple(_score(key, row) for key, row in zip(keys, rows, strict=True))
    health = HealthResult(CARD, AS_OF, scores, {}, 100, 100, (), None, None)
    stood = {AccountKey(key): band for key, band in (before or {}).items()}
    return Subjects(facts, health, bands_before=stood)


def accounts_by_playbook(
    subjects: Subjects, playbooks: Iterable[Playbook]
) -> dict[str, tuple[AccountKey, ...]]:
    """Return for each playbook that starts by itself whom it would start for, were it alone."""
    return {
        one.id: tuple(
            action.account
            for action in propose_actions(subjects, trigger_rules([one]), RuleSet.TRIGGER)
        )
        for one in playbooks
        if one.when
    }


def rules_by_account(found: Iterable[ProposedAction]) -> dict[str, list[str]]:
    """Return the rules that ask for something, account by account."""
    rules: dict[str, list[str]] = {}
    for action in found:
        rules.setdefault(action.account, []).append(action.rule)
    return rules


def _score(key: AccountKey, row: Row) -> AccountScore:
    prefix = "points."
    points = {
        name.removeprefix(prefix): value for name, value in row.items() if name.startswith(prefix)
    }
    return make_score(key, row.get("score"), _band(row.get("score")), points)


def _band(score: float | None) -> Band:
    if score is None:
        return Band.UNSCORED
    return Band.GREEN if score >= 80 else Band.YELLOW if score >= 50 else Band.RED
