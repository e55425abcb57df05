"""Reasons of churn: one set of rules, each word of one reason only, shares of one whole."""

from __future__ import annotations

from csdesk.content.checks.only_one import find_only
from csdesk.content.checks.parts_once import check_parts_once
from csdesk.content.contents import Contents, Entry
from csdesk.formatting import normalise_header
from csdesk.model.churn import ChurnRules


def check_churn(contents: Contents) -> None:
    """Check the reasons of churn and the limits that belong to them."""
    entry: Entry[ChurnRules] = find_only(contents, "churn", "resources/library/churn")
    check_parts_once(entry, "reasons", entry.item.reasons)
    _check_words(entry)
    _check_limits(entry)
    _check_initiatives(entry, contents)


def _check_words(entry: Entry[ChurnRules]) -> None:
    meant: dict[str, str] = {}
    for number, reason in enumerate(entry.item.reasons, start=1):
        for word in reason.words:
            other = meant.setdefault(normalise_header(word), reason.id)
            if other != reason.id:
                expected = f"one that does not mean “{other}” already"
                raise entry.reject(f"reasons[{number}].words", word, expected)


def _check_limits(entry: Entry[ChurnRules]) -> None:
    rules = entry.item
    if not 0 < rules.win_back_low <= rules.win_back_high <= 100:
        expected = f"above 0 and at most win_back_high, {rules.win_back_high:g}"
        raise entry.reject("win_back_low", rules.win_back_low, expected)
    for name in ("win_back_above", "save_target", "at_risk_target", "theme_mentions", "early_days"):
        if getattr(rules, name) <= 0:
            raise entry.reject(name, getattr(rules, name), "more than 0")
    shares = sum(reason.reference_share or 0 for reason in rules.reasons)
    if shares > 100:
        raise entry.reject("reasons.reference_share", f"{shares:g} in sum", "at most 100 in sum")


def _check_initiatives(entry: Entry[ChurnRules], contents: Contents) -> None:
    known = contents.ids("initiative")
    for number, reason in enumerate(entry.item.reasons, start=1):
        for initiative in reason.initiatives:
            if initiative not in known:
                path = f"reasons[{number}].initiatives"
                raise entry.reject(path, initiative, "the id of an initiative")
