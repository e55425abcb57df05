"""Benchmarks: every figure has a source, and the bands of ARR leave no gap."""

from __future__ import annotations

from itertools import groupby, pairwise

from csdesk.content.contents import Contents, Entry
from csdesk.model.benchmarks import CaseStudy, CitedBenchmark, EvidenceQuality
from csdesk.model.kpis import Benchmark


def check_benchmarks(contents: Contents) -> None:
    """Check figures, sources, bands and defaults of all benchmarks, and the cases."""
    entries: tuple[Entry[Benchmark], ...] = contents.of("benchmark")
    for entry in entries:
        _check_figures(entry)
    for cited in contents.of("cited_benchmark"):
        _check_cited(cited)
    _check_defaults(contents)
    for case in contents.of("case_study"):
        _check_case(case)
    ordered = sorted(entries, key=lambda entry: entry.item.kpi)
    for _, cells in groupby(ordered, key=lambda entry: entry.item.kpi):
        _check_bands(sorted(cells, key=_lower_edge))


def _lower_edge(entry: Entry[Benchmark]) -> float:
    return float("-inf") if entry.item.arr_from is None else entry.item.arr_from


def _check_figures(entry: Entry[Benchmark]) -> None:
    cell = entry.item
    for key in ("low", "median", "high"):
        if getattr(cell, key) is None:
            raise entry.missing(key, "the figure that is cited")
    _check_order(entry)
    for key in ("source", "period"):
        if not getattr(cell, key).strip():
            raise entry.reject(key, getattr(cell, key), "the one that the figures are cited with")


def _check_order(entry: Entry[Benchmark] | Entry[CitedBenchmark]) -> None:
    low, median, high = entry.item.low, entry.item.median, entry.item.high
    if low is not None and high is not None and low > high:
        raise entry.reject("low", low, f"at most high, {high:g}")
    if median is None:
        return
    if (low is not None and median < low) or (high is not None and median > high):
        span = " to ".join(f"{edge:g}" for edge in (low, high) if edge is not None)
        raise entry.reject("median", median, f"from {span}")


def _check_cited(entry: Entry[CitedBenchmark]) -> None:
    one = entry.item
    if one.low is None and one.median is None and one.high is None:
        raise entry.missing("median", "a figure: low, median or high")
    _check_order(entry)
    is_unsourced = one.quality is EvidenceQuality.UNSOURCED
    if is_unsourced == bool(one.said_by):
        expected = "nobody, as it is unsourced" if is_unsourced else "who is named for the figure"
        raise entry.reject("said_by", one.said_by, expected)
    if one.quality is EvidenceQuality.PUBLISHED_SURVEY and not one.year:
        raise entry.missing("year", "the year of the survey")
    for key in ("name", "words", "source"):
        if not getattr(one, key).strip():
            raise entry.reject(key, getattr(one, key), "some words")


def _check_defaults(contents: Contents) -> None:
    """Check that a KPI has one default at most, and that somebody is named for it."""
    taken: set[object] = {entry.item.kpi for entry in contents.of("benchmark")}
    for entry in contents.of("cited_benchmark"):
        one = entry.item
        if not one.is_default:
            continue
        if one.kpi is None or one.quality is EvidenceQuality.UNSOURCED:
            raise entry.reject("is_default", "true", "a default only of a KPI and of a source")
        if one.kpi in taken:
            raise entry.reject("is_default", "true", f"one default of “{one.kpi}”, which has one")
        taken.add(one.kpi)


def _check_case(entry: Entry[CaseStudy]) -> None:
    case = entry.item
    if case.months <= 0:
        raise entry.reject("months", case.months, "more than 0")
    for part in ("did", "figures", "computed_notes"):
        if not getattr(case, part):
            raise entry.missing(part, "at least one")
    for number, figure in enumerate(case.figures, start=1):
        if not (figure.before or figure.after):
            raise entry.missing(f"figures[{number}].after", "a figure before or after")


def _check_bands(cells: list[Entry[Benchmark]]) -> None:
    first, last = cells[0], cells[-1]
    if first.item.arr_from is not None:
        raise first.reject("arr_from", first.item.arr_from, "none in the lowest band of a KPI")
    if last.item.arr_to is not None:
        raise last.reject("arr_to", last.item.arr_to, "none in the highest band of a KPI")
    for lower, upper in pairwise(cells):
        if lower.item.arr_to != upper.item.arr_from:
            expected = f"{upper.item.arr_from}, where {upper.key} begins"
            raise lower.reject("arr_to", lower.item.arr_to, expected)
