"""The report on customers who left."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.content import load_library
from csdesk.model.churn import LossNote, WinBack
from csdesk.model.identifiers import AccountKey, ChurnReasonId
from csdesk.model.tables import TableKind
from csdesk.report.document import KeyFigures, Noted, Status, Table
from csdesk.report.sections.losses import losses_sections
from csdesk.scoring.churn import LossInputs, review_losses
from tests.list_tables import make_list

AS_OF = date(2026, 6, 30)
LIBRARY = load_library()


def section_of(*rows, notes=None):
    key, reason, arr = zip(*rows, strict=True)
    events = make_list(
        TableKind.CHURN_EVENTS,
        account_id=key,
        lost_on=[AS_OF] * len(rows),
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
    assert section.lead == "5 customers left. Of 1 nobody says why: ask, and write it down."


def test_key_figures_stand_beside_what_others_reach(section):
    revenue, early, won = next(b for b in section.blocks if isinstance(b, KeyFigures)).figures
    assert (revenue.value, revenue.note) == (115_003, "1 without a known ARR")
    assert early.value is None
    assert (won.value, won.status.word) == (100, "Above others")
    assert won.term == "Win-back rate; others say 8 to 12%"


def test_a_theme_names_what_would_repair_it(section):
    theme, single = table(section, "Loss reasons").rows
    assert theme[:6] == ("Support or service failed them", 3, 3, 75, 75, None)
    assert theme[6].status is Status.WATCH
    titles = {initiative.title for initiative in LIBRARY.initiatives}
    assert theme[7].split(" and ")[0] in titles
    assert single[0] == "Payment failed"
    assert single[6].word == "No"


def test_with_few_losses_names_count_and_not_shares(section):
    assert table(section, "Loss reasons").notes[0] == (
        "So few losses have no shares: read the names."
    )


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
