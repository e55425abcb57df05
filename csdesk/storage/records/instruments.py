"""The texts of instruments that an engagement holds to, so that a later csdesk changes nothing."""

from __future__ import annotations

import hashlib

from csdesk.model.assessments import KeptInstrument
from csdesk.model.identifiers import EngagementId, InstrumentId
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row

READ = """
SELECT instrument, version, compiled, is_own
FROM instrument_in_use JOIN instrument_text USING (hash)
WHERE engagement_id = ? ORDER BY instrument
"""
KEEP_TEXT = "INSERT INTO instrument_text (hash, compiled) VALUES (?, ?) ON CONFLICT DO NOTHING"
KEEP = """
INSERT INTO instrument_in_use (engagement_id, instrument, version, is_own, hash)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT (engagement_id, instrument) DO UPDATE SET
    version = excluded.version, is_own = excluded.is_own, hash = excluded.hash
"""


class InstrumentRecords:
    """The instruments of the engagement; engagements share a text that is the same."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, engagement: EngagementId | None = None) -> tuple[KeptInstrument, ...]:
        """Return every kept instrument, sorted by id.

        Those of the chosen engagement, unless another one is given.
        """
        chosen = engagement or current_engagement(self._database)
        return tuple(map(_read_instrument, self._database.rows(READ, (chosen,))))

    def keep(self, instrument: KeptInstrument) -> None:
        """Hold to the text of an instrument, in place of an earlier one with its id."""
        digest = hashlib.sha256(instrument.compiled).hexdigest()
        with self._database.transaction():
            self._database.write(KEEP_TEXT, (digest, instrument.compiled))
            told = (instrument.id, instrument.version, instrument.is_own, digest)
            self._database.write(KEEP, (current_engagement(self._database), *told))

    def remove(self, instrument: InstrumentId) -> None:
        """Hold to no text of an instrument; its text stays as long as an undo may need it."""
        self._database.write(
            "DELETE FROM instrument_in_use WHERE engagement_id = ? AND instrument = ?",
            (current_engagement(self._database), instrument),
        )


def _read_instrument(row: Row) -> KeptInstrument:
    instrument, version, compiled, is_own = row
    return KeptInstrument(InstrumentId(instrument), version, bytes(compiled), bool(is_own))
