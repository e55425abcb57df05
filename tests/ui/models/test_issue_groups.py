from csdesk.model.imports import DataIssue, IssueKind
from ui.models.issue_groups import group_issues, write_rows


def issue(kind: IssueKind, row: int | None, column: str | None, problem: str) -> DataIssue:
    return DataIssue(kind, "Book.xlsx", "Book", row, column, problem, "Left blank")


def test_problems_of_one_kind_and_column_become_one_line():
    groups = group_issues(
        [
            issue(IssueKind.UNREAD_VALUE, 10, "Renews on", "“Apr-27” has no day"),
            issue(IssueKind.UNREAD_VALUE, 34, "Renews on", "“May-27” has no day"),
            issue(IssueKind.UNREAD_VALUE, 12, "ARR", "“tbc” is no amount"),
        ]
    )
    assert [(group.count, group.rows) for group in groups] == [(2, (10, 34)), (1, (12,))]
    assert groups[0].title == ("2 values could not be read, such as: “Apr-27” has no day")
    assert groups[0].detail == ("Left blank · column “Renews on” · sheet “Book” · rows 10, 34")
    assert groups[1].title == "“tbc” is no amount"


def test_rows_that_are_lost_come_before_values_and_notes():
    groups = group_issues(
        [
            issue(IssueKind.NOTE, None, None, "A hidden sheet was not read"),
            issue(IssueKind.CONVERTED_VALUE, 3, "ARR", "“12k”"),
            issue(IssueKind.REJECTED_ROW, 4, None, "No name and no id"),
        ]
    )
    assert [group.kind for group in groups] == [
        IssueKind.REJECTED_ROW,
        IssueKind.CONVERTED_VALUE,
        IssueKind.NOTE,
    ]


def test_notes_about_different_things_stay_apart():
    groups = group_issues(
        [
            issue(IssueKind.NOTE, None, None, "Sheet “A” is hidden"),
            issue(IssueKind.NOTE, None, None, "Sheet “B” is hidden"),
        ]
    )
    assert [group.title for group in groups] == ["Sheet “A” is hidden", "Sheet “B” is hidden"]


def test_many_rows_are_counted_instead_of_listed():
    assert write_rows(tuple(range(1, 10))) == "rows 1, 2, 3, 4, 5, 6 and 3 more"
    assert write_rows((7,)) == "row 7"
    assert write_rows(()) == ""
