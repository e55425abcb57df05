from dataclasses import replace

from csdesk.model.actions import ActionReview, RuleSet
from csdesk.model.identifiers import PlaybookId
from csdesk.scoring.actions import review_actions
from tests.action_subjects import make_subjects
from tests.task_books import RED, REVIEW, A, B, propose
from ui.models.playbook_starts import find_starts, starts_of

RESCUE = PlaybookId("rescue")
ASKED = replace(RED, playbook=RESCUE)


def make_asking(*sets: RuleSet) -> ActionReview:
    """Return a review in which each set asks for the playbook for A and B."""
    total = replace(REVIEW.totals[RuleSet.BAND][1], rule=ASKED)
    actions = tuple(replace(propose(ASKED, key), playbook=RESCUE) for key in (A, B))
    return replace(
        REVIEW,
        proposed=dict.fromkeys(sets, actions),
        totals=dict.fromkeys(sets, (total,)),
    )


def test_an_account_that_two_tables_ask_about_counts_once():
    review = make_asking(RuleSet.BAND, RuleSet.TIER)
    assert find_starts(review, (A, B)) == {RESCUE: {A, B}}
    assert [one.account for one in starts_of(review, RESCUE)] == [A, B]
    assert [one.account for one in starts_of(review, RESCUE, 1)] == [A]


def test_a_playbook_that_nobody_needs_has_no_accounts():
    assert find_starts(REVIEW, (A, B)) == {}
    assert starts_of(REVIEW, RESCUE) == ()


def test_the_accounts_of_whole_columns_are_those_found_one_by_one():
    rules = (replace(RED, id="one", rule_set=RuleSet.TRIGGER, playbook=RESCUE),)
    review = review_actions(make_subjects({"arr": 1.0}, {"arr": 2.0}), rules, ())
    keys = tuple(one.account for one in review.proposed[RuleSet.TRIGGER])
    assert len(keys) == 2
    assert find_starts(review, keys) == {RESCUE: set(keys)}
    assert [one.account for one in starts_of(review, RESCUE)] == list(keys)
