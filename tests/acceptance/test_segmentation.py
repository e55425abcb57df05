"""Segmentation and coverage: S0.8, S0.13, S0.14, S4.2, S4.3, with hand-computed expectations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.answers import Answer
from csdesk.model.changes import Changes
from csdesk.model.identifiers import AccountKey, ChoiceId, QuestionId, ServiceTierId
from csdesk.operations.answers import save_answer
from csdesk.operations.diagnosis import diagnose, rediagnose
from csdesk.operations.history import undo
from csdesk.operations.segmentation import choose_service_tier, place_account, read_coverage
from csdesk.scoring.segmentation import mean_rating, propose_tier

FOUR_INPUTS = ("potential", "complexity", "adoption_risk", "stage")
FIRST = AccountKey("A1")


def ratings(**given: int) -> Mapping[QuestionId, int]:
    return {QuestionId(f"segment.{name}"): rating for name, rating in given.items()}


def rate(workspace, account: AccountKey, **given: int) -> None:
    for question, rating in ratings(**given).items():
        save_answer(workspace, Answer(question, ChoiceId(str(rating)), subject=account))


def covered(coverage, tier: str):
    return next(one for one in coverage.tiers if one.tier.id == tier)


@pytest.mark.parametrize(
    ("arr", "tier"),
    [
        (120_000, "high_touch"),
        (100_000, "high_touch"),
        (99_999.99, "pooled"),
        (50_000, "pooled"),
        (10_000, "pooled"),
        (9_999.99, "digital"),
        (9_000, "digital"),
    ],
)
def test_arr_gives_the_tier_and_an_edge_belongs_above_it(library, arr, tier):
    proposal = propose_tier(arr, {}, library.service_model)
    assert proposal.tier == proposal.by_arr == tier


def test_s0_14_forty_high_touch_accounts_need_two_to_three_csms(workspace, library, accounts):
    table = accounts(*({"arr": 150_000.0, "csm": "Ada" if n < 30 else None} for n in range(40)))
    high = covered(read_coverage(workspace, library, table), "high_touch")
    tiers = [propose_tier(arr, {}, library.service_model).tier for arr in (120_000, 50_000, 9_000)]
    assert tiers == ["high_touch", "pooled", "digital"]
    # 40 / 25 = 1.6 and 40 / 15 = 2.67, rounded up.
    assert (high.csms_low, high.csms_high) == (2, 3)
    assert (high.accounts, high.arr, high.csms, high.unowned) == (40, 6_000_000.0, 1, 10)
    # 6 million by 1 million and by 0.5 million of ARR for each CSM (C38).
    assert (high.csms_by_arr_low, high.csms_by_arr_high) == (6, 12)


def test_every_tier_is_counted_with_what_it_needs(workspace, library, accounts):
    rows = [
        {"arr": 120_000.0, "csm": "Ada"},
        {"arr": 50_000.0, "csm": "Ben"},
        {"arr": 20_000.0, "csm": " ben "},
        {"arr": 9_000.0, "csm": None},
        {"arr": 0.0, "csm": "Cy"},
        {"arr": None, "csm": "Ada"},
    ]
    coverage = read_coverage(workspace, library, accounts(*rows))
    assert [one.accounts for one in coverage.tiers] == [1, 2, 1]
    assert [one.arr for one in coverage.tiers] == [120_000.0, 70_000.0, 9_000.0]
    assert [one.csms for one in coverage.tiers] == [1, 1, 0]
    pooled, digital = coverage.tiers[1], coverage.tiers[2]
    assert (pooled.csms_low, pooled.csms_high) == (1, 1)
    assert (digital.csms_low, digital.csms_high) == (None, None)
    assert (coverage.unplaced, coverage.without_revenue, coverage.csms) == (1, 1, 2)
    assert coverage.needed == (2, 2)
    assert coverage.placements == ("high_touch", "pooled", "pooled", "digital", None, None)
    # The digital customer without a CSM needs none.
    assert coverage.unowned == 0


def test_every_tier_has_five_attributes(library):
    assert [len(tier.attributes) for tier in library.service_model.tiers] == [5, 5, 5]


def test_a_tier_brings_its_onboarding(library):
    names = {tier.id: tier.onboarding.name for tier in library.service_model.tiers}
    assert names == {"high_touch": "White-glove", "pooled": "Group training", "digital": "Digital"}
    tier = propose_tier(50_000, {}, library.service_model).tier
    assert "groups" in library.service_model.tier(tier).onboarding.steps[0]


def test_ratings_move_a_customer_one_tier_and_say_so(library):
    model = library.service_model
    # Potential 3, complexity 2, strategic 2: (3x5 + 2x4 + 2x3) / 7 = 29 / 7.
    given = ratings(potential=5, complexity=4, strategic=3)
    assert mean_rating(given, model) == pytest.approx(29 / 7)
    raised = propose_tier(50_000, given, model)
    assert (raised.tier, raised.by_arr) == ("high_touch", "pooled")
    assert raised.reason == (
        "ARR of 50,000 is at least 10,000 and below 100,000: Pooled. "
        "Rated 4.1 of 5 on average, so one tier more: High-touch."
    )
    lowered = propose_tier(120_000, ratings(potential=2, complexity=2, strategic=2), model)
    assert (lowered.tier, lowered.by_arr) == ("pooled", "high_touch")
    same = propose_tier(120_000, ratings(potential=3, complexity=3, strategic=3), model)
    assert same.tier == "high_touch"


def test_the_same_inputs_give_the_same_tier(library):
    given = ratings(potential=4, complexity=4, strategic=4)
    backwards = dict(reversed(list(given.items())))
    one = propose_tier(50_000, given, library.service_model)
    assert one == propose_tier(50_000, backwards, library.service_model)


def test_more_never_gives_less_care(library):
    model = library.service_model
    order = [tier.id for tier in reversed(model.tiers)]
    for arr in (None, 1, 9_000, 10_000, 50_000, 100_000, 900_000):
        found = [
            order.index(propose_tier(arr, ratings(potential=n, stage=n), model).tier)
            for n in range(1, 6)
        ]
        assert found == sorted(found)


def test_s0_8_an_override_stores_its_reason_and_can_be_taken_back(workspace, library, accounts):
    table = accounts({"arr": 50_000.0}, {"arr": 50_000.0})
    for account in table.keys:
        rate(workspace, account, potential=3, complexity=3)
    proposals = {place_account(workspace, library, table, account) for account in table.keys}
    assert [proposal.tier for proposal in proposals] == ["pooled"]
    choose_service_tier(workspace, library, FIRST, ServiceTierId("high_touch"), " Board member ")
    placed = place_account(workspace, library, table, FIRST)
    assert (placed.tier, placed.reason, placed.is_chosen) == ("high_touch", "Board member", True)
    assert placed.by_arr == "pooled"
    coverage = read_coverage(workspace, library, table)
    assert (covered(coverage, "high_touch").accounts, coverage.chosen) == (1, 1)
    undo(workspace)
    assert place_account(workspace, library, table, FIRST).tier == "pooled"


def test_an_override_without_a_reason_is_refused(workspace, library, accounts):
    with pytest.raises(WrongUsage, match="reason"):
        choose_service_tier(workspace, library, FIRST, ServiceTierId("digital"), "  ")
    with pytest.raises(WrongUsage, match="high_touch, pooled, digital"):
        choose_service_tier(workspace, library, FIRST, ServiceTierId("gold"), "Important")
    assert workspace.service_tiers.all() == {}


@pytest.mark.parametrize(("rating", "tier"), [(5, "high_touch"), (3, "pooled"), (1, "digital")])
def test_s4_2_four_inputs_produce_an_engagement_model(workspace, library, accounts, rating, tier):
    table = accounts({"account_name": "Lantern"})
    rate(workspace, FIRST, **dict.fromkeys(FOUR_INPUTS, rating))
    placed = place_account(workspace, library, table, FIRST)
    assert placed.tier == tier
    assert placed.reason.startswith(f"No ARR is stated. Rated {rating}.0 of 5 on average")
    assert covered(read_coverage(workspace, library, table), tier).accounts == 1


def test_the_four_inputs_of_one_source_and_the_three_of_the_other_are_five(library):
    inputs = {item.question: item.source for item in library.service_model.inputs}
    assert sum("S4.2" in source for source in inputs.values()) == 4
    assert sum("S0.8" in source for source in inputs.values()) == 3
    assert len(inputs) == 5


def test_nothing_known_places_nobody(workspace, library, accounts):
    table = accounts({"account_name": "Lantern"})
    assert place_account(workspace, library, table, FIRST).tier is None
    assert read_coverage(workspace, library, table).unplaced == 1


def test_s4_3_three_models_show_what_they_entitle_to_and_what_they_are_called(library):
    tiers = {tier.id: tier for tier in library.service_model.tiers}
    assert list(tiers) == ["high_touch", "pooled", "digital"]
    assert [len(tier.entitlements) for tier in tiers.values()] == [3, 4, 4]
    called = {key: " ".join(tier.aliases) for key, tier in tiers.items()}
    # One word for two things (C40): both tiers say where they bear it.
    assert "Tech-touch (in the performance checklist)" in called["pooled"]
    assert "Tech-touch (in the practice playbook)" in called["digital"]


def test_the_report_shows_who_covers_the_tiers(sample, sample_report):
    assert sample.coverage is not None
    placed = sum(one.accounts for one in sample.coverage.tiers)
    assert placed == sum(amount > 0 for amount in sample.accounts.arr())
    tables = {table.name: table for table in sample_report.tables()}
    assert [row[1] for row in tables["Coverage"].rows] == [
        one.accounts for one in sample.coverage.tiers
    ]
    assert len(tables["Service tiers"].rows) == 3


def test_a_choice_is_in_the_diagnosis_after_it(workspace, library, accounts):
    before = diagnose(workspace, library)
    table = accounts({"arr": 50_000.0})
    known = replace(before, accounts=table, coverage=read_coverage(workspace, library, table))
    unchanged = rediagnose(workspace, library, known, Changes.ANSWERS)
    assert unchanged.coverage is known.coverage
    chosen = choose_service_tier(workspace, library, FIRST, ServiceTierId("digital"), "Asked")
    after = rediagnose(workspace, library, known, chosen.changes)
    assert after.coverage.placements == ("digital",)
