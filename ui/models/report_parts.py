"""The report as its page shows it: sections with what each holds, checks before the hand-over."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from csdesk.formatting import join_words, number, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.score_columns import is_scored
from csdesk.report.document import (
    Block,
    Entries,
    FigureBlock,
    KeyFigures,
    Report,
    Section,
    Status,
    Table,
)

SHORTEST_NAME = 4
"""Shorter names of accounts turn up inside ordinary words."""


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """One section; ``page`` None: not on paper, or not known yet."""

    id: str
    title: str
    holds: str
    page: int | None
    included: bool
    is_free: bool = True
    """Whether a person may leave it out and move it."""


@dataclass(frozen=True, slots=True)
class Check:
    """Something to know before the report leaves the house; ``page`` is where it is repaired."""

    status: Status
    title: str
    note: str
    page: str = ""


def list_sections(
    report: Report,
    excluded: Collection[str],
    pages: Mapping[str, int],
    *,
    is_free: bool = True,
) -> tuple[SectionEntry, ...]:
    """Return the sections in reading order; ``pages`` gives the first page of a section's id."""
    return tuple(
        SectionEntry(
            id=section.id,
            title=section.title,
            holds=describe_section(section),
            page=pages.get(section.id) if section.id not in excluded else None,
            included=section.id not in excluded,
            is_free=is_free,
        )
        for section in report.sections
    )


def describe_section(section: Section) -> str:
    """Return what a section holds: "2 tables, 1 figure"; "workbook only" where paper has none."""
    paper = [b for b in section.blocks if not (isinstance(b, Table) and b.workbook_only)]
    if not section.is_on_paper:
        rows = sum(len(block.rows) for block in section.blocks if isinstance(block, Table))
        return f"Workbook only, {plural(rows, 'row')}"
    words = (
        _count(paper, KeyFigures, "row of numbers", "rows of numbers"),
        _count(paper, FigureBlock, "figure", "figures"),
        _count(paper, Table, "table", "tables"),
        _entries(paper),
    )
    return join_words([word for word in words if word]) or "Text"


def check_report(report: Report, diagnosis: Diagnosis) -> tuple[Check, ...]:
    """Return what is known about the report before it is handed over."""
    checks = [
        Check(
            Status.GOOD,
            "One report for every format",
            "PDF, Excel and PowerPoint are made from the same numbers",
        ),
        _answers_check(diagnosis),
        _scores_check(diagnosis),
        _owners_check(diagnosis),
        _rejected_check(diagnosis),
        _names_check(report, diagnosis),
    ]
    if report.is_sample:
        checks.append(Check(Status.NONE, "Synthetic data", "Each page says that it is a sample"))
    return tuple(check for check in checks if check is not None)


def _count(blocks: Iterable[Block], kind: type, one: str, many: str) -> str:
    found = sum(isinstance(block, kind) for block in blocks)
    return plural(found, one, many) if found else ""


def _entries(blocks: Iterable[Block]) -> str:
    found = sum(len(block.items) for block in blocks if isinstance(block, Entries))
    return plural(found, "entry", "entries") if found else ""


def _answers_check(diagnosis: Diagnosis) -> Check:
    overall = diagnosis.maturity.overall
    missing = overall.applicable - overall.answered
    if missing <= 0:
        return Check(Status.GOOD, "Every question is answered", "Levels are final")
    return Check(
        Status.WATCH,
        f"{plural(missing, 'question')} unanswered",
        "Levels are provisional where answers are missing",
        "assess",
    )


def _scores_check(diagnosis: Diagnosis) -> Check | None:
    health = diagnosis.health
    if health is None:
        return Check(Status.WATCH, "No customer list", "No number is computed from data", "data")
    unscored = len(health.scores) - int(is_scored(health).sum())
    if not unscored:
        return Check(Status.GOOD, "Every account has a score", "None is left out")
    return Check(
        Status.WATCH,
        f"{plural(unscored, 'account')} without a score",
        f"Of {number(len(health.scores))}; they are counted apart",
        "health",
    )


def _owners_check(diagnosis: Diagnosis) -> Check | None:
    if diagnosis.roadmap is None or not diagnosis.roadmap.items:
        return None
    unnamed = sum(1 for item in diagnosis.roadmap.items if not item.owner)
    if not unnamed:
        return Check(Status.GOOD, "Every initiative has an owner", "By name")
    return Check(
        Status.WATCH,
        f"{plural(unnamed, 'initiative')} without a person",
        "The report names the role instead",
        "roadmap",
    )


def _rejected_check(diagnosis: Diagnosis) -> Check | None:
    rejected = sum(batch.rows_rejected for batch in diagnosis.batches)
    if not rejected:
        return None
    return Check(
        Status.WATCH, f"{plural(rejected, 'row')} left out", "The report lists them", "data"
    )


def _names_check(report: Report, diagnosis: Diagnosis) -> Check | None:
    if diagnosis.accounts is None:
        return None
    if diagnosis.is_client_safe:
        return Check(Status.GOOD, "Nobody is named", "Aliases stand for client and accounts")
    texts = (report.title, report.headline, report.basis, report.engagement)
    cover = " ".join(texts).casefold()
    named = [
        name
        for name in diagnosis.accounts.names
        if len(name) >= SHORTEST_NAME and name.casefold() in cover
    ]
    if named:
        return Check(Status.WATCH, "An account is named on the cover", join_words(named, 3))
    return Check(Status.GOOD, "No account names on the cover", "They are inside the report")
