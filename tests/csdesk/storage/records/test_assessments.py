"""Respondents, observations, texts of instruments, aims and service tiers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.answers import Answer
from csdesk.model.assessments import KeptInstrument, Observation
from csdesk.model.history import Action
from csdesk.model.identifiers import (
    AccountKey,
    AreaId,
    ChoiceId,
    FunctionId,
    InstrumentId,
    ObservationId,
    QuestionId,
    ServiceTierId,
)
from csdesk.model.respondents import RespondentRole
from csdesk.model.service_tiers import ServiceTierChoice
from csdesk.storage.workspace import Workspace

LADDER, AUDIT = InstrumentId("ladder"), InstrumentId("audit")
HEALTH = AreaId("health")
QUESTION = QuestionId("health.1.owner")
NO = Answer(QUESTION, ChoiceId("no"), note="Not that I know")
ABOUT = replace(NO, subject=AccountKey("A-1"))
SEEN = Observation(ObservationId(0), QUESTION, "Nobody looks", "Late", "Name one", 5, ABOUT.subject)
TEXT = KeptInstrument(LADDER, "1", '{"id":"ladder","name":"Leiter für Österreich"}'.encode())


def count(workspace: Workspace, table: str) -> int:
    ((found,),) = workspace.database.rows(f"SELECT count(*) FROM {table}")  # noqa: S608
    return int(found)


def test_answers_of_respondents_stand_beside_those_of_the_consultant(workspace: Workspace) -> None:
    workspace.answers.save(replace(NO, choice=ChoiceId("yes")))
    first = workspace.responses.add("Dana", RespondentRole.SALES, [NO, ABOUT])
    second = workspace.responses.add("Dana", RespondentRole.FINANCE, [NO])
    assert workspace.responses.respondents() == (first, second)
    found = [(response.respondent, response.answer) for response in workspace.responses.all()]
    assert found == [(first, NO), (first, ABOUT), (second, NO)]
    assert workspace.answers.all()[QUESTION].choice == "yes"


def test_an_undo_leaves_the_answers_of_a_respondent_in_their_order(workspace: Workspace) -> None:
    given = [replace(NO, question=QuestionId(name)) for name in ("c", "a", "b")]
    dana = workspace.responses.add("Dana", RespondentRole.SALES, given)
    before = workspace.responses.all()
    assert [response.answer.question for response in before] == ["a", "b", "c"]
    with workspace.step(Action.REMOVE_RESPONDENT):
        workspace.responses.remove(dana.id)
    workspace.history.undo()
    assert workspace.responses.all() == before


def test_a_respondent_leaves_with_all_answers(workspace: Workspace) -> None:
    first = workspace.responses.add("Dana", RespondentRole.SALES, [NO, ABOUT])
    second = workspace.responses.add("Jo", RespondentRole.CSM, [NO])
    workspace.responses.remove(first.id)
    assert [response.respondent for response in workspace.responses.all()] == [second]
    assert count(workspace, "response") == 1


def test_a_packet_that_cannot_be_kept_leaves_no_respondent(workspace: Workspace) -> None:
    with pytest.raises(WrongUsage):
        workspace.responses.add("Dana", RespondentRole.SALES, [NO, replace(ABOUT, note="a\0b")])
    assert workspace.responses.respondents() == ()


def test_an_observation_is_added_changed_and_taken_away(workspace: Workspace) -> None:
    first = workspace.observations.save(SEEN)
    second = workspace.observations.save(replace(SEEN, issue="No owner"))
    changed = replace(SEEN, id=first, issue="Hardly anybody looks", importance=1)
    assert workspace.observations.save(changed) == first
    assert workspace.observations.all() == (
        changed,
        replace(SEEN, id=second, issue="No owner"),
    )
    workspace.observations.remove(first)
    assert [seen.id for seen in workspace.observations.all()] == [second]


def test_the_number_of_an_observation_is_not_given_again(workspace: Workspace) -> None:
    first = workspace.observations.save(SEEN)
    workspace.observations.remove(first)
    assert workspace.observations.save(SEEN) != first


def test_the_text_of_an_instrument_comes_back_to_the_byte(workspace: Workspace) -> None:
    own = KeptInstrument(AUDIT, "2026.1", b"\x00\xff", is_own=True)
    for instrument in (TEXT, own):
        workspace.instruments.keep(instrument)
    assert workspace.instruments.all() == (own, TEXT)
    newer = replace(TEXT, version="2", compiled=b"{}")
    workspace.instruments.keep(newer)
    workspace.instruments.remove(AUDIT)
    assert workspace.instruments.all() == (newer,)


def test_engagements_share_a_text_and_keep_it_apart(workspace: Workspace) -> None:
    first = workspace.clients.engagement().id
    workspace.instruments.keep(TEXT)
    workspace.clients.add_engagement("A year later")
    assert workspace.instruments.all() == ()
    workspace.instruments.keep(TEXT)
    assert count(workspace, "instrument_text") == 1
    workspace.instruments.keep(replace(TEXT, version="2", compiled=b"{}"))
    assert workspace.instruments.all(first) == (TEXT,)


def test_a_text_stays_as_long_as_an_undo_needs_it(workspace: Workspace) -> None:
    with workspace.step(Action.KEEP_INSTRUMENTS):
        workspace.instruments.keep(TEXT)
    with workspace.step(Action.UPGRADE_INSTRUMENT):
        workspace.instruments.keep(replace(TEXT, compiled=b"{}"))
    assert count(workspace, "instrument_text") == 2
    workspace.history.undo()
    assert workspace.instruments.all() == (TEXT,)
    workspace.history.forget_undo()
    assert count(workspace, "instrument_text") == 1
    assert workspace.instruments.all() == (TEXT,)


def test_a_target_is_chosen_and_taken_back(workspace: Workspace) -> None:
    workspace.aims.set_target(LADDER, HEALTH, 2)
    workspace.aims.set_target(LADDER, HEALTH, 3)
    workspace.aims.set_target(AUDIT, HEALTH, 0)
    assert workspace.aims.targets() == {(LADDER, HEALTH): 3, (AUDIT, HEALTH): 0}
    workspace.aims.set_target(LADDER, HEALTH, None)
    assert workspace.aims.targets() == {(AUDIT, HEALTH): 0}


def test_functions_are_chosen_anew_as_a_whole(workspace: Workspace) -> None:
    one, other = FunctionId("onboarding"), FunctionId("renewals")
    workspace.aims.set_functions(LADDER, [one, other])
    workspace.aims.set_functions(AUDIT, [one])
    workspace.aims.set_functions(LADDER, [other])
    assert workspace.aims.functions() == {LADDER: {other}, AUDIT: {one}}
    workspace.aims.set_functions(LADDER, [])
    assert workspace.aims.functions() == {AUDIT: {one}}


def test_a_service_tier_is_chosen_with_a_reason_and_taken_back(workspace: Workspace) -> None:
    account, digital = AccountKey("A-1"), ServiceTierId("digital")
    workspace.service_tiers.choose(account, ServiceTierId("high_touch"), "Big")
    workspace.service_tiers.choose(account, digital, "They asked")
    choice = ServiceTierChoice(account, digital, "They asked")
    assert workspace.service_tiers.all() == {account: choice}
    workspace.service_tiers.choose(account, None)
    assert workspace.service_tiers.all() == {}


DEEDS: dict[str, Callable[[Workspace], object]] = {
    "answer": lambda w: w.answers.save(replace(ABOUT, value=0.1, deferred="Ask Jo", owner="Jo")),
    "respondent": lambda w: w.responses.add("Dana", RespondentRole.SALES, [NO, ABOUT]),
    "observation": lambda w: w.observations.save(SEEN),
    "instrument": lambda w: w.instruments.keep(TEXT),
    "target": lambda w: w.aims.set_target(LADDER, HEALTH, 3),
    "functions": lambda w: w.aims.set_functions(LADDER, [FunctionId("a"), FunctionId("b")]),
    "service tier": lambda w: w.service_tiers.choose(ABOUT.subject, ServiceTierId("digital")),
}
TAKING_AWAY: dict[str, Callable[[Workspace], object]] = {
    "answer": lambda w: w.answers.clear(QUESTION, ABOUT.subject),
    "respondent": lambda w: w.responses.remove(w.responses.respondents()[0].id),
    "observation": lambda w: w.observations.remove(w.observations.all()[0].id),
    "instrument": lambda w: w.instruments.remove(LADDER),
    "target": lambda w: w.aims.set_target(LADDER, HEALTH, None),
    "functions": lambda w: w.aims.set_functions(LADDER, []),
    "service tier": lambda w: w.service_tiers.choose(ABOUT.subject, None),
}


@pytest.mark.parametrize("what", DEEDS)
def test_each_of_them_is_undone_and_redone(workspace: Workspace, what: str) -> None:
    prints = [workspace.fingerprint()]
    for deed in (DEEDS[what], TAKING_AWAY[what]):
        with workspace.step(Action.EDIT):
            deed(workspace)
        prints.append(workspace.fingerprint())
    assert prints[0] != prints[1]
    workspace.history.undo()
    assert workspace.fingerprint() == prints[1]
    workspace.history.undo()
    for expected in prints[1:]:
        workspace.history.redo()
        assert workspace.fingerprint() == expected
    assert workspace.history.verify() is None
