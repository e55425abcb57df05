"""The dbt project of a hand-off: one macro for each engine, and words of the client as they are."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from csdesk.model.facts import FactDefinition
from csdesk.model.identifiers import FactId
from exports.warehouse.dbt_project import render_dbt_project
from exports.warehouse.score_query import DIALECTS
from tests.csdesk.scoring.health.cards import make_card, make_signal
from tests.exports.warehouse.drawn_cards import SMALL
from tests.exports.warehouse.scored_tables import make_hand_off


def make_document():
    words = (replace(SMALL[0], words=("{{ evil() }}", "{% x %}", "{{{")),)
    document = make_hand_off(make_card(make_signal("usage"), applies_to=words, name="few"),
                             make_card(make_signal("usage"), name="all"))  # fmt: skip
    usage = FactDefinition(FactId("usage"), "Usage", "percent", "How much: {{ is }} “used”?", ())
    return replace(document, facts={FactId("usage"): usage})


def test_every_engine_has_its_macros():
    files = render_dbt_project(make_document())
    for dialect in DIALECTS:
        macros = re.findall(r"{% macro (\w+)\(\) %}", files[f"macros/{dialect}.sql"])
        assert macros == [
            f"{dialect}__{name}"
            for name in ("health_score", "checks", "retention", "movements", "cohorts")
        ]


def test_words_of_the_client_are_no_template():
    files = render_dbt_project(make_document())
    text = files["macros/duckdb.sql"]
    inside = text.replace("{{ '{' }}", "").replace("{{ ref('account_facts') }}", "")
    inside = re.sub(r"{% (macro \w+\(\)|endmacro) %}", "", inside)
    assert "evil()" in inside
    assert "{" not in inside.replace("{{ ref('account_revenue') }}", "")


def test_the_columns_of_the_facts_are_described_and_their_key_is_tested():
    (model,) = json.loads(render_dbt_project(make_document())["models/marts/account_facts.yml"])[
        "models"
    ]
    first, *others = model["columns"]
    assert (first["name"], first["data_tests"]) == ("account_key", ["unique", "not_null"])
    (usage,) = (one for one in others if one["name"] == "fact_usage")
    assert usage["description"] == ("Usage (percent). How much: {{ '{' }}{{ '{' }} is }} “used”?")
