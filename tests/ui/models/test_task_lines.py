from csdesk.model.actions import Hole, RuleSet, TaskFigures, TaskStatus
from csdesk.report.document import Status
from tests.task_books import NOW, REVIEW, A, B, due_in
from ui.models.task_lines import (
    actions_for,
    actions_of,
    describe_hole,
    figure_words,
    filter_tasks,
    list_rules,
    rule_columns,
    task_status,
    write_hours,
)


def test_what_is_critical_comes_first_whatever_revenue_a_note_is_about():
    assert [line.total.rule.id for line in list_rules(REVIEW)] == ["red", "note"]
    what, because, severity, accounts, arr, within = rule_columns(list_rules(REVIEW), "GBP")
    assert list(what.values) == ["Do red", "Do note"]
    assert list(because.values) == ["Because of red", "Because of note"]
    assert severity.mark is not None
    assert list(accounts.values) == [2, 1]
    assert [arr.write(value) for value in arr.values] == ["£1,000", "£9.00m"]
    assert within.write(24) == "24 hours"


def test_a_rule_names_its_accounts_and_an_account_its_rules():
    line = list_rules(REVIEW)[0]
    assert [action.account for action in actions_of(REVIEW, line)] == [A, B]
    assert [action.account for action in actions_of(REVIEW, line, 1)] == [A]
    assert [action.rule for action in actions_for(REVIEW, A, 0)] == ["red", "note"]


def test_an_open_task_past_its_time_is_late_and_a_done_one_is_not():
    late, open_one = due_in(1, -1), due_in(2, 1)
    done = due_in(3, -9, TaskStatus.DONE)
    assert task_status(late, NOW).status is Status.RISK
    assert task_status(open_one, NOW).word == "Open"
    assert task_status(done, NOW).word == "Done"
    every = (open_one, late, done)
    assert [task.id for task in filter_tasks(every, "late", NOW)] == [1]
    assert [task.id for task in filter_tasks(every, "open", NOW)] == [1, 2]
    assert [task.id for task in filter_tasks(every, "done", NOW)] == [3]
    assert [task.id for task in filter_tasks(every, "all", NOW)] == [3, 1, 2]


def test_hours_become_days_where_they_are_whole_ones():
    assert [write_hours(hours) for hours in (1, 24, 36, 48, 168, 60)] == [
        "1 hour",
        "24 hours",
        "36 hours",
        "2 days",
        "7 days",
        "2.5 days",
    ]


def test_figures_that_nothing_tells_are_left_open():
    words = figure_words(TaskFigures(0, 0, 0, None, None, None), 12)
    assert words[0] == ("12", "proposed by rules")
    assert [number for number, _ in words[4:]] == ["–", "–", "–"]


def test_a_hole_says_how_many_accounts_and_what_one_looks_like():
    hole = Hole(RuleSet.VALUE, (A,), "score 72, ARR £9,000")
    assert describe_hole(hole) == (
        "1 account has no answer in the table “Health and ARR”, such as one with score 72, "
        "ARR £9,000."
    )
