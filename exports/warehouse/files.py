"""The files of a hand-off: SQL for each engine, its inputs and weights, and how to use it."""

from __future__ import annotations

from csdesk.model.hand_off import HandOff
from csdesk.progress import Progress, silent
from exports.warehouse.checks import check_query, table_query
from exports.warehouse.readme import render_readme
from exports.warehouse.score_query import DIALECTS, score_query
from exports.warehouse.tables import render_inputs, render_weights


def render_hand_off(document: HandOff, progress: Progress = silent) -> dict[str, str]:
    """Return the text of every file by its path in the folder."""
    files = {
        "README.md": render_readme(document),
        "inputs.csv": render_inputs(document),
        "weights.csv": render_weights(document),
    }
    for place, dialect in enumerate(DIALECTS):
        progress(place, len(DIALECTS), f"Writing SQL for {dialect}")
        files[f"{dialect}/account_facts.sql"] = _end(table_query(document, dialect))
        files[f"{dialect}/health_score.sql"] = _end(score_query(document.cards, dialect))
        files[f"{dialect}/checks.sql"] = _end(check_query(document, dialect))
    return files


def _end(sql: str) -> str:
    return f"{sql};\n"
