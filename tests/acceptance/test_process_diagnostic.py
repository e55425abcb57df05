"""The process diagnostic: S3.1 to S3.25, as far as answers and today's lists can say.

Tests named after a system try all that is asked of it. Where a system also asks for an engine that
is not there yet, the name of the test begins with what is tried here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date

import pytest

from csdesk.model.answers import Answer
from csdesk.model.assessments import Assessment
from csdesk.model.claims import ClaimVerdict
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.findings import Severity
from csdesk.model.identifiers import FunctionId, InstrumentId, KpiId, QuestionId
from csdesk.model.imports import ListRole, Sheet, Workbook
from csdesk.model.instruments import Instrument, Question
from csdesk.model.library import Library
from csdesk.model.tables import TableKind
from csdesk.operations.aims import choose_functions
from csdesk.operations.answers import save_answer
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.imports import import_list, redraft
from csdesk.operations.report import make_report
from csdesk.report.document import Bullets, Entries, FigureBlock, KeyFigures, Section, Table
from csdesk.report.figures import IndexFigure
from csdesk.storage.workspace import Workspace
from tests.drafts import make_draft, make_table

DIAGNOSTIC = InstrumentId("process_diagnostic")
NOW, BEFORE = date(2026, 6, 30), date(2025, 6, 30)
RATINGS = ("none", "ad_hoc", "repeatable", "measured", "automated")

Say = Callable[..., Diagnosis]


@pytest.fixture
def diagnostic(library: Library) -> Instrument:
    return library.instruments[DIAGNOSTIC]


@pytest.fixture
def say(workspace: Workspace, library: Library) -> Say:
    """Return a function that keeps answers and diagnoses."""

    def keep(answers: Iterable[Answer] = ()) -> Diagnosis:
        for answer in answers:
            save_answer(workspace, answer)
        return diagnose(workspace, library)

    return keep


@pytest.fixture
def bring(workspace: Workspace, library: Library):
    """Return a function that imports a customer list from its columns."""

    def read(header: tuple[str, ...], rows: list[tuple], role: ListRole, as_of: date) -> None:
        digest = hashlib.sha256(repr((header, rows)).encode()).hexdigest()
        book = Workbook(f"{role}.xlsx", digest, (Sheet("Customers", True, (header, *rows)),))
        import_list(workspace, redraft(book, library), role, as_of)

    return read


def standing(diagnosis: Diagnosis) -> Assessment:
    return diagnosis.assessments[DIAGNOSTIC]


def index(diagnosis: Diagnosis, area: str) -> float | None:
    return standing(diagnosis).claimed.area(area).index


def answer(question: Question, credit: float, **more) -> Answer:
    choice = next(choice for choice in question.choices if choice.credit == credit)
    return Answer(question.id, choice.id, **more)


def rate(instrument: Instrument, area: str, *credits_given: float) -> list[Answer]:
    """Answer the questions of an area in their order; one credit alone goes for all."""
    questions = instrument.area_questions(area)
    given = credits_given * len(questions) if len(credits_given) == 1 else credits_given
    return [answer(one, credit) for one, credit in zip(questions, given, strict=True)]


def page(diagnosis: Diagnosis, library: Library) -> Section:
    sections = make_report(diagnosis, library).sections
    return next(section for section in sections if section.id == "operations_health")


def table(section: Section, name: str) -> Table:
    return next(b for b in section.blocks if isinstance(b, Table) and b.name == name)


def found(diagnosis: Diagnosis) -> Mapping[str, str]:
    return {finding.id: finding.detail for finding in diagnosis.findings}


def assert_mean_times_25(say: Say, diagnostic: Instrument, process: str) -> None:
    """Rate five activities 0, 1, 2, 3 and 3: their mean is 1.8, the score 45."""
    given = [
        Answer(question.id, question.choices[RATINGS.index(rating)].id)
        for question, rating in zip(
            diagnostic.area_questions(process),
            ("none", "ad_hoc", "repeatable", "measured", "measured"),
            strict=True,
        )
    ]
    diagnosis = say(given)
    assert index(diagnosis, process) == pytest.approx(45)
    level = standing(diagnosis).claimed.area(process)
    assert (level.answered, level.applicable) == (5, 5)


def test_s3_1_primary_function(say, workspace, diagnostic):
    names = [function.name for function in diagnostic.functions]
    assert names == [
        "Onboarding",
        "Health monitoring",
        "Risk management",
        "Identifying expansion",
        "Renewal",
    ]
    say(rate(diagnostic, "process.onboarding", 0.5) + rate(diagnostic, "process.expansion", 0.0))
    choose_functions(workspace, diagnostic, {FunctionId("onboarding")})
    scoped = standing(say())
    assert "process.expansion" in scoped.claimed.left_out
    assert "process.onboarding" not in scoped.claimed.left_out
    assert scoped.claimed.overall.index == pytest.approx(50)


def test_s3_2_onboarding_and_adoption(say, diagnostic):
    shorts = [question.short for question in diagnostic.area_questions("process.onboarding")]
    assert shorts == [
        "Onboarding workflow",
        "Project management",
        "User training",
        "Adoption followed",
        "Time to value",
    ]
    assert_mean_times_25(say, diagnostic, "process.onboarding")


def test_s3_3_health_scoring_and_risk(say, diagnostic):
    shorts = [question.short for question in diagnostic.area_questions("process.health")]
    assert shorts == [
        "Score calculated",
        "Risks flagged",
        "Early warnings",
        "Churn predicted",
        "Rescue and escalation",
    ]
    assert_mean_times_25(say, diagnostic, "process.health")


def test_the_activities_of_s3_4_are_scored(say, diagnostic):
    assert_mean_times_25(say, diagnostic, "process.expansion")


def test_s3_5_support_optimisation(say, diagnostic, workspace, library, bring):
    shorts = [question.short for question in diagnostic.area_questions("process.support")]
    assert len(shorts) == 5
    assert_mean_times_25(say, diagnostic, "process.support")
    bring(("Customer", "ARR (GBP)"), [("Acme", 90.0)], ListRole.CURRENT, NOW)
    columns = {
        "ticket_id": [f"T{number}" for number in range(20)],
        "account_id": ["Acme"] * 20,
        "created_at": [NOW] * 20,
        "is_sla_met": [True] * 19 + [False],
    }
    tickets = make_table(columns, TableKind.SUPPORT, "tickets")
    draft = make_draft(tickets, name="tickets.csv", digest="t" * 64)
    import_list(workspace, draft, ListRole.ADDED, NOW)
    value = say().kpis[KpiId("sla_compliance")]
    assert (value.value, value.n) == (95, 20)


def test_s3_6_feedback(say, diagnostic):
    shorts = [question.short for question in diagnostic.area_questions("process.feedback")]
    assert shorts == [
        "Surveys",
        "Advisory boards",
        "Feature requests",
        "Feedback trends",
        "Voice reports",
    ]
    assert_mean_times_25(say, diagnostic, "process.feedback")


def test_s3_7_renewal_and_retention(say, diagnostic, library, bring):
    assert len(diagnostic.area_questions("process.renewal")) == 5
    assert_mean_times_25(say, diagnostic, "process.renewal")
    header = ("Customer", "ARR (GBP)", "Renewal date")
    rows = [
        ("Acme", 90.0, date(2026, 7, 1)),
        ("Brook", 10.0, date(2026, 6, 29)),
        ("Clay", 5.0, None),
    ]
    bring(header, rows, ListRole.CURRENT, NOW)
    diagnosis = say()
    boards = diagnosis.metrics.boards
    assert boards is not None
    assert boards.renewals is not None
    assert [one.accounts for one in boards.renewals.months if one.accounts] == [("Acme",)]
    assert (boards.renewals.overdue, boards.renewals.undated) == (("Brook",), ("Clay",))
    listed = next(
        t for t in make_report(diagnosis, library).tables() if t.name == "Renewals by account"
    )
    assert ("Acme", date(2026, 7, 1)) in {(row[1], row[0]) for row in listed.rows}


def bring_retention(bring, *, lost: float, gained: float, before: date = BEFORE) -> None:
    """Import two lists: of 100 so much is lost, and so much is won with the others."""
    header = ("Customer", "ARR (GBP)")
    kept = 100.0 - lost
    bring(header, [("Acme", kept), ("Brook", lost)], ListRole.PREVIOUS, before)
    bring(header, [("Acme", kept + gained)], ListRole.CURRENT, NOW)


@pytest.mark.parametrize(
    ("lost", "gained", "gross", "net"),
    [
        (9, 21, "yes", "yes"),  # 91% and 112%
        (10, 20, "no", "no"),  # exactly 90% and 110%: neither is exceeded
        (11, 22, "no", "yes"),  # 89% and 111%
    ],
)
def test_the_rates_of_s3_8_are_taken_from_the_lists(say, bring, lost, gained, gross, net):
    bring_retention(bring, lost=lost, gained=gained)
    answers = standing(say()).answers
    assert answers[QuestionId("process.standard.retention.gross")].choice == gross
    assert answers[QuestionId("process.standard.retention.net")].choice == net


def test_what_people_say_to_s3_8_is_held_against_the_lists(say, bring, diagnostic):
    bring_retention(bring, lost=11, gained=22)
    question = diagnostic.question(QuestionId("process.standard.retention.gross"))
    assessment = standing(say([answer(question, 1.0)]))
    (claim,) = assessment.contradicted
    assert claim.question == question.id
    assert "89" in claim.sentence
    # Net is "yes" from the lists. Of "yes" to gross the lists leave what "partly" says: 0.5.
    assert assessment.claimed.area("process.standard.retention").index == pytest.approx(100)
    assert assessment.supported.area("process.standard.retention").index == pytest.approx(75)


def test_lists_that_are_no_year_apart_leave_s3_8_open(say, bring, diagnostic):
    bring_retention(bring, lost=9, gained=21, before=date(2026, 3, 31))
    assert standing(say()).answers == {}
    question = diagnostic.question(QuestionId("process.standard.retention.gross"))
    assessment = standing(say([answer(question, 1.0)]))
    (claim,) = (claim for claim in assessment.claims if claim.question == question.id)
    assert claim.verdict is ClaimVerdict.NOT_TESTABLE
    assert "takes lists a year apart" in claim.sentence
    assert "30 Jun 2026" in claim.sentence


def test_without_lists_s3_8_stays_open(say):
    assessment = standing(say())
    assert assessment.answers == {}
    assert assessment.claimed.area("process.standard.retention").index is None


def test_what_people_say_to_s3_9_is_held_against_red_customers_without_a_csm(
    say, bring, diagnostic
):
    header = ("Customer", "ARR (GBP)", "CSM", "Feature adoption %", "NPS", "Days past due")
    rows = [("Acme", 90.0, "Ada", 95, 10, 0), ("Brook", 10.0, None, 5, 1, 90)]
    bring(header, rows, ListRole.CURRENT, NOW)
    question = diagnostic.question(QuestionId("process.standard.health.intervention"))
    diagnosis = say([answer(question, 1.0)])
    assert diagnosis.health is not None
    assert [score.band for score in diagnosis.health.scores][1] == "red"
    verdicts = {claim.question: claim.verdict for claim in standing(diagnosis).claims}
    assert verdicts[question.id] is ClaimVerdict.CONTRADICTED


@pytest.mark.parametrize(
    ("reached", "verdict"), [(90, ClaimVerdict.CONFIRMED), (89, ClaimVerdict.CONTRADICTED)]
)
def test_what_people_say_to_s3_10_is_held_against_first_values(
    say, bring, diagnostic, reached, verdict
):
    header = ("Customer", "ARR (GBP)", "Onboarding start", "First value date")
    rows = [
        (f"Customer {n}", 10.0, date(2026, 1, 1), date(2026, 2, 1) if n < reached else None)
        for n in range(100)
    ]
    bring(header, rows, ListRole.CURRENT, NOW)
    question = diagnostic.question(QuestionId("process.standard.onboarding.first_value"))
    assessment = standing(say([answer(question, 1.0)]))
    verdicts = {claim.question: claim.verdict for claim in assessment.claims}
    assert verdicts[question.id] is verdict


@pytest.mark.parametrize(
    ("area", "count", "figures"),
    [
        ("process.standard.health", 3, ()),
        ("process.standard.onboarding", 2, ("90%", "90 days")),
        ("process.standard.expansion", 3, ("50%",)),
        ("process.standard.support", 4, ("95%", "90%")),
        ("process.standard.renewal", 3, ("5%", "90 to 120 days")),
    ],
)
def test_the_standards_s3_9_to_s3_13_are_asked_with_the_figures_of_the_source(
    say, diagnostic, area, count, figures
):
    questions = diagnostic.area_questions(area)
    asked = " ".join(question.text for question in questions)
    assert len(questions) == count
    assert all(figure in asked for figure in figures)
    diagnosis = say(rate(diagnostic, area, *([1.0] + [0.0] * (count - 1))))
    assert index(diagnosis, area) == pytest.approx(100 / count)


def test_s3_14_reactive_firefighting(say, library, diagnostic):
    # Five symptoms: three are there, one in part, one is not: 3.5 of 5.
    given = rate(diagnostic, "process.dysfunction.firefighting", 0.0, 0.0, 0.0, 0.5, 1.0)
    diagnosis = say(given)
    (row,) = table(page(diagnosis, library), "Dysfunctions").rows
    assert row[1] == pytest.approx(70)
    assert "first 90 days" in row[4]
    assert "symptoms match by 70%" in found(diagnosis)["level.dysfunction_firefighting"]
    planned = {item.initiative.id for item in diagnosis.roadmap.items}
    assert {"segmentation.risk_list", "health.call_red_accounts"} <= planned


@pytest.mark.parametrize(
    ("dysfunction", "symptoms"),
    [("theatre", 4), ("black_hole", 4), ("chaos", 5), ("scramble", 4)],
)
def test_the_symptoms_of_s3_15_to_s3_18_are_scored_with_a_remedy(
    say, library, diagnostic, dysfunction, symptoms
):
    area = f"process.dysfunction.{dysfunction}"
    rule = f"level.dysfunction_{dysfunction}"
    there = say(rate(diagnostic, area, 0.0))
    (row,) = table(page(there, library), "Dysfunctions").rows
    assert len(diagnostic.area_questions(area)) == symptoms
    assert row[1] == 100
    assert row[4]
    assert rule in found(there)
    gone = say(rate(diagnostic, area, 1.0))
    (row,) = table(page(gone, library), "Dysfunctions").rows
    assert row[1] == 0
    assert rule not in found(gone)


def test_dysfunctions_do_not_enter_the_score(say, diagnostic):
    say(rate(diagnostic, "process.support", 0.5))
    diagnosis = say(rate(diagnostic, "process.dysfunction.chaos", 0.0))
    assert standing(diagnosis).claimed.overall.index == pytest.approx(50)


def check_arm(
    say: Say, library: Library, diagnostic: Instrument, arm: str, count: int
) -> Diagnosis:
    """Answer an arm: the first touchpoint in place and owned, the failure there, nothing else."""
    *touchpoints, failure = diagnostic.area_questions(arm)
    assert len(touchpoints) == count
    given = [answer(touchpoints[0], 1.0, owner="A. Mensah")]
    given += [answer(one, 0.0) for one in touchpoints[1:]]
    diagnosis = say([*given, answer(failure, 0.0)])
    # One of the touchpoints and the failure question earns its credit.
    assert index(diagnosis, arm) == pytest.approx(100 / (count + 1))
    name = diagnostic.area_name(arm)
    arms = {row[0]: row for row in table(page(diagnosis, library), "Coordination").rows}
    assert arms[name][3:] == ("Yes", count, 1)
    rows = [row for row in table(page(diagnosis, library), "Touchpoints").rows if row[0] == name]
    assert [row[3] for row in rows] == ["A. Mensah"] + ["Nobody yet"] * (count - 1)
    return diagnosis


def test_s3_19_coordination_with_sales(say, library, diagnostic):
    diagnosis = check_arm(say, library, diagnostic, "process.arm.sales", 5)
    assert "governance.over_the_wall" in found(diagnosis)


def test_s3_20_coordination_with_services(say, library, diagnostic):
    diagnosis = check_arm(say, library, diagnostic, "process.arm.services", 4)
    assert "governance.conflicting_messages" in found(diagnosis)


def test_the_touchpoints_of_s3_21_are_scored(say, library, diagnostic):
    diagnosis = check_arm(say, library, diagnostic, "process.arm.billing", 4)
    assert "governance.billing_churn" in found(diagnosis)


def test_the_touchpoints_of_s3_22_are_scored(say, library, diagnostic):
    diagnosis = check_arm(say, library, diagnostic, "process.arm.marketing", 5)
    assert "governance.treated_as_prospects" in found(diagnosis)


def test_s3_23_coordination_with_data(say, library, diagnostic, bring):
    diagnosis = check_arm(say, library, diagnostic, "process.arm.data", 4)
    assert "data.off_reality" in found(diagnosis)
    # One row of two cannot be read: what is said about the data is held against it.
    bring(("Customer", "ARR (GBP)"), [("Acme", 90.0), (None, 10.0)], ListRole.CURRENT, NOW)
    failure = diagnostic.question(QuestionId("process.arm.data.failure"))
    assessment = standing(say([answer(failure, 1.0)]))
    (claim,) = (one for one in assessment.claims if one.question == failure.id)
    assert claim.verdict is ClaimVerdict.CONTRADICTED
    assert "1 of 2 rows" in claim.sentence


SCORES = {
    "process.standard.retention": 0.0,
    "process.standard.expansion": 0.5,
    "process.expansion": 1.0,
    "process.health": 1.0,
    "process.standard.health": 1.0,
    "process.onboarding": 0.25,
    "process.standard.onboarding": 0.5,
    "process.support": 0.75,
    "process.feedback": 0.0,
    "process.standard.support": 0.0,
    "process.renewal": 0.25,
    "process.standard.renewal": 0.0,
    "process.arm.sales": 1.0,
    "process.arm.services": 0.0,
    "process.arm.billing": 0.0,
    "process.arm.marketing": 0.0,
    "process.arm.data": 1.0,
}
"""Credit of every answer of an area."""
DIMENSIONS = (
    50.0,  # (0 + 50 + 100) / 3
    100.0,  # (100 + 100) / 2
    37.5,  # (25 + 50) / 2
    25.0,  # (75 + 0 + 0) / 3
    12.5,  # (25 + 0) / 2
    300 / 7,  # (2 x 100 + 2 x 0 + 0 + 0 + 100) / 7
)


def all_scores(diagnostic: Instrument) -> list[Answer]:
    return [one for area, credit in SCORES.items() for one in rate(diagnostic, area, credit)]


def test_s3_24_six_dimensions(say, library, diagnostic):
    section = page(say(all_scores(diagnostic)), library)
    (block,) = [block for block in section.blocks if isinstance(block, FigureBlock)]
    assert isinstance(block.figure, IndexFigure)
    assert [bar.label for bar in block.figure.bars] == [
        "Retention and expansion rates",
        "Health-score accuracy and use",
        "Onboarding and time to value",
        "Support quality and efficiency",
        "Renewal and predictability",
        "Coordination with other teams",
    ]
    assert [bar.now for bar in block.figure.bars] == pytest.approx(DIMENSIONS)


def test_s3_25_operations_health_score(say, library, diagnostic, bring):
    header = ("Customer", "ARR (GBP)", "Renewal date", "CSM")
    rows = [
        ("Acme", 900.0, date(2026, 12, 24), "Ada"),
        ("Brook", 100.0, date(2026, 8, 1), None),
        ("Crane", 50.0, date(2026, 6, 1), "Ada"),
    ]
    bring(header, rows, ListRole.CURRENT, NOW)
    diagnosis = say(all_scores(diagnostic))
    section = page(diagnosis, library)
    (figures,) = [block for block in section.blocks if isinstance(block, KeyFigures)]
    score = figures.figures[0]
    assert score.label == "CS Operations Health Score"
    assert score.value == pytest.approx(sum(DIMENSIONS) / 6)
    assert score.status.word == "Patchy"
    strengths = next(block for block in section.blocks if isinstance(block, Bullets))
    # The list is too thin for scores, so of the five answers one is left with 0.25: 4.25 of 5.
    assert "Health scoring and risk: 85 of 100." in strengths.items
    assert "Support: 75 of 100." in strengths.items
    leaks = {row[0]: row for row in table(section, "Leaks").rows}
    # Brook renews in 32 days without a CSM, and Crane should have renewed: both are for the desk.
    assert leaks["Renewal and retention"][1:3] == (25, 150)
    entries = next(block for block in section.blocks if isinstance(block, Entries))
    assert entries.items[0].amount == max(row[2] or 0 for row in leaks.values())
    assert "Onboarding and adoption" in leaks
    assert "Support" not in leaks


def test_the_score_page_is_not_there_before_the_first_answer(say, library):
    names = [section.id for section in make_report(say(), library).sections]
    assert "operations_health" not in names


def test_the_worst_dysfunction_is_a_critical_finding_and_half_a_match_is_enough(say, diagnostic):
    area = "process.dysfunction.scramble"
    half = say(rate(diagnostic, area, 0.0, 0.0, 1.0, 1.0))
    (finding,) = [one for one in half.findings if one.id == "level.dysfunction_scramble"]
    assert finding.severity is Severity.CRITICAL
    less = say(rate(diagnostic, area, 0.0, 0.5, 1.0, 1.0))
    assert "level.dysfunction_scramble" not in found(less)
