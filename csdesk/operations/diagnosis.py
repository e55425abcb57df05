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
from csdesk.model.instruments import MATURITY_LADDER
from csdesk.model.library import Library
from csdesk.operations.assessments import assess, reassess
from csdesk.operations.health.books import ScoredBook
from csdesk.operations.health.cards import current_scorecards
from csdesk.operations.health.departures import Departures
from csdesk.operations.health.measuring import lost_since
from csdesk.operations.health.reviewing import review_health
from csdesk.operations.health.scored_lists import ReadLists, ScoredLists, read_both, score_lists
from csdesk.operations.imported_lists import ImportedLists
from csdesk.operations.instruments import current_instruments, keep_instruments
from csdesk.operations.list_review import review_lists
from csdesk.operations.metrics.comparing import compare_metrics
from csdesk.operations.metrics.profiling import read_together
from csdesk.operations.metrics.reviewing import review_metrics
from csdesk.operations.model_changes import list_model_changes
from csdesk.operations.plan_since import read_promises
from csdesk.operations.planning import make_plan
from csdesk.operations.registers import registers_of
from csdesk.operations.segmentation import read_coverage
from csdesk.progress import Progress, silent
from csdesk.scoring.benchmarks import set_targets
from csdesk.scoring.maturity import score_instrument
from csdesk.storage.workspace import Workspace


def diagnose(
    workspace: Workspace,
    library: Library,
    progress: Progress = silent,
    known: ScoredLists | None = None,
) -> Diagnosis:
    """Compute levels, scores, KPIs, findings and roadmap from what the workspace holds.

    ``known`` is what was scored since the workspace changed, where there is such a thing.
    """
    progress(0, 3, "Reading the workspace")
    lists = known.read if known else read_both(workspace, library)
    read = _read(workspace, library, lists)
    progress(1, 3, "Scoring accounts and KPIs")
    scored = _score(workspace, read, known or score_lists(workspace, library, lists), library)
    assessed = _with_ladder(scored, assess(workspace, library, scored))
    progress(2, 3, "Looking for what is wrong")
    return _conclude(workspace, assessed, library)


def score_data(workspace: Workspace, library: Library) -> Diagnosis:
    """Compute scores, KPIs and the review of the data alone, without levels, findings and plan."""
    scored = score_lists(workspace, library)
    return _score(workspace, _read(workspace, library, scored.read), scored, library)


def rediagnose(
    workspace: Workspace,
    library: Library,
    before: Diagnosis,
    changes: Changes,
    progress: Progress = silent,
    scored: ScoredLists | None = None,
) -> Diagnosis:
    """Compute again after a change, reusing what does not depend on it.

    ``scored`` is what the operation that made the change handed on.
    """
    if not changes & ~Changes.REPORT:
        return before
    if changes & (
        Changes.DATA | Changes.CLIENT | Changes.SCORING | Changes.GROWTH | Changes.METRICS
    ):
        return diagnose(workspace, library, progress, scored)
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


def _read(workspace: Workspace, library: Library, known: ReadLists) -> Diagnosis:
    keep_instruments(workspace, library)
    instrument = current_instruments(workspace, library)[MATURITY_LADDER]
    answers = workspace.answers.all()
    lists, previous = known.lists, known.previous
    return Diagnosis(
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


def _score(
    workspace: Workspace, read: Diagnosis, scored: ScoredLists, library: Library
) -> Diagnosis:
    book, lists = scored.book, scored.read.lists
    measured = _compare(workspace, read, scored, library)
    default = book.cards[-1] if book else current_scorecards(workspace, library)[-1]
    review = _review(workspace, measured, lists, library, book, scored.gone)
    reviewed = replace(measured, review=review)
    reviewed = replace(reviewed, metrics=review_metrics(reviewed, lists, library))
    reviewed = replace(reviewed, metrics=read_together(workspace, library, reviewed, lists))
    return replace(reviewed, data=review_lists(lists, reviewed, library, default))


def _compare(
    workspace: Workspace, read: Diagnosis, scored: ScoredLists, library: Library
) -> Diagnosis:
    """Return a diagnosis with its scores and KPIs, beside what others reach."""
    total = read.accounts.total_arr() if read.accounts else None
    benchmarks, metrics = compare_metrics(workspace, library, scored.kpis, total)
    return replace(
        read,
        health=scored.book.health if scored.book else None,
        definitions=set_targets(library.kpis, benchmarks),
        kpis=scored.kpis,
        benchmarks=benchmarks,
        metrics=metrics,
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
    registers = registers_of(workspace, library, scored.engagement.as_of)
    scored = replace(scored, registers=registers, model_changes=list_model_changes(workspace))
    promises = read_promises(workspace, library, scored)
    scored = replace(scored, plan=replace(scored.plan, promises=promises))
    findings = detect_findings(library.rules, FindingInputs.of(scored), library.impact_bounds)
    concluded = make_plan(workspace, library, replace(scored, findings=findings))
    concluded = replace(concluded, assumptions=used_assumptions(library.assumptions, concluded))
    if not workspace.is_read_only:
        workspace.results.store(concluded)
    return concluded
