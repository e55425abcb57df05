"""Areas, dimensions, grids and reconciliations: what they name stands in their own instrument."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from csdesk.content.contents import Entry
from csdesk.content.instruments import InstrumentContents
from csdesk.model.areas import Area, AreaKind, Dimension
from csdesk.model.instruments import OVERALL, Grid, Question, QuestionKind, Reconciliation

SMALLEST_WEIGHT = 1e-6


def check_parts(found: InstrumentContents) -> None:
    """Check everything of one instrument that stands around its questions."""
    for area in found.areas:
        _check_area(area, found)
    for dimension in found.of("dimension"):
        _check_dimension(dimension, found)
    questions = {question.id: question for question in found.instrument.questions}
    for grid in found.of("grid"):
        _check_grid(grid, found, questions)
    for reconciliation in found.of("reconciliation"):
        _check_reconciliation(reconciliation, questions)
    for number in found.head.item.overall_questions:
        _expect(found.head, "overall_questions", number, questions, "the id of a question")


def _check_area(area: Entry[Area], found: InstrumentContents) -> None:
    functions = found.contents.ids("function")
    check_weight(area, area.item.weight)
    if area.item.id == OVERALL:
        raise area.reject("id", OVERALL, "another id, this one stands for the whole")
    for function in area.item.functions:
        _expect(area, "functions", function, functions, "the id of a function of this instrument")
    if not any(question.area == area.item.id for question in found.instrument.questions):
        raise area.reject("questions", 0, "at least one question or shared question")


def _check_dimension(dimension: Entry[Dimension], found: InstrumentContents) -> None:
    kinds = {area.id: area.kind for area in found.instrument.areas}
    check_weight(dimension, dimension.item.weight)
    named = [share.area for share in dimension.item.shares]
    if not named:
        raise dimension.reject("shares", 0, "at least one area")
    _refuse_repeats(dimension, "shares.area", named)
    for number, share in enumerate(dimension.item.shares, start=1):
        path = f"shares[{number}]"
        _expect(dimension, f"{path}.area", share.area, kinds, "the id of an area")
        if kinds[share.area] is AreaKind.FACTS:
            raise dimension.reject(f"{path}.area", share.area, "an area that is scored")
        check_weight(dimension.part(path, share), share.weight)


def _check_grid(grid: Entry[Grid], found: InstrumentContents, questions: dict[Any, Any]) -> None:
    areas = {area.id for area in found.instrument.areas}
    _expect(grid, "area", grid.item.area, areas, "the id of an area")
    wanted = len(grid.item.rows) * len(grid.item.columns)
    if not wanted or len(grid.item.cells) != wanted:
        expected = f"{wanted}, one for each column of each row" if wanted else "rows and columns"
        raise grid.reject("cells", len(grid.item.cells), expected)
    _refuse_repeats(grid, "cells", grid.item.cells)
    for number, cell in enumerate(grid.item.cells, start=1):
        question = questions.get(cell)
        if question is None or question.area != grid.item.area:
            raise grid.reject(f"cells[{number}]", cell, "the id of a question of its area")


def _check_reconciliation(entry: Entry[Reconciliation], questions: dict[Any, Question]) -> None:
    if entry.item.tolerance < 0:
        raise entry.reject("tolerance", entry.item.tolerance, "at least 0")
    if not entry.item.questions:
        raise entry.reject("questions", 0, "at least one question for a number")
    _refuse_repeats(entry, "questions", entry.item.questions)
    for number, named in enumerate(entry.item.questions, start=1):
        question = questions.get(named)
        if question is None or question.kind is not QuestionKind.NUMBER:
            expected = "the id of a question for a number"
            raise entry.reject(f"questions[{number}]", named, expected)


def check_weight(entry: Entry[Any], weight: float) -> None:
    """Check that something that counts has a weight that can be divided by."""
    if weight <= 0:
        raise entry.reject("weight", weight, "above 0")
    if weight < SMALLEST_WEIGHT:
        raise entry.reject("weight", weight, f"at least {SMALLEST_WEIGHT:g}")


def _refuse_repeats(entry: Entry[Any], path: str, named: Iterable[str]) -> None:
    seen: set[str] = set()
    for one in named:
        if one in seen:
            raise entry.reject(path, one, "each once")
        seen.add(one)


def _expect(entry: Entry[Any], path: str, named: str, known: Iterable[str], wanted: str) -> None:
    if named not in known:
        raise entry.reject(path, named, wanted)
