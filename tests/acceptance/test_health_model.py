"""How a client keeps its health score: S1.21, S1.22, S1.25, S1.30, S1.40, S1.68."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.actions import ProposedAction
from csdesk.model.findings import Severity
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, ActionRuleId, PlaybookId, RoleId
from csdesk.model.offers import Offer, OfferKind
from csdesk.model.playbooks import Playbook, PlaybookKind, PlaybookStep
from csdesk.model.scorecards import DesignStep, HealthModel, Purpose
from csdesk.operations.health.cards import DEFAULT_CARD, current_scorecards
from csdesk.operations.health.design import (
    activate_model,
    change_model,
    mark_steps,
)
from csdesk.operations.health.offers import keep_offer
from csdesk.operations.health.scorecards import keep_scorecard
from csdesk.operations.health.tasks import add_tasks, approve_step, read_task, tick_step
from csdesk.operations.health.weighting import apply_consensus, rate_weights

DAY = date(2026, 4, 1)
ACME = AccountKey("ACME")
MODEL = HealthModel(Purpose.CHURN, ("CSMs", "Finance"), "Ada")


@pytest.mark.parametrize("missing", [{"purpose": None}, {"stakeholders": ()}])
def test_s1_21_a_model_is_not_activated_without_goal_and_stakeholder(workspace, missing):
    change_model(workspace, replace(MODEL, **missing))
    with pytest.raises(WrongUsage):
        activate_model(workspace, DAY)
    assert workspace.health_model.get().activated_on is None
    change_model(workspace, MODEL)
    activate_model(workspace, DAY)
    assert workspace.health_model.get().activated_on == DAY


def test_s1_22_unfinished_steps_are_shown_out_of_seven(workspace):
    assert mark_steps(workspace, [DesignStep.GOAL]).result == "1/7"
    assert mark_steps(workspace, list(DesignStep)).result == "7/7"


def test_s1_25_weights_that_do_not_sum_to_100_are_not_kept(workspace, library):
    card = library.scorecards[DEFAULT_CARD]
    first, *others = card.signals
    wrong = replace(card, signals=(replace(first, weight=first.weight + 1), *others))
    with pytest.raises(WrongUsage, match="The signals weigh 101 in sum; make them 100"):
        keep_scorecard(workspace, library, wrong, author="Ada", day=DAY)
    assert current_scorecards(workspace, library) == (card,)


def test_the_median_of_the_raters_becomes_the_weight(workspace, library):
    signals = [signal.id for signal in library.scorecards[DEFAULT_CARD].signals]
    rated = {
        "Ada": (25, 15, 10, 5, 5, 20, 5, 5, 5, 5),
        "Ben": (20, 10, 10, 10, 10, 20, 5, 5, 5, 5),
        "Cleo": (20, 15, 10, 10, 5, 15, 10, 5, 5, 5),
    }
    for rater, weights in rated.items():
        given = dict(zip(signals, weights, strict=True))
        rate_weights(workspace, library, DEFAULT_CARD, 1, rater, given)
    apply_consensus(workspace, library, DEFAULT_CARD, author="Ada", day=DAY)
    (card,) = current_scorecards(workspace, library)
    # The middle one of three, signal by signal.
    assert [one.weight for one in card.signals] == [20, 15, 10, 10, 5, 20, 5, 5, 5, 5]


def test_s1_30_a_model_is_looked_over_90_days_after_it_was_activated(workspace):
    change_model(workspace, MODEL)
    activate_model(workspace, DAY)
    # 29 days of April are left, 31 of May; the 30th of June is the ninetieth.
    assert workspace.health_model.get().next_review == date(2026, 6, 30)


def test_scores_of_a_list_are_stale_after_the_limit_of_the_model():
    assert MODEL.is_fresh(DAY, date(2026, 4, 8))
    assert not MODEL.is_fresh(DAY, date(2026, 4, 9))
    daily = replace(MODEL, fresh_days=1)
    assert not daily.is_fresh(DAY, date(2026, 4, 3))


def test_a_discount_is_not_given_while_a_compliance_check_is_open(workspace, library):
    checks = frozenset(check.id for check in library.offers.checks)
    offer = Offer(ACME, OfferKind.RETENTION, 50_000, 8, 12, "Keep the pilot", "", checks, DAY)
    for check in checks:
        with pytest.raises(WrongUsage, match="Not ticked"):
            keep_offer(workspace, library, replace(offer, checks=checks - {check}))
    assert workspace.offers.all() == {}
    keep_offer(workspace, library, offer)
    assert list(workspace.offers.all().values()) == [offer]


def test_a_discount_is_a_line_of_the_change_log(workspace, library):
    checks = frozenset(check.id for check in library.offers.checks)
    offer = Offer(ACME, OfferKind.RETENTION, 50_000, 8, 12, "Keep the pilot", "", checks, DAY)
    workspace.name_person("Ada")
    keep_offer(workspace, library, offer)
    entry = next(one for one in workspace.history.entries() if one.action is Action.KEEP_OFFER)
    told = json.loads(entry.new_value)
    assert (entry.person, entry.entity) == ("Ada", "offer")
    assert (told["account"], told["discount"], told["reason"]) == (ACME, 8, "Keep the pilot")


def test_s1_68_a_step_with_much_at_stake_is_not_done_without_a_name(workspace):
    talk = PlaybookStep("talk", "Ask for the renewal", RoleId("csm"), 24)
    sign = PlaybookStep("sign", "Send the renewal", RoleId("csm"), 48, is_high_stakes=True)
    book = Playbook(
        PlaybookId("renewal"), "Renewal", PlaybookKind.RENEWAL, "Renew", (), (talk, sign)
    )
    action = ProposedAction(
        ACME, ActionRuleId("renewal"), "Renew", "Ends soon", RoleId("csm"), 24, Severity.WATCH,
        book.id, "renewal",
    )  # fmt: skip
    (task,) = add_tasks(workspace, [action], datetime(2026, 4, 1, tzinfo=UTC)).result
    tick_step(workspace, task, book, "talk")
    with pytest.raises(WrongUsage, match="nobody has approved it"):
        tick_step(workspace, task, book, "sign")
    with pytest.raises(WrongUsage, match="Write the name"):
        approve_step(workspace, task, book, "sign", " ")
    approve_step(workspace, task, book, "sign", "Grace")
    tick_step(workspace, task, book, "sign")
    assert read_task(workspace, task).steps_done == ("talk", "sign")
    assert read_task(workspace, task).approvals == (("sign", "Grace"),)
