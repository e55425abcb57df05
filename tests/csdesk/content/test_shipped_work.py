"""Initiatives stand in the area they repair, and claim only what they can move."""

from __future__ import annotations


def test_ids_of_initiatives_begin_with_their_area(library):
    for initiative in library.initiatives:
        assert initiative.id.split(".")[0] == initiative.area, initiative.id


def test_onboarding_and_collections_are_playbooks(library):
    areas = {initiative.id.split(".")[1]: initiative.area for initiative in library.initiatives}
    assert areas["first_value_path"] == "playbooks"
    assert areas["collections_watch"] == "playbooks"
    late = next(rule for rule in library.rules if rule.id == "score.late_payers")
    assert late.area == "playbooks"


def test_order_in_data_and_meetings_claims_no_figure_of_its_own(library):
    free = {initiative.id for initiative in library.initiatives if initiative.kpi is None}
    assert free == {
        "data.single_source",
        "data.quality_rules",
        "data.missing_columns",
        "data.vendor_checks",
        "data.least_access",
        "data.copies_and_deletion",
        "governance.rhythms",
    }


def test_workstreams_say_what_kind_of_work_it_is(library):
    streams = {initiative.id: initiative.workstream for initiative in library.initiatives}
    assert streams["governance.handovers"] == "Data architecture and governance"
    assert streams["segmentation.name_owners"] == "Data architecture and governance"
    assert streams["skills.role_profiles"] == "Renewal and expansion playbooks"
    assert streams["skills.account_coaching"] == "Renewal and expansion playbooks"


def test_support_has_a_say_where_its_work_is_concerned(library):
    letters = {initiative.id: initiative.raci for initiative in library.initiatives}
    assert letters["playbooks.support_review"]["support"] == "C"
    assert letters["governance.handovers"]["support"] == "C"
