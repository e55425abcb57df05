"""What each decision was in the end, as the change log tells it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping

from csdesk.storage.file.database import Database, Value

State = Mapping[str, Value]
"""The values of a row by column."""

READ = "SELECT entity, entity_key, new_value FROM change WHERE salt IS NOT NULL ORDER BY id"


def read_last_states(database: Database) -> Mapping[str, list[State]]:
    """Return, by table, the rows that were there after the last line of a complete change log.

    What was blanked when a person was erased is left out.
    """
    last: dict[tuple[str, str], str | None] = {}
    for entity, key, new_value in database.rows(READ):
        last[entity, key] = new_value
    states: dict[str, list[State]] = defaultdict(list)
    for (entity, _), new_value in last.items():
        if new_value is not None:
            states[entity].append(json.loads(new_value))
    return states
