"""What format 5 adds: how a client keeps its health score, what it showed, and what is done of it.

Scorecards and playbooks are kept as JSON, versions of a scorecard beside each other. The scores of
a day stand column by column in blocks, as those of imported lists do.
"""

from __future__ import annotations

from csdesk.storage.formats.format_1 import (
    LARGEST,
    OF_ENGAGEMENT,
    date_column,
    flag_column,
    id_column,
    json_column,
    number_column,
    one_of,
)

OF_SNAPSHOT = "snapshot_id INTEGER NOT NULL REFERENCES score_snapshot (id) ON DELETE CASCADE"


def _percent_column(column: str) -> str:
    return f"{column} REAL NOT NULL CHECK ({column} BETWEEN 0 AND 100)"


def _moment_column(column: str) -> str:
    return f"{column} TEXT CHECK (datetime({column}) IS NOT NULL OR {column} IS NULL)"


def _count_column(column: str, least: int = 0) -> str:
    return f"{column} INTEGER NOT NULL CHECK ({column} >= {least})"


def _maybe_count_column(column: str) -> str:
    return f"{column} INTEGER CHECK ({column} >= 0)"


def _maybe_id_column(column: str) -> str:
    return f"{column} TEXT CHECK ({column} <> '')"


STATEMENTS = (
    f"""CREATE TABLE scorecard_version (
    {OF_ENGAGEMENT},
    {id_column("scorecard")},
    {_count_column("number", 1)},
    {json_column("definition")},
    {date_column("made_on")} NOT NULL,
    author TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (engagement_id, scorecard, number)
) STRICT""",
    f"""CREATE TABLE scorecard_in_use (
    {OF_ENGAGEMENT},
    {_count_column("place")},
    {id_column("scorecard")},
    PRIMARY KEY (engagement_id, place)
) STRICT""",
    f"""CREATE TABLE health_model (
    {OF_ENGAGEMENT},
    purpose TEXT CHECK (purpose IN ('churn', 'expansion', 'adoption')),
    {json_column("stakeholders")},
    owner TEXT NOT NULL,
    {date_column("activated_on")},
    {_count_column("review_days", 1)},
    {_count_column("fresh_days", 1)},
    {json_column("steps_done")},
    PRIMARY KEY (engagement_id)
) STRICT""",
    f"""CREATE TABLE weight_rating (
    {OF_ENGAGEMENT},
    {id_column("scorecard")},
    {_count_column("round", 1)},
    {id_column("rater")},
    {id_column("signal")},
    {_percent_column("weight")},
    PRIMARY KEY (engagement_id, scorecard, round, rater, signal)
) STRICT""",
    f"""CREATE TABLE score_override (
    {OF_ENGAGEMENT},
    {id_column("account")},
    {date_column("set_on")} NOT NULL,
    {_percent_column("score")},
    {id_column("author")},
    {id_column("reason")},
    {date_column("expires_on")} NOT NULL,
    PRIMARY KEY (engagement_id, account, set_on)
) STRICT""",
    f"""CREATE TABLE score_snapshot (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    {OF_ENGAGEMENT},
    {date_column("as_of")} NOT NULL,
    {_moment_column("taken_at")} NOT NULL,
    {json_column("versions")},
    {json_column("signals")},
    {_count_column("accounts")},
    digest TEXT NOT NULL
) STRICT""",
    "CREATE INDEX score_snapshot_engagement ON score_snapshot (engagement_id)",
    f"""CREATE TABLE snapshot_column (
    {OF_SNAPSHOT},
    {id_column("name")},
    {_count_column("block")},
    {json_column("cells")},
    PRIMARY KEY (snapshot_id, name, block)
) STRICT""",
    f"""CREATE TABLE snapshot_in_use (
    {OF_ENGAGEMENT},
    snapshot_id INTEGER NOT NULL REFERENCES score_snapshot (id),
    PRIMARY KEY (engagement_id, snapshot_id)
) STRICT""",
    "CREATE INDEX snapshot_in_use_snapshot ON snapshot_in_use (snapshot_id)",
    f"""CREATE TABLE task (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    {OF_ENGAGEMENT},
    {id_column("account")},
    {id_column("title")},
    reason TEXT NOT NULL,
    owner TEXT NOT NULL,
    {one_of("severity", "critical", "watch", "note")},
    {_moment_column("opened_at")} NOT NULL,
    {_moment_column("due_at")} NOT NULL,
    {one_of("status", "open", "done", "dropped")},
    {_moment_column("closed_at")},
    {_maybe_id_column("rule")},
    {_maybe_id_column("playbook")},
    {json_column("steps_done")},
    {json_column("approvals")},
    note TEXT NOT NULL
) STRICT""",
    "CREATE INDEX task_engagement ON task (engagement_id)",
    f"""CREATE TABLE own_playbook (
    {OF_ENGAGEMENT},
    {id_column("playbook")},
    {json_column("definition")},
    PRIMARY KEY (engagement_id, playbook)
) STRICT""",
    f"""CREATE TABLE loss_note (
    {OF_ENGAGEMENT},
    {id_column("account")},
    {_maybe_id_column("reason")},
    {one_of("win_back", "not_started", "contacted", "in_talks", "won", "lost", "not_wanted")},
    note TEXT NOT NULL,
    PRIMARY KEY (engagement_id, account)
) STRICT""",
    f"""CREATE TABLE expansion_proof (
    {OF_ENGAGEMENT},
    {id_column("account")},
    {one_of("proof", "breadth", "usage", "request", "outcome")},
    PRIMARY KEY (engagement_id, account, proof)
) STRICT""",
    f"""CREATE TABLE offer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    {OF_ENGAGEMENT},
    {id_column("account")},
    {one_of("kind", "retention", "expansion")},
    value REAL NOT NULL CHECK (value BETWEEN 0 AND {LARGEST}),
    {_percent_column("discount")},
    {_count_column("term_months")},
    reason TEXT NOT NULL,
    approver TEXT NOT NULL,
    {json_column("checks")},
    {date_column("made_on")} NOT NULL
) STRICT""",
    "CREATE INDEX offer_engagement ON offer (engagement_id)",
    f"""CREATE TABLE experiment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    {OF_ENGAGEMENT},
    {id_column("name")},
    hypothesis TEXT NOT NULL,
    measure TEXT NOT NULL,
    {_percent_column("baseline")},
    {number_column("effect")} NOT NULL,
    {one_of("effect_kind", "points", "relative")},
    {_percent_column("power")},
    {_percent_column("confidence")},
    {_maybe_count_column("available")},
    {_count_column("weeks", 1)},
    {flag_column("is_reduction")} NOT NULL,
    {date_column("started_on")},
    {_maybe_count_column("control_accounts")},
    {_maybe_count_column("control_outcomes")},
    {_maybe_count_column("variant_accounts")},
    {_maybe_count_column("variant_outcomes")}
) STRICT""",
    "CREATE INDEX experiment_engagement ON experiment (engagement_id)",
)
