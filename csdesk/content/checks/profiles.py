"""Profiles and goal templates name KPIs that exist, and figures that can be reached."""

from __future__ import annotations

from csdesk.content.contents import Contents, Entry
from csdesk.model.kpi_book import GoalTemplate, KpiProfile


def check_profiles(contents: Contents) -> None:
    """Check that profiles and goal templates rest on KPIs of the library."""
    known = contents.ids("kpi")
    for profile in contents.of("profile"):
        _check_profile(profile, known)
    for template in contents.of("goal_template"):
        _check_template(template, known)


def _check_profile(entry: Entry[KpiProfile], known: frozenset[str]) -> None:
    kpis = entry.item.kpis
    for number, kpi in enumerate(kpis, start=1):
        if kpi not in known:
            raise entry.reject(f"kpis[{number}]", kpi, "the id of a KPI")
        if kpi in kpis[: number - 1]:
            raise entry.reject(f"kpis[{number}]", kpi, "a KPI that does not stand there twice")
    for path, named in (("targets", entry.item.targets), ("scale", entry.item.scale)):
        for kpi in named:
            if kpi not in kpis:
                raise entry.reject(path, kpi, "a KPI of this profile")


def _check_template(entry: Entry[GoalTemplate], known: frozenset[str]) -> None:
    goal = entry.item
    if goal.kpi not in known:
        raise entry.reject("kpi", goal.kpi, "the id of a KPI")
    if goal.target == goal.baseline:
        raise entry.reject("target", goal.target, "another figure than the baseline")
    if goal.months <= 0:
        raise entry.reject("months", goal.months, "at least one month")
