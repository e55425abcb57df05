"""A small ladder, customer lists and rules made by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from csdesk.findings import FindingInputs, detect_findings
from csdesk.model.accounts import AccountTable
from csdesk.model.areas import Area
from csdesk.model.findings import Finding, Rule, RuleKind, Severity
from csdesk.model.identifiers import (
    AccountKey,
    AreaId,
    BatchId,
    ChoiceId,
    FieldId,
    InstrumentId,
    QuestionId,
    RuleId,
)
from csdesk.model.instruments import Choice, Instrument, Polarity, Question
from csdesk.model.ladders import Tier
from csdesk.model.tables import Cell
from csdesk.scoring.maturity import score_instrument

AS_OF = date(2024, 12, 31)
CHOICES = tuple(
    Choice(ChoiceId(name), name.capitalize(), "", credit)
    for name, credit in (("no", 0.0), ("partly", 0.5), ("yes", 1.0))
)


@pytest.fixture(scope="session")
def instrument() -> Instrument:
    """Two areas with one question on each of two rungs."""
    return Instrument(
        id=InstrumentId("ladder"),
        version="1",
        name="",
        description="",
        tiers=(Tier(1, "Ad-hoc", ""), Tier(2, "Repeatable", "")),
        areas=(Area(AreaId("health"), "Health", ""), Area(AreaId("data"), "Data", "")),
        questions=tuple(
            Question(
                id=QuestionId(f"{area}.{tier}"),
                area=AreaId(area),
                short="",
                text=f"Is {area} on rung {tier}?",
                why="",
                tier=tier,
                polarity=Polarity.POSITIVE,
                choices=CHOICES,
            )
            for area in ("health", "data")
            for tier in (1, 2)
        ),
        overall_questions=(),
    )


@pytest.fixture(scope="session")
def make_table() -> Callable[..., AccountTable]:
    def make(*rows: Mapping[str, Cell]) -> AccountTable:
        fields = list(dict.fromkeys(field for row in rows for field in row if field != "key"))
        return AccountTable(
            batch=BatchId(1),
            as_of=AS_OF,
            file_name="now.xlsx",
            sheet="Customers",
            keys=tuple(
                AccountKey(str(row.get("key", f"A{number}")))
                for number, row in enumerate(rows, start=1)
            ),
            source_rows=tuple(range(6, 6 + len(rows))),
            columns={FieldId(f): tuple(row.get(f) for row in rows) for f in fields},
        )

    return make


@pytest.fixture
def make_inputs(instrument) -> Callable[..., FindingInputs]:
    def make(**parts) -> FindingInputs:
        maturity = score_instrument(instrument, parts.get("answers", {}))
        return FindingInputs(instrument=instrument, maturity=maturity, currency="GBP", **parts)

    return make


def make_rule(
    kind: RuleKind, test: str, subject: str = "", threshold: float | None = None, **parts
) -> Rule:
    known = {
        "id": RuleId("rule"),
        "severity": Severity.WATCH,
        "area": AreaId("data"),
        "title": "title",
        "detail": "detail",
        "impact": 3,
        "feasibility": 3,
        "initiatives": (),
    }
    return Rule(kind=kind, test=test, subject=subject, threshold=threshold, **known | parts)


@pytest.fixture(scope="session")
def rule() -> Callable[..., Rule]:
    return make_rule


@pytest.fixture
def find(make_inputs) -> Callable[..., Finding | None]:
    """Return a function that runs one rule over an engagement made of the given parts."""

    def run(
        kind: RuleKind, test: str, subject: str = "", threshold: float | None = None, **parts
    ) -> Finding | None:
        known = ("title", "detail", "detail_few", "largest", "severity", "impact")
        texts = {key: parts.pop(key) for key in known if key in parts}
        found = detect_findings(
            (make_rule(kind, test, subject, threshold, **texts),), make_inputs(**parts), ()
        )
        return found[0] if found else None

    return run
