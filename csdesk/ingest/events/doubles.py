"""Events that came twice: plain copies are only counted, all others are looked at one by one."""

from __future__ import annotations

from csdesk.ingest.events.cleaning import shorten
from csdesk.ingest.events.engine import Engine
from csdesk.ingest.events.survey import DOUBLED, Survey, dated_events
from csdesk.progress import Progress

STEP = "Looking at events that came twice"
APART = "apart"
"""The table of the numbers whose events are left out of the sums and looked at one by one."""


def set_apart(engine: Engine, survey: Survey, progress: Progress) -> bool:
    """Make the tables ``copies`` and ``doubtful``; tell whether any events are set apart.

    Copies agree in all that is added up: they change nothing but counts, so that ``extra`` of them
    are taken off the events of their day. Where events share a number and differ, which one
    counts is decided when accounts are told.
    """
    suspects = _select(survey) if survey.has_doubles else _select_none()
    engine.run(f"CREATE OR REPLACE TABLE suspects AS {suspects}", progress, STEP)
    told = "hash(a, u, e, t, f, s, d)"
    groups = f"SELECT h FROM suspects GROUP BY h HAVING min({told}) <> max({told})"
    engine.run(f"CREATE OR REPLACE TABLE {APART} AS {groups}", progress, STEP)
    engine.run(
        "CREATE OR REPLACE TABLE copies AS SELECT any_value(a) AS a, any_value(u) AS u, "
        f"any_value(d) AS d, count(*) - 1 AS extra FROM suspects ANTI JOIN {APART} USING (h) "
        "GROUP BY h HAVING count(*) > 1",
        progress,
        STEP,
    )
    engine.run(
        f"CREATE OR REPLACE TABLE doubtful AS FROM suspects SEMI JOIN {APART} USING (h)",
        progress,
        STEP,
    )
    engine.run("DROP TABLE suspects")
    return bool(engine.row(f"SELECT count(*) FROM {APART}")[0])


def _select(survey: Survey) -> str:
    keyed = " UNION ALL ".join(
        f"SELECT a, u, e, t, f, s, us, d, {survey.key} AS h FROM {events}"
        for events in (dated_events(part, survey) for part in survey.parts)
    )
    return f"FROM ({keyed}) SEMI JOIN {DOUBLED} ON {shorten('h')} = half"


def _select_none() -> str:
    texts = ", ".join(f"NULL::VARCHAR AS {column}" for column in ("a", "u", "e", "t", "f", "s"))
    return f"SELECT {texts}, 0::BIGINT AS us, 0 AS d, 0::UBIGINT AS h WHERE false"
