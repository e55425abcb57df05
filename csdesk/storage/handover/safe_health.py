"""What a client-safe file shows of health scores and of what is done about them.

Own scorecards and playbooks stay behind, as own instruments do, and with them who weighed what and
which scores a person set.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import orjson

from csdesk.content import load_library
from csdesk.model.scorecards import DesignStep
from csdesk.storage.file.database import Value
from csdesk.storage.handover.safe_fields import alias_person
from csdesk.storage.handover.treatments import (
    Aliases,
    Treatment,
    alias_account,
    alias_as,
    keep,
    keep_id,
    keep_month,
    put,
    round_amount,
    show_presence,
)

VERSION = alias_as("Version")


def keep_month_moment(aliases: Aliases, value: Value) -> Value:
    """Show the first moment of the month of a moment in UTC."""
    return None if value is None else f"{keep_month(aliases, value)!s}T00:00:00+00:00"


def keep_steps(aliases: Aliases, value: Value) -> Value:
    """Show which of the seven steps of a scorecard's design are done."""
    del aliases
    done = orjson.loads(str(value))
    return orjson.dumps([step.value for step in DesignStep if step in done]).decode()


def show_versions(aliases: Aliases, value: Value) -> Value:
    """Show scorecards that ship, and aliases of others."""
    told = orjson.loads(str(value)).items()
    shown = {_show_card(aliases, card): _show_version(aliases, card, own) for card, own in told}
    return orjson.dumps(shown).decode()


def show_signals(aliases: Aliases, value: Value) -> Value:
    """Show signals that ship, and aliases of others."""
    shown = [show_signal(aliases, signal) for signal in orjson.loads(str(value))]
    return orjson.dumps(shown).decode()


def show_signal(aliases: Aliases, signal: str) -> str:
    """Show a signal that ships, and an alias of another one."""
    return signal if signal in _shipped()[1] else aliases.give("Signal", signal)


def _show_card(aliases: Aliases, card: str) -> str:
    return card if card in _shipped()[0] else aliases.give("Scorecard", card)


def _show_version(aliases: Aliases, card: str, version: str) -> str:
    return str(VERSION(aliases, f"{card} {version}"))


@cache
def _shipped() -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of the scorecards and of the signals that ship."""
    cards = load_library().scorecards.values()
    return (
        frozenset(card.id for card in cards),
        frozenset(signal.id for card in cards for signal in card.signals),
    )


HEALTH_COLUMNS: Mapping[str, Mapping[str, Treatment]] = {
    "health_model": {
        "engagement_id": keep,
        "purpose": keep,
        "stakeholders": put("[]"),
        "owner": alias_person,
        "activated_on": keep_month,
        "review_days": keep,
        "fresh_days": keep,
        "steps_done": keep_steps,
    },
    "score_snapshot": {
        "id": keep,
        "engagement_id": keep,
        "as_of": keep,
        "taken_at": keep_month_moment,
        "versions": show_versions,
        "signals": show_signals,
        "accounts": keep,
        "digest": put(""),
    },
    "snapshot_column": {"snapshot_id": keep, "name": keep, "block": keep, "cells": keep},
    "snapshot_in_use": {"engagement_id": keep, "snapshot_id": keep},
    "task": {
        "id": keep,
        "engagement_id": keep,
        "account": alias_account,
        "title": show_presence,
        "reason": show_presence,
        "owner": alias_person,
        "severity": keep,
        "opened_at": keep_month_moment,
        "due_at": keep_month_moment,
        "status": keep,
        "closed_at": keep_month_moment,
        "rule": keep_id("Rule"),
        "playbook": keep_id("Playbook"),
        "steps_done": put("[]"),
        "approvals": put("[]"),
        "note": show_presence,
    },
    "loss_note": {
        "engagement_id": keep,
        "account": alias_account,
        "reason": keep_id("Reason"),
        "win_back": keep,
        "note": show_presence,
        "lost_on": keep_month,
        "arr": round_amount,
        "source": show_presence,
        "is_told": keep,
        "name": put(""),
    },
    "expansion_proof": {"engagement_id": keep, "account": alias_account, "proof": keep},
    "offer": {
        "id": keep,
        "engagement_id": keep,
        "account": alias_account,
        "kind": keep,
        "value": round_amount,
        "discount": keep,
        "term_months": keep,
        "reason": show_presence,
        "approver": alias_person,
        "checks": put("[]"),
        "made_on": keep_month,
        "state": keep,
        "decided_on": keep_month,
        "decision": show_presence,
        "evidence": show_presence,
    },
    "experiment": {
        "id": keep,
        "engagement_id": keep,
        "name": show_presence,
        "hypothesis": show_presence,
        "measure": show_presence,
        "baseline": keep,
        "effect": keep,
        "effect_kind": keep,
        "power": keep,
        "confidence": keep,
        "available": keep,
        "weeks": keep,
        "is_reduction": keep,
        "started_on": keep_month,
        "control_accounts": keep,
        "control_outcomes": keep,
        "variant_accounts": keep,
        "variant_outcomes": keep,
    },
}
"""The values of a snapshot are shown as ``safe_snapshots`` makes them."""
