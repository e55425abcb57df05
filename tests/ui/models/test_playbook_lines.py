from dataclasses import replace

import pytest

from csdesk.content import load_library
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.identifiers import PlaybookId
from csdesk.model.playbooks import PlaybookKind
from ui.models.condition_words import describe_conditions, name_test
from ui.models.playbook_drafts import add_step, copy_playbook
from ui.models.playbook_lines import (
    BY_HAND,
    Edition,
    describe_effect,
    describe_starts,
    find_edition,
    find_playbooks,
    playbook_columns,
)

LIBRARY = load_library()
BOOKS = {one.id: one for one in LIBRARY.playbooks}
AT_RISK = BOOKS[PlaybookId("auto_at_risk")]


def test_every_word_searched_for_must_stand_in_the_playbook():
    assert find_playbooks(LIBRARY.playbooks, "quiet TICKETS", "all") == (AT_RISK,)
    assert find_playbooks(LIBRARY.playbooks, "quiet zebra", "all") == ()


def test_a_kind_leaves_only_its_playbooks():
    found = find_playbooks(LIBRARY.playbooks, "", PlaybookKind.AUTOMATION.value)
    assert [one.id for one in found] == [
        "auto_onboarding",
        "auto_at_risk",
        "auto_expansion",
        "auto_renewal",
    ]


def test_a_step_is_found_by_its_words_and_a_playbook_by_its_source():
    assert AT_RISK in find_playbooks(LIBRARY.playbooks, "survey of three questions", "all")
    assert len(find_playbooks(LIBRARY.playbooks, "S4.9", "all")) == 5


def test_conditions_are_told_by_the_names_of_facts_with_their_units():
    said = describe_conditions(AT_RISK.when, LIBRARY.facts)
    assert said == "Users active in a week below 20% and Support tickets per month above 0"


@pytest.mark.parametrize(
    ("subject", "test", "number", "words", "said"),
    [
        ("days_to_renewal", "at_most", 60, (), "Days to renewal at most 60 days"),
        ("change.nps", "above", 5, (), "Rise of NPS rating since the earlier list above 5%"),
        ("score", "below", 40, (), "Score below 40"),
        ("band", "is", None, ("red",), "Colour is At risk"),
        ("band_before", "is_not", None, ("green",), "Colour before is not Healthy"),
        ("list.segment", "is", None, ("SMB", "Mid"), "Segment is SMB or Mid"),
        ("points.nps", "below", 5, (), "Points of nps below 5"),
        ("csat", "unknown", None, (), "CSAT rating unknown"),
    ],
)  # fmt: skip
def test_a_condition_reads_as_a_founder_would_say_it(subject, test, number, words, said):
    condition = Condition(subject, Comparison(test), number, words)
    assert describe_conditions([condition], LIBRARY.facts) == said


def test_a_condition_without_its_number_is_the_name_of_a_field():
    assert name_test(AT_RISK.when[0], LIBRARY.facts) == "Users active in a week below"


def test_what_starts_a_playbook_is_its_conditions_its_rules_or_a_person():
    assert describe_starts(BOOKS[PlaybookId("red_response")], LIBRARY)[0].startswith("The rule “")
    assert describe_starts(BOOKS[PlaybookId("convert_smb")], LIBRARY) == (BY_HAND,)
    tiers = describe_starts(BOOKS[PlaybookId("onboarding_pooled")], LIBRARY)
    assert "New customers of the service tier" in tiers[-1]


def test_the_effect_is_that_of_the_source_with_its_time_and_ratio():
    book = replace(AT_RISK, impact_low=20, impact_high=30, effect_days_low=30, ratio="2:1")
    assert describe_effect(book) == "20 to 30%, benefit to cost 2:1"
    both = replace(book, effect_days_high=30)
    assert describe_effect(both) == "20 to 30%, after 30 days, benefit to cost 2:1"
    assert describe_effect(BOOKS[PlaybookId("collections")]) == ""


def test_an_edition_is_the_librarys_until_something_of_it_differs():
    assert find_edition(AT_RISK, LIBRARY) is Edition.SHIPPED
    assert find_edition(replace(AT_RISK, name="Ours"), LIBRARY) is Edition.CHANGED
    assert find_edition(replace(AT_RISK, id=PlaybookId("ours")), LIBRARY) is Edition.OWN


def test_the_table_counts_steps_and_the_accounts_of_now():
    columns = playbook_columns([AT_RISK], LIBRARY, {AT_RISK.id: 4})
    shown = {column.title: column.write(column.values[0]) for column in columns}
    assert shown == {
        "Playbook": "Reach out to a quiet customer with tickets",
        "Kind": "Automation",
        "Steps": "3",
        "Begins within": "24 hours",
        "Accounts now": "4",
        "Version": "Library",
    }


def test_a_copy_has_a_free_id_and_shares_the_topic_so_that_one_task_comes_of_both():
    copy = copy_playbook(AT_RISK, BOOKS)
    assert (copy.id, copy.topic, copy.name) == (
        "auto_at_risk_copy",
        "engagement",
        f"{AT_RISK.name} (copy)",
    )
    again = copy_playbook(copy, {*BOOKS, copy.id})
    assert again.id == "auto_at_risk_copy2"
    alone = copy_playbook(replace(AT_RISK, topic=""), BOOKS)
    assert alone.topic == "playbook.auto_at_risk"


def test_a_new_step_has_a_free_id_and_is_due_a_day_after_the_last():
    step = add_step(AT_RISK, AT_RISK.steps[0].owner)
    assert (step.id, step.text, step.due_hours, step.owner) == ("step_1", "", 192, "csms")
    more = add_step(replace(AT_RISK, steps=(*AT_RISK.steps, step)), step.owner)
    assert more.id == "step_2"
