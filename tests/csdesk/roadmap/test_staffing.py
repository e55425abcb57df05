"""Ways of counting who is needed, beside each other."""

from __future__ import annotations

from csdesk.model.calculators import Range
from csdesk.model.staffing import RolePosts, StaffingReview, StaffMethod, StaffNeed


def need(low: float, high: float, counts: str = "managers") -> StaffNeed:
    return StaffNeed(StaffMethod.BY_ARR, counts, Range(low, high), "", "")


def test_ways_that_share_a_number_agree_and_all_together_reach_from_least_to_most():
    review = StaffingReview(needs=(need(4, 8), need(6, 12), need(1, 2, "all roles")))
    assert review.agree("managers")
    assert review.apart("managers") == Range(4, 12)
    assert review.apart("all roles") is None


def test_ways_without_a_common_number_disagree():
    assert not StaffingReview(needs=(need(4, 5), need(6, 12))).agree("managers")


def test_missing_posts_are_those_to_the_least_and_too_many_those_above_the_most():
    needed = Range(8.5, 12.5)
    assert RolePosts("CSM", needed, 6).missing == 2.5
    assert RolePosts("CSM", needed, 10).missing == 0
    assert RolePosts("CSM", needed, 14).missing == -1.5
    assert RolePosts("CSM", needed, None).missing is None
