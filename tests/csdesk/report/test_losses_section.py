"""The report on customers who left."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from statsmodels.stats.proportion import proportion_confint

from csdesk.content import load_library
from csdesk.model.accounts import AccountTable
from csdesk.model.churn import LossNote, WinBack
from csdesk.model.identifiers import AccountKey, BatchId, ChurnReasonId, FieldId
from csdesk.model.tables import TableKind
from csdesk.report.document import KeyFigures, Noted, Status, Table
from csdesk.report.sections.losses import losses_sections
from csdesk.scoring.churn import LossInputs, review_losses
from tests.list_tables import make_list

AS_OF = date(2026, 6, 30)
LIBRARY = load_library()


def section_of(*rows, notes=None, days=None):
    key, reason, arr = zip(*rows, strict=True)
    events = make_list(
        TableKind.CHURN_EVENTS,
        account_id=key,
        lost_on=days or [AS_OF] * len(rows),
        lost_reason=reason,
        arr_lost=arr,
    )
    review = review_losses(LossInputs(AS_OF, events=events, notes=notes or {}), LIBRARY.churn)
    (section,) = losses_sections(review, LIBRARY)
    return section


def table(section, name) -> Table:
    return next(b for b in section.blocks if isinstance(b, Table) and b.name == name)


@pytest.fixture
def section():
    notes = {AccountKey("A1"): LossNote(AccountKey("A1"), ChurnReasonId("payment"), WinBack.WON)}
    return section_of(
        ("A1", "?", 25_000.0), ("A2", "Support", 1.0), ("A3", "slow support", 2.0),
        ("A4", "support", None), ("A5", "", 90_000.0), notes=notes,
    )  # fmt: skip


def test_nothing_is_said_where_nobody_left():
    assert losses_sections(None, LIBRARY) == ()
    assert losses_sections(review_losses(LossInputs(AS_OF), LIBRARY.churn), LIBRARY) == ()


def test_it_says_how_many_left_and_of_whom_the_reason_is_unknown(section):
    assert section.lead == (
        "5 customers left, on 30 Jun 2026. Of 1 nobody says why: ask, and write it down."
    )


def test_it_says_from_when_to_when_they_left_and_of_whom_nobody_knows():
    days = [date(2025, 2, 3), AS_OF, None]
    section = section_of(*[(f"A{n}", "price", 1.0) for n in range(3)], days=days)
    assert section.lead == (
        "3 customers left, from 3 Feb 2025 to 30 Jun 2026; of 1 nobody says when."
    )


def test_key_figures_stand_beside_what_others_reach(section):
    revenue, early, won = next(b for b in section.blocks if isinstance(b, KeyFigures)).figures
    assert (revenue.value, revenue.note) == (
        115_003,
        "At least so much: 1 customer without an amount.",
    )
    assert early.value is None
    assert (won.value, won.status.word) == ("1 of 1", "Too few to compare")
    assert won.term == "Win-back rate; others say 8 to 12%"


def test_a_theme_names_what_would_repair_it(section):
    theme, single = table(section, "Loss reasons").rows
    assert theme[:4] == ("Support or service failed them", 3, 3, 1)
    assert theme[4].status is Status.WATCH
    titles = {initiative.title for initiative in LIBRARY.initiatives}
    assert theme[5].split(" and ")[0] in titles
    assert single[0] == "Payment failed"
    assert single[4].word == "No"


def test_with_few_losses_names_count_and_not_shares(section):
    reasons = table(section, "Loss reasons")
    assert "Share" not in [column.title for column in reasons.columns]
    assert reasons.notes == (
        "Fewer than 10 losses have a reason: they are counted, and have no shares.",
        "ARR is at least so much where an amount is unknown.",
    )


@pytest.mark.parametrize(("count", "has_shares"), [(9, False), (10, True)])
def test_shares_begin_with_ten_losses_of_a_known_reason(count, has_shares):
    reasons = table(section_of(*[(f"A{n}", "price", 1.0) for n in range(count)]), "Loss reasons")
    assert ("Share" in [column.title for column in reasons.columns]) is has_shares
    assert "Amount unknown" not in [column.title for column in reasons.columns]
    assert reasons.notes[0].startswith("Shares are of the 10") is has_shares


def test_an_amount_that_nobody_knows_is_not_nothing():
    section = section_of(("A1", "price", None), ("A2", "price", None), ("A3", "support", 0.0))
    unknown, nothing = table(section, "Loss reasons").rows
    assert unknown[:4] == ("It costs too much", 2, "Unknown", 2)
    assert nothing[:4] == ("Support or service failed them", 1, 0, 0)
    assert table(section, "Win back").notes == (
        "2 losses without an amount may be worth it as well.",
    )
    (revenue, *_) = figures(section_of(("A1", "price", None)))
    assert (revenue.value, revenue.note) == (None, "No amount is known.")


def figures(section):
    return next(b for b in section.blocks if isinstance(b, KeyFigures)).figures


def aged(live, *lived):
    """Return the section of losses after so many days, beside so many customers of 400 days."""
    names = [f"A{n}" for n in range(live + len(lived))]
    accounts = AccountTable(
        BatchId(1), AS_OF, "", "", tuple(map(AccountKey, names)), tuple(range(len(names))),
        {
            FieldId("customer_since"): tuple(AS_OF - timedelta(days=400) for _ in names),
            FieldId("arr"): (1.0,) * len(names),
            FieldId("churn_flag"): (False,) * live + (True,) * len(lived),
            FieldId("lost_on"): (None,) * live
            + tuple(AS_OF - timedelta(days=400 - days) for days in lived),
        },
    )  # fmt: skip
    review = review_losses(LossInputs(AS_OF, accounts), LIBRARY.churn)
    (section,) = losses_sections(review, LIBRARY)
    return section


def test_few_customers_are_counted_and_some_have_a_range():
    few = table(aged(6, 10, 10, 40), "Months with losses").rows
    assert few[:3] == (
        ("Month 1", 9, 2, "2 of 9"),
        ("Month 2", 7, 1, "1 of 7"),
    )
    # Wilson's interval of 2 of 10, by statsmodels.
    low, high = proportion_confint(2, 10, method="wilson")
    some = table(aged(8, 10, 10), "Months with losses").rows
    assert some[0][3] == f"20.0% ({100 * low:.1f} to {100 * high:.1f}%)"
    assert table(aged(98, 10, 10), "Months with losses").rows[0][3] == "2.0%"


def test_the_workbook_has_every_month_and_paper_some_of_them_together():
    section = aged(90, 10, 95, 170, 390)
    whole, paper = table(section, "Months of life"), table(section, "Months with losses")
    assert [row[:3] for row in paper.rows] == [
        ("Month 1", 94, 1),
        ("Month 2", 93, 0),
        ("Month 3", 93, 0),
        ("Months 4 to 6", 93, 2),
        ("Months 7 to 12", 91, 0),
        ("Year 2", 91, 1),
    ]
    assert [row[0] for row in whole.rows] == list(range(1, 15))
    low, high = proportion_confint(1, 94, method="wilson")
    assert whole.rows[0][3:] == pytest.approx((100 / 94, 100 * low, 100 * high))
    assert any("the workbook has every month" in note for note in paper.notes)


def test_a_share_of_few_losses_before_day_ninety_is_a_count():
    _, early, _ = figures(aged(9, 10, 95))
    assert (early.value, early.note.split(" whose")[0]) == ("1 of 2", "of 2 losses")
    _, early, _ = figures(aged(0, *[10] * 3, *[95] * 7))
    low, high = proportion_confint(3, 10, method="wilson")
    assert early.value == "30.0%"
    assert f"{100 * low:.1f} to {100 * high:.1f}% with 95% certainty" in early.note


def test_only_large_losses_stand_on_the_win_back_list(section):
    rows = table(section, "Win back").rows
    assert [(row[0], row[1], row[4].word) for row in rows] == [
        ("A5", 90_000, "Not started"),
        ("A1", 25_000, "Won back"),
    ]


def test_the_workbook_has_every_loss_with_who_chose_its_reason(section):
    rows = {row[0]: row for row in table(section, "Losses").rows}
    assert len(rows) == 5
    assert (rows["A1"][5], rows["A1"][6], rows["A1"][7]) == ("?", "Payment failed", "Yes")
    assert (rows["A5"][5], rows["A5"][6], rows["A5"][7]) == (None, None, "No")


def test_claims_name_who_makes_them(section):
    rows = table(section, "Claims about churn").rows
    assert ("Less churn by prediction and early outreach", "25%", "Case of HubSpot",
            "under 6 months") in rows  # fmt: skip
    assert Noted("Churn of small customers in a month", "monthly") in [row[0] for row in rows]
