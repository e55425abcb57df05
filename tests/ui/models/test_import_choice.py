from dataclasses import replace
from datetime import date

import pytest

from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.imports import (
    Certainty,
    ColumnMatch,
    DataIssue,
    ImportDraft,
    ImportQuestion,
    IssueKind,
    ListRole,
    Obstacle,
    Option,
    Privacy,
    QuestionKey,
    TableDraft,
    TableEdges,
    TableId,
    Topic,
)
from csdesk.model.matching import AccountMatch, Comparison, MatchBasis, MatchQuestion
from csdesk.model.tables import TableKind
from csdesk.report.document import Status
from tests.drafts import make_batch, make_draft, make_table
from ui.models.import_choice import (
    ImportChoice,
    date_lists,
    find_obstacle,
    first_choice,
    list_steps,
    open_matches,
    wanted_rates,
)

NOW, BEFORE, ADDED = ListRole.CURRENT, ListRole.PREVIOUS, ListRole.ADDED
AUTUMN, SPRING = date(2026, 10, 31), date(2026, 3, 31)
BOOK = TableId("Customers!1")


def customers(certainty: Certainty = Certainty.CERTAIN):
    table, records = make_table({"account_name": ["Pennine"], "arr": [1.0]})
    matches = (
        ColumnMatch(1, "Client", FieldId("account_name"), Certainty.CERTAIN, ""),
        ColumnMatch(2, "Value", FieldId("arr"), certainty, ""),
        ColumnMatch(3, "Other value", None, Certainty.IGNORED, ""),
    )
    return replace(table, matches=matches), records


def tickets():
    return make_table({"account_id": ["A1"]}, TableKind.SUPPORT, "Tickets")


def question(answer: str | None = None, proposed: str | None = None) -> ImportQuestion:
    options = (Option("day", "The day"), Option("month", "The month"))
    key = QuestionKey("Customers!1/B/date_order")
    return ImportQuestion(
        key, Topic.DATE_ORDER, "Which?", "", options, proposed=proposed, answer=answer
    )


def choose(draft: ImportDraft, role: ListRole = NOW, as_of: date | None = AUTUMN) -> ImportChoice:
    return ImportChoice(draft, role, as_of, draft.decisions)


def asking(draft: ImportDraft, *questions: ImportQuestion) -> ImportDraft:
    return replace(draft, reading=replace(draft.reading, questions=questions))


def table_of(choice: ImportChoice) -> TableDraft:
    return choice.draft.tables[0]


def test_a_first_file_is_the_list_of_now():
    choice = first_choice(make_draft(customers(), as_of=AUTUMN), [])
    assert (choice.role, choice.as_of) == (NOW, AUTUMN)


def test_an_older_file_than_the_present_list_is_an_earlier_list():
    batches = [make_batch(NOW, as_of=AUTUMN)]
    assert first_choice(make_draft(customers(), as_of=SPRING), batches).role is BEFORE
    assert first_choice(make_draft(customers()), batches).role is NOW


def test_a_file_without_customers_counts_beside_the_present_list_at_its_date():
    batches = [make_batch(NOW, as_of=AUTUMN)]
    choice = first_choice(make_draft(tickets()), batches)
    assert (choice.role, choice.as_of) == (ADDED, AUTUMN)
    dated = first_choice(make_draft(tickets(), as_of=SPRING), batches)
    assert (dated.role, dated.as_of) == (ADDED, SPRING)


def test_without_a_date_nothing_is_imported():
    choice = choose(make_draft(customers()), as_of=None)
    assert find_obstacle(choice, {}, "GBP").startswith("The file states no date.")
    assert find_obstacle(choice.with_date(AUTUMN), {}, "GBP") == ""


@pytest.mark.parametrize(
    ("role", "as_of", "beside", "stands_in_the_way"),
    [
        (BEFORE, SPRING, {NOW: AUTUMN}, False),
        (BEFORE, AUTUMN, {NOW: AUTUMN}, True),
        (NOW, AUTUMN, {BEFORE: SPRING}, False),
        (NOW, SPRING, {BEFORE: SPRING}, True),
        (NOW, SPRING, {NOW: AUTUMN}, False),
        (ADDED, SPRING, {NOW: AUTUMN, BEFORE: SPRING}, False),
    ],
)
def test_the_earlier_list_is_the_older_one(role, as_of, beside, stands_in_the_way):
    choice = choose(make_draft(customers()), role, as_of)
    assert bool(find_obstacle(choice, beside, "GBP")) is stands_in_the_way


def test_a_file_that_will_be_imported_as_well_counts_in_place_of_the_list_it_replaces():
    batches = [make_batch(NOW, as_of=AUTUMN), make_batch(BEFORE, as_of=SPRING, number=2)]
    newer = choose(make_draft(customers()), NOW, date(2027, 1, 31))
    assert date_lists(batches, [newer]) == {NOW: date(2027, 1, 31), BEFORE: SPRING}


def test_amounts_of_another_currency_need_a_rate():
    choice = choose(make_draft(customers(), currency="USD"))
    assert "in USD and this client is kept in GBP" in find_obstacle(choice, {}, "GBP")
    assert find_obstacle(choice, {}, "USD") == ""
    assert wanted_rates(choice, "GBP") == ("USD",)


def test_a_file_without_customers_is_imported_beside_the_list_only():
    assert "no list of customers" in find_obstacle(choose(make_draft(tickets())), {}, "GBP")
    assert find_obstacle(choose(make_draft(tickets()), ADDED), {}, "GBP") == ""


def test_a_file_of_which_nothing_is_taken_says_where_to_look():
    assert "Other tables" in find_obstacle(choose(make_draft()), {}, "GBP")


def test_an_open_question_blocks_and_a_proposed_one_does_not():
    draft = make_draft(customers())
    asked = choose(asking(draft, question()))
    assert find_obstacle(asked, {}, "GBP") == "1 question waits for an answer."
    assert find_obstacle(choose(asking(draft, question(proposed="day"))), {}, "GBP") == ""
    assert find_obstacle(choose(asking(draft, question(answer="day"))), {}, "GBP") == ""


def test_what_the_worker_says_stands_in_the_way_comes_with_its_remedy():
    draft = make_draft(customers())
    mixed = Obstacle("The amounts are in two currencies.", "Give a rate for USD.")
    choice = choose(replace(draft, reading=replace(draft.reading, obstacles=(mixed,))))
    said = find_obstacle(choice, {}, "GBP")
    assert said == "The amounts are in two currencies. Give a rate for USD."


def test_a_field_that_moves_to_another_column_leaves_the_first_one():
    choice = choose(make_draft(customers()))
    corrected = choice.corrected(table_of(choice), 3, FieldId("arr"))
    assert corrected.decisions.fields == {BOOK: {2: None, 3: FieldId("arr")}}
    again = corrected.corrected(table_of(choice), 3, None)
    assert again.decisions.fields[BOOK][3] is None


def test_what_was_said_of_columns_is_forgotten_when_the_table_becomes_another_kind():
    choice = choose(make_draft(customers()))
    corrected = choice.corrected(table_of(choice), 3, FieldId("arr"))
    other = corrected.with_kind(BOOK, TableKind.INVOICES)
    assert other.decisions.kinds == {BOOK: TableKind.INVOICES}
    assert other.decisions.fields == {}


def test_decisions_gather_without_touching_each_other():
    choice = choose(make_draft(customers()))
    edges = TableEdges(1, 1, 3, 9)
    decided = (
        choice.with_edges(BOOK, edges)
        .answered(QuestionKey("q"), "day")
        .with_privacy(table_of(choice), 1, Privacy.HASH)
        .matched("A1", None)
    )
    assert decided.decisions.edges == {BOOK: edges}
    assert decided.decisions.answers == {"q": "day"}
    assert decided.decisions.same == {"A1": None}
    assert decided.decisions.privacy == {BOOK: {1: Privacy.HASH}}
    assert choice.decisions.answers == {}


def test_a_date_that_the_person_chose_outlives_another_reading():
    undated, dated = make_draft(customers()), make_draft(customers(), as_of=SPRING)
    assert choose(undated, as_of=AUTUMN).with_reading(dated, None).as_of == AUTUMN
    assert choose(undated, as_of=None).with_reading(dated, None).as_of == SPRING


def test_a_name_is_to_be_compared_until_somebody_decided():
    likely = AccountMatch(
        AccountKey("A1"), "Pennine", 2, AccountKey("P-1"), MatchBasis.SIMILAR, 91.0
    )
    asked = MatchQuestion(AccountKey("A1"), "Pennine", 2, (likely,))
    found = Comparison(1, 0, 0, 0, (), (), (), (), (asked,), (), {})
    choice = replace(choose(make_draft(customers())), comparison=found)
    assert open_matches(choice) == 1
    assert open_matches(choice.matched("A1", None)) == 0
    assert open_matches(choice.matched("A1", "P-1")) == 0


def test_steps_say_where_a_look_is_needed():
    lost = DataIssue(IssueKind.REJECTED_ROW, "Book.xlsx", "Book", 2, None, "No name")
    draft = asking(make_draft(customers(Certainty.CHECK), issues=[lost]), question())
    statuses = {step.key: step.status for step in list_steps(choose(draft), ready=False)}
    assert statuses == {
        "file": Status.GOOD,
        "table": Status.GOOD,
        "columns": Status.WATCH,
        "questions": Status.WATCH,
        "problems": Status.WATCH,
        "matches": Status.NONE,
        "review": Status.NONE,
    }
    clean = {s.key: s.status for s in list_steps(choose(make_draft(customers())), ready=True)}
    assert (clean["columns"], clean["questions"], clean["problems"]) == (Status.GOOD,) * 3
    assert clean["review"] is Status.DOING
