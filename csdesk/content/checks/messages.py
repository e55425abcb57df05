"""Texts with places in braces: each is filled from an account, or named as written by hand."""

from __future__ import annotations

import re
from typing import Any

from csdesk.content.checks.conditions import CHANGE, LIST, POINTS, Subjects
from csdesk.content.contents import Contents, Entry
from csdesk.model.playbooks import SHORT_NAMES, TODAY, MessageTemplate

PLACE = re.compile(r"\{([^{}]*)\}")
OF_ACCOUNTS = frozenset({"arr", "score", "coverage", "band", "band_before"})


def check_templates(contents: Contents) -> None:
    """Check that every place of every template can be filled, by data or by hand."""
    known = Subjects.of(contents)
    for entry in contents.of("template"):
        _check_by_hand(entry)
        for key in ("subject", "body"):
            text = getattr(entry.item, key)
            if not text.strip():
                raise entry.reject(key, text, "the words of the message")
            check_places(entry, key, text, known, {*SHORT_NAMES, TODAY, *entry.item.by_hand})


def check_places(
    entry: Entry[Any], key: str, text: str, known: Subjects, others: set[str] | None = None
) -> None:
    """Check that each name in braces of a text is known of an account, or one of ``others``."""
    for name in PLACE.findall(text):
        if name not in (others or ()) and not _is_known(name, known):
            expected = "what is known of an account: a fact, list.<field>, score, band or arr"
            raise entry.reject(key, f"{{{name}}}", expected)


def _is_known(name: str, known: Subjects) -> bool:
    prefixed = (LIST, known.fields), (CHANGE, known.facts), (POINTS, known.signals)
    return name in known.facts | OF_ACCOUNTS or any(
        name.startswith(one) and name.removeprefix(one) in ids for one, ids in prefixed
    )


def _check_by_hand(entry: Entry[MessageTemplate]) -> None:
    template = entry.item
    asked = set(PLACE.findall(f"{template.subject}\n{template.body}"))
    for name in template.by_hand:
        if name not in asked:
            raise entry.reject("by_hand", name, "a place that the message has")
