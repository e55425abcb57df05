"""Format 7: scores stand in their snapshots alone, and no more as rows of their own.

A stated figure has the day that it is of, and which numbers are looked at first is kept.
"""

from __future__ import annotations

from csdesk.storage.formats.format_1 import OF_ENGAGEMENT, date_column, id_column

STATEMENTS = (
    "DROP TABLE score",
    "DELETE FROM computed_part WHERE part = 'score'",
    f"ALTER TABLE stated_input ADD COLUMN {date_column('as_of')}",
    f"""CREATE TABLE shown_numbers (
    {OF_ENGAGEMENT},
    {id_column("profile")},
    PRIMARY KEY (engagement_id)
) STRICT""",
)
