"""Where the value of a fact comes from, down to the rows of a file."""

from __future__ import annotations

from datetime import date

from csdesk.model.facts import FactOrigin, FactSource
from csdesk.scoring.facts.lists import FactLists
from csdesk.scoring.facts.selection import Day, select_records

SHOWN = 100
"""Rows that are named at most."""


def find_origin(lists: FactLists, source: FactSource, day: Day, account: int) -> FactOrigin | None:
    """Return the records behind the value that a source gives the account at this position.

    Rows are those of the file with the latest record; ``records`` counts those of all files.
    """
    import numpy as np

    records = lists.behind(source, is_replayed=day.is_replayed)
    if records is None:
        return None
    selection = select_records(records, source, day)
    places = np.flatnonzero(selection.chosen & (records.owners == account))
    table = records.table
    if not places.size:
        first = table.sources[0]
        return FactOrigin(source, first.file_name, first.sheet, (), 0, None)
    ages = selection.ages[places]
    latest = int(places[np.argmin(ages)])
    file = table.sources[table.origins[latest]]
    inside = [at for at in places.tolist() if table.origins[at] == table.origins[latest]]
    return FactOrigin(
        source=source,
        file=file.file_name,
        sheet=file.sheet,
        rows=tuple(table.source_rows[at] for at in inside[:SHOWN]),
        records=int(places.size),
        dated=date.fromordinal(day.number - int(ages.min())),
    )
