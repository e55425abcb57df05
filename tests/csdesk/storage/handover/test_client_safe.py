from __future__ import annotations

import json
import struct
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csdesk.content import load_library
from csdesk.errors import Cancelled, PassPhraseNeeded, WrongUsage
from csdesk.model.answers import Answer
from csdesk.model.assessments import KeptInstrument, Observation
from csdesk.model.clients import Client
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.history import Action
from csdesk.model.identifiers import (
    AccountKey,
    AreaId,
    ChoiceId,
    FunctionId,
    InitiativeId,
    InstrumentId,
    ObservationId,
    QuestionId,
    RaciRowId,
    RoleId,
    ServiceTierId,
)
from csdesk.model.imports import Decisions, ListRole
from csdesk.model.library import Library
from csdesk.model.matching import AccountAlias, MatchBasis
from csdesk.model.respondents import RespondentRole
from csdesk.model.roadmap import RaciLetter
from csdesk.model.service_tiers import ServiceTierChoice
from csdesk.model.tables import FieldKind, TableKind
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.sample import open_listed_sample
from csdesk.scoring.matching import match_accounts
from csdesk.storage.handover.account_aliases import AccountAliases
from csdesk.storage.handover.client_safe import export_client_safe
from csdesk.storage.handover.relations import read_relations
from csdesk.storage.handover.safe_columns import SAFE_COLUMNS
from csdesk.storage.handover.safe_fields import find_treatment, is_shown
from csdesk.storage.handover.treatments import (
    Aliases,
    keep,
    keep_currency,
    keep_pseudonym,
    round_amount,
)
from csdesk.storage.workspace import Workspace, create_workspace, open_workspace
from tests import drafts
from tests.csdesk.storage import kept_health, kept_metrics, kept_plan
from tests.csdesk.storage.conftest import table as make_table

DAY, YEAR_BEFORE = date(2024, 12, 31), date(2023, 12, 31)
QUESTION = QuestionId("health.1.signals")
MARK = "Mürk"
"""Not in ASCII, so that no encoding hides it."""
STRUCTURE = {
    ("imported_list", "kind"),
    ("list_column", "name"),
    ("data_steward", "kind"),
    ("account_alias", "basis"),
    ("snapshot_column", "name"),
}
"""Words of csdesk's own."""
IN_JSON = {
    ("import_batch", "decisions"),
    ("imported_list", "fields"),
    ("imported_list", "summaries"),
    ("list_column", "cells"),
    ("remembered_reading", "decisions"),
    ("scorecard_version", "definition"),
    ("health_model", "stakeholders"),
    ("health_model", "steps_done"),
    ("score_snapshot", "versions"),
    ("score_snapshot", "signals"),
    ("snapshot_column", "cells"),
    ("task", "steps_done"),
    ("task", "approvals"),
    ("own_playbook", "definition"),
    ("offer", "checks"),
}
PLANTED_APART = {
    ("list_column", "cells"),
    ("snapshot_column", "cells"),
    ("score_snapshot", "signals"),
}
PSEUDONYM = "p-0123456789abcdef"


SUBJECT = AccountKey("text 0")
ABOUT_ACCOUNT = Answer(
    QUESTION,
    ChoiceId("no"),
    text="t",
    value=123_456.7,
    deferred="d",
    owner="Jo",
    revision=2,
    subject=SUBJECT,
)
OBSERVATION = Observation(ObservationId(0), QUESTION, "i", "i", "r", 5, SUBJECT)
SHIPPED = KeptInstrument(InstrumentId("ladder"), "1.2", b'{"id":"ladder","choice":"yes"}')


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "safe.csdesk"


def catalogue() -> dict[TableKind, dict[str, FieldKind]]:
    """Return every field of every kind of list."""
    fields = load_library().fields
    return {
        kind: {field.id: field.kind for field in fields if field.table is kind}
        for kind in TableKind
    }


def values(kind: FieldKind, row: int) -> object:
    return {
        FieldKind.TEXT: f"text {row}",
        FieldKind.DATE: date(2024, 3, 4 + row),
        FieldKind.MOMENT: datetime(2024, 3, 4 + row, 10, 15),  # noqa: DTZ001
        FieldKind.FLAG: bool(row % 2),
    }.get(kind, 1_234.5 + row)


@pytest.fixture
def full(workspace: Workspace, make_draft) -> Workspace:
    """Give a client with every column of both lists, answers, files and a plan."""
    lists = {
        kind: {n: [values(kind_of, row) for row in range(4)] for n, kind_of in fields.items()}
        for kind, fields in catalogue().items()
    }
    columns, lost = lists[TableKind.ACCOUNTS], lists[TableKind.CHURN_EVENTS]
    for role, as_of in ((ListRole.PREVIOUS, YEAR_BEFORE), (ListRole.CURRENT, DAY)):
        with workspace.step(Action.IMPORT_LIST):
            workspace.imports.add(make_draft(columns, lost), role, as_of)
    with workspace.step(Action.IMPORT_LIST):
        tables = [make_table(kind, columns, kind.value) for kind, columns in lists.items()]
        workspace.imports.add(drafts.make_draft(*tables, name="all.xlsx"), ListRole.ADDED, DAY)
    found = AccountAlias(AccountKey("text 7"), AccountKey("text 1"), MatchBasis.PERSON, "They said")
    workspace.aliases.add(found)
    workspace.rates.set("USD", 0.8, "Their bank")
    workspace.stewards.set(TableKind.SUPPORT, "Jo", 3)
    workspace.readings.keep("ab" * 16, Decisions(same={"text 1": "text 2"}))
    with workspace.step(Action.ANSWER):
        workspace.answers.save(
            Answer(QUESTION, ChoiceId("yes"), "why", evidence="e", note="n", respondent="Jo")
        )
    workspace.answers.save(ABOUT_ACCOUNT)
    workspace.responses.add("Jo", RespondentRole.SALES, [ABOUT_ACCOUNT])
    workspace.observations.save(OBSERVATION)
    workspace.instruments.keep(SHIPPED)
    workspace.aims.set_target(SHIPPED.id, AreaId("health"), 3)
    workspace.aims.set_functions(SHIPPED.id, {FunctionId("onboarding")})
    workspace.service_tiers.choose(SUBJECT, ServiceTierId("digital"), "They asked")
    kept_health.fill_health(workspace)
    kept_metrics.fill_metrics(workspace)
    kept_plan.fill_plan(workspace)
    kept_metrics.fill_reading(workspace)
    workspace.attachments.add(QUESTION, "quibble.txt", b"a quibble")
    workspace.plan.set_owner(InitiativeId("health.alerts"), "Jo")
    workspace.plan.set_raci(RaciRowId("health.alerts"), {RoleId("csms"): RaciLetter.RESPONSIBLE})
    return workspace


def plant(workspace: Workspace) -> dict[str, set[str]]:
    """Put a text of its own into every cell that takes one; return the columns that took none."""
    refused: dict[str, set[str]] = {}
    plant_in_lists(workspace)
    for table in read_relations(workspace.database):
        rows = workspace.database.rows("SELECT name, type FROM pragma_table_info(?)", (table,))
        for column in [name for name, kind in rows if kind == "TEXT"]:
            mark = f"{MARK} {table} {column} "
            write = f"UPDATE {table} SET {column} = ? || rowid"  # noqa: S608
            try:
                if (table, column) not in STRUCTURE | IN_JSON:
                    workspace.database.write(write, (mark,))
            except dbapi2.IntegrityError:
                refused.setdefault(table, set()).add(column)
    return refused


def change_columns(workspace: Workspace, kind: FieldKind, change: Callable[[int], object]) -> None:
    """Write something else into every value of the columns of a kind."""
    number = 0
    for list_id, fields in workspace.database.rows("SELECT id, fields FROM imported_list"):
        kinds = {"key": FieldKind.TEXT, **json.loads(fields)}
        for name in [name for name, known in kinds.items() if known == kind]:
            place = (list_id, name)
            where = "WHERE list_id = ? AND name = ? AND part = 'value'"
            read = f"SELECT cells FROM list_column {where}"  # noqa: S608
            ((cells,),) = workspace.database.rows(read, place)
            changed = [change(number + at) for at, _ in enumerate(json.loads(cells))]
            number += len(changed)
            told = json.dumps(changed, ensure_ascii=False)
            write = f"UPDATE list_column SET cells = ? {where}"  # noqa: S608
            workspace.database.write(write, (told, *place))


def plant_in_lists(workspace: Workspace) -> None:
    """Put a text of its own into every text of a list, and into what was decided about it."""
    change_columns(workspace, FieldKind.TEXT, lambda number: f"{MARK} {number}")
    planted = json.dumps({f"{MARK} field": {"total": 1.0}}, ensure_ascii=False)
    for table, column in sorted(IN_JSON - PLANTED_APART):
        merge = f"UPDATE {table} SET {column} = json_patch({column}, ?)"  # noqa: S608
        workspace.database.write(merge, (planted,))
    workspace.database.write(
        "INSERT INTO list_column SELECT list_id, name, 'original', block, json_object('0', ?) "
        "FROM list_column WHERE name = 'key'",
        (f"{MARK} original",),
    )
    keys = json.dumps([f"{MARK} {number}" for number in range(3)], ensure_ascii=False)
    workspace.database.write("UPDATE snapshot_column SET cells = ? WHERE name = 'key'", (keys,))
    workspace.database.write(
        "INSERT INTO snapshot_column SELECT snapshot_id, ?, block, cells FROM snapshot_column "
        "WHERE name = 'card'",
        (f"points.{MARK} signal",),
    )
    signals = json.dumps([f"{MARK} signal"], ensure_ascii=False)
    workspace.database.write("UPDATE score_snapshot SET signals = ?", (signals,))


AMOUNTS = ("stated_total", "value", "arr")


def plant_amounts(workspace: Workspace) -> list[float]:
    """Put an amount of its own into every cell of money; return the amounts."""
    found: list[float] = []

    def plant_one(number: int) -> float:
        found.append(234_567.0 + number * 1_000.37)
        return found[-1]

    change_columns(workspace, FieldKind.MONEY, plant_one)
    number = 0
    for table in ("imported_list", "answer", "response", "offer", "loss_note"):
        rows = workspace.database.rows("SELECT name FROM pragma_table_info(?)", (table,))
        for column in [name for (name,) in rows if name in AMOUNTS]:
            for (row,) in workspace.database.rows(f"SELECT rowid FROM {table}"):  # noqa: S608
                number += 1
                found.append(123_456.0 + number * 1_000.37)
                write = f"UPDATE {table} SET {column} = ? WHERE rowid = ?"  # noqa: S608
                workspace.database.write(write, (found[-1], row))
    return found


def test_no_text_of_the_client_is_in_the_file(full: Workspace, target: Path) -> None:
    refused = plant(full)
    assert {table: refused[table] for table in SAFE_COLUMNS if table in refused} == {
        "client": {"currency", "goal"},
        "engagement": {"as_of"},
        "respondent": {"role"},
        "instrument_text": {"hash"},
        "instrument_in_use": {"hash"},
        "raci": {"letter"},
        "import_batch": {"role", "as_of"},
        "list_in_use": {"role"},
        "list_column": {"part"},
        "exchange_rate": {"currency"},
        "health_model": {"purpose", "activated_on"},
        "score_snapshot": {"as_of", "taken_at"},
        "task": {"severity", "opened_at", "due_at", "status", "closed_at"},
        "loss_note": {"win_back", "lost_on"},
        "expansion_proof": {"proof"},
        "offer": {"kind", "made_on", "state", "decided_on"},
        "experiment": {"effect_kind", "started_on"},
        "kpi_goal": {"start_on", "due_on"},
        "plan_choice": {"place"},
        "initiative_progress": {"state", "started_on", "done_on"},
        "kept_kpi": {"as_of"},
    }
    export_client_safe(full, target)
    content = target.read_bytes()
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert MARK.encode(encoding) not in content
        assert "quibble".encode(encoding) not in content
    assert MARK.encode() in full.path.read_bytes()


def test_no_amount_of_the_client_is_in_the_file(full: Workspace, target: Path) -> None:
    amounts = plant_amounts(full)
    export_client_safe(full, target)
    kept, content = full.path.read_bytes(), target.read_bytes()
    assert len(amounts) > 100
    for amount in amounts:
        as_number, as_text = struct.pack(">d", amount), json.dumps(amount).encode()
        assert as_number in kept or as_text in kept
        assert as_number not in content
        assert as_text not in content
        assert f"{amount:.2f}".encode() not in content


def test_a_field_that_nobody_knows_is_withheld(full: Workspace, target: Path) -> None:
    for table, column in (("imported_list", "fields"), ("list_column", "name")):
        change = f"UPDATE {table} SET {column} = replace({column}, 'csat', 'weather')"  # noqa: S608
        full.database.write(change)
    export_client_safe(full, target)
    with open_workspace(target) as workspace:
        table = workspace.accounts.table(ListRole.CURRENT)
        assert table is not None
        assert "nps" in table.columns
        assert "weather" not in table.columns
    assert b"weather" not in target.read_bytes()


FIELDS = [(kind, name, how) for kind, fields in catalogue().items() for name, how in fields.items()]


def test_no_text_and_no_amount_is_shown_as_it_is() -> None:
    kept = {(kind, name) for kind, name, _ in FIELDS if find_treatment(kind, name) is keep}
    assert kept.isdisjoint((kind, name) for kind, name, how in FIELDS if how is FieldKind.TEXT)
    rounded = {find_treatment(kind, name) for kind, name, how in FIELDS if how is FieldKind.MONEY}
    assert rounded == {round_amount}


def test_columns_about_persons_show_aliases_or_pseudonyms_only(
    full: Workspace, target: Path
) -> None:
    for field in load_library().fields:
        how = find_treatment(field.table, field.id)
        if field.is_personal and how is not keep_pseudonym:
            shown = how(Aliases(AccountAliases([])), "Dana Ortiz")
            assert shown == "Person 1"
    full.database.write(
        "UPDATE list_column SET cells = json_array('dana@example.org', ?, NULL, ?) "
        "WHERE name = 'email' AND list_id IN (SELECT id FROM imported_list WHERE kind = 'users')",
        (PSEUDONYM, PSEUDONYM),
    )
    export_client_safe(full, target)
    with open_workspace(target) as workspace:
        shown = workspace.lists.table(TableKind.USERS).column("email")
    assert sorted(map(str, shown)) == ["None", "None", PSEUDONYM, PSEUDONYM]


def test_records_of_every_kind_name_accounts_by_the_same_aliases(
    full: Workspace, target: Path
) -> None:
    export_client_safe(full, target)
    with open_workspace(target) as workspace:
        table = workspace.accounts.table(ListRole.CURRENT)
        assert table is not None
        for kind in (TableKind.SUPPORT, TableKind.SUBSCRIPTIONS, TableKind.USERS):
            found = workspace.lists.table(kind)
            assert set(found.column("key")) == set(table.keys)
            assert found.column("account_id") == found.column("key")
        (alias,) = workspace.aliases.all()
        assert alias.account in table.keys
        assert alias.alias not in table.keys
        assert workspace.salt() != full.salt()
        assert full.salt().encode() not in target.read_bytes()


def test_every_column_of_a_shown_table_is_decided_on(workspace: Workspace) -> None:
    tables = read_relations(workspace.database)
    assert {name: set(SAFE_COLUMNS[name]) for name in SAFE_COLUMNS} == {
        name: set(tables[name].columns) for name in SAFE_COLUMNS
    }


def test_files_log_results_and_remarks_stay_behind(
    full: Workspace, target: Path, library: Library
) -> None:
    full.instruments.remove(SHIPPED.id)
    diagnose(full, library)
    export_client_safe(full, target)
    with open_workspace(target) as workspace:
        left = {
            table: workspace.database.row(f"SELECT count(*) FROM {table}")  # noqa: S608
            for table in (*read_relations(workspace.database), "change", "undo_step")
            if table not in SAFE_COLUMNS
        }
        assert set(left.values()) == {(0,)}
        assert {"attachment", "data_issue", "finding", "change"} < left.keys()


def test_what_is_shown_of_an_answer(full: Workspace, target: Path) -> None:
    silent = QuestionId("health.1.owner")
    full.answers.save(Answer(silent, ChoiceId("no"), flagged=True))
    export_client_safe(full, target)
    with open_workspace(target) as workspace:
        answers = workspace.answers.all()
    withheld = "withheld"
    assert answers[QUESTION] == Answer(
        QUESTION, ChoiceId("yes"), withheld, evidence=withheld, note=withheld, respondent="Person 1"
    )
    assert answers[silent] == Answer(silent, ChoiceId("no"), flagged=True)


def test_what_is_shown_of_an_answer_about_a_customer(full: Workspace, target: Path) -> None:
    export_client_safe(full, target)
    withheld = "withheld"
    with open_workspace(target) as workspace:
        (subject,) = workspace.answers.subjects()
        table = workspace.accounts.table(ListRole.CURRENT)
        assert table is not None
        assert subject in table.keys
        shown = replace(
            ABOUT_ACCOUNT,
            text=withheld,
            value=120_000.0,
            deferred=withheld,
            owner="Person 1",
            subject=subject,
        )
        assert workspace.answers.all(subject) == {QUESTION: shown}
        (response,) = workspace.responses.all()
        assert response.answer == shown
        assert (response.respondent.name, response.respondent.role) == ("Person 1", "sales")
        (seen,) = workspace.observations.all()
        assert replace(seen, id=ObservationId(0)) == Observation(
            ObservationId(0), QUESTION, withheld, withheld, withheld, 5, subject
        )
        assert workspace.instruments.all() == (SHIPPED,)
        assert workspace.aims.targets() == full.aims.targets()
        assert workspace.aims.functions() == full.aims.functions()
        choice = ServiceTierChoice(subject, ServiceTierId("digital"), withheld)
        assert workspace.service_tiers.all() == {subject: choice}


def test_an_instrument_of_ones_own_stays_behind_with_its_names(
    full: Workspace, target: Path
) -> None:
    own = b'{"id":"tern_and_tide","questions":["tern_and_tide.1","yes"]}'
    full.instruments.keep(KeptInstrument(InstrumentId("tern_and_tide"), "1", own, is_own=True))
    full.answers.save(Answer(QuestionId("tern_and_tide.1"), ChoiceId("yes")))
    full.aims.set_target(InstrumentId("tern_and_tide"), AreaId("health"), 2)
    export_client_safe(full, target)
    assert b"tern_and_tide" not in target.read_bytes()
    with open_workspace(target) as workspace:
        assert workspace.instruments.all() == (SHIPPED,)
        assert workspace.answers.all()[QuestionId("Question 1")].choice == "yes"
        assert (InstrumentId("Instrument 1"), AreaId("health")) in workspace.aims.targets()


def test_customers_who_are_on_no_list_are_told_apart(workspace: Workspace, target: Path) -> None:
    for key in ("tern", "TERN", "Tide"):
        workspace.answers.save(Answer(QUESTION, ChoiceId("no"), subject=AccountKey(key)))
        workspace.service_tiers.choose(AccountKey(key), ServiceTierId("digital"))
    export_client_safe(workspace, target)
    with open_workspace(target) as safe:
        assert len(safe.answers.subjects()) == 3
        assert safe.service_tiers.all().keys() == safe.answers.subjects()
        assert all(subject.startswith("Account ") for subject in safe.answers.subjects())


def test_a_person_has_the_same_alias_everywhere(
    workspace: Workspace, make_draft, target: Path
) -> None:
    people = ["Ann Lee", "bob ray", None]
    workspace.imports.add(
        make_draft(
            {"account_id": ["1", "2", "3"], "csm": people, "account_owner": ["Bob  Ray"] * 3}
        ),
        ListRole.CURRENT,
        DAY,
    )
    workspace.answers.save(Answer(QUESTION, ChoiceId("yes"), respondent="Bob Ray"))
    workspace.plan.set_owner(InitiativeId("health.alerts"), "BOB RAY")
    export_client_safe(workspace, target)
    with open_workspace(target) as safe:
        table = safe.accounts.table(ListRole.CURRENT)
        assert table is not None
        respondent = safe.answers.all()[QUESTION].respondent
        assert safe.plan.owners() == {InitiativeId("health.alerts"): respondent}
        assert set(table.column("account_owner")) == {respondent}
        assert Counter(table.column("csm")).keys() == {None, respondent, "Person 2"}


def test_words_that_csdesk_knows_are_shown_and_others_get_an_alias(
    workspace: Workspace, make_draft, target: Path
) -> None:
    columns = {
        "account_id": ["1", "2", "3", "4"],
        "segment": ["enterprise", "Tern & Tide deal", "SMB", None],
        "currency": ["GBP", "EUR", "Tern & Tide", None],
    }
    lost = {"account_id": ["8", "9"], "lost_reason": ["price", "Tern & Tide was cheaper"]}
    workspace.imports.add(make_draft(columns, lost), ListRole.CURRENT, DAY)
    export_client_safe(workspace, target)
    with open_workspace(target) as safe:
        table = safe.accounts.table(ListRole.CURRENT)
        assert table is not None
        assert set(table.column("segment")) == {"Enterprise", "Segment 1", "SMB", None}
        assert Counter(table.column("currency")) == Counter(["GBP", "EUR", None, None])
        assert {line.reason for line in safe.accounts.lost()} == {"Price", "withheld"}


def test_amounts_have_two_digits_and_dates_their_month(
    workspace: Workspace, make_draft, target: Path
) -> None:
    columns = {
        "account_id": ["1"],
        "arr": [123_456.78],
        "employees": [12_345.0],
        "seats_purchased": [12_345.0],
        "renewal_date": [date(2025, 2, 28)],
        "onboarding_start": [date(2024, 1, 31)],
        "first_value_date": [date(2024, 2, 10)],
    }
    workspace.imports.add(make_draft(columns), ListRole.CURRENT, DAY)
    export_client_safe(workspace, target)
    with open_workspace(target) as safe:
        table = safe.accounts.table(ListRole.CURRENT)
        assert table is not None
        assert table.as_of == DAY
        del columns["account_id"]
        assert [table.column(name)[0] for name in columns] == [
            120_000.0,
            12_000.0,
            12_345.0,
            date(2025, 2, 1),
            date(2024, 1, 1),
            date(2024, 1, 11),
        ]


def test_the_file_names_neither_client_nor_lists(full: Workspace, target: Path) -> None:
    export_client_safe(full, target, alias="Client Q")
    with open_workspace(target) as workspace:
        assert workspace.clients.client() == Client("Client Q", "GBP")
        assert workspace.clients.engagement().name == "Audit 1"
        assert {batch.file_name for batch in workspace.imports.batches()} == {"withheld"}
        assert {batch.file_hash for batch in workspace.imports.batches()} == {""}
        table = workspace.accounts.table(ListRole.CURRENT)
        assert table is not None
        assert "domain" not in table.columns
        assert table.source_rows == (1, 2, 3, 4)
        assert [line.source_row for line in workspace.accounts.lost()] == [1, 2, 3, 4]
        assert {line.lost_on for line in workspace.accounts.lost()} == {date(2024, 3, 1)}


@pytest.mark.parametrize("alias", ["", "  ", "harbourlight  SOFTWARE"])
def test_an_alias_must_hide_the_name(full: Workspace, target: Path, alias: str) -> None:
    with pytest.raises(WrongUsage, match="another name"):
        export_client_safe(full, target, alias=alias)
    assert not target.exists()


def test_the_order_of_the_customers_tells_nothing(
    workspace: Workspace, make_draft, target: Path, tmp_path: Path
) -> None:
    names = [f"Customer {number:03}" for number in range(60)]
    columns = {"account_name": names, "nps": [float(number) for number in range(60)]}
    workspace.imports.add(make_draft(columns), ListRole.CURRENT, DAY)
    orders = []
    for number in range(2):
        export_client_safe(workspace, tmp_path / f"{number}.csdesk")
        with open_workspace(tmp_path / f"{number}.csdesk") as safe:
            table = safe.accounts.table(ListRole.CURRENT)
            assert table is not None
            assert table.keys == tuple(sorted(table.keys))
            orders.append(table.column("nps"))
    assert orders[0] != orders[1]
    assert sorted(orders[0]) == columns["nps"]


def test_the_export_stands_in_the_log_here_but_not_there(full: Workspace, target: Path) -> None:
    export_client_safe(full, target)
    (line,) = full.history.entries(1)
    assert line.action is Action.EXPORT_CLIENT
    assert "client-safe" in (line.new_value or "")
    with open_workspace(target) as workspace:
        assert workspace.history.entries() == ()


def test_a_client_safe_file_can_be_encrypted(full: Workspace, target: Path) -> None:
    export_client_safe(full, target, phrase="twelve silver herons")
    with pytest.raises(PassPhraseNeeded):
        open_workspace(target)
    with open_workspace(target, phrase="twelve silver herons") as workspace:
        assert workspace.clients.client().name == "Client A"


def test_a_cancelled_export_leaves_nothing(full: Workspace, target: Path, tmp_path: Path) -> None:
    def cancel(done: int, total: int, step: str) -> None:
        raise Cancelled

    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        export_client_safe(full, target, progress=cancel)
    assert sorted(tmp_path.iterdir()) == before


@pytest.fixture
def sample(tmp_path: Path, library: Library) -> Iterator[Workspace]:
    with open_listed_sample(tmp_path / "sample.csdesk", library) as workspace:
        yield workspace


def test_a_client_safe_file_is_diagnosed_as_the_client_is(
    sample: Workspace, target: Path, library: Library
) -> None:
    export_client_safe(sample, target)
    with open_workspace(target) as workspace:
        here, there = diagnose(sample, library), diagnose(workspace, library)
    assert there.maturity == here.maturity
    assert _bands(there) == _bands(here)
    assert {one.id for one in there.findings} == {one.id for one in here.findings}
    assert _known(there) == pytest.approx(_known(here), rel=0.05)


def _known(diagnosis: Diagnosis) -> dict[str, float]:
    return {kpi: one.value for kpi, one in diagnosis.kpis.items() if one.value is not None}


def _bands(diagnosis: Diagnosis) -> Counter[str]:
    assert diagnosis.health is not None
    return Counter(score.band for score in diagnosis.health.scores)


LISTS = [
    (["1", "2"], ["Acme", "Bolt"], ["1", "2"], ["Acme", "Bolt"]),
    (["01", "a2"], ["Acme", "Bolt"], ["1", "A2"], ["New name", "Bolt"]),
    (["x", "y"], ["Acme", "Bolt"], [None, None], ["ACME", "Bolt"]),
    (["1", "2", "3"], ["Acme", "Acme", "Bolt"], ["7", "8", "9"], ["Acme", "Acme", "Bolt"]),
    (["a1", "A1"], ["Acme", "Bolt"], ["a1", "A1"], ["Acme", "Bolt"]),
    (["1", "2"], [None, "Bolt"], ["2", "3"], ["Bolt", None]),
]


@pytest.mark.parametrize(("ids", "names", "later_ids", "later_names"), LISTS)
def test_lists_find_each_others_customers_as_before(
    workspace: Workspace, make_draft, target: Path, ids, names, later_ids, later_names
) -> None:
    for role, as_of, keys, called in (
        (ListRole.PREVIOUS, YEAR_BEFORE, ids, names),
        (ListRole.CURRENT, DAY, later_ids, later_names),
    ):
        columns = {
            "account_id": keys,
            "account_name": called,
            "nps": [float(number) for number in range(len(keys))],
        }
        workspace.imports.add(make_draft(columns), role, as_of)
    export_client_safe(workspace, target)
    with open_workspace(target) as safe:
        assert _pairs(safe) == _pairs(workspace)


def _pairs(workspace: Workspace) -> set[tuple[object, object]]:
    """Return which customers are found on both lists, by the number that each carries."""
    before, after = (
        workspace.accounts.table(role) for role in (ListRole.PREVIOUS, ListRole.CURRENT)
    )
    assert before is not None
    assert after is not None
    carried = dict(zip(before.keys, before.column("nps"), strict=True))
    found = dict(zip(after.keys, after.column("nps"), strict=True))
    partners = match_accounts(before, after).partners
    return {(carried[one], found[other]) for one, other in partners.items()}


def test_customers_who_share_a_name_are_told_apart_by_a_number() -> None:
    aliases = AccountAliases([("list", "1", "Acme"), ("list", "2", " ACME"), ("list", "3", "Bolt")])
    acme, bolt = aliases.find("acme"), aliases.find("Bolt")
    assert {acme, bolt} == {"Account 001", "Account 002"}
    assert [aliases.of_key(key) for key in "123"] == [f"{acme}/1", f"{acme}/2", bolt]
    assert aliases.find("Tern & Tide") is None


def test_a_parent_is_the_customer_that_it_names_or_a_group(
    workspace: Workspace, make_draft, target: Path
) -> None:
    columns = {
        "account_id": ["1", "2", "3", "4"],
        "account_name": ["Acme", "Bolt", "Cove", "Dune"],
        "parent_account": ["Tern", "acme", "1", "tern "],
    }
    workspace.imports.add(make_draft(columns), ListRole.CURRENT, DAY)
    export_client_safe(workspace, target)
    with open_workspace(target) as safe:
        table = safe.accounts.table(ListRole.CURRENT)
        assert table is not None
        parents = Counter(table.column("parent_account"))
    assert parents.pop("Group 1") == 2
    ((acme, count),) = parents.items()
    assert count == 2
    assert acme in table.column("account_name")


def test_withheld_fields_are_those_that_no_list_shows() -> None:
    accounts = TableKind.ACCOUNTS
    withheld = {name for name in catalogue()[accounts] if not is_shown(accounts, name)}
    assert withheld == {"domain", "lead_source"}
    assert not is_shown(accounts, "field of a later version")
    assert not is_shown("kind of a later version", "nps")
    assert not is_shown(TableKind.SURVEYS, "comment")
    assert find_treatment(accounts, "currency") is keep_currency


def test_the_file_is_a_workspace_like_any_other(full: Workspace, target: Path) -> None:
    export_client_safe(full, target)
    connection = dbapi2.connect(str(target))
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    with open_workspace(target) as workspace, create_workspace(target.with_name("n")) as new:
        assert workspace.database.rows("PRAGMA user_version") == new.database.rows(
            "PRAGMA user_version"
        )
