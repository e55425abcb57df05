"""What format 6 adds: how a client reads its KPIs, and what they were on earlier days.

A note on a loss also has what a person told or corrected of it, and an offer how far it is.
"""

from __future__ import annotations

from csdesk.storage.formats.format_1 import (
    OF_ENGAGEMENT,
    date_column,
    flag_column,
    id_column,
    json_column,
    number_column,
    one_of,
)


def _text_column(column: str) -> str:
    return f"{column} TEXT NOT NULL DEFAULT ''"


STATES = one_of("state", "approved", "waiting", "refused", "withdrawn")
"""How far an offer is; one that was kept whole at once is approved."""
MORE_OF_LOSSES = (
    date_column("lost_on"),
    number_column("arr"),
    _text_column("source"),
    f"{flag_column('is_told')} NOT NULL DEFAULT 0",
    _text_column("name"),
)
MORE_OF_OFFERS = (
    f"{STATES} DEFAULT 'approved'",
    date_column("decided_on"),
    _text_column("decision"),
    _text_column("evidence"),
)

STATEMENTS = (
    f"""CREATE TABLE kpi_goal (
    {OF_ENGAGEMENT},
    {id_column("kpi")},
    {number_column("baseline")} NOT NULL,
    {number_column("target")} NOT NULL,
    {date_column("start_on")} NOT NULL,
    {date_column("due_on")} NOT NULL,
    owner TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (engagement_id, kpi)
) STRICT""",
    f"""CREATE TABLE kpi_threshold (
    {OF_ENGAGEMENT},
    {id_column("kpi")},
    {number_column("low_usage")} NOT NULL,
    {number_column("churn_risk")} NOT NULL,
    {number_column("success")} NOT NULL,
    basis TEXT NOT NULL,
    PRIMARY KEY (engagement_id, kpi)
) STRICT""",
    f"""CREATE TABLE stated_input (
    {OF_ENGAGEMENT},
    {id_column("input")},
    {id_column("value")},
    basis TEXT NOT NULL,
    PRIMARY KEY (engagement_id, input)
) STRICT""",
    f"""CREATE TABLE benchmark_choice (
    {OF_ENGAGEMENT},
    {id_column("kpi")},
    {id_column("benchmark")},
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    PRIMARY KEY (engagement_id, kpi)
) STRICT""",
    f"""CREATE TABLE board_layout (
    {OF_ENGAGEMENT},
    {id_column("name")},
    {json_column("tiles")},
    PRIMARY KEY (engagement_id, name)
) STRICT""",
    f"""CREATE TABLE kept_kpi (
    {OF_ENGAGEMENT},
    {id_column("kpi")},
    {date_column("as_of")} NOT NULL,
    {number_column("value")},
    n INTEGER NOT NULL CHECK (n >= 0),
    method TEXT NOT NULL,
    window TEXT NOT NULL,
    PRIMARY KEY (engagement_id, kpi, as_of)
) STRICT""",
    *(f"ALTER TABLE loss_note ADD COLUMN {column}" for column in MORE_OF_LOSSES),
    *(f"ALTER TABLE offer ADD COLUMN {column}" for column in MORE_OF_OFFERS),
)
