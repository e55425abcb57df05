from datetime import UTC, date, datetime

import pytest

from csdesk.model.history import Action, UndoState
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.model.instruments import Choice
from ui.models.action_words import action_page, action_title, redo_tooltip, undo_tooltip
from ui.models.change_log import (
    LogFilter,
    actions,
    list_facts,
    local_time,
    log_columns,
    matching_rows,
    people,
    start_of_day,
    write_line,
)
from ui.models.log_names import LogNames

ANSWER = {"question": "health.1.first", "not_applicable_reason": "", "confidence": "medium"}
ANSWER |= {"evidence": "", "note": "", "flagged": 0, "respondent": ""}

ABOUT = ANSWER | {"subject": "A-1", "confidence": 3}


@pytest.fixture
def names(diagnosis) -> LogNames:
    return LogNames(
        questions={question.id: question for question in diagnosis.instrument.questions},
        initiatives={"calls": "Call those at risk"},
        activities={"renewals": "Run renewals"},
        roles={"csm": "CS manager"},
        lists={7: "Accounts <b>.xlsx"},
        areas={"a": "Area"},
        functions={"f": "Renewals"},
    )


def test_an_answer_is_told_by_its_choice_and_not_by_its_identifier(log_entry, names) -> None:
    line = write_line(
        log_entry(old=ANSWER | {"choice": "no"}, new=ANSWER | {"choice": "yes"}), names
    )
    assert line.entity == "Answer: Short health.1.first"
    assert (line.before, line.after) == ("No", "Yes")


def test_a_first_answer_says_only_what_was_entered(log_entry, names) -> None:
    line = write_line(log_entry(new=ANSWER | {"choice": "partly", "note": "Ann"}), names)
    assert line.before == "–"
    assert line.after == "Partly, medium confidence, note “Ann”"


def test_a_mark_alone_is_told_without_the_answer(log_entry, names) -> None:
    flagged = ANSWER | {"choice": "yes", "flagged": 1}
    line = write_line(log_entry(old=ANSWER | {"choice": "yes"}, new=flagged), names)
    assert (line.before, line.after) == ("not flagged", "flagged")


def test_ruling_a_question_out_gives_the_reason(log_entry, names) -> None:
    out = ANSWER | {"choice": None, "not_applicable_reason": "No partners"}
    line = write_line(log_entry(old=ANSWER | {"choice": "yes"}, new=out), names)
    assert (line.before, line.after) == ("Yes", "not applicable: No partners")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"value": 12500.5}, "12,500.5, high confidence"),
        ({"text": "Twice a year"}, "“Twice a year”, high confidence"),
        ({"deferred": "Ask finance"}, "put off: Ask finance, high confidence"),
        ({"owner": "Mo", "revision": 2}, "high confidence, owner “Mo”, revision 2"),
    ],
)
def test_an_answer_that_is_no_choice_is_told_as_what_it_is(log_entry, names, given, told) -> None:
    empty = {"value": None, "text": "", "deferred": "", "owner": "", "revision": 1}
    row = {"choice": None} | empty | given | ANSWER | {"confidence": 4}
    line = write_line(log_entry(new=row), names)
    assert line.after == told


def test_a_list_is_told_by_the_name_of_its_file(log_entry, names) -> None:
    row = {"engagement_id": 1, "role": "current", "batch_id": 7}
    line = write_line(log_entry(1, Action.IMPORT_LIST, "list_in_use", new=row), names)
    assert line.entity == "List: customers today"
    assert line.after == "Accounts <b>.xlsx"
    assert line.action == "Import of a list"


@pytest.mark.parametrize(
    ("entity", "row", "told", "after"),
    [
        ("initiative_owner", {"initiative": "calls", "owner": "Mo"}, "Call those at risk", "Mo"),
        (
            "raci",
            {"row_id": "renewals", "role": "csm", "letter": "A"},
            "Run renewals, CS manager",
            "A",
        ),
        ("attachment", {"question": "health.1.first", "name": "x.png"}, "Short health", "x.png"),
        ("engagement", {"name": "Baseline", "as_of": "2026-11-20"}, "Baseline", "20 Nov 2026"),
        ("client", {"name": "Acme", "currency": "GBP", "goal": "stability"}, "Acme", "stability"),
        ("respondent", {"name": "Mo", "role": "csm"}, "Respondent: Mo", "CSM"),
        ("response", ABOUT | {"choice": "yes"}, "Short health.1.first, A-1", "Yes, medium"),
        (
            "observation",
            {"question": "health.1.first", "issue": "Nobody looks", "impact": "", "importance": 4},
            "Observation: Short health.1.first",
            "Nobody looks, importance 4",
        ),
        (
            "instrument_in_use",
            {"instrument": "ladder", "version": "2"},
            "Instrument: ladder",
            "n 2",
        ),
        ("area_target", {"instrument": "l", "area": "a", "tier": 3}, "Target: l, Area", "tier 3"),
        ("function_choice", {"instrument": "l", "function": "f"}, "Function: l", "Renewals"),
        ("service_tier_choice", {"account": "A-1", "tier": "digital"}, "A-1", "digital"),
        ("something_new", {"size": 3}, "Something new", "size: 3"),
    ],
)
def test_every_kind_of_thing_is_told_in_words(log_entry, names, entity, row, told, after) -> None:
    line = write_line(log_entry(1, Action.EDIT, entity, new=row), names)
    assert told in line.entity
    assert after in line.after


def test_what_was_erased_is_called_erased(log_entry, names) -> None:
    line = write_line(log_entry(person="", is_erased=True), names)
    assert (line.person, line.before, line.after) == ("–", "erased", "erased")


def test_a_long_note_is_shortened_to_one_line(log_entry, names) -> None:
    line = write_line(log_entry(new=ANSWER | {"choice": "no", "note": "a\nb " * 200}), names)
    assert "\n" not in line.after
    assert line.after.endswith("…")


def test_questions_that_are_no_longer_asked_keep_their_identifier(log_entry, names) -> None:
    gone = ANSWER | {"question": "old.question", "choice": "c"}
    line = write_line(log_entry(new=gone), names)
    assert line.entity == "Answer: old.question"
    assert line.after.startswith("c")


def test_the_log_is_filtered_by_words_person_action_and_day(log_entry, names) -> None:
    lines = [
        write_line(log_entry(1, new=ANSWER | {"choice": "no"}), names),
        write_line(log_entry(2, Action.CLEAR_ANSWER, old=ANSWER, person="Mo"), names),
    ]
    assert matching_rows(lines, LogFilter()) is None
    assert matching_rows(lines, LogFilter(person="Mo")) == [1]
    assert matching_rows(lines, LogFilter(action="Answer")) == [0]
    assert matching_rows(lines, LogFilter(text="SHORT HEALTH")) == [0, 1]
    assert matching_rows(lines, LogFilter(text="priya")) == [0]
    later = datetime(2026, 11, 20, 9, 2, tzinfo=UTC)
    assert matching_rows(lines, LogFilter(since=later)) == [1]
    assert people(lines) == ["Mo", "Priya Raman"]
    assert actions(lines) == ["Answer", "Clearing of an answer"]


def test_the_time_column_sorts_by_the_order_of_the_lines(log_entry, names) -> None:
    lines = [write_line(log_entry(number), names) for number in (12, 3)]
    time = log_columns(lines)[1]
    assert list(time.values) == [12, 3]
    assert time.write(12) == local_time(lines[0].entry.at)


def test_a_line_has_seven_parts_with_their_stored_values(log_entry, names) -> None:
    facts = list_facts(write_line(log_entry(5, new=ANSWER | {"choice": "yes"}), names))
    stored = {fact.name: fact.stored for fact in facts}
    assert list(stored) == ["Line", "Person", "Done", "Time", "What", "Before", "After"]
    assert stored["Time"] == "2026-11-20 09:05:00 UTC"
    assert stored["What"] == "answer 1"
    assert '"choice": "yes"' in stored["After"]


def test_a_day_begins_at_midnight_of_this_computer() -> None:
    begin = start_of_day(7, date(2026, 11, 20))
    assert (begin.date(), begin.hour) == (date(2026, 11, 13), 0)
    assert begin.tzinfo is not None


def test_every_action_has_words_of_its_own() -> None:
    titles = [action_title(action) for action in Action]
    assert len(set(titles)) == len(titles)


def test_tooltips_name_what_they_would_undo() -> None:
    state = UndoState(Action.ANSWER, Action.IMPORT_LIST)
    assert undo_tooltip(state) == "Undo: answer"
    assert redo_tooltip(state) == "Redo: import of a list"
    assert undo_tooltip(UndoState()) == "Nothing to undo"
    assert redo_tooltip(UndoState()) == "Nothing to redo"


def test_an_action_knows_the_page_on_which_it_is_seen() -> None:
    assert action_page(Action.ANSWER) == "assess"
    assert action_page(Action.SET_RACI) == "roadmap"
    assert action_page(Action.ERASE_PERSON) is None


def test_a_choice_that_is_gone_keeps_its_identifier(names) -> None:
    known = names.questions[QuestionId("health.1.first")].choices[0]
    assert isinstance(known, Choice)
    assert names.choice("health.1.first", ChoiceId("gone")) == "gone"
    assert names.choice("health.1.first", known.id) == known.label
