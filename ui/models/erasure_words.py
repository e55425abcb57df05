"""What erasing a person did, in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from csdesk.formatting import join_words, number, plural

if TYPE_CHECKING:
    from csdesk.model.workspaces import Backup
    from csdesk.operations.erasure import PersonErased

_MOST_NAMES = 3


def found_facts(counts: Mapping[str, int], words: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return where a name stands, by kind; ``words`` are what the rows of each table are called."""
    return [(_capital(words[table]), number(count)) for table, count in counts.items()]


def erased_sentence(erased: PersonErased) -> str:
    """Return what was erased, and which backups still hold the person."""
    sentences = [_done_sentence(erased)]
    for backups, verbs in (
        (erased.holding, ("still holds", "still hold")),
        (erased.unread, ("may hold", "may hold")),
    ):
        if backups:
            sentences.append(_backup_sentence(backups, verbs[len(backups) > 1]))
    return " ".join(sentences)


def _done_sentence(erased: PersonErased) -> str:
    rows, lines = sum(erased.erasure.rows.values()), erased.erasure.log_entries
    if rows or lines:
        places = plural(rows, "place")
        return f"Erased in {places} and {plural(lines, 'line')} of the change log."
    if erased.holding or erased.unread:
        return "The name stands nowhere in the file."
    return "The name stands nowhere in the file, nor in its backups."


def _backup_sentence(backups: Sequence[Backup], verb: str) -> str:
    names = join_words([f"“{backup.path.name}”" for backup in backups], _MOST_NAMES)
    advice = (
        "Delete it when it is no longer needed."
        if len(backups) == 1
        else "Delete them when they are no longer needed."
    )
    return f"{plural(len(backups), 'backup')} {verb} the person: {names}. {advice}"


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"
