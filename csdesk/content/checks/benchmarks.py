"""Benchmarks: every figure has a source, and the bands of ARR leave no gap."""

from __future__ import annotations

from itertools import groupby, pairwise

from csdesk.content.contents import Contents, Entry
from csdesk.model.kpis import Benchmark


def check_benchmarks(contents: Contents) -> None:
    """Check the figures, sources and bands of all benchmarks."""
    entries: tuple[Entry[Benchmark], ...] = contents.of("benchmark")
    for entry in entries:
        _check_figures(entry)
    ordered = sorted(entries, key=lambda entry: entry.item.kpi)
    for _, cells in groupby(ordered, key=lambda entry: entry.item.kpi):
        _check_bands(sorted(cells, key=_lower_edge))


def _lower_edge(entry: Entry[Benchmark]) -> float:
    return float("-inf") if entry.item.arr_from is None else entry.item.arr_from


def _check_figures(entry: Entry[Benchmark]) -> None:
    cell = entry.item
    if not cell.low <= cell.median <= cell.high:
        raise entry.reject("median", cell.median, f"from {cell.low:g} to {cell.high:g}")
    for key in ("source", "period"):
        if not getattr(cell, key).strip():
            raise entry.reject(key, getattr(cell, key), "the one that the figures are cited with")


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
