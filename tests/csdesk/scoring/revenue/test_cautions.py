"""When figures of revenue over time are to be doubted, by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from csdesk.content import load_library
from csdesk.model.revenue import CautionKind, RetentionFigure, RevenueCaution
from csdesk.scoring.revenue import RevenueInputs, review_revenue
from tests.revenue_lines import Line, date_book

LIBRARY = load_library()
AS_OF = date(2025, 12, 31)
LONG_AGO = date(2022, 1, 15)


def cautions(*lines: Line) -> tuple[RevenueCaution, ...]:
    found = review_revenue(
        RevenueInputs(
            "EUR",
            date_book(lines, AS_OF),
            None,
            {},
            (),
            LIBRARY.retention_methods,
            LIBRARY.revenue_cautions,
        )
    )
    assert found is not None
    return found.cautions


def book(first_loss: date, lost: int, stay: int = 100) -> list[Line]:
    """Return accounts that stay, and some that left one a month from a day on."""
    leaving = [
        (f"left {at}", LONG_AGO, first_loss + timedelta(days=30 * at), 10.0) for at in range(lost)
    ]
    return [*leaving, *((f"stays {at}", LONG_AGO, None, 10.0) for at in range(stay))]


def test_losses_of_the_last_year_alone_are_doubted() -> None:
    """Nobody of 110 is lost in 35 months, then ten in the last quarter of the time: no chance."""
    found = [one for one in cautions(*book(date(2025, 1, 5), 10))
             if one.kind is CautionKind.LATE_LOSSES]  # fmt: skip
    assert len(found) == 1
    assert "in the first 35 months; 10 accounts left in the 12 months since" in found[0].text
    assert "the first by 31 Jan 2025" in found[0].text


@pytest.mark.parametrize(
    ("first_loss", "lost", "stay"),
    [(date(2022, 6, 5), 10, 100), (date(2025, 1, 5), 0, 100), (date(2025, 6, 5), 1, 3)],
    ids=["from the beginning", "never", "of a handful, once"],
)
def test_losses_that_may_well_be_all_are_not_doubted(first_loss, lost, stay) -> None:
    kinds = {one.kind for one in cautions(*book(first_loss, lost, stay))}
    assert CautionKind.LATE_LOSSES not in kinds


def test_methods_that_lie_more_than_two_points_apart_are_named_with_both_ends() -> None:
    """One of two equal customers is replaced line by line: 100% by account, 50% by line."""
    found = cautions(
        ("A", LONG_AGO, date(2025, 6, 1), 50.0), ("A", date(2025, 6, 1), None, 50.0),
        ("B", LONG_AGO, None, 50.0),
    )  # fmt: skip
    (grr,) = [one for one in found if one.figure is RetentionFigure.GRR]
    assert grr.text.startswith(
        "Gross revenue retention: 50.0% by the method “By subscription line”"
    )
    assert "50.0 points apart" in grr.text
    assert RetentionFigure.NRR not in {one.figure for one in found}
