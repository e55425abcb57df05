"""What the client aims at in an instrument: the tiers of its areas, the functions that count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from csdesk.model.identifiers import AreaId, FunctionId, InstrumentId
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database

SET_TARGET = """
INSERT INTO area_target (engagement_id, instrument, area, tier) VALUES (?, ?, ?, ?)
ON CONFLICT (engagement_id, instrument, area) DO UPDATE SET tier = excluded.tier
"""
DROP_TARGET = "DELETE FROM area_target WHERE engagement_id = ? AND instrument = ? AND area = ?"
DROP_FUNCTIONS = "DELETE FROM function_choice WHERE engagement_id = ? AND instrument = ?"
ADD_FUNCTION = "INSERT INTO function_choice (engagement_id, instrument, function) VALUES (?, ?, ?)"


class AimRecords:
    """The aims of the engagement; what was not chosen is not here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def targets(self) -> dict[tuple[InstrumentId, AreaId], int]:
        """Return the tier that was chosen for each area that has one."""
        rows = self._database.rows(
            "SELECT instrument, area, tier FROM area_target WHERE engagement_id = ? "
            "ORDER BY instrument, area",
            (current_engagement(self._database),),
        )
        return {(InstrumentId(instrument), AreaId(area)): tier for instrument, area, tier in rows}

    def set_target(self, instrument: InstrumentId, area: AreaId, tier: int | None) -> None:
        """Choose the tier that an area aims at; None takes the choice back."""
        place = (current_engagement(self._database), instrument, area)
        if tier is None:
            self._database.write(DROP_TARGET, place)
        else:
            self._database.write(SET_TARGET, (*place, tier))

    def functions(self) -> dict[InstrumentId, frozenset[FunctionId]]:
        """Return the functions that each instrument is limited to, where it is."""
        rows = self._database.rows(
            "SELECT instrument, function FROM function_choice WHERE engagement_id = ?",
            (current_engagement(self._database),),
        )
        chosen: dict[InstrumentId, set[FunctionId]] = defaultdict(set)
        for instrument, function in rows:
            chosen[InstrumentId(instrument)].add(FunctionId(function))
        return {instrument: frozenset(functions) for instrument, functions in chosen.items()}

    def set_functions(self, instrument: InstrumentId, functions: Collection[FunctionId]) -> None:
        """Limit an instrument to some functions; none at all take the limit away."""
        place = (current_engagement(self._database), instrument)
        with self._database.transaction():
            self._database.write(DROP_FUNCTIONS, place)
            for function in sorted(set(functions)):
                self._database.write(ADD_FUNCTION, (*place, function))
