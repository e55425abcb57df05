"""Ways of counting staff in words: the same on the screen, on paper and in a workbook."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.formatting import number
from csdesk.model.calculators import Range
from csdesk.model.staffing import RolePosts, StaffingReview, StaffMethod

METHOD_NAMES: Mapping[StaffMethod, str] = {
    StaffMethod.BY_ARR: "By ARR of each tier",
    StaffMethod.BY_ACCOUNTS: "By customers of each tier",
    StaffMethod.PER_HUNDRED: "By posts for a hundred customers",
    StaffMethod.BY_SALES: "Beside the people in sales",
}
MANAGERS = "managers"
DIGITS = 1


def write_posts(posts: Range) -> str:
    """Return posts from low to high: "6.1 to 9.2", "1.3"."""
    low, high = number(posts.low, DIGITS), number(posts.high, DIGITS)
    return low if low == high else f"{low} to {high}"


def write_missing(role: RolePosts) -> str:
    """Return how many posts a role lacks or has too many; a dash where nobody said."""
    if role.missing is None:
        return "not stated"
    if role.missing == 0:
        return "as needed"
    words = number(abs(role.missing), DIGITS)
    return f"{words} missing" if role.missing > 0 else f"{words} more than needed"


def tell_agreement(review: StaffingReview) -> str:
    """Return whether the ways of counting managers agree, and how many there are."""
    apart = review.apart(MANAGERS)
    if apart is None:
        return ""
    verdict = (
        "The ways of counting have a number in common"
        if review.agree(MANAGERS)
        else "The ways of counting do not agree"
    )
    there = (
        "" if review.managers_now is None else f"; the customer list names {review.managers_now}"
    )
    return f"{verdict}: from {write_posts(apart)} managers are needed{there}."
