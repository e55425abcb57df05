"""The versions of scorecards, playbooks and report templates, with who changed what (S1.116)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, cast

from csdesk.content.kept_json import parse_json, unstructure
from csdesk.formatting import join_words
from csdesk.model.model_changes import ModelChange, ModelKind
from csdesk.model.scorecards import Scorecard, ScorecardVersion
from csdesk.storage.workspace import Workspace

LOGGED = {"own_playbook": ModelKind.PLAYBOOK, "report_template": ModelKind.REPORT_TEMPLATE}
"""Tables that keep the newest version only; the change log has those before."""
NUMBER = "version"
"""A part of scorecards that is no change of its own."""

Fields = Mapping[str, Any]


def list_model_changes(workspace: Workspace) -> tuple[ModelChange, ...]:
    """Return every version of the engagement's own models, newest first.

    Each change of one gives it the next version, one that is taken back as well.
    """
    found = [*_read_scorecards(workspace), *_read_log(workspace)]
    return tuple(sorted(found, key=lambda one: (one.day, one.version), reverse=True))


def _read_scorecards(workspace: Workspace) -> Iterator[ModelChange]:
    before: ScorecardVersion | None = None
    for one in workspace.scorecards.versions():
        is_next = before is not None and before.scorecard.id == one.scorecard.id
        then = _plain(before.scorecard) if before and is_next else None
        yield ModelChange(
            kind=ModelKind.SCORECARD,
            model=one.scorecard.name,
            version=one.number,
            day=one.made_on,
            change=one.note or _describe(then, _plain(one.scorecard)),
            author=one.author,
        )
        before = one


def _read_log(workspace: Workspace) -> Iterator[ModelChange]:
    counted: Counter[tuple[str, str]] = Counter()
    for entry in workspace.history.entries_of(LOGGED):
        then, now = _read_fields(entry.old_value), _read_fields(entry.new_value)
        name = (now or then or {}).get("name")
        if name:
            counted[entry.entity, entry.key] += 1
            yield ModelChange(
                kind=LOGGED[entry.entity],
                model=str(name),
                version=counted[entry.entity, entry.key],
                day=entry.at.date(),
                change=_describe(then, now),
                author=entry.person,
            )


def _describe(then: Fields | None, now: Fields | None) -> str:
    """Return what became of a model, from what it was and what it is; None where it was not."""
    if now is None:
        return "Removed"
    if then is None:
        return "Added"
    parts = sorted({*then, *now} - {NUMBER})
    changed = [part.replace("_", " ") for part in parts if then.get(part) != now.get(part)]
    return f"Changed: {join_words(changed)}" if changed else "Kept anew"


def _read_fields(row: str | None) -> Fields | None:
    """Return the fields of a model from its row in the change log, the last column of which it is.

    The name stands beside it where the model itself has none.
    """
    if row is None:
        return None
    kept = cast("dict[str, Any]", parse_json(row, "change log"))
    _, *beside, definition = kept.items()
    return {**dict(beside), **cast("Fields", parse_json(definition[1], "change log"))}


def _plain(card: Scorecard) -> Fields:
    return cast("Fields", unstructure(card))
