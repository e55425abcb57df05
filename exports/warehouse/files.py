"""The files of a hand-off: SQL for each engine, its inputs and weights, and how to use it."""

from __future__ import annotations

from importlib.resources import files as resource_files

from csdesk.model.hand_off import HandOff
from csdesk.progress import Progress, silent
from exports.warehouse.checks import check_query, table_query
from exports.warehouse.dbt_project import render_dbt_project
from exports.warehouse.readme import render_changes, render_readme
from exports.warehouse.revenue_queries import REVENUE_QUERIES, REVENUE_TABLE, revenue_query
from exports.warehouse.score_query import DIALECTS, score_query
from exports.warehouse.tables import render_inputs, render_weights

SPARK_JOB = "spark_job.py"


def render_hand_off(document: HandOff, progress: Progress = silent) -> dict[str, str]:
    """Return the text of every file by its path in the folder."""
    files = {
        "README.md": render_readme(document),
        "inputs.csv": render_inputs(document),
        "weights.csv": render_weights(document),
        "changelog.md": render_changes(document),
    }
    for place, dialect in enumerate(DIALECTS):
        progress(place, len(DIALECTS), f"Writing SQL for {dialect}")
        files[f"{dialect}/account_facts.sql"] = _end(table_query(document, dialect))
        files[f"{dialect}/health_score.sql"] = _end(score_query(document.cards, dialect))
        files[f"{dialect}/checks.sql"] = _end(check_query(document, dialect))
        for name in (REVENUE_TABLE, *REVENUE_QUERIES):
            files[f"{dialect}/{name}.sql"] = _end(revenue_query(name, dialect))
    files["spark/job.py"] = read_spark_job()
    project = render_dbt_project(document)
    files.update({f"dbt/{name}": text for name, text in project.items()})
    return files


def read_spark_job() -> str:
    """Return the program that is handed over as it ships; nothing here imports it."""
    return (resource_files("exports") / "warehouse" / SPARK_JOB).read_text(encoding="utf-8")


def _end(sql: str) -> str:
    return f"{sql};\n"
