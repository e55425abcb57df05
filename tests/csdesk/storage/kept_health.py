"""Something of everything that a workspace keeps about health, written by hand; never changed.

The kept files of format 5 hold it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from csdesk.model.actions import Task, TaskStatus
from csdesk.model.churn import LossNote, WinBack
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.directions import Direction
from csdesk.model.expansion import Proof
from csdesk.model.experiments import ArmResult, EffectKind, Experiment, ExperimentPlan
from csdesk.model.findings import Severity
from csdesk.model.health import Band
from csdesk.model.history import Action
from csdesk.model.identifiers import (
    AccountKey,
    ActionRuleId,
    ChurnReasonId,
    ExperimentId,
    FactId,
    OfferId,
    PlaybookId,
    RoleId,
    ScorecardId,
    SignalGroupId,
    SignalId,
    TaskId,
    TemplateId,
)
from csdesk.model.offers import Offer, OfferKind
from csdesk.model.playbooks import Playbook, PlaybookKind, PlaybookStep
from csdesk.model.score_history import KeptScore, KeptScores, ScoreOverride
from csdesk.model.scorecards import (
    DesignStep,
    EdgeException,
    HealthModel,
    MissingPolicy,
    Purpose,
    Scorecard,
    ScorecardVersion,
    Shape,
    Signal,
    SignalCategory,
    SignalGroup,
)
from csdesk.model.weighting import WeightRating
from csdesk.storage.workspace import Workspace

DAY, EARLIER = date(2025, 12, 31), date(2025, 9, 30)
NOON = datetime(2026, 1, 5, 12, 30, tzinfo=UTC)
CARD, USAGE, NPS = ScorecardId("fixture_card"), SignalId("weekly_use"), SignalId("nps")
GROUP = SignalGroupId("voice")
A_1, A_2, A_3 = (AccountKey(f"A-{number}") for number in (1, 2, 3))
SCORECARD = Scorecard(
    id=CARD,
    version="own.1",
    name="Card of Fixture & Söhne",
    signals=(
        Signal(
            USAGE, "Weekly use", SignalCategory.PRODUCT_USAGE, FactId("dau_mau"), 62.5,
            Direction.HIGHER, 40.5, 20.0, "percent", Shape.LINEAR, worst=0.0, best=80.0,
            missing=MissingPolicy.NEUTRAL, valid_days=30, group=GROUP,
            exceptions=(
                EdgeException(
                    (Condition("list.segment", Comparison.IS, words=("Große Kunden",)),), 50.0, 25.0
                ),
            ),
            red_action="Ring Dana Ortiz",
        ),
        Signal(
            NPS, "NPS", SignalCategory.RELATIONSHIP, FactId("nps"), 37.5, Direction.HIGHER, 9.0,
            7.0, "rating 0 to 10", is_lagging=True, group=GROUP,
        ),
    ),
    green=80.0,
    yellow=50.0,
    sufficient_coverage=60.0,
    minimum_coverage=30.0,
    groups=(SignalGroup(GROUP, "Voice", 100.0),),
    applies_to=(Condition("arr", Comparison.AT_LEAST, 10_000.0),),
    purpose="Large customers",
    source="Drawn up with Wanda Eze",
)  # fmt: skip
VERSIONS = (
    ScorecardVersion(SCORECARD, 1, EARLIER, "Wanda Eze", "First draft"),
    ScorecardVersion(
        replace(SCORECARD, version="own.2", green=85.0), 2, DAY, "Wanda Eze", "Raised"
    ),
)
IN_USE = (CARD, ScorecardId("ten_signals"))
MODEL = HealthModel(
    Purpose.CHURN, ("CSMs", "Dana Ortiz, CFO"), "Wanda Eze", EARLIER, 90, 7,
    frozenset({DesignStep.GOAL, DesignStep.SIGNALS, DesignStep.WEIGHTS}),
)  # fmt: skip
RATINGS = (
    WeightRating(CARD, 1, "Dana Ortiz", USAGE, 60.0),
    WeightRating(CARD, 1, "Dana Ortiz", NPS, 40.0),
    WeightRating(CARD, 2, "Wanda Eze", USAGE, 62.5),
)
OVERRIDE = ScoreOverride(A_2, 35.5, "Wanda Eze", "Their champion left", DAY, date(2026, 3, 31))
VERSION_TEXTS = {CARD: "own.2", ScorecardId("ten_signals"): "1.0"}
SCORES = KeptScores(
    keys=[A_1, A_2, A_3],
    scores=[200 / 3, 35.5, None],
    bands=[Band.YELLOW, Band.RED, Band.UNSCORED],
    coverage=[100.0, 62.5, 0.0],
    scorecards=[CARD, CARD, ScorecardId("ten_signals")],
    points={USAGE: [7.25, 3.1, None], NPS: [5.0, None, None]},
)
LATER_SCORES = replace(
    SCORES, scores=[81.0, 35.5, None], bands=[Band.GREEN, Band.RED, Band.UNSCORED]
)
TASKS = (
    Task(
        TaskId(1), A_2, "Ring Zürich Ölwerke", "Score 35.5, red", "Priya Nair", Severity.CRITICAL,
        NOON, datetime(2026, 1, 7, 12, 30, tzinfo=UTC), rule=ActionRuleId("red_band"),
        playbook=PlaybookId("fixture_rescue"), steps_done=("call",),
        approvals=(("offer", "Dana Ortiz"),), note="Left a message",
    ),
    Task(
        TaskId(2), A_1, "Say thank you", "", "csm", Severity.NOTE, NOON,
        datetime(2026, 2, 1, tzinfo=UTC), TaskStatus.DONE, datetime(2026, 1, 20, tzinfo=UTC),
    ),
)  # fmt: skip
PLAYBOOK = Playbook(
    id=PlaybookId("fixture_rescue"),
    name="Rescue at Fixture & Söhne",
    kind=PlaybookKind.RESPONSE,
    purpose="Keep them",
    when=(Condition("score", Comparison.BELOW, 40.0),),
    steps=(
        PlaybookStep("call", "Ring “Blyth”", RoleId("csm"), 4),
        PlaybookStep("offer", "Offer a discount", RoleId("vp_cs"), 48, is_high_stakes=True),
    ),
    outcome="They stay",
    templates=(TemplateId("check_in"),),
    impact_low=12.5,
    impact_high=20.0,
    ratio="5:1",
)
LOSS = LossNote(
    AccountKey("A-9"), ChurnReasonId("price"), WinBack.CONTACTED, "Dana Ortiz rang them"
)
PROOFS = {A_1: frozenset({Proof.BREADTH, Proof.OUTCOME}), A_3: frozenset({Proof.REQUEST})}
OFFER = Offer(
    A_1, OfferKind.RETENTION, 12_000.0, 17.5, 12, "Budget cut", "Dana Ortiz",
    frozenset({"contract", "anti_bribery"}), DAY,
)  # fmt: skip
PLAN = ExperimentPlan(
    "Nudges", "Nudges raise adoption", "Share adopting", 20.0, 10.0, EffectKind.RELATIVE, 80.0,
    95.0, 1_000, 6, is_reduction=False,
)  # fmt: skip
EXPERIMENTS = (
    Experiment(ExperimentId(1), PLAN, DAY, ArmResult(500, 100), ArmResult(500, 130)),
    Experiment(ExperimentId(2), replace(PLAN, name="Later", available=None)),
)


def make_scores(scored: Mapping[str, float | None]) -> KeptScores:
    """Return scores of some accounts, all by the same card and of the same points."""
    return KeptScores(
        keys=list(map(AccountKey, scored)),
        scores=list(scored.values()),
        bands=[Band.YELLOW] * len(scored),
        coverage=[62.5] * len(scored),
        scorecards=[CARD] * len(scored),
        points={NPS: [5.0] * len(scored)},
    )


def fill_health(workspace: Workspace) -> None:
    """Put everything into the chosen engagement, step by step."""
    _design(workspace)
    _score(workspace)
    _act(workspace)


def _design(workspace: Workspace) -> None:
    for version in VERSIONS:
        with workspace.step(Action.KEEP_SCORECARD):
            workspace.scorecards.add(version)
    with workspace.step(Action.CHOOSE_SCORECARDS):
        workspace.scorecards.choose(IN_USE)
    with workspace.step(Action.CHANGE_HEALTH_MODEL):
        workspace.health_model.set(MODEL)
    for number, rater in ((1, "Dana Ortiz"), (2, "Wanda Eze")):
        given = {one.signal: one.weight for one in RATINGS if one.round == number}
        with workspace.step(Action.RATE_WEIGHTS):
            workspace.ratings.rate(CARD, number, rater, given)


def _score(workspace: Workspace) -> None:
    with workspace.step(Action.OVERRIDE_SCORE):
        workspace.overrides.set(OVERRIDE)
    for scores, day in ((SCORES, EARLIER), (LATER_SCORES, DAY)):
        with workspace.step(Action.TAKE_SNAPSHOT):
            workspace.snapshots.add(scores, day, NOON, VERSION_TEXTS)


def _act(workspace: Workspace) -> None:
    with workspace.step(Action.ADD_TASKS):
        workspace.tasks.add(TASKS)
    with workspace.step(Action.SAVE_PLAYBOOKS):
        workspace.playbooks.save(PLAYBOOK)
    with workspace.step(Action.NOTE_LOSS):
        workspace.losses.save(LOSS)
    for account, proofs in PROOFS.items():
        with workspace.step(Action.TICK_PROOFS):
            workspace.proofs.set(account, proofs)
    with workspace.step(Action.KEEP_OFFER):
        workspace.offers.add(OFFER)
    for experiment in EXPERIMENTS:
        with workspace.step(Action.SAVE_EXPERIMENT):
            workspace.experiments.save(replace(experiment, id=ExperimentId(0)))


def check_health(workspace: Workspace) -> None:
    """Look for everything that ``fill_health`` put into a workspace that held nothing like it."""
    assert workspace.scorecards.versions() == VERSIONS
    assert workspace.scorecards.in_use() == IN_USE
    assert workspace.health_model.get() == MODEL
    assert workspace.ratings.all() == RATINGS
    assert workspace.overrides.all() == (OVERRIDE,)
    earlier, later = workspace.snapshots.all()
    assert (earlier.as_of, earlier.taken_at, later.as_of) == (EARLIER, NOON, DAY)
    assert earlier.versions == later.versions == VERSION_TEXTS
    assert list(workspace.snapshots.scores(earlier)) == list(SCORES)
    assert list(workspace.snapshots.scores(later)) == list(LATER_SCORES)
    first = KeptScore(A_1, 200 / 3, Band.YELLOW, 100.0, CARD, {USAGE: 7.25, NPS: 5.0})
    assert workspace.snapshots.history(A_1)[0] == (earlier, first)
    assert workspace.tasks.all() == TASKS
    assert workspace.playbooks.all() == {PLAYBOOK.id: PLAYBOOK}
    assert workspace.losses.all()[LOSS.account] == LOSS
    assert workspace.proofs.all() == PROOFS
    assert workspace.offers.all()[OfferId(1)] == OFFER
    assert workspace.experiments.all() == EXPERIMENTS


def check_nothing(workspace: Workspace) -> None:
    """Look that nothing of all that is there."""
    assert workspace.scorecards.versions() == ()
    assert workspace.scorecards.in_use() == ()
    assert workspace.health_model.get() == HealthModel()
    assert workspace.ratings.all() == ()
    assert workspace.overrides.all() == ()
    assert workspace.snapshots.all() == ()
    assert workspace.tasks.all() == ()
    assert workspace.playbooks.all() == {}
    assert workspace.losses.all() == {}
    assert workspace.proofs.all() == {}
    assert workspace.offers.all() == {}
    assert workspace.experiments.all() == ()
