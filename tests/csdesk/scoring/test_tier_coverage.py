"""Coverage of service tiers over whole lists, against a second way of counting."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.content import load_library
from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import AccountKey, BatchId, FieldId, ServiceTierId
from csdesk.model.service import NO_SERVICE_MODEL, Singles
from csdesk.model.service_tiers import ServiceTierChoice
from csdesk.scoring.coverage import coverage_report
from csdesk.scoring.segmentation import apply_choice, propose_tier

MODEL = load_library().service_model
NOTHING = Singles({}, {})
POTENTIAL = MODEL.inputs[0].question


def make_table(amounts, owners) -> AccountTable:
    return AccountTable(
        batch=BatchId(1),
        as_of=date(2026, 3, 31),
        file_name="list.xlsx",
        sheet="Customers",
        keys=tuple(AccountKey(f"A{n}") for n in range(len(amounts))),
        source_rows=tuple(range(2, len(amounts) + 2)),
        columns={FieldId("arr"): tuple(amounts), FieldId("csm"): tuple(owners)},
    )


ROWS = st.lists(
    st.tuples(
        st.one_of(st.none(), st.integers(-5, 300_000).map(float)),
        st.sampled_from(["Ada", "ada ", "Ben", "", None]),
        st.one_of(st.none(), st.integers(1, 5)),
        st.one_of(st.none(), st.sampled_from([tier.id for tier in MODEL.tiers])),
    ),
    max_size=30,
)


@given(ROWS)
def test_every_account_stands_where_it_would_alone(rows):
    table = make_table([row[0] for row in rows], [row[1] for row in rows])
    ratings = {k: {POTENTIAL: r[2]} for k, r in zip(table.keys, rows, strict=True) if r[2]}
    choices = {
        key: ServiceTierChoice(key, row[3], "So decided")
        for key, row in zip(table.keys, rows, strict=True)
        if row[3]
    }
    coverage = coverage_report(table, MODEL, Singles(choices, ratings))
    for key, (arr, *_), placed in zip(table.keys, rows, coverage.placements, strict=True):
        alone = apply_choice(
            propose_tier(arr, ratings.get(key, {}), MODEL), choices.get(key), MODEL
        )
        assert placed == (None if arr is not None and arr <= 0 else alone.tier)
    counted = sum(one.accounts for one in coverage.tiers)
    assert counted + coverage.unplaced + coverage.without_revenue == len(rows)


def test_names_of_csms_are_counted_whatever_their_spelling():
    table = make_table([150_000.0] * 4, ["Ada", " ada", "Ben", "  "])
    (high, *_) = coverage_report(table, MODEL, NOTHING).tiers
    assert (high.csms, high.unowned) == (2, 1)


@pytest.mark.parametrize(
    ("count", "needed"), [(0, (0, 0)), (25, (1, 2)), (26, (2, 2)), (75, (3, 5))]
)
def test_csms_needed_are_rounded_up_at_both_ends(count, needed):
    table = make_table([150_000.0] * count, ["Ada"] * count)
    (high, *_) = coverage_report(table, MODEL, NOTHING).tiers
    assert (high.csms_low, high.csms_high) == needed


def test_a_tier_that_ships_no_more_is_not_chosen_for_anybody():
    key = AccountKey("A0")
    gone = Singles({key: ServiceTierChoice(key, ServiceTierId("gold"), "Old")}, {})
    coverage = coverage_report(make_table([50_000.0], [None]), MODEL, gone)
    assert (coverage.placements, coverage.chosen) == (("pooled",), 0)


def test_without_tiers_nobody_is_placed():
    coverage = coverage_report(make_table([50_000.0], ["Ada"]), NO_SERVICE_MODEL, NOTHING)
    assert (coverage.placements, coverage.tiers, coverage.unplaced) == ((None,), (), 1)
