from datetime import date
from pathlib import Path

from csdesk.model.imports import ListRole
from csdesk.model.tables import TableKind
from tests.drafts import make_draft, make_table
from ui.models.import_choice import ImportChoice
from ui.models.import_course import Act, plan_course
from ui.models.import_queue import (
    FileState,
    QueuedFile,
    date_files,
    judge_files,
    next_question,
    settle_roles,
)

AUTUMN, SPRING = date(2026, 10, 31), date(2026, 3, 31)


def file(name: str, as_of: date | None, kind: TableKind = TableKind.ACCOUNTS) -> QueuedFile:
    table = make_table({"account_name": ["Pennine", "Tidewater"]}, kind)
    draft = make_draft(table, name=name, as_of=as_of)
    role = ListRole.CURRENT if kind is TableKind.ACCOUNTS else ListRole.ADDED
    choice = ImportChoice(draft, role, as_of, draft.decisions)
    return QueuedFile(Path(name), FileState.QUESTION, choice=choice)


def roles(files):
    return [found.choice.role for found in files]


def test_of_several_lists_the_newest_is_the_present_one_and_the_older_one_an_earlier_list():
    files = [file("a", SPRING), file("b", AUTUMN), file("c", AUTUMN)]
    assert roles(settle_roles(files)) == [ListRole.PREVIOUS, ListRole.CURRENT, ListRole.ADDED]


def test_lists_that_are_older_than_the_one_in_use_do_not_take_its_place():
    files = [file("a", SPRING), file("b", None)]
    settled = settle_roles(files, AUTUMN)
    assert roles(settled) == [ListRole.PREVIOUS, ListRole.ADDED]
    assert [found.choice.as_of for found in settled] == [SPRING, AUTUMN]
    assert roles(settle_roles(settled, AUTUMN)) == [ListRole.PREVIOUS, ListRole.ADDED]


def test_a_file_beside_a_list_stays_beside_it():
    files = [file("a", AUTUMN), file("t", AUTUMN, TableKind.SUPPORT)]
    assert roles(settle_roles(files)) == [ListRole.CURRENT, ListRole.ADDED]


def test_a_date_is_given_to_files_without_one_only():
    files = date_files([file("a", SPRING), file("b", None)], AUTUMN)
    assert [found.choice.as_of for found in files] == [SPRING, AUTUMN]


def test_a_file_says_what_it_waits_for_and_then_what_it_brings():
    undated, dated = judge_files([file("a", None), file("t", SPRING, TableKind.SUPPORT)], [], "GBP")
    assert undated.state is FileState.QUESTION
    assert undated.sentence.startswith("The file states no date")
    assert dated.state is FileState.READY
    assert dated.sentence == "1 table, 2 records"


def test_two_lists_in_the_queue_are_dated_against_each_other():
    files = settle_roles([file("a", SPRING), file("b", AUTUMN)])
    assert [found.state for found in judge_files(files, [], "GBP")] == [FileState.READY] * 2


def test_the_next_question_is_looked_for_behind_the_file_that_was_answered():
    first, second, third = (file(name, None) for name in "abc")
    assert next_question([first, second, third], Path("b")).path == Path("c")
    assert next_question([first, second, third], Path("c")).path == Path("a")
    assert next_question([second], Path("b")) is None


def test_nothing_is_imported_while_a_file_is_read_or_needs_a_look():
    ready = judge_files([file("a", AUTUMN)], [], "GBP")[0]
    reading = QueuedFile(Path("b")).reading("Reading", 0.5)
    waiting = file("c", None)
    assert plan_course([ready], ready.path).act is Act.IMPORT
    assert plan_course([ready], ready.path).words == "Import 2 accounts"
    assert plan_course([ready, reading], None).act is Act.NOTHING
    assert plan_course([ready, waiting], None).path == waiting.path
    assert plan_course([ready, waiting], ready.path).words == "Next: c"


def test_a_refused_file_does_not_keep_the_others_out():
    ready = judge_files([file("a", AUTUMN)], [], "GBP")[0]
    refused = QueuedFile(Path("b")).refused("It is a picture.")
    assert plan_course([ready, refused], None).act is Act.IMPORT
    assert plan_course([refused], None).act is Act.NOTHING
