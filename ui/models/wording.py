"""Status and word for the states of an import, as the data page shows them."""

from __future__ import annotations

from csdesk.model.imports import Certainty, IssueKind, ListRole, Privacy
from csdesk.report.document import Status, StatusWord
from csdesk.report.sections.provenance import KIND_WORDS, ROLE_WORDS

CERTAINTIES = {
    Certainty.CERTAIN: StatusWord(Status.GOOD, "Certain"),
    Certainty.LIKELY: StatusWord(Status.DOING, "Likely"),
    Certainty.CHECK: StatusWord(Status.WATCH, "Check"),
    Certainty.IGNORED: StatusWord(Status.NONE, "Ignored"),
}
_ISSUES = {
    IssueKind.REJECTED_ROW: Status.RISK,
    IssueKind.UNREAD_VALUE: Status.WATCH,
    IssueKind.CONVERTED_VALUE: Status.DOING,
    IssueKind.MERGED_ROW: Status.DOING,
    IssueKind.NOTE: Status.NONE,
}
ISSUES = {kind: StatusWord(status, KIND_WORDS[kind]) for kind, status in _ISSUES.items()}
LIST_ROLES = {ListRole.ADDED: "Added beside", **ROLE_WORDS}
PRIVACY_WORDS = {
    Privacy.KEEP: "Personal: kept",
    Privacy.HASH: "Personal: hashed",
    Privacy.DROP: "Personal: dropped",
}
