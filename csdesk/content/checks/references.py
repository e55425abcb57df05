"""What one content file names must stand in another."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from csdesk.content.checks.instrument_references import KnownIds, check_what_it_names
from csdesk.content.contents import Contents, Entry
from csdesk.content.instruments import InstrumentContents
from csdesk.model.data_review import Aspect
from csdesk.model.findings import Rule, RuleKind
from csdesk.model.kpis import KpiStage
from csdesk.model.plan_since import PromiseKind
from csdesk.model.roadmap import Initiative, Role
from csdesk.model.tables import TableKind


def check_references(contents: Contents, instruments: tuple[InstrumentContents, ...]) -> None:
    """Check that every id that something refers to exists."""
    _check_kpis(contents)
    _check_signals(contents)
    _check_initiatives(contents, instruments)
    _check_rules(contents, instruments)
    known = KnownIds.of(
        kpis=contents.items("kpi"),
        fields=contents.items("field"),
        initiatives=contents.items("initiative"),
        instruments=[found.instrument for found in instruments],
    )
    for found in instruments:
        check_what_it_names(found, known)


def _role_names(contents: Contents) -> frozenset[str]:
    """Return all names that roles answer to."""
    roles: tuple[Role, ...] = contents.items("role")
    return frozenset(name for role in roles for name in (role.name, *role.aliases))


def _account_fields(contents: Contents) -> frozenset[str]:
    fields = contents.items("field")
    return frozenset(field.id for field in fields if field.table is TableKind.ACCOUNTS)


def _check_kpis(contents: Contents) -> None:
    fields = _account_fields(contents)
    for kpi in contents.of("kpi"):
        _expect(kpi, "needs", kpi.item.needs, fields, "the id of an account field")
        _expect(kpi, "owner", [kpi.item.owner], _role_names(contents), "the name of a role")
    sections = ("cited_benchmark", "cited", "expansion_kpi", "term")
    for cited in (entry for section in sections for entry in contents.of(section)):
        if cited.item.kpi is not None:
            _expect(cited, "kpi", [cited.item.kpi], contents.ids("kpi"), "the id of a KPI")
    for benchmark in contents.of("benchmark"):
        _expect(benchmark, "kpi", [benchmark.item.kpi], contents.ids("kpi"), "the id of a KPI")


def _check_signals(contents: Contents) -> None:
    facts = contents.ids("fact")
    for card in contents.of("scorecard"):
        for number, signal in enumerate(card.item.signals, start=1):
            path = f"signals[{number}] “{signal.id}”.fact"
            _expect(card, path, [signal.fact], facts, "the id of a fact")


def _check_initiatives(contents: Contents, instruments: tuple[InstrumentContents, ...]) -> None:
    roles = contents.ids("role")
    for entry in contents.of("initiative"):
        initiative: Initiative = entry.item
        _expect(entry, "area", [initiative.area], _areas(instruments), "the id of an area")
        _expect(entry, "raci", initiative.raci, roles, "the id of a role")
        if initiative.kpi is not None:
            _expect(entry, "kpi", [initiative.kpi], contents.ids("kpi"), "the id of a KPI")
    for size in contents.of("team_size"):
        named = {*size.item.held_by, *size.item.held_by.values(), *size.item.told}
        _expect(size, "held_by", named, roles, "the id of a role")
    for row in contents.of("raci"):
        _expect(row, "letters", row.item.letters, roles, "the id of a role")
        if row.item.initiative is not None:
            known = contents.ids("initiative")
            _expect(row, "initiative", [row.item.initiative], known, "the id of an initiative")


def _check_rules(contents: Contents, instruments: tuple[InstrumentContents, ...]) -> None:
    subjects: dict[str, Collection[str]] = {
        RuleKind.ANSWER: _questions(instruments),
        RuleKind.LEVEL: _areas(instruments) | _dimensions(instruments),
        RuleKind.KPI: contents.ids("kpi"),
        "problems_above": contents.ids("register"),
        "promises_overdue": {*PromiseKind, *_promising(contents)},
        "area_gaps": _areas(instruments),
        "dimensions_apart_above": frozenset(found.head.item.id for found in instruments),
        "contradicted": ("",),
        "noted": ("",),
        "fell": ("",),
        "checks_failed": tuple(Aspect),
        "stage_unwatched": tuple(KpiStage),
        "checks_warned": tuple(Aspect),
    }
    initiatives = contents.ids("initiative")
    for entry in contents.of("rule"):
        rule: Rule = entry.item
        _expect(entry, "area", [rule.area], _areas(instruments), "the id of an area")
        _expect(entry, "initiatives", rule.initiatives, initiatives, "the id of an initiative")
        looks_at = rule.test if rule.test in subjects else rule.kind
        if looks_at in subjects:
            wanted = f"what a rule of the kind “{rule.kind}” can look at"
            _expect(entry, "subject", [rule.subject], subjects[looks_at], wanted)


def _promising(contents: Contents) -> frozenset[str]:
    """Return the registers whose rows are promised by a day."""
    return frozenset(one.item.id for one in contents.of("register") if one.item.promises)


def _areas(instruments: tuple[InstrumentContents, ...]) -> frozenset[str]:
    return frozenset(area.item.id for found in instruments for area in found.areas)


def _dimensions(instruments: tuple[InstrumentContents, ...]) -> frozenset[str]:
    return frozenset(part.id for found in instruments for part in found.instrument.dimensions)


def _questions(instruments: tuple[InstrumentContents, ...]) -> frozenset[str]:
    return frozenset(entry.item.id for found in instruments for entry in found.questions)


def _expect(
    entry: Entry[Any], path: str, named: Iterable[str], known: Collection[str], wanted: str
) -> None:
    for name in named:
        if name not in known:
            raise entry.reject(path, name, wanted)
