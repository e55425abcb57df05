"""A small audit built by hand, and what every test of the window needs."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from csdesk.model.accounts import AccountTable
from csdesk.model.answers import Answer, Answers, Confidence
from csdesk.model.areas import Area
from csdesk.model.assessments import Assessment
from csdesk.model.changes import Changes
from csdesk.model.clients import Client, Engagement, PrimaryGoal
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.directions import Direction
from csdesk.model.findings import Evidence, Finding, RuleKind, Severity
from csdesk.model.health import Band, BandTotal, HealthResult
from csdesk.model.history import Action, LogEntry, StepId
from csdesk.model.identifiers import (
    AccountKey,
    AreaId,
    BatchId,
    ChoiceId,
    EngagementId,
    FactId,
    FieldId,
    InstrumentId,
    KpiId,
    QuestionId,
    RuleId,
    ScorecardId,
    SignalId,
)
from csdesk.model.imports import ImportBatch
from csdesk.model.instruments import Choice, Instrument, Polarity, Question
from csdesk.model.kpis import KpiDefinition, KpiGroup, KpiValue, Unit
from csdesk.model.ladders import Tier
from csdesk.model.levels import AreaLevel, LevelState, MaturityResult
from csdesk.model.scorecards import Scorecard, Signal, SignalCategory
from csdesk.scoring.maturity import score_instrument
from tests.drafts import make_batch
from tests.facts import make_score
from tests.ui.hostile_names import HOSTILE
from tests.windows_gone import forget_windows
from ui import theme
from ui.application import build_application
from ui.dialogs.confirmation import ConfirmationDialog
from ui.session import Session
from ui.tasks.garbage import GarbageCollector

AS_OF = date(2026, 11, 20)
AREAS = ("segmentation", "health", "playbooks", "data", "governance", "skills")


def settle() -> None:
    """Let layouts and deletions happen that are due."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def texts() -> Callable[[QWidget], list[str]]:
    """Return a function that gives the texts of all labels that can be seen in a widget."""

    def read(widget: QWidget) -> list[str]:
        settle()
        labels = widget.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisibleTo(widget)]

    return read


@dataclass
class Opened:
    """A session with a diagnosis in it, as if a workspace had been opened."""

    session: Session

    def show(self, diagnosis: Diagnosis | None, changes: Changes = Changes.ALL) -> None:
        """Put a diagnosis in place and tell everybody."""
        self.session._diagnosis = diagnosis
        self.session.changed.emit(changes)


@pytest.fixture(scope="session")
def qapp_cls() -> Callable[[list[str]], QApplication]:
    """Build the application the way the program does."""
    return build_application


@pytest.fixture(scope="session", autouse=True)
def window_collects(qapp: QApplication) -> Iterator[None]:
    """Let no other thread destroy widgets of earlier tests, as one without a session might."""
    collector = GarbageCollector()
    yield
    collector.stop()


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> Iterator[None]:
    """Begin every test in the light scheme, without the widgets of the tests before it."""
    if theme.is_dark() or not qapp.styleSheet():
        theme.apply(qapp, "light")
    yield
    assert not gc.isenabled(), "this test let Python collect in any thread, and between Qt's locks"
    forget_windows(qapp)


@pytest.fixture(autouse=True)
def nobody_to_ask(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Answer a question that a test did not expect, which would wait for ever, and fail there.

    A failed test may leave a change that is not saved; its window asks when it is closed.
    """
    asked: list[str] = []

    def accept(dialog: ConfirmationDialog) -> int:
        asked.extend(label.text() for label in dialog.findChildren(QLabel))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ConfirmationDialog, "exec", accept)
    yield
    assert asked == [], "the window asked, and nobody was there to answer"


@pytest.fixture(autouse=True)
def settings_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Let every test begin without settings, and keep its own to itself."""
    folder = tmp_path_factory.mktemp("settings")
    monkeypatch.setattr("csdesk.settings.config_folder", lambda: folder)
    return folder


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    """Give a session without a workspace."""
    session = Session()
    yield session
    session.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a test's own workspace lies."""
    return tmp_path / "client.csdesk"


@pytest.fixture
def client_session(session: Session, path: Path, qtbot: QtBot) -> Session:
    """Give a session with the new workspace of a client whose name is hostile."""
    with qtbot.waitSignal(session.changed, timeout=20_000):
        session.start_client(path, Client(HOSTILE, "EUR"))
    return session


@pytest.fixture
def opened(session: Session) -> Opened:
    """Give a session into which a test puts a diagnosis."""
    session._path = Path("client.csdesk")
    return Opened(session)


@pytest.fixture
def diagnosis() -> Diagnosis:
    """Give an audit with two questions for each area, half answered, and three accounts."""
    return make_diagnosis()


@pytest.fixture
def fresh_diagnosis() -> Diagnosis:
    """Give the audit of a client for whom nothing is known yet."""
    full = make_diagnosis()
    nothing = tuple(
        AreaLevel(AreaId(area), None, None, None, None, 0, 2, LevelState.NOT_ASSESSED)
        for area in AREAS
    )
    overall = AreaLevel(AreaId("overall"), None, None, None, None, 0, 13, LevelState.NOT_ASSESSED)
    return replace(
        full,
        engagement=Engagement(EngagementId(1), "Baseline audit"),
        answers={},
        assessments={full.instrument.id: make_assessment(full.instrument, {})},
        maturity=MaturityResult(full.instrument.id, nothing, overall, None),
        batches=(),
        accounts=None,
        health=None,
        kpis={},
        findings=(),
    )


@pytest.fixture
def log_entry() -> Callable[..., LogEntry]:
    """Return a function that makes a line of the change log."""
    return make_log_entry


def make_log_entry(
    number: int = 1,
    action: Action = Action.ANSWER,
    entity: str = "answer",
    *,
    old: dict[str, object] | None = None,
    new: dict[str, object] | None = None,
    person: str = "Priya Raman",
    is_erased: bool = False,
) -> LogEntry:
    """Return a line of the change log, one minute after the line before it."""
    return LogEntry(
        id=number,
        step=StepId(number),
        engagement=EngagementId(1),
        person=person,
        action=action,
        at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC) + timedelta(minutes=number),
        entity=entity,
        key="1",
        old_value=None if old is None else json.dumps(old),
        new_value=None if new is None else json.dumps(new),
        is_erased=is_erased,
    )


@pytest.fixture
def hostile_diagnosis(diagnosis: Diagnosis) -> Diagnosis:
    """Give the same audit of a client whose name is full of markup."""
    finding = replace(diagnosis.findings[0], title=HOSTILE, detail=HOSTILE)
    client = replace(diagnosis.client, name=HOSTILE)
    return replace(diagnosis, client=client, findings=(finding, *diagnosis.findings[1:]))


def make_diagnosis() -> Diagnosis:
    """Return the audit by hand: 6 of 13 answered, 1 account healthy, 1 at risk, 1 unscored."""
    instrument = make_instrument()
    answered = [f"{area}.1.first" for area in AREAS[:5]] + ["segmentation.2.second"]
    answers = {
        QuestionId(question): Answer(QuestionId(question), ChoiceId("yes")) for question in answered
    }
    health_first = QuestionId("health.1.first")
    answers[health_first] = Answer(
        health_first, ChoiceId("partly"), confidence=Confidence.LOW, flagged=True
    )
    return Diagnosis(
        client=Client("Harbourlight Software", "GBP", PrimaryGoal.STABILITY),
        engagement=Engagement(EngagementId(1), "Baseline audit", AS_OF),
        instrument=instrument,
        answers=answers,
        maturity=_maturity(),
        batches=(_batch(),),
        issues=(),
        accounts=_accounts(),
        previous=None,
        lost=(),
        health=_health(),
        definitions=_definitions(),
        kpis=_kpis(),
        benchmarks={},
        findings=_findings(),
        roadmap=None,
        assumptions=(),
        assessments={instrument.id: make_assessment(instrument, answers)},
    )


def make_assessment(instrument: Instrument, answers: Answers) -> Assessment:
    """Return an instrument as it stands with some answers, which no data contradict."""
    own = {question.id for question in instrument.questions}
    given = {key: answer for key, answer in answers.items() if key in own}
    result = score_instrument(instrument, given)
    return Assessment(instrument, given, result, result)


def make_instrument() -> Instrument:
    """Return a ladder of two rungs: two questions an area, one about the whole."""
    questions = [
        _question(f"{area}.{rung}.{slug}", area, rung)
        for area in AREAS
        for rung, slug in ((1, "first"), (2, "second"))
    ]
    questions.append(_question("overall.end", "overall", None))
    return Instrument(
        id=InstrumentId("maturity_ladder"),
        version="1",
        name="Ladder",
        description="Two rungs.",
        tiers=(Tier(1, "Ad-hoc", "It depends on who does it."), Tier(2, "Repeatable", "")),
        areas=tuple(Area(AreaId(area), f"Area {area}", "") for area in AREAS),
        questions=tuple(questions),
        overall_questions=(QuestionId("overall.end"),),
    )


def _question(question: str, area: str, tier: int | None) -> Question:
    return Question(
        id=QuestionId(question),
        area=AreaId(area),
        short=f"Short {question}",
        text=f"How is it with {question}?",
        why="Because it matters.",
        tier=tier,
        polarity=Polarity.POSITIVE,
        choices=(
            Choice(ChoiceId("no"), "No", "Nobody does it.", 0.0, "Begin with one."),
            Choice(ChoiceId("partly"), "Partly", "Some do it.", 0.5, "Do it for all."),
            Choice(ChoiceId("yes"), "Yes", "All do it.", 1.0),
        ),
        may_not_apply=area == "skills",
    )


def _maturity() -> MaturityResult:
    first = AreaLevel(AreaId("segmentation"), 2, 100.0, 100.0, 100.0, 2, 2, LevelState.FINAL)
    middle = [
        AreaLevel(AreaId(area), 1, 75.0, 50.0, 100.0, 1, 2, LevelState.PROVISIONAL)
        for area in AREAS[1:5]
    ]
    last = AreaLevel(AreaId("skills"), None, None, None, None, 0, 2, LevelState.NOT_ASSESSED)
    overall = AreaLevel(AreaId("overall"), 1, 48.0, 43.0, 52.0, 6, 13, LevelState.PROVISIONAL)
    return MaturityResult(
        InstrumentId("maturity_ladder"), (first, *middle, last), overall, average_tier=1.2
    )


def _batch() -> ImportBatch:
    return make_batch(name="Accounts.xlsx", digest="0" * 64, as_of=AS_OF, sheet="Accounts")


def _accounts() -> AccountTable:
    return AccountTable(
        batch=BatchId(1),
        as_of=AS_OF,
        file_name="Accounts.xlsx",
        sheet="Accounts",
        keys=(AccountKey("1"), AccountKey("2"), AccountKey("3")),
        source_rows=(2, 3, 4),
        columns={
            FieldId("account_name"): ("Pennine Logistics", HOSTILE, "Quayside Payroll"),
            FieldId("arr"): (600_000.0, 300_000.0, 100_000.0),
        },
    )


def _health() -> HealthResult:
    signal = Signal(
        id=SignalId("nps"),
        name="NPS rating",
        category=SignalCategory.SUPPORT,
        weight=100,
        direction=Direction.HIGHER,
        green=9,
        yellow=7,
        unit="",
        fact=FactId("nps"),
    )
    card = Scorecard(ScorecardId("ten_signals"), "1", "Ten signals", (signal,), 80, 50, 60, 30)
    scores = (
        make_score("1", 90.0, Band.GREEN),
        make_score("2", 20.0, Band.RED),
        make_score("3", None, Band.UNSCORED, coverage=0),
    )
    distribution = {
        Band.GREEN: BandTotal(1, 600_000.0),
        Band.YELLOW: BandTotal(0, 0.0),
        Band.RED: BandTotal(1, 300_000.0),
        Band.UNSCORED: BandTotal(1, 100_000.0),
    }
    return HealthResult(card, AS_OF, scores, distribution, 66.7, 100, (), 55.0, 66.7)


def _definitions() -> tuple[KpiDefinition, ...]:
    return tuple(
        KpiDefinition(
            id=KpiId(kpi),
            name=name,
            term=term,
            unit=Unit.PERCENT,
            direction=Direction.HIGHER,
            leading=False,
            formula="what remains of what was",
            needs=(FieldId("arr"),),
            needs_previous=True,
            frequency="monthly",
            owner="CS",
            target=target,
            group=KpiGroup.STAYED,
        )
        for kpi, name, term, target in (
            ("nrr", "Customers who stayed and grew", "Net revenue retention", 110.0),
            ("grr", "Customers who stayed", "Gross revenue retention", 90.0),
        )
    )


def _kpis() -> dict[KpiId, KpiValue]:
    nrr, grr = KpiId("nrr"), KpiId("grr")
    return {
        nrr: KpiValue(nrr, 104.2, Unit.PERCENT, "account", 184, "accounts", "12 months"),
        grr: KpiValue(
            grr, None, Unit.PERCENT, "", 0, "", "", reason="No earlier list of the same customers"
        ),
    }


def _findings() -> tuple[Finding, ...]:
    def finding(rule: str, title: str, severity: Severity, stake: float | None) -> Finding:
        return Finding(
            id=RuleId(rule),
            kind=RuleKind.ANSWER,
            area=AreaId("health"),
            title=title,
            detail="34 accounts renew in the next quarter; 21 have had no conversation.",
            severity=severity,
            impact=5,
            feasibility=3,
            arr_at_stake=stake,
            evidence=(Evidence("Answered “Partly”", question=QuestionId("health.1.first")),),
        )

    return (
        finding("late", "Renewals start 38 days before the date", Severity.CRITICAL, 612_000.0),
        finding("slow", "At-risk accounts wait nine days", Severity.CRITICAL, 431_000.0),
        finding("owner", "No single owner for expansion", Severity.WATCH, None),
        finding("note", "Names are spelt in two ways", Severity.NOTE, None),
    )
