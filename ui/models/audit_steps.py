"""The five steps of an audit, with what is done and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formatting import day, percent, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.findings import Severity
from csdesk.model.health import Band
from csdesk.model.imports import ListRole
from csdesk.report.document import Status
from ui.models.question_progress import measure_assessed

COMPARED = {ListRole.CURRENT, ListRole.PREVIOUS}
"""The two lists that growth and loss are computed from."""


@dataclass(frozen=True, slots=True)
class AuditStep:
    """One step: the page it is done on, its share of 0 to 1, and two lines about it."""

    number: int
    title: str
    page: str
    share: float
    status: Status
    word: str
    line: str
    detail: str


@dataclass(frozen=True, slots=True)
class NextAction:
    """What to do now; ``page`` None: bring in a file."""

    words: str
    page: str | None


def list_steps(diagnosis: Diagnosis) -> tuple[AuditStep, ...]:
    """Return Assess, Data, Diagnose, Plan and Report as they stand."""
    steps = (_assess(diagnosis), _data(diagnosis), _diagnose(diagnosis), _plan(diagnosis))
    return (*steps, _report(diagnosis, steps))


def find_next_action(diagnosis: Diagnosis) -> NextAction:
    """Return the first thing that is missing, in the order of the steps."""
    assessed = measure_assessed(diagnosis)
    if not assessed.answered:
        return NextAction("Start the questions", "assess")
    if diagnosis.accounts is None:
        return NextAction("Bring in the customer list", None)
    if assessed.left:
        return NextAction(f"Answer {plural(assessed.left, 'question')}", "assess")
    if diagnosis.previous is None:
        return NextAction("Bring in the earlier list", None)
    unowned = count_unowned(diagnosis)
    if unowned:
        return NextAction(f"Assign {plural(unowned, 'owner')}", "roadmap")
    return NextAction("Open the report", "report")


def count_unowned(diagnosis: Diagnosis) -> int:
    """Return how many initiatives of the roadmap have no person's name yet."""
    roadmap = diagnosis.roadmap
    return 0 if roadmap is None else sum(not item.owner for item in roadmap.items)


def scored_arr_share(diagnosis: Diagnosis) -> float | None:
    """Return the share of ARR, 0 to 1, whose accounts have a score; None without ARR."""
    if diagnosis.health is None:
        return None
    totals = diagnosis.health.distribution
    whole = sum(total.arr for total in totals.values())
    if not whole:
        return None
    return 1 - totals[Band.UNSCORED].arr / whole if Band.UNSCORED in totals else 1.0


def _assess(diagnosis: Diagnosis) -> AuditStep:
    assessed = measure_assessed(diagnosis)
    status, word = _progress_word(assessed.answered, assessed.total)
    if not assessed.answered:
        detail = f"{plural(len(diagnosis.instrument.areas), 'area')} of practice"
    elif assessed.left:
        detail = f"{plural(assessed.left, 'answer')} would narrow the range"
    else:
        detail = "Every question is answered"
    line = f"{assessed.answered} of {assessed.total} answered"
    return AuditStep(1, "Assess", "assess", assessed.share, status, word, line, detail)


def _data(diagnosis: Diagnosis) -> AuditStep:
    accounts, batches = diagnosis.accounts, diagnosis.batches
    rejected = sum(batch.rows_rejected for batch in batches)
    roles = {batch.role for batch in batches}
    compared = len(roles & COMPARED)
    status, word = _progress_word(compared, len(COMPARED))
    if rejected:
        status, word = Status.WATCH, "Needs you"
    line, detail = "No customer list yet", "One spreadsheet is enough to start"
    if batches:
        count = plural(len(accounts), "account") if accounts is not None else "no list of now"
        line = f"{plural(len(batches), 'list')}, {count}"
        detail = _data_detail(diagnosis, rejected, roles)
    share = compared / len(COMPARED)
    return AuditStep(2, "Data", "data", share, status, word, line, detail)


def _data_detail(diagnosis: Diagnosis, rejected: int, roles: set[ListRole]) -> str:
    if rejected:
        return f"{plural(rejected, 'row')} not imported"
    if ListRole.CURRENT not in roles:
        return "This year’s list is missing"
    if ListRole.PREVIOUS not in roles:
        return "An earlier list would show who stayed"
    return f"To {day(diagnosis.engagement.as_of)}"


def _diagnose(diagnosis: Diagnosis) -> AuditStep:
    findings = diagnosis.findings
    critical = sum(finding.severity is Severity.CRITICAL for finding in findings)
    scored = scored_arr_share(diagnosis)
    if not _is_anything_known(diagnosis):
        line, detail = "No findings yet", "Answers or a list bring the first"
        return AuditStep(3, "Diagnose", "findings", 0.0, Status.NONE, "Not started", line, detail)
    status, word = (Status.WATCH, "Needs you") if critical else (Status.GOOD, "Done")
    if scored is None:
        status, word = (status, word) if critical else (Status.DOING, "In progress")
        detail = "No account has a score yet"
    else:
        detail = f"Health covers {percent(100 * scored, 0)} of ARR"
    line = plural(len(findings), "finding") + (f", {critical} critical" if critical else "")
    return AuditStep(3, "Diagnose", "findings", scored or 0.0, status, word, line, detail)


def _plan(diagnosis: Diagnosis) -> AuditStep:
    roadmap = diagnosis.roadmap
    if roadmap is None or not roadmap.items or not _is_anything_known(diagnosis):
        line, detail = "No initiative yet", "Findings bring the first"
        return AuditStep(4, "Plan", "roadmap", 0.0, Status.NONE, "Not started", line, detail)
    unowned = count_unowned(diagnosis)
    total = len(roadmap.items)
    status, word = (Status.DOING, "In progress") if unowned else (Status.GOOD, "Done")
    verb = "has" if unowned == 1 else "have"
    detail = f"{unowned} {verb} no owner yet" if unowned else "Every one has an owner"
    line = f"{plural(total, 'initiative')} placed"
    return AuditStep(4, "Plan", "roadmap", 1 - unowned / total, status, word, line, detail)


def _report(diagnosis: Diagnosis, steps: tuple[AuditStep, ...]) -> AuditStep:
    if not _is_anything_known(diagnosis):
        line, detail = "Nothing to report yet", "It fills as the steps are done"
        return AuditStep(5, "Report", "report", 0.0, Status.NONE, "Not started", line, detail)
    done = sum(step.share for step in steps) / len(steps)
    is_whole = all(step.share == 1.0 for step in steps)
    status, word = (Status.GOOD, "Ready") if is_whole else (Status.DOING, "Draft")
    detail = "Export it with Ctrl+E"
    return AuditStep(5, "Report", "report", done, status, word, "Preview is ready", detail)


def _is_anything_known(diagnosis: Diagnosis) -> bool:
    """Return whether there are answers or a list; what is planned for everybody is no plan yet."""
    return bool(diagnosis.answers) or bool(diagnosis.batches)


def _progress_word(done: int, total: int) -> tuple[Status, str]:
    if not done:
        return Status.NONE, "Not started"
    return (Status.GOOD, "Done") if done >= total else (Status.DOING, "In progress")
