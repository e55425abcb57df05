"""Who changed what, when, from what to what: S1.77."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from csdesk.model.answers import Answer
from csdesk.model.clients import Client
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.operations.answers import save_answer
from csdesk.operations.clients import start_client
from csdesk.operations.history import read_log, redo, undo

QUESTION = QuestionId("health.1.owner")
BEFORE = Answer(QUESTION, ChoiceId("no"), note="Nobody could say")


def test_s1_77_audit_log_schema(tmp_path):
    path = tmp_path / "acme.csdesk"
    began = datetime.now(UTC) - timedelta(seconds=1)
    with start_client(path, Client("Acme", "EUR"), person="Wanda Eze") as workspace:
        save_answer(workspace, BEFORE)
        save_answer(workspace, replace(BEFORE, choice=ChoiceId("yes")))
        entries = read_log(workspace).entries
        newest, earlier = entries[:2]

        assert newest.id == earlier.id + 1
        assert newest.person == "Wanda Eze"
        assert newest.action == "answer"
        assert began <= newest.at <= datetime.now(UTC)
        assert newest.at.utcoffset() == timedelta(0)
        assert newest.entity == "answer"
        assert QUESTION in newest.key
        assert json.loads(newest.old_value)["choice"] == "no"
        assert json.loads(newest.new_value)["choice"] == "yes"
        assert earlier.old_value is None

        undo(workspace)
        redo(workspace)
        assert read_log(workspace).entries[2:] == entries
        assert workspace.history.verify() is None
