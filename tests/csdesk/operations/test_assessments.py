"""Every instrument of an engagement: assessed with the data, and again after an answer."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.model.answers import FROM_DATA, Answer
from csdesk.model.assessments import Observation
from csdesk.model.changes import ANSWERED, Changes
from csdesk.model.claims import ClaimVerdict
from csdesk.model.clients import Client
from csdesk.model.identifiers import (
    AccountKey,
    AreaId,
    InstrumentId,
    MeasureId,
    ObservationId,
    QuestionId,
)
from csdesk.model.imports import ListRole, Sheet, Workbook
from csdesk.model.instruments import MATURITY_LADDER, Subject
from csdesk.operations.answers import save_answer
from csdesk.operations.assessments import (
    assess_account,
    compare_engagements,
    earlier_engagements,
)
from csdesk.operations.clients import add_client, start_reassessment
from csdesk.operations.diagnosis import diagnose, rediagnose
from csdesk.operations.imports import import_list, redraft
from csdesk.operations.observations import save_observation
from csdesk.operations.summary import summarise
from csdesk.scoring.maturity import compare_with_earlier
from tests.csdesk.operations.conftest import AS_OF

AUDIT = InstrumentId("operations_audit")
DIAGNOSTIC = InstrumentId("process_diagnostic")
SCORED = MeasureId("health.scored")
GROSS = QuestionId("process.standard.retention.gross")
OWNERS = QuestionId("governance.1.owners_written")
"""Asked by the ladder, lent to the operations audit, and checked against the column “CSM”."""
GOVERNANCE = AreaId("governance")


@pytest.fixture
def choose(library):
    """Return a function that answers a question of any instrument by the credit of its choice."""
    asked = {
        question.id: question
        for instrument in library.instruments.values()
        for question in instrument.questions
    }

    def choose(question: str, credit: float, **parts) -> Answer:
        choices = asked[QuestionId(question)].choices
        choice = next(choice for choice in choices if choice.credit == credit)
        return Answer(QuestionId(question), choice.id, **parts)

    return choose


@pytest.fixture
def with_list(workspace, library):
    """Return a function that imports a list of ten customers, some of them without a CSM."""

    def bring_in(unowned: int = 0):
        owners = [None if at < unowned else "Ada" for at in range(10)]
        rows = [(f"Customer {at}", 1000.0, owner) for at, owner in enumerate(owners)]
        sheet = Sheet("Customers", True, (("Customer", "ARR (GBP)", "CSM"), *rows))
        draft = redraft(Workbook("list.xlsx", "ab" * 32, (sheet,)), library)
        import_list(workspace, draft, ListRole.CURRENT, AS_OF)

    return bring_in


def test_every_instrument_about_the_company_is_assessed(workspace, library):
    diagnosis = diagnose(workspace, library)
    about_company = {
        key for key, one in library.instruments.items() if one.subject is Subject.COMPANY
    }
    assert diagnosis.assessments.keys() == about_company
    assert diagnosis.maturity == diagnosis.assessments[MATURITY_LADDER].claimed


def test_a_question_that_two_instruments_share_is_answered_once(workspace, library, choose):
    save_answer(workspace, choose(OWNERS, 1.0))
    diagnosis = diagnose(workspace, library)
    for key in (MATURITY_LADDER, AUDIT):
        assert diagnosis.assessments[key].answers[OWNERS].choice == "yes"


def test_a_claim_that_the_list_contradicts_lowers_what_is_supported(
    workspace, library, choose, with_list
):
    with_list(unowned=4)
    save_answer(workspace, choose(OWNERS, 1.0))
    ladder = diagnose(workspace, library).assessments[MATURITY_LADDER]
    (claim,) = ladder.contradicted
    assert (claim.question, claim.measured.value) == (OWNERS, 60)
    assert (ladder.claimed.area(GOVERNANCE).index, ladder.supported.area(GOVERNANCE).index) == (
        100,
        50,
    )


def test_a_claim_that_the_list_bears_out_changes_nothing(workspace, library, choose, with_list):
    with_list()
    save_answer(workspace, choose(OWNERS, 1.0))
    ladder = diagnose(workspace, library).assessments[MATURITY_LADDER]
    verdicts = [one.verdict for one in ladder.claims if one.question == OWNERS]
    assert verdicts == [ClaimVerdict.CONFIRMED]
    assert ladder.supported == ladder.claimed


def test_a_contradiction_becomes_a_finding_and_goes_with_the_answer(
    workspace, library, choose, with_list
):
    with_list(unowned=4)
    save_answer(workspace, choose(OWNERS, 1.0))
    diagnosis = diagnose(workspace, library)
    found = [one for one in diagnosis.findings if one.id.startswith("claim.contradicted")]
    assert [(one.id, one.area) for one in found] == [
        ("claim.contradicted.governance", "governance")
    ]
    save_answer(workspace, choose(OWNERS, 0.5))
    again = rediagnose(workspace, library, diagnosis, ANSWERED)
    assert not any(one.id.startswith("claim.") for one in again.findings)


def test_the_question_that_was_answered_last_is_known(workspace, library, choose):
    before = diagnose(workspace, library)
    assert before.last_answered is None
    asked = choose(OWNERS, 0.5)
    save_answer(workspace, asked)
    assert rediagnose(workspace, library, before, ANSWERED).last_answered == asked.question
    assert diagnose(workspace, library).last_answered == asked.question


def test_after_an_answer_only_the_instruments_that_ask_it_are_scored_again(
    workspace, library, choose
):
    save_answer(workspace, choose(OWNERS, 0.5))
    before = diagnose(workspace, library)
    save_answer(workspace, choose(OWNERS, 1.0))
    after = rediagnose(workspace, library, before, ANSWERED)
    for key, assessment in after.assessments.items():
        is_asked = key in (MATURITY_LADDER, AUDIT)
        assert (assessment.claimed is not before.assessments[key].claimed) is is_asked, key


def test_computing_again_gives_what_computing_gives(workspace, library, choose, with_list):
    with_list(unowned=4)
    diagnosis = diagnose(workspace, library)
    for credit in (1.0, 0.5, 0.0):
        save_answer(workspace, choose(OWNERS, credit))
        diagnosis = rediagnose(workspace, library, diagnosis, ANSWERED)
        assert diagnosis == diagnose(workspace, library)


def test_targets_are_the_next_tier_unless_one_was_chosen(workspace, library, answer):
    save_answer(workspace, answer())
    diagnosis = diagnose(workspace, library)
    ladder = diagnosis.assessments[MATURITY_LADDER]
    area = ladder.instrument.questions[0].area
    assert ladder.targets == {area: 2}
    workspace.aims.set_target(MATURITY_LADDER, area, 4)
    again = rediagnose(workspace, library, diagnosis, ANSWERED)
    assert again.assessments[MATURITY_LADDER].targets == {area: 4}


def test_the_top_has_no_next_tier(workspace, library, choose):
    ladder = library.instruments[MATURITY_LADDER]
    area = ladder.areas[0].id
    for question in ladder.area_questions(area):
        save_answer(workspace, choose(question.id, 1.0))
    targets = diagnose(workspace, library).assessments[MATURITY_LADDER].targets
    assert targets == {area: 4}


def test_an_instrument_is_limited_to_the_chosen_functions(workspace, library):
    limited = next(one for one in library.instruments.values() if one.functions)
    chosen = {limited.functions[0].id}
    before = diagnose(workspace, library)
    workspace.aims.set_functions(limited.id, chosen)
    after = rediagnose(workspace, library, before, ANSWERED)
    outside = [
        area.id for area in limited.areas if area.functions and not chosen & {*area.functions}
    ]
    assert list(after.assessments[limited.id].claimed.left_out) == outside
    assert after.assessments[limited.id].functions == chosen


def test_answers_outside_the_chosen_functions_are_not_held_against_the_data(
    workspace, library, choose, with_list
):
    with_list()
    diagnostic = library.instruments[DIAGNOSTIC]
    scoped = {area.id: area.functions for area in diagnostic.areas if area.functions}
    question = next(
        one
        for one in diagnostic.questions
        if one.area in scoped and any(check.measure == SCORED for check in one.checks)
    )
    save_answer(workspace, choose(question.id, 1.0))
    before = diagnose(workspace, library)
    # Three columns give no health score, so nothing that rests on one can be borne out.
    assert question.id in told_wrong(before)
    others = {one.id for one in diagnostic.functions} - {*scoped[question.area]}
    workspace.aims.set_functions(DIAGNOSTIC, others)
    limited = rediagnose(workspace, library, before, ANSWERED)
    assert question.id not in told_wrong(limited)
    workspace.aims.set_functions(DIAGNOSTIC, ())
    again = rediagnose(workspace, library, limited, ANSWERED)
    assert again == diagnose(workspace, library) == before


def told_wrong(diagnosis) -> set[QuestionId]:
    """Return the questions of the diagnostic whose answers the data contradict."""
    return {claim.question for claim in diagnosis.assessments[DIAGNOSTIC].contradicted}


def test_an_observation_becomes_a_finding(workspace, library):
    before = diagnose(workspace, library)
    noted = Observation(ObservationId(0), OWNERS, "Names stand on a wall", importance=5)
    changes = save_observation(workspace, noted).changes
    after = rediagnose(workspace, library, before, changes)
    (found,) = [one for one in after.findings if one.id.startswith("observation.")]
    assert (found.title, found.area) == ("Names stand on a wall", "governance")
    assert after.observations == workspace.observations.all()


@pytest.fixture
def reassessed(workspace, library, choose):
    """Assess a client twice: at first “no”, then “yes”, and one question more."""
    save_answer(workspace, choose(OWNERS, 0.0))
    diagnose(workspace, library)
    first = workspace.clients.engagement()
    start_reassessment(workspace, "A year later", date(2027, 3, 31))
    save_answer(workspace, choose(OWNERS, 1.0))
    return first


def test_the_engagement_before_stands_beside(workspace, library, reassessed):
    ladder = diagnose(workspace, library).assessments[MATURITY_LADDER]
    assert ladder.previous.area(GOVERNANCE).index == 0
    assert ladder.claimed.area(GOVERNANCE).index == 100
    untouched = [
        key for key, one in diagnose(workspace, library).assessments.items() if one.previous
    ]
    assert set(untouched) == {MATURITY_LADDER, AUDIT}


def test_other_functions_limit_the_engagement_before_as_well(workspace, library, choose):
    diagnostic = library.instruments[DIAGNOSTIC]
    scoped = {area.id: area.functions for area in diagnostic.areas if area.functions}
    question = next(one for one in diagnostic.questions if one.area in scoped)
    save_answer(workspace, choose(question.id, 1.0))
    diagnose(workspace, library)
    start_reassessment(workspace, "A year later", date(2027, 3, 31))
    before = diagnose(workspace, library)
    assert before.assessments[DIAGNOSTIC].previous is not None
    others = {one.id for one in diagnostic.functions} - {*scoped[question.area]}
    workspace.aims.set_functions(DIAGNOSTIC, others)
    again = rediagnose(workspace, library, before, ANSWERED)
    afresh = diagnose(workspace, library)
    assert afresh.assessments[DIAGNOSTIC].previous != before.assessments[DIAGNOSTIC].previous
    assert again.assessments[DIAGNOSTIC].previous == afresh.assessments[DIAGNOSTIC].previous


def test_the_first_engagement_has_none_before(workspace, library, answer):
    save_answer(workspace, answer())
    assert earlier_engagements(workspace) == ()
    assert diagnose(workspace, library).assessments[MATURITY_LADDER].previous is None


def test_two_engagements_are_compared(workspace, library, reassessed):
    assert earlier_engagements(workspace) == (reassessed,)
    found = compare_engagements(workspace, library, MATURITY_LADDER, reassessed.id)
    assert found.improved.area == GOVERNANCE
    assert (found.improved.index_before, found.improved.index_after) == (0, 100)
    assert found.by_instrument == 0
    (change,) = found.answers
    assert (change.question, change.credit_before, change.credit_after) == (OWNERS, 0, 1)


def test_the_report_compares_with_what_the_window_compares_with(workspace, library, reassessed):
    ladder = diagnose(workspace, library).assessments[MATURITY_LADDER]
    assert ladder.earlier.engagement == reassessed
    found = compare_engagements(workspace, library, MATURITY_LADDER, reassessed.id)
    assert compare_with_earlier(ladder) == found


def test_after_another_answer_the_comparison_goes_by_it(workspace, library, choose, reassessed):
    known = diagnose(workspace, library)
    save_answer(workspace, choose(OWNERS, 0.5))
    again = rediagnose(workspace, library, known, ANSWERED)
    (change,) = compare_with_earlier(again.assessments[MATURITY_LADDER]).answers
    assert (change.question, change.credit_before, change.credit_after) == (OWNERS, 0, 0.5)


def test_what_was_never_answered_has_nothing_to_be_compared_with(workspace, library, reassessed):
    assert diagnose(workspace, library).assessments[DIAGNOSTIC].earlier is None


def test_another_client_is_no_earlier_engagement(workspace, library, answer):
    save_answer(workspace, answer())
    add_client(workspace, Client("Northwind", "EUR"))
    assert earlier_engagements(workspace) == ()


def test_an_instrument_about_a_customer_is_assessed_for_each(workspace, library):
    key, instrument = next(
        (key, one) for key, one in library.instruments.items() if one.subject is Subject.ACCOUNT
    )
    question = next(one for one in instrument.questions if one.choices)
    acme, beta = AccountKey("Acme"), AccountKey("Beta")
    best = max(question.choices, key=lambda choice: choice.credit)
    save_answer(workspace, Answer(question.id, best.id, subject=acme))
    assert assess_account(workspace, library, key, acme).answers.keys() == {question.id}
    assert assess_account(workspace, library, key, beta).answers == {}
    assert key not in diagnose(workspace, library).assessments


def test_the_data_answer_where_nobody_has(workspace, library, make_list):
    before = make_list({f"Customer {number}": 1000.0 for number in range(10)}, "before.xlsx")
    now = make_list({f"Customer {number}": 1000.0 for number in range(8)})
    import_list(workspace, before, ListRole.PREVIOUS, date(2025, 3, 31))
    import_list(workspace, now, ListRole.CURRENT, AS_OF)
    diagnosis = diagnose(workspace, library)
    answer = diagnosis.assessments[DIAGNOSTIC].answers[GROSS]
    # Eight of ten stayed, at the same price: 80% and not above 90%.
    assert (answer.choice, answer.respondent, answer.confidence) == ("no", FROM_DATA, 5)
    assert answer.evidence.startswith("Gross revenue retention is 80.0%, from 10 ")
    assert diagnosis.answers == {}


def test_what_somebody_answers_stands_before_the_data(workspace, library, make_list, choose):
    before = make_list({f"Customer {number}": 1000.0 for number in range(10)}, "before.xlsx")
    import_list(workspace, before, ListRole.PREVIOUS, date(2025, 3, 31))
    import_list(workspace, make_list({"Customer 1": 1000.0}), ListRole.CURRENT, AS_OF)
    diagnosis = diagnose(workspace, library)
    save_answer(workspace, choose(GROSS, 1.0))
    diagnostic = rediagnose(workspace, library, diagnosis, ANSWERED).assessments[DIAGNOSTIC]
    assert diagnostic.answers[GROSS].choice == "yes"
    assert [claim.question for claim in diagnostic.contradicted] == [GROSS]


def test_the_json_holds_every_assessment_with_its_claims(workspace, library, choose, with_list):
    with_list(unowned=4)
    save_answer(workspace, choose(OWNERS, 1.0))
    data = summarise(diagnose(workspace, library))["assessments"]
    ladder = data[MATURITY_LADDER]
    claimed, supported = ladder["claimed"]["areas"], ladder["supported"]["areas"]
    assert (claimed["governance"]["index"], supported["governance"]["index"]) == (100, 50)
    assert claimed["governance"]["name"] == "Ad-hoc, not all of it met"
    assert claimed["data"]["index"] is None
    parts = {part["part"]: part for part in ladder["supported"]["parts"]}
    assert (parts["governance"]["gained"], parts["governance"]["missed"]) == (50, 50)
    assert parts["data"]["left_out"] == "unanswered"
    assert [one["question"] for one in ladder["claims"]["contradicted"]] == [OWNERS]
    assert data[AUDIT]["claimed"]["overall"]["tier"] is None


def test_a_change_of_the_plan_scores_nothing_again(workspace, library, answer):
    save_answer(workspace, answer())
    before = diagnose(workspace, library)
    after = rediagnose(workspace, library, before, Changes.PLAN)
    for key, assessment in after.assessments.items():
        assert assessment.claimed is before.assessments[key].claimed


def test_answering_the_screen_begins_no_instrument_that_asks_one_of_its_questions_too(
    workspace, library
):
    screen = InstrumentId("twelve_practices")
    questions = library.instruments[screen].questions
    assert any(question.lender == DIAGNOSTIC for question in questions)
    for question in questions:
        save_answer(workspace, Answer(question.id, question.choices[0].id))
    found = diagnose(workspace, library)
    assert [key for key, one in found.assessments.items() if one.is_begun] == [screen]
    own = next(one for one in library.instruments[DIAGNOSTIC].questions if one.lender is None)
    save_answer(workspace, Answer(own.id, own.choices[0].id))
    again = rediagnose(workspace, library, found, ANSWERED)
    assert again.assessments[DIAGNOSTIC].is_begun
