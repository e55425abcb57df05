"""What format 3 adds: every instrument with its own text, several respondents, observations, aims.

An answer has a subject, a number or a text, a reason to be put off, an owner and a revision, and
its confidence counts from 1 to 5.
"""

from __future__ import annotations

from csdesk.storage.formats.format_1 import OF_ENGAGEMENT, flag_column, number_column, one_of

HASH = "CHECK (length({0}) = 64 AND {0} NOT GLOB '*[^0-9a-f]*')"
OF_RESPONDENT = "respondent_id INTEGER NOT NULL REFERENCES respondent (id) ON DELETE CASCADE"


def _rank(column: str) -> str:
    return f"{column} INTEGER NOT NULL CHECK ({column} BETWEEN 1 AND 5)"


ABOUT = """subject TEXT NOT NULL,
    question TEXT NOT NULL CHECK (question <> '')"""
ANSWERED = f"""{ABOUT},
    choice TEXT CHECK (choice <> ''),
    {number_column("value")},
    text TEXT NOT NULL,
    not_applicable_reason TEXT NOT NULL,
    deferred TEXT NOT NULL,
    {_rank("confidence")},
    evidence TEXT NOT NULL,
    note TEXT NOT NULL,
    {flag_column("flagged")} NOT NULL,
    respondent TEXT NOT NULL,
    owner TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1)"""
"""The columns of an answer, whoever gave it."""

STATEMENTS = (
    f"""CREATE TABLE answer_3 (
    {OF_ENGAGEMENT},
    {ANSWERED},
    PRIMARY KEY (engagement_id, subject, question)
) STRICT""",
    """INSERT INTO answer_3
SELECT engagement_id, '', question, choice, NULL, '', not_applicable_reason, '',
       CASE confidence WHEN 'low' THEN 2 WHEN 'medium' THEN 3 ELSE 4 END,
       evidence, note, flagged, respondent, '', 1
FROM answer ORDER BY rowid""",
    "DROP TABLE answer",
    "ALTER TABLE answer_3 RENAME TO answer",
    # An undo puts back what the log says of a row, and the lines so far say it of the old answers.
    # Rewriting them would break the chain, so the log stays as it is and nothing reaches back.
    "DELETE FROM undo_step",
    f"""CREATE TABLE respondent (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    {OF_ENGAGEMENT},
    name TEXT NOT NULL,
    {one_of("role", "leadership", "csm", "sales", "support", "product", "operations", "finance")}
) STRICT""",
    "CREATE INDEX respondent_engagement ON respondent (engagement_id)",
    f"""CREATE TABLE response (
    {OF_RESPONDENT},
    {ANSWERED},
    PRIMARY KEY (respondent_id, subject, question)
) STRICT""",
    f"""CREATE TABLE observation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    {OF_ENGAGEMENT},
    {ABOUT},
    issue TEXT NOT NULL,
    impact TEXT NOT NULL,
    recommendation TEXT NOT NULL,
    {_rank("importance")}
) STRICT""",
    "CREATE INDEX observation_engagement ON observation (engagement_id, question)",
    f"""CREATE TABLE instrument_text (
    hash TEXT NOT NULL {HASH.format("hash")} PRIMARY KEY,
    compiled BLOB NOT NULL
) STRICT""",
    f"""CREATE TABLE instrument_in_use (
    {OF_ENGAGEMENT},
    instrument TEXT NOT NULL CHECK (instrument <> ''),
    version TEXT NOT NULL,
    {flag_column("is_own")} NOT NULL,
    hash TEXT NOT NULL {HASH.format("hash")} REFERENCES instrument_text (hash),
    PRIMARY KEY (engagement_id, instrument)
) STRICT""",
    "CREATE INDEX instrument_in_use_hash ON instrument_in_use (hash)",
    f"""CREATE TABLE area_target (
    {OF_ENGAGEMENT},
    instrument TEXT NOT NULL CHECK (instrument <> ''),
    area TEXT NOT NULL CHECK (area <> ''),
    tier INTEGER NOT NULL CHECK (tier >= 0),
    PRIMARY KEY (engagement_id, instrument, area)
) STRICT""",
    f"""CREATE TABLE function_choice (
    {OF_ENGAGEMENT},
    instrument TEXT NOT NULL CHECK (instrument <> ''),
    function TEXT NOT NULL CHECK (function <> ''),
    PRIMARY KEY (engagement_id, instrument, function)
) STRICT""",
    f"""CREATE TABLE service_tier_choice (
    {OF_ENGAGEMENT},
    account TEXT NOT NULL CHECK (account <> ''),
    tier TEXT NOT NULL CHECK (tier <> ''),
    reason TEXT NOT NULL,
    PRIMARY KEY (engagement_id, account)
) STRICT""",
)
