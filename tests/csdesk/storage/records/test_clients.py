from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from csdesk.errors import WorkspaceUnusable, WrongUsage
from csdesk.model.answers import Answer
from csdesk.model.clients import Client, Engagement, PrimaryGoal
from csdesk.model.history import Action
from csdesk.model.identifiers import EngagementId, QuestionId
from csdesk.storage.workspace import create_workspace, open_workspace

HOSTILE = 'A<b>&$B_{x} "Ltd" =1+1'


@pytest.mark.parametrize(
    "name",
    [
        HOSTILE,
        "Robert'); DROP TABLE client;--",
        "👩‍🚀 Ünïcødé 株式会社",
        "\u202eשלום עולם\u202c",  # noqa: RUF001
        " leading and trailing ",
        "x" * 10_000,
        "line\nbreak\ttab",
    ],
)
def test_any_name_comes_back_unchanged(path: Path, name: str) -> None:
    with create_workspace(path) as workspace:
        workspace.clients.add(Client(name, "GBP"), name)
    with open_workspace(path) as workspace:
        assert workspace.clients.client().name == name
        assert workspace.clients.engagement().name == name


@pytest.mark.parametrize("goal", [None, *PrimaryGoal])
def test_every_goal_comes_back(path: Path, goal: PrimaryGoal | None) -> None:
    client = Client("Acme", "EUR", goal, is_sample=True)
    with create_workspace(path) as workspace:
        workspace.clients.add(client, "Baseline")
        assert workspace.clients.client() == client


def test_a_new_engagement_has_no_date_until_one_is_stated(workspace) -> None:
    assert workspace.clients.engagement() == Engagement(EngagementId(1), "Baseline audit", None)
    workspace.clients.set_as_of(date(2024, 2, 29))
    assert workspace.clients.engagement().as_of == date(2024, 2, 29)


@pytest.mark.parametrize("name", ["a\0b", "half \ud800 pair", "\udcff"])
def test_a_name_that_no_file_gives_back_is_refused(path: Path, name: str) -> None:
    with create_workspace(path) as workspace:
        with pytest.raises(WrongUsage, match="cannot be kept"):
            workspace.clients.add(Client(name, "GBP"), "Baseline")
        with pytest.raises(WorkspaceUnusable, match="holds no client"):
            workspace.clients.client()


@pytest.mark.parametrize("name", ["", "  "])
def test_a_client_needs_a_name(path: Path, name: str) -> None:
    with create_workspace(path) as workspace, pytest.raises(WrongUsage, match="need a name"):
        workspace.clients.add(Client(name, "GBP"), "Baseline")


@pytest.mark.parametrize("currency", ["", "£", "gbp", "EURO", "GB1"])
def test_a_currency_is_a_code_of_three_letters(path: Path, currency: str) -> None:
    with create_workspace(path) as workspace, pytest.raises(WrongUsage, match="no currency code"):
        workspace.clients.add(Client("Acme", currency), "Baseline")


def test_a_second_client_is_chosen_and_leaves_the_first_as_it_was(workspace) -> None:
    first = workspace.clients.engagement()
    workspace.answers.save(Answer(QuestionId("a"), None))
    second = workspace.clients.add(Client("Acme", "EUR"), "Baseline")
    assert workspace.clients.client() == Client("Acme", "EUR")
    assert workspace.answers.all() == {}
    workspace.clients.choose(first.id)
    assert list(workspace.answers.all()) == ["a"]
    assert [audit.engagement.id for audit in workspace.clients.all()] == [first.id, second.id]


def test_two_clients_of_one_name_are_refused(workspace) -> None:
    with pytest.raises(WrongUsage, match="holds “HARBOURLIGHT SOFTWARE” already"):
        workspace.clients.add(Client("HARBOURLIGHT SOFTWARE", "EUR"), "Baseline")
    workspace.clients.add(Client("Acme", "EUR"), "Baseline")
    with pytest.raises(WrongUsage, match="already"):
        workspace.clients.change(Client("Harbourlight Software", "EUR"))


def test_a_client_can_be_renamed(workspace) -> None:
    renamed = Client("Harbourlight plc", "USD", PrimaryGoal.STABILITY)
    workspace.clients.change(renamed)
    assert workspace.clients.client() == renamed


def test_a_removed_client_takes_everything_of_it_along(workspace) -> None:
    workspace.answers.save(Answer(QuestionId("a"), None, note="Kept by Dana Ortiz"))
    first = workspace.clients.engagement()
    second = workspace.clients.add(Client("Acme", "EUR"), "Baseline")
    workspace.clients.remove(first.id)
    assert workspace.clients.engagement().id == second.id
    assert workspace.history.find_person("Dana Ortiz") == {}
    assert workspace.history.entries(1)[0].action is Action.REMOVE_CLIENT
    assert workspace.history.verify() is None
    workspace.clients.remove(second.id)
    assert workspace.clients.is_empty()


def test_a_new_client_does_not_inherit_the_log_of_a_removed_one(workspace) -> None:
    removed = workspace.clients.add(Client("Acme", "EUR"), "Baseline")
    workspace.answers.save(Answer(QuestionId("a"), None))
    workspace.clients.remove(removed.id)
    assert workspace.clients.add(Client("Bolt", "EUR"), "Baseline").id > removed.id


def test_an_engagement_that_is_not_there_cannot_be_chosen(workspace) -> None:
    with pytest.raises(WrongUsage, match="no longer in this workspace"):
        workspace.clients.choose(EngagementId(99))


def test_work_on_a_workspace_without_a_client_is_refused(path: Path) -> None:
    with create_workspace(path) as workspace:
        for work in (
            workspace.answers.all,
            workspace.imports.batches,
            workspace.clients.engagement,
        ):
            with pytest.raises(WorkspaceUnusable, match="holds no client"):
                work()
