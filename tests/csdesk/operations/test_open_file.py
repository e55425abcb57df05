"""The open workspace is never read as something else: that would drop its lock."""

from __future__ import annotations

import pytest

from csdesk.errors import InputRefused
from csdesk.model.identifiers import QuestionId
from csdesk.model.instruments import MATURITY_LADDER
from csdesk.operations.answers import draft_answers
from csdesk.operations.attachments import attach_file
from csdesk.operations.imports import draft_file

QUESTION = QuestionId("health.1.owner")


def test_the_open_workspace_is_no_list_no_questionnaire_and_no_evidence(
    workspace, library, tmp_path
):
    alias = tmp_path / "alias.xlsx"
    alias.symlink_to(workspace.path)
    for read in (
        lambda: draft_file(alias, library),
        lambda: draft_answers(alias, library.instruments[MATURITY_LADDER]),
        lambda: attach_file(workspace, QUESTION, alias),
    ):
        with pytest.raises(InputRefused, match="it is the workspace that is open"):
            read()
