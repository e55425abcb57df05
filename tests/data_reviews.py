"""Checks of imported data for tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from csdesk.model.data_review import Aspect, QualityCheck, QualityMark
from csdesk.model.tables import TableKind

BLANK = QualityCheck(
    aspect=Aspect.COMPLETENESS,
    name="blank",
    table=TableKind.SUPPORT,
    field=None,
    mark=QualityMark.FAIL,
    wrong=20,
    total=1_000,
    sentence="Created is blank in 20 of 1,000.",
    fix="Fill it in.",
    steward="Support",
    limit="less than 1% blank (S1.76)",
    files=("tickets.csv",),
    rows=(3, 9),
)


def make_check(**parts: Any) -> QualityCheck:
    """Return a failed check of support requests, with some parts otherwise."""
    return replace(BLANK, **parts)
