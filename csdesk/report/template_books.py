"""Templates of artifacts with the column names of their source: scorecard, expansion, runbook."""

from __future__ import annotations

import json
from collections.abc import Iterable
from math import isnan

from csdesk.formatting import number
from csdesk.model.accounts import AccountTable
from csdesk.model.boards import BoardRules
from csdesk.model.conditions import Condition
from csdesk.model.expansion import OpportunityRow
from csdesk.model.facts import Facts
from csdesk.model.health import HealthResult
from csdesk.model.identifiers import FactId
from csdesk.model.playbooks import Playbook
from csdesk.model.score_columns import score_column
from csdesk.report.artifacts import EXPANSION, HIGH, LOW, MEDIUM, RUNBOOK, SCORECARD
from csdesk.report.dashboard_books import BookCell, BookSheet

USAGE, TICKETS = FactId("seat_utilisation"), FactId("open_tickets")


def list_scorecard(
    health: HealthResult, accounts: AccountTable, facts: Facts, rules: BoardRules
) -> tuple[BookSheet, ...]:
    """Return each account with its score, use, open requests, renewal and risk (S1.108, D8)."""
    scores = score_column(health).tolist()
    use, tickets = (facts.numbers(one).tolist() for one in (USAGE, TICKETS))
    names, renewals = (accounts.column(field) for field in ("account_name", "renewal_date"))
    rows: list[tuple[BookCell, ...]] = []
    for key, score, used, opened in zip(facts.keys, scores, use, tickets, strict=True):
        at, risk = accounts.places[key], rate_risk(score, rules)
        known = map(_known, (score, used, opened))
        rows.append((key, names[at], *known, renewals[at], risk))
    return (
        BookSheet(
            name="Health scorecard",
            columns=SCORECARD.columns,
            rows=tuple(rows),
            notes=(
                _tell_risk(rules),
                "usage_rate: seats in use of those bought. What no list tells is empty.",
                f"Marked: scores below {number(rules.high_risk_below)}.",
            ),
            warned=frozenset(at for at, row in enumerate(rows) if row[-1] == HIGH),
            for_others=SCORECARD.for_others,
        ),
    )


def _tell_risk(rules: BoardRules) -> str:
    high, medium = number(rules.high_risk_below), number(rules.medium_risk_below)
    return (
        f"risk_category: {HIGH} below {high}, {MEDIUM} below {medium}, else {LOW}; "
        "empty without a score."
    )


def rate_risk(score: float, rules: BoardRules) -> str | None:
    """Return high, medium or low for a score 0 to 100; None without one (D8)."""
    if isnan(score):
        return None
    if score < rules.high_risk_below:
        return HIGH
    return MEDIUM if score < rules.medium_risk_below else LOW


def list_expansion(rows: Iterable[OpportunityRow], edge: float) -> tuple[BookSheet, ...]:
    """Return what each account could buy more, with the index that says how likely (S1.110)."""
    return (
        BookSheet(
            name="Expansion opportunities",
            columns=EXPANSION.columns,
            rows=tuple(
                (
                    row.account,
                    row.current_acv,
                    row.expansion_score,
                    row.feature_adoption,
                    row.opportunity_size,
                )
                for row in rows
            ),
            notes=(
                "expansion_score: feature adoption in percent × growth rate of use.",
                "opportunity_size: ACV × growth rate × the part that is adopted.",
                f"An account is pursued above a score of {number(edge)}.",
            ),
            for_others=EXPANSION.for_others,
        ),
    )


def list_runbook(playbooks: Iterable[Playbook]) -> tuple[BookSheet, ...]:
    """Return each playbook with its steps as an array and its triggers as JSON (S1.113)."""
    return (
        BookSheet(
            name="Runbook",
            columns=RUNBOOK.columns,
            rows=tuple(
                (
                    one.id,
                    one.kind.value,
                    _json([step.text for step in one.steps]),
                    _json([_condition(condition) for condition in one.when]),
                )
                for one in playbooks
            ),
            notes=("trigger_metrics: every test must hold; an empty array is started by hand.",),
        ),
    )


def _condition(condition: Condition) -> dict[str, object]:
    given = condition.number if condition.number is not None else list(condition.words)
    tested = {"metric": condition.subject, "test": condition.test.value}
    return {**tested, "value": given} if given != [] else dict(tested)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _known(value: float) -> float | None:
    return None if isnan(value) else value
