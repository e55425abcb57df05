"""Keeping the KPIs of a day, so that later ones can be held against them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from csdesk.model.changes import REMEASURED, Changes
from csdesk.model.history import Action
from csdesk.model.kpi_book import KeptKpi
from csdesk.model.kpis import KpiValue
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace


def keep_kpis(workspace: Workspace, values: Iterable[KpiValue], as_of: date) -> Outcome[int]:
    """Keep the KPIs of a day that have a value or had one; how many are new or differ.

    Within the step of an import they are taken back with the import.
    """
    before = {one.kpi: one for one in workspace.kept_kpis.all() if one.as_of == as_of}
    found = [_keep(value, as_of) for value in values]
    changed = [
        one
        for one in found
        if before.get(one.kpi) != one and (one.value is not None or one.kpi in before)
    ]
    if not changed:
        return Outcome(0, Changes.NONE)
    with workspace.step(Action.KEEP_KPIS):
        workspace.kept_kpis.keep(changed)
    return Outcome(len(changed), REMEASURED)


def _keep(value: KpiValue, as_of: date) -> KeptKpi:
    return KeptKpi(value.id, as_of, value.value, value.n, value.method, value.window)
