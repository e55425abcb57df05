"""What format 8 adds: registers, decisions about the plan and what became of it, kept reports."""

from __future__ import annotations

from csdesk.storage.formats.format_1 import (
    OF_ENGAGEMENT,
    date_column,
    id_column,
    json_column,
    number_column,
    one_of,
)

STATEMENTS = (
    f"""CREATE TABLE register_row (
    {OF_ENGAGEMENT},
    {id_column("register")},
    {id_column("row_id")},
    place INTEGER NOT NULL,
    account TEXT NOT NULL,
    cells TEXT CHECK (json_valid(cells)),
    PRIMARY KEY (engagement_id, register, row_id)
) STRICT""",
    f"""CREATE TABLE plan_choice (
    {OF_ENGAGEMENT},
    {id_column("initiative")},
    {one_of("place", "90", "180", "360", "out")},
    reason TEXT NOT NULL,
    PRIMARY KEY (engagement_id, initiative)
) STRICT""",
    f"""CREATE TABLE initiative_progress (
    {OF_ENGAGEMENT},
    {id_column("initiative")},
    {one_of("state", "running", "done", "stopped")},
    {date_column("started_on")},
    {date_column("done_on")},
    {number_column("spent_days")},
    note TEXT NOT NULL,
    PRIMARY KEY (engagement_id, initiative)
) STRICT""",
    f"""CREATE TABLE final_plan (
    {OF_ENGAGEMENT},
    {date_column("made_on")} NOT NULL,
    made_by TEXT NOT NULL,
    {date_column("start_on")} NOT NULL,
    {json_column("items")},
    PRIMARY KEY (engagement_id)
) STRICT""",
    f"""CREATE TABLE report_template (
    {OF_ENGAGEMENT},
    name TEXT NOT NULL,
    {json_column("choice")},
    PRIMARY KEY (engagement_id, name)
) STRICT""",
    f"""CREATE TABLE client_brand (
    {OF_ENGAGEMENT},
    logo TEXT NOT NULL,
    colour TEXT NOT NULL CHECK (colour = '' OR colour GLOB '#[0-9a-f][0-9a-f]*'),
    PRIMARY KEY (engagement_id)
) STRICT""",
)
