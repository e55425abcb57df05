"""The KPIs of an engagement read together: profiles, stages, goals and the week."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import KeptKpi, KpiSettings
from csdesk.model.kpi_reading import ArrPreserved
from csdesk.model.library import Library
from csdesk.model.metrics_review import MetricsReview
from csdesk.model.tables import TableKind
from csdesk.operations.imported_lists import ImportedLists
from csdesk.scoring.boards.snapshot import take_snapshot
from csdesk.scoring.goal_progress import CHURN, follow_goals, preserve_arr
from csdesk.scoring.profiles import list_without_levels, read_profile, watch_stages
from csdesk.storage.workspace import Workspace


def read_together(
    workspace: Workspace, library: Library, measured: Diagnosis, lists: ImportedLists
) -> MetricsReview:
    """Return the metrics of ``measured`` with profiles, stages, goals and the week."""
    values, definitions, accounts = measured.kpis, measured.definitions, measured.accounts
    settings, layouts = workspace.kpi_settings, workspace.layouts.all()
    as_of = accounts.as_of if accounts else measured.engagement.as_of
    tickets = lists.tables.get(TableKind.SUPPORT)
    return replace(
        measured.metrics,
        settings=_read_settings(workspace),
        history=_read_history(workspace),
        profiles=tuple(
            read_profile(profile, values, definitions, layouts) for profile in library.profiles
        ),
        stages=watch_stages(definitions, values),
        without_levels=list_without_levels(definitions, settings.thresholds()),
        goals=follow_goals(settings.goals().values(), values, as_of) if as_of else (),
        arr_preserved=_preserve(workspace, library, measured),
        snapshot=take_snapshot(accounts, values, tickets, library.boards.churn_limit)
        if accounts
        else None,
    )


def _read_settings(workspace: Workspace) -> KpiSettings:
    kept = workspace.kpi_settings
    return KpiSettings(kept.stated(), kept.thresholds(), kept.shown())


def _read_history(workspace: Workspace) -> dict[KpiId, tuple[KeptKpi, ...]]:
    found: dict[KpiId, list[KeptKpi]] = defaultdict(list)
    for one in workspace.kept_kpis.all():
        found[one.kpi].append(one)
    return {kpi: tuple(values) for kpi, values in found.items()}


def _preserve(workspace: Workspace, library: Library, measured: Diagnosis) -> ArrPreserved | None:
    goal = workspace.kpi_settings.goals().get(CHURN)
    if goal is None:
        return None
    arr = measured.accounts.total_arr() if measured.accounts else None
    return preserve_arr(arr, measured.kpis.get(CHURN), goal.target, library.goal_templates)
