"""The client that the kept file of every format holds, written with the program as it is today."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from csdesk.content import load_library
from csdesk.content.compiling import compile_instrument
from csdesk.model.answers import Answer, Confidence
from csdesk.model.assessments import KeptInstrument, Observation
from csdesk.model.clients import Client
from csdesk.model.history import Action
from csdesk.model.identifiers import (
    AccountKey,
    AreaId,
    ChoiceId,
    FieldId,
    FunctionId,
    InitiativeId,
    InstrumentId,
    ObservationId,
    QuestionId,
    RaciRowId,
    RoleId,
    ServiceTierId,
)
from csdesk.model.imports import (
    Decisions,
    ImportDraft,
    ListRole,
    Privacy,
    QuestionKey,
    TableEdges,
    TableId,
)
from csdesk.model.matching import AccountAlias, MatchBasis
from csdesk.model.respondents import RespondentRole
from csdesk.model.roadmap import RaciLetter
from csdesk.model.tables import TableKind
from csdesk.storage.formats.migrations import FORMAT
from csdesk.storage.workspace import Workspace, create_workspace
from tests.csdesk.storage.kept_health import fill_health
from tests.csdesk.storage.kept_metrics import fill_metrics, fill_reading
from tests.csdesk.storage.kept_plan import fill_plan
from tests.drafts import make_draft, make_table

PHRASE = "a phrase that everybody may know"
CLIENT = Client("Fixture & Söhne", "EUR")
DAY, YEAR_BEFORE = date(2025, 12, 31), date(2024, 12, 31)
WRITTEN = QuestionId("segmentation.1.written_groups")
ANSWERS = (
    Answer(
        WRITTEN,
        ChoiceId("yes"),
        confidence=Confidence.HIGH,
        evidence="Playbook of March, page 4",
        note="Shown on screen",
        respondent="Dana Ortiz",
    ),
    Answer(QuestionId("segmentation.1.loudest_first"), ChoiceId("yes"), flagged=True),
    Answer(QuestionId("segmentation.2.same_service"), None, "Sold through partners"),
)
NUMBER = Answer(QuestionId("metrics.churned_arr"), value=9000.5, owner="Wanda Eze", revision=2)
ABOUT_ACCOUNT = Answer(
    QuestionId("onboard90.kick_off"), text="With “Blyth”", subject=AccountKey("A-1")
)
RESPONSES = (Answer(WRITTEN, ChoiceId("no"), confidence=Confidence.VERY_LOW, note="Never seen"),)
OBSERVATION = Observation(
    ObservationId(0), WRITTEN, "Nobody reads it", "Same service for all", "Print it", 4
)
TICKETS = {"ticket_id": ("T-1", "T-2"), "account_id": ("A-2", "A-1b")}
FINGERPRINT = "0f" * 16
READING = Decisions(
    kinds={TableId("S!1"): TableKind.SUPPORT, TableId("S!9"): None},
    fields={TableId("S!1"): {1: FieldId("ticket_id"), 2: None}},
    privacy={TableId("S!1"): {3: Privacy.HASH}},
    answers={QuestionKey("S!1/C/date_order"): "day_first"},
    edges={TableId("S!1"): TableEdges(1, 1, 4, 99)},
    same={"A-1b": "A-1", "A-7": None},
)
LADDER, ALIGNMENT = InstrumentId("maturity_ladder"), InstrumentId("alignment_test")
AREA, FUNCTION = AreaId("segmentation"), FunctionId("onboarding")
LISTS = {
    ListRole.CURRENT: (
        "2025",
        DAY,
        ("A-1", "Blyth & Sons", 12000, "Priya Nair", date(2026, 3, 31)),
        ("A-2", "Zürich Ölwerke AG", 48000.5, "Tom Hale", date(2026, 9, 30)),
        ("A-3", "O'Hara “Tea”", 7500, "Priya Nair", None),
        ("A-4", "Núñez Logística", 31000, "Tom Hale", date(2026, 12, 31)),
    ),
    ListRole.PREVIOUS: (
        "2024",
        YEAR_BEFORE,
        ("A-1", "Blyth & Sons", 10000, "Priya Nair", date(2025, 3, 31)),
        ("A-2", "Zürich Ölwerke AG", 52000, "Tom Hale", date(2025, 9, 30)),
        ("A-9", "Gone Ltd", 9000, "Tom Hale", date(2025, 6, 30)),
    ),
}
FIELDS = tuple(map(FieldId, ("account_id", "account_name", "arr", "csm", "renewal_date")))


def fill(workspace: Workspace) -> None:
    """Put the client into an empty workspace, step by step."""
    with workspace.step(Action.START_CLIENT, undoable=False):
        workspace.clients.add(CLIENT, "Baseline audit")
    for role in LISTS:
        with workspace.step(Action.IMPORT_LIST):
            workspace.imports.add(_draft(role), role, LISTS[role][1])
            workspace.clients.set_as_of(DAY)
    _decide_on_data(workspace)
    for answer in (*ANSWERS, NUMBER, ABOUT_ACCOUNT):
        with workspace.step(Action.ANSWER):
            workspace.answers.save(answer)
    _add_assessment(workspace)
    fill_health(workspace)
    fill_metrics(workspace)
    fill_reading(workspace)
    fill_plan(workspace)
    with workspace.step(Action.ATTACH_FILE):
        workspace.attachments.add(WRITTEN, "minutes.txt", b"minutes of the first talk")
    with workspace.step(Action.ASSIGN_OWNER):
        workspace.plan.set_owner(InitiativeId("segmentation.risk_list"), "Wanda Eze")
    with workspace.step(Action.SET_RACI):
        letters = {RoleId("cs_ops"): RaciLetter.RESPONSIBLE, RoleId("sales"): RaciLetter.INFORMED}
        workspace.plan.set_raci(RaciRowId("raci.health_score"), letters)


def _decide_on_data(workspace: Workspace) -> None:
    tickets = make_table(TICKETS, TableKind.SUPPORT, "Tickets")
    with workspace.step(Action.IMPORT_LIST):
        draft = make_draft(tickets, name="tickets.csv", digest="cd" * 32)
        workspace.imports.add(draft, ListRole.ADDED, DAY)
    with workspace.step(Action.MERGE_ACCOUNTS):
        found = AccountAlias(AccountKey("A-1b"), AccountKey("A-1"), MatchBasis.PERSON, "Same firm")
        workspace.aliases.add(found)
    with workspace.step(Action.SET_RATE):
        workspace.rates.set("USD", 0.9, "Their bank")
    with workspace.step(Action.SET_STEWARD):
        workspace.stewards.set(TableKind.SUPPORT, "Wanda Eze", 3)
    with workspace.step(Action.IMPORT_LIST):
        workspace.readings.keep(FINGERPRINT, READING)


def _add_assessment(workspace: Workspace) -> None:
    with workspace.step(Action.KEEP_INSTRUMENTS):
        shipped = load_library().instruments[ALIGNMENT]
        text = compile_instrument(shipped)
        workspace.instruments.keep(KeptInstrument(shipped.id, shipped.version, text))
    with workspace.step(Action.IMPORT_PACKET):
        workspace.responses.add("Dana Ortiz", RespondentRole.SALES, RESPONSES)
    with workspace.step(Action.SAVE_OBSERVATION):
        workspace.observations.save(OBSERVATION)
    with workspace.step(Action.SET_TARGET):
        workspace.aims.set_target(LADDER, AREA, 3)
    with workspace.step(Action.CHOOSE_FUNCTIONS):
        workspace.aims.set_functions(LADDER, {FUNCTION})
    with workspace.step(Action.CHOOSE_SERVICE_TIER):
        workspace.service_tiers.choose(AccountKey("A-2"), ServiceTierId("digital"), "They asked")


def _draft(role: ListRole) -> ImportDraft:
    sheet, as_of, *rows = LISTS[role]
    columns = dict(zip(FIELDS, zip(*rows, strict=True), strict=True))
    table = make_table(columns, sheet=sheet)
    return make_draft(table, name=f"{sheet}.csv", as_of=as_of, currency="EUR")


def write(folder: Path) -> None:
    """Write the files of the current format; they replace nothing."""
    for name, phrase in ((f"format_{FORMAT}", None), (f"format_{FORMAT}_encrypted", PHRASE)):
        path = folder / f"{name}.csdesk"
        with create_workspace(path, phrase=phrase, person="Wanda Eze") as workspace:
            fill(workspace)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
