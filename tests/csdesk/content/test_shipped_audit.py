"""The operations audit that ships: S0.2 to S0.7, S0.11, S0.15, S0.23."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from csdesk.content.checks.authoring import SETTLED
from csdesk.model.identifiers import InstrumentId
from csdesk.model.instruments import Instrument, QuestionKind

QUESTIONS = {
    "audit.alignment": 1,
    "audit.process": 1,
    "audit.intelligence": 1,
    "audit.enablement": 1,
    "audit.ownership": 4,
    "audit.foundation": 4,
    "audit.journey": 4,
    "audit.criteria": 4,
    "audit.connections": 9,
    "audit.automation": 4,
    "audit.days_1_10": 4,
    "audit.days_11_30": 4,
    "audit.days_31_60": 4,
    "audit.days_61_90": 4,
    "audit.culture": 3,
}
"""What each area asks itself, as the source texts count it."""
STAGES = ["onboarding", "adoption", "renewal", "expansion"]
SCALES = {
    ("none", "ad_hoc", "repeatable", "measured", "automated"): [0, 0.25, 0.5, 0.75, 1],
    ("not_started", "partial", "done"): [0, 0.5, 1],
    ("no", "partly", "yes"): [0, 0.5, 1],
    ("none", "manual", "connected"): [0, 0.5, 1],
    ("manual", "partial", "automated"): [0, 0.5, 1],
    ("nobody", "several", "one"): [0, 0.5, 1],
    ("none", "in_words", "in_figures"): [0, 0.5, 1],
}


@pytest.fixture(scope="module")
def audit(library) -> Instrument:
    return library.instruments[InstrumentId("operations_audit")]


@pytest.fixture(scope="module")
def own(audit):
    """Return the questions that the audit asks itself; others it only counts as well."""
    return [question for question in audit.questions if question.id.startswith("audit.")]


def slugs(audit: Instrument, area: str) -> list[str]:
    return [q.id.removeprefix(f"{area}.") for q in audit.area_questions(area)]


def test_it_asks_what_the_source_counts(audit, own):
    assert tuple(area.id for area in audit.areas) == tuple(QUESTIONS)
    assert Counter(question.area for question in own) == QUESTIONS
    assert len(own) == 52


def test_four_pillars_stand_for_all_six_of_the_ladder(audit, ladder):
    names = [dimension.name for dimension in audit.dimensions]
    assert names == [
        "Strategic alignment",
        "Process excellence",
        "Data intelligence",
        "Team enablement",
    ]
    crosswalk = list(chain.from_iterable(dimension.pillars for dimension in audit.dimensions))
    assert Counter(crosswalk) == Counter(area.id for area in ladder.areas)


def test_each_area_counts_in_one_pillar(audit):
    shares = chain.from_iterable(dimension.shares for dimension in audit.dimensions)
    assert Counter(share.area for share in shares) == Counter(QUESTIONS.keys())


def test_the_four_stages_of_onboarding_weigh_as_much_as_one_other_area(audit):
    weights = {
        share.area: share.weight for dimension in audit.dimensions for share in dimension.shares
    }
    stages = [weight for area, weight in weights.items() if area.startswith("audit.days_")]
    assert stages == [0.25] * 4
    assert {weights[area] for area in weights if not area.startswith("audit.days_")} == {1}


def test_the_customers_way_is_the_same_in_every_part(audit):
    assert slugs(audit, "audit.journey") == STAGES
    assert slugs(audit, "audit.criteria") == STAGES
    assert set(slugs(audit, "audit.ownership")[:4]) == set(STAGES)
    assert slugs(audit, "audit.foundation") == ["segments", "journey", "criteria", "tools"]


def test_whether_ownership_is_written_down_is_asked_once_for_ladder_and_audit(audit, ladder):
    (shared,) = (q for q in audit.questions if not q.id.startswith("audit."))
    asked = ladder.question("governance.1.owners_written")
    assert (shared.id, shared.area, shared.tier) == (asked.id, "audit.ownership", None)
    assert shared.choices == asked.choices


def test_every_row_of_ownership_wants_a_name(own):
    wanted = {question.id for question in own if question.needs_owner}
    assert wanted == {f"audit.ownership.{stage}" for stage in STAGES}


def test_three_tools_meet_three_sources_of_data_in_one_grid(audit):
    (grid,) = audit.grids
    assert grid.rows == ("CRM", "CS platform", "Integration tools")
    assert grid.columns == ("Product analytics", "Support", "Billing")
    tools, sources = ("crm", "platform", "hub"), ("usage", "support", "billing")
    assert [cell.removeprefix("audit.connections.") for cell in grid.cells] == [
        f"{tool}_{source}" for tool in tools for source in sources
    ]


def test_answers_are_those_of_the_shared_scales(own):
    for question in own:
        earned = [choice.credit for choice in question.choices]
        assert earned == SCALES[tuple(choice.id for choice in question.choices)], question.id
        assert question.kind is QuestionKind.CHOICE
        assert not SETTLED & {choice.id for choice in question.choices}


def test_not_applicable_is_offered_only_where_a_company_may_not_have_the_thing(own):
    assert {question.id for question in own if question.may_not_apply} == {
        "audit.connections.hub_usage",
        "audit.connections.hub_support",
        "audit.connections.hub_billing",
        "audit.days_31_60.departments",
        "audit.days_61_90.executives",
    }


def test_everybody_who_sees_it_from_another_chair_is_asked(own):
    assert all(question.asked for question in own)
    assert sum(len(question.asked) > 1 for question in own) >= 50
    assert {role for question in own for role in question.asked} == {
        "leadership",
        "csm",
        "sales",
        "support",
        "product",
        "operations",
        "finance",
    }


def test_checks_look_at_what_the_client_sent(own):
    checked = {check.id: check.measure for question in own for check in question.checks}
    assert checked == {
        "audit.usage_on_list": "list.filled.active_users",
        "audit.tickets_on_list": "list.filled.tickets_90d",
        "audit.payments_on_list": "list.filled.days_past_due",
        "audit.value_by_day_30": "kpi.time_to_value",
    }


def test_no_text_stands_twice(own):
    choices = list(chain.from_iterable(question.choices for question in own))
    texts = [
        *(question.text for question in own),
        *(question.short for question in own),
        *(question.why for question in own),
        *(choice.practice for choice in choices),
        *(choice.improvement for choice in choices if choice.improvement),
    ]
    assert len(texts) == 3 * 52 + (4 * 5 + 48 * 3) + (4 * 4 + 48 * 2)
    assert [text for text, count in Counter(texts).items() if count > 1] == []


def test_texts_fit_the_page(own):
    for question in own:
        assert question.text.endswith("?"), question.id
        assert len(question.text) <= 110, question.id
        assert 1 <= len(question.short.split()) <= 3, question.id
        assert len(question.why) <= 200, question.id
        for choice in question.choices:
            assert 40 <= len(choice.practice) <= 135, (question.id, choice.id)


def test_every_improvement_says_what_effort_it_takes(own):
    for question in own:
        for choice in question.choices[:-1]:
            assert " Usual effort: " in choice.improvement, (question.id, choice.id)
            assert len(choice.improvement) <= 200, (question.id, choice.id)


def test_every_part_names_its_source_and_what_would_repair_it(audit, own):
    assert {area.source for area in audit.areas} == {
        "S0.2",
        "S0.3",
        "S0.4",
        "S0.5",
        "S0.6",
        "S0.7",
        "S0.11",
        "S0.15",
        "S0.23",
    }
    sources = {area.id: area.source for area in audit.areas}
    assert all(question.source == sources[question.area] for question in own)
    assert all(area.initiatives and area.pillar for area in audit.areas)
