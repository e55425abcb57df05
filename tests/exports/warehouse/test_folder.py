"""The hand-off as a folder: everything or nothing, and never over what is there."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date

import pytest

from csdesk.errors import Cancelled, ExportFailed, WrongUsage
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.facts import FactDefinition
from csdesk.model.hand_off import HandOff
from csdesk.model.identifiers import FactId, FieldId
from csdesk.model.model_changes import ModelChange, ModelKind
from csdesk.scoring.health import weigh_card
from exports.warehouse.revenue_queries import REVENUE_QUERIES, REVENUE_TABLE
from exports.warehouse.score_query import DIALECTS
from exports.warehouse_folder import write_hand_off
from tests.csdesk.scoring.health.cards import make_card, make_signal

AS_OF = date(2026, 6, 30)


def make_document() -> HandOff:
    usage = FactDefinition(FactId("usage"), "Usage", "percent", "How much is | used?", ())
    small = (Condition("list.segment", Comparison.IS, words=("SMB",)),)
    cards = (
        make_card(make_signal("usage", valid_days=30), name="small", applies_to=small),
        make_card(make_signal("usage", 60), make_signal("nps", 40), name="=all"),
    )
    return HandOff(
        "Acme | Sons",
        tuple(map(weigh_card, cards)),
        {FactId("usage"): usage},
        {FieldId("segment"): "Segment"},
        "csdesk 0",
    )


def test_every_engine_has_its_queries_and_people_their_tables(tmp_path):
    written = write_hand_off(make_document(), tmp_path / "out")
    names = {path.relative_to(tmp_path / "out").as_posix() for path in written}
    scores, revenue = ("account_facts", "checks", "health_score"), (REVENUE_TABLE, *REVENUE_QUERIES)
    queries = (*scores, *revenue)
    project = {name for name in names if name.startswith("dbt/")}
    assert {"dbt/dbt_project.yml", "dbt/models/marts/health_scorecard.sql"} <= project
    assert names - project == {
        "README.md",
        "changelog.md",
        "inputs.csv",
        "weights.csv",
        "spark/job.py",
        *(f"{dialect}/{query}.sql" for dialect in DIALECTS for query in queries),
    }
    with (tmp_path / "out" / "inputs.csv").open() as stream:
        inputs = list(csv.DictReader(stream))
    assert [row["column"] for row in inputs] == [
        "account_key", "fact_usage", "age_usage", "list_segment", "fact_nps", "override_score",
    ]  # fmt: skip
    assert inputs[1]["meaning"] == "Usage (percent). How much is | used?"
    with (tmp_path / "out" / "weights.csv").open() as stream:
        weights = list(csv.DictReader(stream))
    assert [row["whole_weight"] for row in weights] == ["1", "3", "2"]
    assert weights[1]["scorecard"] == "'=all"
    assert weights[1]["column"] == "fact_usage"
    readme = (tmp_path / "out" / "README.md").read_text()
    assert "# Health score, retention and cohorts of Acme \\| Sons" in readme
    assert "| `list_segment` | text | “Segment” of the customer list. |" in readme


def test_the_change_log_names_who_changed_which_scorecard(tmp_path):
    change = ModelChange(
        ModelKind.SCORECARD, "Mine | ours", 2, date(2026, 2, 6), "Changed: signals", "Grace"
    )
    document = replace(make_document(), changes=(change,))
    write_hand_off(document, tmp_path / "out")
    lines = (tmp_path / "out" / "changelog.md").read_text().splitlines()
    assert lines[2:] == [
        "| Date | Change | Author |",
        "|---|---|---|",
        "| 2026-02-06 | Mine \\| ours, version 2: Changed: signals | Grace |",
    ]


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(WrongUsage, match="no empty folder"):
        write_hand_off(make_document(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_what_is_cancelled_or_fails_leaves_nothing_behind(tmp_path):
    def cancel(*_):
        raise Cancelled

    with pytest.raises(Cancelled):
        write_hand_off(make_document(), tmp_path / "out", cancel)
    assert not (tmp_path / "out").exists()
    (tmp_path / "file").write_text("")
    with pytest.raises(WrongUsage):
        write_hand_off(make_document(), tmp_path / "file")
    with pytest.raises(ExportFailed, match="cannot be made"):
        write_hand_off(make_document(), tmp_path / "file" / "out")


def test_a_file_that_cannot_be_written_takes_those_before_it_with_it(tmp_path):
    out = tmp_path / "out"

    def stop_at_the_last(*_):
        # a folder in the place of a file, which is written after five engines
        (out / "databricks" / "checks.sql").mkdir(parents=True, exist_ok=True)

    with pytest.raises(ExportFailed, match="is a folder"):
        write_hand_off(make_document(), out, stop_at_the_last)
    assert not [path for path in out.rglob("*") if path.is_file()]
