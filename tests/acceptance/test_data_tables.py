"""Data: sources, canonical model, privacy, imports and quality (S1.69 to S1.76)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from csdesk.model.data_review import Aspect, QualityMark
from csdesk.model.history import Action
from csdesk.model.imports import Decisions, ImportBatch, ListRole, Privacy
from csdesk.model.matching import MatchBasis
from csdesk.model.tables import Cell, FieldKind, TableKind
from csdesk.operations.data_review import review_data
from csdesk.operations.erasure import erase_person, find_person
from csdesk.operations.history import read_log
from csdesk.operations.import_workbooks import make_template
from csdesk.operations.imports import compare_draft, draft_file, import_list
from csdesk.report.import_templates import ImportTemplate, TableTemplate
from csdesk.settings import Settings
from exports import write

TODAY = date(2026, 6, 30)
ENTITIES = (
    TableKind.ACCOUNTS,
    TableKind.USERS,
    TableKind.USAGE_EVENTS,
    TableKind.SUBSCRIPTIONS,
    TableKind.SUPPORT,
)
PERSON = "Grace Hopper"
EMAIL = "grace@ash.example"


@pytest.fixture
def bring(workspace, library, tmp_path) -> Callable[..., ImportBatch]:
    """Return a function that writes rows to a file and imports it."""

    def bring_in(
        name: str,
        *rows: Sequence[object],
        role: ListRole = ListRole.ADDED,
        as_of: date = TODAY,
        decisions: Decisions | None = None,
    ) -> ImportBatch:
        path = tmp_path / name
        lines = (",".join("" if cell is None else str(cell) for cell in row) for row in rows)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        draft = draft_file(path, library, decisions)
        assert not draft.open_questions()
        return import_list(workspace, draft, role, as_of).result

    return bring_in


def bring_customers(bring, count: int = 4) -> None:
    rows = [(f"A{number}", f"Ash {number} Ltd", 1_000, "Ada") for number in range(count)]
    header = ("Account ID", "Account name", "ARR", "CSM")
    bring("customers.csv", header, *rows, role=ListRole.CURRENT)


def ticket_rows(count: int, blank: int = 0) -> list[tuple[object, ...]]:
    """Return tickets of four customers, some of which do not say when they were created."""
    rows = [
        (f"T{number}", f"A{number % 4}", "" if number < blank else "2026-05-04 09:30", "high")
        for number in range(count)
    ]
    return [("Ticket ID", "Account ID", "Created at", "Priority"), *rows]


def test_s1_69_seven_sources_with_freshness_and_coverage(workspace, library, bring):
    bring_customers(bring)
    bring("tickets.csv", *ticket_rows(2), as_of=TODAY - timedelta(days=9))
    sources = {one.source: one for one in review_data(workspace, library).sources}
    assert len(sources) == 7
    crm, support = sources["CRM"], sources["Support"]
    assert (crm.files, crm.age_days, crm.coverage) == (("customers.csv",), 0, 100.0)
    assert (support.files, support.age_days, support.coverage) == (("tickets.csv",), 9, 50.0)
    assert (support.mark, support.stewards) == (QualityMark.WARN, ("Support",))
    assert sources["Billing"].mark is None


def example(kind: FieldKind, number: int) -> Cell:
    """Return a value of each kind of field, another one in each row."""
    match kind:
        case FieldKind.TEXT:
            return f"text {number}"
        case FieldKind.DATE:
            return date(2026, 1, 13 + number)
        case FieldKind.MOMENT:
            return datetime(2026, 1, 13 + number, 9, 30, tzinfo=UTC).replace(tzinfo=None)
        case FieldKind.FLAG:
            return number % 2 == 0
        case FieldKind.PERCENT:
            return 20.0 * number
        case _:
            return float(number)


def fill(table: TableTemplate) -> TableTemplate:
    """Return a template with two rows: ids of their own, one currency, usual words."""

    def cell(field, number):
        if field.id == "currency":
            return "GBP"
        return field.choices[number] if field.choices else example(field.kind, number)

    rows = tuple(tuple(cell(field, number) for field in table.fields) for number in (1, 2))
    return replace(table, rows=rows)


def test_s1_70_five_entities_hold_27_fields_and_templates_come_back(
    workspace, library, tmp_path: Path
):
    named = {(field.table, field.id) for field in library.fields if field.seeds == "S1.70"}
    assert (len(named), {kind for kind, _ in named}) == (27, set(ENTITIES))
    filled = ImportTemplate(tuple(fill(t) for t in make_template(library, ENTITIES).tables))
    write(filled, tmp_path / "filled.xlsx")
    draft = draft_file(tmp_path / "filled.xlsx", library)
    assert (draft.reading.questions, draft.reading.obstacles) == ((), ())
    import_list(workspace, draft, ListRole.CURRENT, TODAY)
    for table in filled.tables:
        kept = workspace.lists.table(table.definition.kind)
        for place, field in enumerate(table.fields):
            if not field.is_personal:
                written = tuple(row[place] for row in table.rows)
                assert kept.column(field.id) == written, (field.table, field.id)


KNOWN = (
    ("Account ID", "Account name", "E-mail", "ARR"),
    ("A1", "Ash Ltd", "", 100),
    ("B1", "Birch GmbH", "anna@birch.example", 200),
    ("C1", "Cedar Optical Instruments", "", 300),
)
ARRIVING = (
    ("Account ID", "Account name", "E-mail", "ARR"),
    ("A1", "Ash Limited", "", 110),
    ("X2", "Birch", "anna@birch.example", 210),
    ("X3", "Cedar Optical Instrumnets", "", 310),
    ("X4", "Dogwood Travel", "", 410),
)


def test_s1_71_id_and_e_mail_hash_match_and_what_is_only_alike_is_asked(
    workspace, library, tmp_path
):
    for name, rows in (("known.csv", KNOWN), ("arriving.csv", ARRIVING)):
        lines = "\n".join(",".join(map(str, row)) for row in rows)
        (tmp_path / name).write_text(lines, encoding="utf-8")
    known = draft_file(tmp_path / "known.csv", library, workspace=workspace)
    import_list(workspace, known, ListRole.CURRENT, TODAY)
    assert "@" not in str(workspace.accounts.table(ListRole.CURRENT).column("email"))

    draft = draft_file(tmp_path / "arriving.csv", library, workspace=workspace)
    found = compare_draft(workspace, draft, ListRole.ADDED)
    assert {(one.key, one.account, one.basis) for one in found.matches} == {
        ("X2", "B1", MatchBasis.EMAIL_HASH)
    }
    (question,) = found.questions
    assert (question.key, [one.account for one in question.candidates]) == ("X3", ["C1"])
    assert question.candidates[0].reasons
    assert set(found.new_keys) >= {"X4"}
    assert {change.key for change in found.changes} == {"A1", "X2"}

    import_list(workspace, draft, ListRole.ADDED, TODAY, comparison=found)
    table = workspace.accounts.table(ListRole.CURRENT)
    assert set(table.keys) == {"A1", "B1", "C1", "X3", "X4"}
    assert table.total_arr() == 110 + 210 + 300 + 310 + 410


def test_s1_73_e_mails_are_hashed_when_chosen_and_a_person_can_be_erased(
    workspace, library, bring, tmp_path
):
    rows = (
        ("User ID", "Account ID", "E-mail", "User name", "Role"),
        ("U1", "A1", EMAIL, PERSON, "Admin"),
        ("U2", "A1", "ada@ash.example", "Ada Lovelace", "User"),
    )
    path = tmp_path / "users.csv"
    path.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    (table,) = draft_file(path, library).tables
    hashed = Decisions(privacy={table.id: {3: Privacy.HASH, 4: Privacy.KEEP}})
    bring("users.csv", *rows, decisions=hashed)
    emails = workspace.lists.table(TableKind.USERS).column("email")
    assert len(set(emails)) == 2
    assert all("@" not in str(email) for email in emails)

    erased = erase_person(workspace, PERSON, Settings(person="Ada Lovelace")).result
    assert erased.erasure.rows
    assert find_person(workspace, PERSON) == {}
    assert workspace.lists.table(TableKind.USERS).column("user_name")[0] != PERSON
    assert Action.ERASE_PERSON in {entry.action for entry in read_log(workspace).entries}
    file = workspace.path
    workspace.close()
    content = file.read_bytes()
    assert PERSON.encode() not in content
    assert EMAIL.encode() not in content


def test_s1_75_importing_the_same_file_twice_changes_no_count(workspace, library, bring):
    bring_customers(bring)
    bring("tickets.csv", *ticket_rows(8))

    def counts():
        tables = (workspace.lists.table(kind) for kind in TableKind)
        return {table.kind: len(table) for table in tables}, len(workspace.lists.in_use())

    before = counts()
    bring_customers(bring)
    bring("tickets.csv", *ticket_rows(8))
    assert counts() == before
    assert before[0][TableKind.SUPPORT] == 8


@pytest.mark.parametrize(
    ("blank", "mark"), [(0, QualityMark.PASSED), (1, QualityMark.WARN), (4, QualityMark.FAIL)]
)
def test_s1_76_two_percent_of_blanks_fail_with_their_steward(
    workspace, library, bring, blank, mark
):
    bring_customers(bring)
    bring("tickets.csv", *ticket_rows(200, blank))
    check = next(
        one
        for one in review_data(workspace, library).checks
        if (one.aspect, one.field) == (Aspect.COMPLETENESS, "created_at")
    )
    assert (check.mark, check.wrong, check.total) == (mark, blank, 200)
    assert check.steward == "Support"


def test_a_stale_source_warns_and_names_who_keeps_it(workspace, library, bring):
    bring_customers(bring)
    bring("tickets.csv", *ticket_rows(8), as_of=TODAY - timedelta(days=45))
    checks = review_data(workspace, library).checks
    stale = [
        (one.table, one.mark, one.steward)
        for one in checks
        if one.aspect is Aspect.FRESHNESS and one.mark is not QualityMark.PASSED
    ]
    assert stale == [(TableKind.SUPPORT, QualityMark.WARN, "Support")]
