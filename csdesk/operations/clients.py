"""The clients of a workspace: started, chosen, changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from csdesk.model.history import Action
from csdesk.model.identifiers import EngagementId
from csdesk.operations.carrying import carry_registers
from csdesk.operations.health.carrying import carry_health
from csdesk.operations.metrics.carrying import carry_metrics
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace, create_workspace

BASELINE = "Baseline audit"


def start_client(
    path: Path,
    client: Client,
    engagement_name: str = BASELINE,
    as_of: date | None = None,
    *,
    phrase: str | None = None,
    person: str = "",
) -> Workspace:
    """Create the workspace of a client with its first engagement, and return it open.

    ``as_of`` dates the engagement until a customer list does; without it there is no plan yet.
    With a pass phrase the file is encrypted; ``person`` stands in its change log.
    """
    workspace = create_workspace(path, phrase=phrase, person=person)
    try:
        add_client(workspace, client, engagement_name, as_of)
    except BaseException:
        workspace.close()
        path.unlink(missing_ok=True)
        raise
    return workspace


def add_client(
    workspace: Workspace, client: Client, engagement_name: str = BASELINE, as_of: date | None = None
) -> Outcome[EngagementId]:
    """Keep one more client in an open workspace, and look at it from now on."""
    with workspace.step(Action.START_CLIENT, undoable=False):
        engagement = workspace.clients.add(client, engagement_name)
        if as_of is not None:
            workspace.clients.set_as_of(as_of)
    return Outcome(engagement.id, Changes.ALL)


def start_reassessment(workspace: Workspace, name: str, as_of: date) -> Outcome[EngagementId]:
    """Start another engagement of the client that is looked at, and look at it from now on.

    It begins without answers, lists, rates and plan. Instruments of the consultant's own come
    along, and so does who is whom among the accounts, how tables were read, who keeps which data,
    how health is scored, what goes on about accounts (``carry_health``), how KPIs are read,
    registers, and how reports look.
    Raises WrongUsage for a name that is empty or taken.
    """
    own = [kept for kept in workspace.instruments.all() if kept.is_own]
    aliases, readings = workspace.aliases.all(), workspace.readings.all()
    stewards = workspace.stewards.all()
    carried = (carry_health(workspace), carry_metrics(workspace), carry_registers(workspace))
    with workspace.step(Action.START_REASSESSMENT, undoable=False):
        engagement = workspace.clients.add_engagement(name)
        workspace.clients.set_as_of(as_of)
        for instrument in own:
            workspace.instruments.keep(instrument)
        for alias in aliases:
            workspace.aliases.add(alias)
        for fingerprint, decisions in readings.items():
            workspace.readings.keep(fingerprint, decisions)
        for kind, steward in stewards.items():
            workspace.stewards.set(kind, steward.name, steward.fresh_days)
        for keep in carried:
            keep()
    return Outcome(engagement.id, Changes.ALL)


def choose_client(workspace: Workspace, engagement: EngagementId) -> Outcome[None]:
    """Look at another engagement, of this client or another; WrongUsage when it is not there."""
    workspace.clients.choose(engagement)
    return Outcome(None, Changes.ALL)


def change_client(workspace: Workspace, client: Client) -> Outcome[None]:
    """Give the client that is looked at another name, currency or goal."""
    with workspace.step(Action.CHANGE_CLIENT):
        workspace.clients.change(client)
    return Outcome(None, Changes.CLIENT | Changes.RESULTS)


def set_as_of(workspace: Workspace, as_of: date) -> Outcome[None]:
    """State the date at which the engagement is audited."""
    with workspace.step(Action.SET_DATE):
        workspace.clients.set_as_of(as_of)
    return Outcome(None, Changes.CLIENT | Changes.RESULTS)
