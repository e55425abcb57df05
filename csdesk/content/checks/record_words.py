"""Words of states: each column once, each word with one meaning, each period with a length."""

from __future__ import annotations

from csdesk.content.contents import Contents, Entry
from csdesk.formatting.spellings import spell_phrase
from csdesk.model.record_words import Meaning, RecordWords, WordGroup
from csdesk.model.tables import TableKind


def check_record_words(contents: Contents) -> None:
    """Check the words by which columns of states are read."""
    fields = {(field.table, field.id) for field in contents.items("field")}
    seen: set[tuple[TableKind, str]] = set()
    for entry in contents.of("record_words"):
        column = (entry.item.table, entry.item.field)
        if column not in fields:
            raise entry.reject("field", entry.item.field, f"a field of “{entry.item.table}”")
        if column in seen:
            raise entry.reject("field", entry.item.field, "a column whose words stand nowhere else")
        seen.add(column)
        _check_groups(entry)


def _check_groups(entry: Entry[RecordWords]) -> None:
    first: dict[str, int] = {}
    for number, group in enumerate(entry.item.groups, start=1):
        path = f"groups[{number}]"
        _check_months(entry, path, group)
        if not group.words:
            raise entry.missing(f"{path}.words", "at least one word")
        for word in group.words:
            for spelling in spell_phrase(word):
                if not spelling or first.setdefault(spelling, number) != number:
                    raise entry.reject(f"{path}.words", word, "a word that no other group has")


def _check_months(entry: Entry[RecordWords], path: str, group: WordGroup) -> None:
    if group.months is None:
        return
    if group.months <= 0:
        raise entry.reject(f"{path}.months", group.months, "more than 0")
    if group.means is not Meaning.USUAL:
        raise entry.reject(f"{path}.means", group.means.value, "nothing beside months")
