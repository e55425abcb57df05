"""Computing everything that is known about an engagement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from csdesk.assumptions import used_assumptions
from csdesk.findings import FindingInputs, detect_findings
from csdesk.model.assessments import Assessment
from csdesk.model.changes import Changes
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health_review import HealthReview
from csdesk.model.identifiers import InstrumentId
from csdesk.model.imports import ListRole
from csdesk.model.instruments import MATURITY_LADDER
from csdesk.model.library import Library
from csdesk.operations.assessments import assess, reassess
from csdesk.operations.health.books import ScoredBook, score_book
from csdesk.operations.health.cards import current_scorecards
from csdesk.operations.health.departures import Departures, find_departures
from csdesk.operations.health.measuring import lost_since, measure_kpis
from csdesk.operations.health.reviewing import review_health
from csdesk.operations.imported_lists import ImportedLists, read_lists
from csdesk.operations.instruments import current_instruments, keep_instruments
from csdesk.operations.list_review import review_lists
from csdesk.operations.metrics.comparing import compare_metrics
from csdesk.operations.metrics.profiling import read_together
from csdesk.operations.metrics.reviewing import review_metrics
from csdesk.operations.planning import make_plan
from csdesk.operations.registers import registers_of
from csdesk.operations.segmentation import read_coverage
from csdesk.progress import Progress, silent
from csdesk.scoring.benchmarks import set_targets
from csdesk.scoring.maturity import score_instrument
from csdesk.storage.workspace import Workspace


def diagnose(workspace: Workspace, library: Library, progress: Progress = silent) -> Diagnosis:
    """Compute levels, scores, KPIs, findings and roadmap from what the workspace holds."""
    progress(0, 3, "Reading the workspace")
    read, lists = _read(workspace, library)
    progress(1, 3, "Scoring accounts and KPIs")
    scored = _score(workspace, read, lists, library)
    assessed = _with_ladder(scored, assess(workspace, library, scored))
    progress(2, 3, "Looking for what is wrong")
    return _conclude(workspace, assessed, library)


def score_data(workspace: Workspace, library: Library) -> Diagnosis:
    """Compute scores, KPIs and the review of the data alone, without levels, findings and plan."""
    read, lists = _read(workspace, library)
    return _score(workspace, read, lists, library)


def rediagnose(
    workspace: Workspace,
    library: Library,
    before: Diagnosis,
    changes: Changes,
    progress: Progress = silent,
) -> Diagnosis:
    """Compute again after a change, reusing what does not depend on it."""
    if changes & (
        Changes.DATA | Changes.CLIENT | Changes.SCORING | Changes.GROWTH | Changes.METRICS
    ):
        return diagnose(workspace, library, progress)
    keep_instruments(workspace, library)
    known = replace(
        before,
        answers=workspace.answers.all(),
        last_answered=workspace.answers.last(),
        attachments=workspace.attachments.all(),
        responses=workspace.responses.all(),
        observations=workspace.observations.all(),
        coverage=read_coverage(workspace, library, before.accounts, before.coverage),
    )
    assessed = _with_ladder(known, reassess(workspace, library, known, before))
    return _conclude(workspace, assessed, library)


def _read(workspace: Workspace, library: Library) -> tuple[Diagnosis, ImportedLists]:
    keep_instruments(workspace, library)
    instrument = current_instruments(workspace, library)[MATURITY_LADDER]
    answers = workspace.answers.all()
    lists = read_lists(workspace, library)
    previous = workspace.accounts.table(ListRole.PREVIOUS)
    read = Diagnosis(
        client=workspace.clients.client(),
        engagement=workspace.clients.engagement(),
        instrument=instrument,
        answers=answers,
        last_answered=workspace.answers.last(),
        maturity=score_instrument(instrument, answers),
        batches=lists.batches,
        issues=workspace.imports.issues(),
        accounts=lists.accounts,
        previous=previous,
        lost=lost_since(previous, workspace.accounts.lost()),
        health=None,
        definitions=library.kpis,
        kpis={},
        benchmarks={},
        findings=(),
        roadmap=None,
        assumptions=(),
        attachments=workspace.attachments.all(),
        responses=workspace.responses.all(),
        observations=workspace.observations.all(),
        coverage=read_coverage(workspace, library, lists.accounts),
    )
    return read, lists


def _score(
    workspace: Workspace, read: Diagnosis, lists: ImportedLists, library: Library
) -> Diagnosis:
    book = score_book(workspace, library, lists, read.previous)
    scored = replace(read, health=book.health if book else None)
    gone = find_departures(workspace, library, lists, read.previous)
    measured = _measure(workspace, scored, lists, library, gone)
    default = book.cards[-1] if book else current_scorecards(workspace, library)[-1]
    reviewed = replace(measured, review=_review(workspace, measured, lists, library, book, gone))
    reviewed = replace(reviewed, metrics=review_metrics(reviewed, lists, library))
    reviewed = replace(reviewed, metrics=read_together(workspace, library, reviewed, lists))
    return replace(reviewed, data=review_lists(lists, reviewed, library, default))


def _measure(
    workspace: Workspace,
    scored: Diagnosis,
    lists: ImportedLists,
    library: Library,
    gone: Departures,
) -> Diagnosis:
    """Return a diagnosis with its KPIs, beside what others reach."""
    accounts = scored.accounts
    kpis = measure_kpis(workspace, library, lists, scored.previous, scored.health, gone)
    total = accounts.total_arr() if accounts else None
    benchmarks, metrics = compare_metrics(workspace, library, kpis, total)
    definitions = set_targets(library.kpis, benchmarks)
    return replace(
        scored, definitions=definitions, kpis=kpis, benchmarks=benchmarks, metrics=metrics
    )


def _review(
    workspace: Workspace,
    measured: Diagnosis,
    lists: ImportedLists,
    library: Library,
    book: ScoredBook | None,
    gone: Departures,
) -> HealthReview | None:
    if book is None:
        return None
    return review_health(workspace, library, measured, lists, book, gone.review)


def _with_ladder(known: Diagnosis, assessments: Mapping[InstrumentId, Assessment]) -> Diagnosis:
    """Return a diagnosis with its assessments; findings and plan go by that of the ladder."""
    ladder = assessments[MATURITY_LADDER]
    return replace(
        known, assessments=assessments, instrument=ladder.instrument, maturity=ladder.claimed
    )


def _conclude(workspace: Workspace, scored: Diagnosis, library: Library) -> Diagnosis:
    scored = replace(scored, registers=registers_of(workspace, library, scored.engagement.as_of))
    findings = detect_findings(library.rules, FindingInputs.of(scored), library.impact_bounds)
    concluded = make_plan(workspace, library, replace(scored, findings=findings))
    concluded = replace(concluded, assumptions=used_assumptions(library.assumptions, concluded))
    if not workspace.is_read_only:
        workspace.results.store(concluded)
    return concluded
