"""Status and word for the states of an import, as the data page shows them."""

from __future__ import annotations

from csdesk.model.imports import Certainty, IssueKind, ListRole
from csdesk.report.document import Status, StatusWord

CERTAINTIES = {
    Certainty.CERTAIN: StatusWord(Status.GOOD, "Certain"),
    Certainty.LIKELY: StatusWord(Status.DOING, "Likely"),
    Certainty.CHECK: StatusWord(Status.WATCH, "Check"),
    Certainty.IGNORED: StatusWord(Status.NONE, "Ignored"),
}
ISSUES = {
    IssueKind.REJECTED_ROW: StatusWord(Status.RISK, "Not imported"),
    IssueKind.UNREAD_VALUE: StatusWord(Status.WATCH, "Left blank"),
    IssueKind.CONVERTED_VALUE: StatusWord(Status.DOING, "Converted"),
    IssueKind.NOTE: StatusWord(Status.NONE, "Note"),
}
LIST_ROLES = {
    ListRole.CURRENT: "This year’s list",
    ListRole.PREVIOUS: "An earlier list",
}
