"""The sheets of an instrument as a workbook: written and read back by these names.

A column is called as the key of TOML that it stands for; a list has one item on each line.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from csdesk.model.areas import AreaKind, Origin
from csdesk.model.claims import Comparison
from csdesk.model.instruments import Polarity, QuestionKind, Subject


class Form(Enum):
    """How the cells of a column are read."""

    TEXT = auto()
    NUMBER = auto()
    WHOLE = auto()
    FLAG = auto()
    LIST = auto()


YES, NO = "yes", "no"
README = "Read me"
"""The sheet with the explanations; it is not read back."""
MOST_ROWS = 5_000
"""How far down a sheet is read; drop-downs reach as far."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``choices`` are what its cells can say, where that is limited."""

    key: str
    form: Form = Form.TEXT
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetForm:
    """One sheet: the section of TOML that its rows stand for, and its columns.

    Where ``part`` is given, its rows are that part of the object that the first column names.
    """

    name: str
    section: str
    help: str
    columns: tuple[Column, ...]
    part: str = ""
    is_upright: bool = False
    """Whether the keys stand in column A and the values in column B."""


def _texts(*keys: str) -> tuple[Column, ...]:
    return tuple(Column(key) for key in keys)


def _lists(*keys: str) -> tuple[Column, ...]:
    return tuple(Column(key, Form.LIST) for key in keys)


def _flags(*keys: str) -> tuple[Column, ...]:
    return tuple(Column(key, Form.FLAG, (YES, NO)) for key in keys)


_WEIGHT = Column("weight", Form.NUMBER)
_TIER = Column("tier", Form.WHOLE)
_ORIGIN = Column("origin", choices=tuple(Origin))

SHEETS: tuple[SheetForm, ...] = (
    SheetForm(
        "Instrument",
        "instrument",
        "What the instrument is called. Its version rises with each change.",
        (
            *_texts("id", "version", "name", "description"),
            Column("subject", choices=tuple(Subject)),
            Column("minutes", Form.WHOLE),
            Column("shows"),
            Column("place", Form.WHOLE),
            Column("points", Form.NUMBER),
            Column("pass_credit", Form.NUMBER),
            Column("lowest_tier", Form.WHOLE),
            Column("overall_questions", Form.LIST),
            Column("source"),
        ),
        is_upright=True,
    ),
    SheetForm(
        "Areas",
        "area",
        "The parts that get a result of their own. Only id, name and definition are needed.",
        (
            *_texts("id", "name", "definition"),
            Column("kind", choices=tuple(AreaKind)),
            _WEIGHT,
            *_texts("pillar", "remedy"),
            *_lists("functions", "initiatives", "inputs", "owners"),
            _ORIGIN,
            Column("source"),
        ),
    ),
    SheetForm(
        "Questions",
        "question",
        "One row for each question. Needed are id, area, short, text and why.",
        (
            *_texts("id", "area"),
            _TIER,
            *_texts("short", "text", "why"),
            Column("kind", choices=tuple(QuestionKind)),
            Column("polarity", choices=tuple(Polarity)),
            _WEIGHT,
            Column("revision", Form.WHOLE),
            *_flags("may_not_apply", "needs_owner", "from_data"),
            *_lists("asked", "initiatives"),
            Column("unit"),
            Column("due_day", Form.WHOLE),
            _ORIGIN,
            Column("source"),
        ),
    ),
    SheetForm(
        "Choices",
        "question",
        "The answers of each question, from the worst to the best. Credits run from 0 to 1.",
        (
            *_texts("question", "id", "label", "practice"),
            Column("credit", Form.NUMBER),
            Column("improvement"),
            Column("rung", Form.WHOLE),
        ),
        part="choices",
    ),
    SheetForm(
        "Checks",
        "question",
        "What the client’s data should show where an answer claims it.",
        (
            *_texts("question", "id", "measure"),
            Column("comparison", choices=tuple(Comparison)),
            Column("value", Form.NUMBER),
            Column("text"),
            Column("claimed_from", Form.NUMBER),
            Column("supports", Form.NUMBER),
        ),
        part="checks",
    ),
    SheetForm(
        "Tiers",
        "tier",
        "The rungs of a ladder, the lowest first. An instrument without a ladder has none.",
        (Column("number", Form.WHOLE), *_texts("name", "meaning")),
    ),
    SheetForm(
        "Needs",
        "tier",
        "What a tier asks of each rung, in percent; without any, all of each rung up to it.",
        (_TIER, Column("rung", Form.WHOLE), Column("percent", Form.NUMBER)),
        part="needs",
    ),
    SheetForm(
        "Marks",
        "mark",
        "Words for the index from 0 to 100, the lowest first; the first is from 0 on.",
        (Column("at_least", Form.NUMBER), *_texts("word", "meaning")),
    ),
    SheetForm(
        "Targets",
        "area",
        "The figures that an area aims at.",
        (
            *_texts("area", "name"),
            Column("value", Form.NUMBER),
            *_texts("unit", "kpi"),
            *_flags("is_change"),
            Column("measure"),
        ),
        part="targets",
    ),
    SheetForm("Functions", "function", "What the audit can be limited to.", _texts("id", "name")),
    SheetForm(
        "Dimensions",
        "dimension",
        "Views across areas; where there are any, the whole is the mean of theirs.",
        (*_texts("id", "name", "definition"), _WEIGHT, *_lists("pillars"), Column("source")),
    ),
    SheetForm(
        "Shares",
        "dimension",
        "Which areas a dimension is the mean of.",
        (*_texts("dimension", "area"), _WEIGHT),
        part="shares",
    ),
    SheetForm(
        "Grids",
        "grid",
        "Questions that are asked as one table; the cells name them row by row.",
        (Column("area"), *_lists("rows", "columns", "cells")),
    ),
    SheetForm(
        "Reconciliations",
        "reconciliation",
        "Numbers of several people that should be one; the tolerance is in percent.",
        (*_texts("id", "name"), *_lists("questions"), Column("tolerance", Form.NUMBER)),
    ),
    SheetForm(
        "Shared",
        "shared",
        "Questions of instruments that csdesk ships, which count here as well.",
        (*_texts("question", "area"), _TIER, _WEIGHT),
    ),
)
