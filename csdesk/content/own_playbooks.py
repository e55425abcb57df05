"""Playbooks as JSON: the text that carries them from one workspace to another (S1.113)."""

from __future__ import annotations

import re
from collections.abc import Iterable

import orjson

from csdesk.content.checks.conditions import Subjects
from csdesk.content.checks.identities import check_once
from csdesk.content.checks.playbooks import check_playbook
from csdesk.content.contents import Entry
from csdesk.content.decoding import decode
from csdesk.content.kept_json import parse_json, unstructure
from csdesk.content.rejection import rejection
from csdesk.errors import ContentInvalid
from csdesk.model.library import Library
from csdesk.model.playbooks import Playbook
from csdesk.model.tables import TableKind

FORMAT = 1
ID = re.compile("[a-z0-9_.]{1,60}")


def write_playbooks(playbooks: Iterable[Playbook]) -> bytes:
    """Return playbooks as JSON that ``read_playbooks`` gives back as they are."""
    values = {"format": FORMAT, "playbooks": [unstructure(one) for one in playbooks]}
    return orjson.dumps(values, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)


def read_playbooks(text: bytes, name: str) -> tuple[Playbook, ...]:
    """Return the playbooks of a JSON text; ContentInvalid says where ``name`` is wrong, and how."""
    values = parse_json(text, name)
    if not isinstance(values, dict) or not isinstance(values.get("playbooks"), list):
        raise ContentInvalid(f"{name}: it holds no playbooks; expected an export of csdesk.")
    if values.get("format") != FORMAT:
        raise rejection(name, "format", values.get("format"), f"{FORMAT}, or a newer csdesk")
    return tuple(
        decode(Playbook, one, name, f"playbooks[{number}]")
        for number, one in enumerate(values["playbooks"], start=1)
    )


def check_own_playbooks(playbooks: Iterable[Playbook], library: Library, name: str) -> None:
    """Raise ContentInvalid where a playbook breaks a rule: ids, steps, owners, conditions."""
    roles = frozenset(role.id for role in library.roles)
    templates = frozenset(template.id for template in library.templates)
    entries = [
        Entry(one, name, f"playbooks[{number}] “{one.id}”")
        for number, one in enumerate(playbooks, start=1)
    ]
    check_once(entries, "id", lambda one: one.id)
    for entry in entries:
        if not ID.fullmatch(entry.item.id):
            raise entry.reject("id", entry.item.id, "small letters, digits, “_” and “.”")
        if not entry.item.name.strip():
            raise entry.missing("name", "the name of the playbook")
        check_playbook(entry, _list_subjects(library), roles, templates)


def _list_subjects(library: Library) -> Subjects:
    signals = (signal.id for card in library.scorecards.values() for signal in card.signals)
    fields = (one.id for one in library.fields if one.table is TableKind.ACCOUNTS)
    return Subjects(
        frozenset(fact.id for fact in library.facts), frozenset(fields), frozenset(signals)
    )
