"""The sample client's story, planted by its generator, as the program finds it in the lists."""

from __future__ import annotations

from itertools import pairwise

import pytest

from csdesk.content.samples import load_sample_texts
from csdesk.model.actions import TaskStatus
from csdesk.model.churn import WinBack
from csdesk.model.claims import ClaimVerdict
from csdesk.model.experiments import ExperimentState
from csdesk.model.imports import ListRole
from csdesk.model.score_alarms import AlarmKind
from csdesk.model.tables import TableKind
from csdesk.model.validation_design import Claim
from csdesk.operations.assessments import earlier_engagements
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.health.validation import validate_scores
from csdesk.operations.sample import open_sample
from csdesk.samples.history import FILE_NAME, make_history
from csdesk.scoring.list_keys import account_keys
from tests.planted_story import tell_story


@pytest.fixture(scope="module")
def story():
    return tell_story(load_sample_texts())


@pytest.fixture(scope="module")
def opened(tmp_path_factory, library):
    with open_sample(tmp_path_factory.mktemp("story") / "story.csdesk", library) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def known(opened, library):
    return diagnose(opened, library)


@pytest.fixture(scope="module")
def validation(opened, library):
    return validate_scores(opened, library)


def test_the_score_warns_of_most_losses_and_not_of_all(validation):
    assert validation.claim is Claim.PREDICTION
    assert validation.left >= 60
    assert 0.7 <= validation.auc.value <= 0.8
    assert validation.auc.low > 0.6


def test_the_planted_leak_is_named_and_nothing_else_is(story, validation):
    leaks = [alarm for alarm in validation.alarms if alarm.kind is AlarmKind.LEAK]
    assert [alarm.signals for alarm in leaks] == [(story.leak,)]


def test_the_green_account_that_left_is_a_surprise(story, validation):
    assert story.green_but_left.ref in {case.account for case in validation.green_but_left}


def test_the_red_account_that_renewed_is_a_surprise(story, validation):
    assert story.red_but_renewed.ref in {case.account for case in validation.red_but_stayed}
    assert story.red_but_renewed.arr == story.red_but_renewed.arr_before > 0


def test_nobody_spoke_with_the_green_account_after_its_csm_had_left(story, opened):
    touches = opened.lists.table(TableKind.TOUCHES, ("account_id", "touched_on"))
    rows = zip(account_keys(touches), touches.column("touched_on"), strict=True)
    days = [day for account, day in rows if account == story.green_but_left.ref]
    assert days
    assert (story.green_but_left.renewal - max(days)).days > 45


def test_the_champion_who_left_is_seen(story, known):
    values = known.review.facts.numbers("champions_left")
    keys = known.accounts.keys
    left = {key for key, value in zip(keys, values, strict=True) if value}
    assert left == {story.champion_left.ref}


def test_every_record_leads_to_its_row_of_the_export(opened):
    sheets = {sheet.name: sheet for sheet in make_history(load_sample_texts()).sheets}
    renewals = opened.lists.table(TableKind.RENEWALS, ("account_id", "renewal_date", "arr_due"))
    (source,) = renewals.sources
    assert source.file_name == FILE_NAME
    columns = (renewals.column(field) for field in ("account_id", "renewal_date", "arr_due"))
    for row, *cells in zip(renewals.source_rows, *columns, strict=True):
        account, due, _, arr, *_ = sheets[source.sheet].rows[row - 1]
        assert cells == [account, due, arr]


def test_nothing_of_the_export_is_left_out(known):
    (export,) = (batch for batch in known.batches if batch.role is ListRole.ADDED)
    assert len(export.lists) == len({table.kind for table in export.lists}) == 13
    assert export.rows_rejected == 0


def test_what_people_claim_is_contradicted_by_their_own_lists(story, known):
    verdicts = {
        claim.question: claim.verdict for one in known.assessments.values() for claim in one.claims
    }
    assert [verdicts[question] for question in story.claims] == [ClaimVerdict.CONTRADICTED] * 3
    assert any(finding.id.startswith("claim.contradicted") for finding in known.findings)


def test_the_re_audit_stands_beside_the_audit_before(opened, known):
    (earlier,) = earlier_engagements(opened)
    assert earlier.as_of == known.previous.as_of
    ladder = known.assessments["maturity_ladder"]
    before = {level.area: level.index for level in ladder.previous.areas}
    after = {level.area: level.index for level in ladder.claimed.areas}
    assert before.keys() == after.keys()
    assert {area for area in before if after[area] < before[area]} == {"governance"}
    assert all(before[area] < after[area] for area in before if area != "governance")


def test_scores_are_kept_over_two_versions_of_the_scorecard(opened, known):
    kept = opened.snapshots.all()
    assert len(kept) >= 10
    assert all(first.as_of < second.as_of for first, second in pairwise(kept))
    assert kept[-1].as_of == known.accounts.as_of
    versions = [tuple(one.versions.values()) for one in kept]
    assert sum(first != second for first, second in pairwise(versions)) == 1


def test_a_kept_day_has_those_who_were_customers_then(story, opened):
    gone_on = story.green_but_left.renewal
    for info in opened.snapshots.all():
        keys = opened.snapshots.scores(info).keys
        assert (story.green_but_left.ref in keys) is (info.as_of < gone_on)
        assert story.champion_left.ref in keys


def test_tasks_losses_offers_and_experiments_are_in_every_state(opened, known):
    tasks = opened.tasks.all()
    assert {task.status for task in tasks} == set(TaskStatus)
    assert any(task.closed_at and task.closed_at > task.due_at for task in tasks)
    states = {loss.win_back for loss in known.review.churn.losses}
    assert {WinBack.IN_TALKS, WinBack.WON, WinBack.LOST, WinBack.NOT_STARTED} <= states
    assert opened.offers.all()
    experiments = {experiment.state for experiment in opened.experiments.all()}
    assert experiments == {ExperimentState.ENDED, ExperimentState.RUNNING}


def test_one_score_that_a_person_set_counts_and_another_is_over(opened, known):
    today = known.accounts.as_of
    valid = opened.overrides.valid(today)
    assert len(valid) == 1
    assert len(opened.overrides.all()) == 2
    assert len({one.rater for one in opened.ratings.all("ten_signals")}) == 2


def test_the_history_adds_to_what_the_customer_list_says_and_changes_none_of_it(sample, known):
    listed = {one.key: one for one in sample.health.scores}
    found = {one.key: one for one in known.health.scores}
    more = {key for key, one in found.items() if one.coverage > listed[key].coverage}
    assert 0 < len(more) < 0.15 * len(listed)
    for key in found.keys() - more:
        assert found[key].coverage == pytest.approx(listed[key].coverage)
        assert found[key].computed == pytest.approx(listed[key].computed)
    for kpi in ("nrr", "grr", "expansion_arr", "contraction_arr", "churn_arr"):
        assert known.kpis[kpi].value == sample.kpis[kpi].value
