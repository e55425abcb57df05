"""The hand-off as a dbt project: models that ship, and the SQL of this client as macros."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from csdesk.model.hand_off import HandOff
from exports.warehouse.checks import check_query
from exports.warehouse.columns import KEY, TABLE
from exports.warehouse.inputs import list_inputs
from exports.warehouse.revenue_queries import REVENUE_QUERIES, REVENUE_TABLE, revenue_query
from exports.warehouse.score_query import DIALECTS, score_query
from exports.warehouse.tables import render_weights

ABOUT_FACTS = "What the scorecards ask of each account, on the day that is scored."


def render_dbt_project(document: HandOff) -> dict[str, str]:
    """Return the text of every file of the project by its path in it.

    dbt picks the macro of the engine that it runs on, so one project serves them all.
    """
    found = dict(_read_folder(files("resources") / "warehouse" / "dbt"))
    found["seeds/scorecard_weights.csv"] = render_weights(document)
    found["models/marts/account_facts.yml"] = _describe_facts(document)
    for dialect in DIALECTS:
        score = _from_model(score_query(document.cards, dialect), TABLE)
        check = _from_model(f"WITH {check_query(document, dialect)}", TABLE)
        macros = {"health_score": score, "checks": check}
        for name in REVENUE_QUERIES:
            macros[name] = _from_model(revenue_query(name, dialect), REVENUE_TABLE)
        found[f"macros/{dialect}.sql"] = _write_macros(macros, dialect)
    return found


def _read_folder(folder: Traversable, place: str = "") -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _read_folder(entry, f"{place}{entry.name}/")
        else:
            yield f"{place}{entry.name}", entry.read_text(encoding="utf-8")


def _from_model(query: str, table: str) -> str:
    """Return a query of dbt that reads a model by the name of the table."""
    first, rest = _guard(query).split("WITH", 1)
    model = f"{table} AS (\n  SELECT *\n  FROM {{{{ ref('{table}') }}}}\n)"  # noqa: S608 - a constant
    joined = " " if rest.lstrip().startswith("SELECT") else ", "
    return f"{first}WITH {model}{joined}{rest.lstrip()}"


def _guard(sql: str) -> str:
    """Return SQL that dbt's templates leave as it is, whatever its words are."""
    return sql.replace("{", "{{ '{' }}")


def _write_macros(macros: dict[str, str], dialect: str) -> str:
    texts = (
        f"{{% macro {dialect}__{name}() %}}\n{sql}\n{{% endmacro %}}\n"
        for name, sql in macros.items()
    )
    return "\n".join(texts)


def _describe_facts(document: HandOff) -> str:
    """Return the columns of the table of facts with what they mean, for dbt's documentation.

    JSON is YAML, and no word of the client can be taken for anything else in it.
    """
    columns: list[dict[str, object]] = [
        {"name": one.name, "description": _guard(one.meaning)} for one in list_inputs(document)
    ]
    for column in columns:
        if column["name"] == KEY:
            column["data_tests"] = ["unique", "not_null"]
    model = {"name": TABLE, "description": ABOUT_FACTS, "columns": columns}
    return json.dumps({"version": 2, "models": [model]}, indent=2, ensure_ascii=False) + "\n"
