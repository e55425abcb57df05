"""The plan keeps to its timing, whoever moves what (acceptance lines of the inventory)."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.content import load_library
from csdesk.errors import WrongUsage
from csdesk.model.answers import Answer
from csdesk.model.clients import Client
from csdesk.model.plan_review import PlanBreach
from csdesk.operations.answers import save_answer
from csdesk.operations.clients import start_client
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.plan import make_plan_final, place_initiative

DAY = date(2026, 3, 2)


def test_the_plan_is_final_only_with_a_quick_win_by_day_30(tmp_path) -> None:
    library = load_library()
    with start_client(tmp_path / "a.csdesk", Client("Lantern", "EUR"), as_of=DAY) as workspace:
        question = library.instruments["maturity_ladder"].questions[0]
        save_answer(workspace, Answer(question.id, question.choices[0].id))
        diagnosis = diagnose(workspace, library)
        quick = [item for item in diagnosis.roadmap.items if item.is_quick_win]
        assert quick
        assert all(item.due_day <= 30 for item in quick)
        for initiative in library.initiatives:
            if initiative.quick_win:
                place_initiative(workspace, library, initiative.id, None)
        without = diagnose(workspace, library)
        assert [one.breach for one in without.plan.problems] == [PlanBreach.NO_QUICK_WIN]
        with pytest.raises(WrongUsage, match="done by day 30"):
            make_plan_final(workspace, without, DAY, "Dana Ortiz")
