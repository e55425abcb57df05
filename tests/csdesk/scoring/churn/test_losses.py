"""Losses from lists, events and subscriptions, with what people decided about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from csdesk.model.churn import LossNote, WinBack
from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import TableKind
from csdesk.scoring.churn import LossInputs, review_losses
from tests.list_tables import make_list, make_subscriptions
from tests.record_words import read_lines

AS_OF = date(2024, 12, 31)


def losses_of(rules, **inputs):
    return review_losses(LossInputs(AS_OF, **inputs), rules).losses


def make_events(*rows, **more):
    account, lost_on, reason = zip(*rows, strict=True)
    columns = {"account_id": account, "lost_on": lost_on, "lost_reason": reason}
    return make_list(TableKind.CHURN_EVENTS, **columns, **more)


def test_an_account_is_lost_once_and_its_latest_event_counts(rules):
    events = make_events(
        ("A1", date(2024, 3, 1), "price"),
        ("A1", date(2024, 6, 1), "competitor"),
        ("A2", date(2024, 5, 1), None),
        arr_lost=[9_000.0, 12_000.0, None],
    )
    first, second = losses_of(rules, events=events)
    assert (first.account, first.reason, first.arr) == ("A1", "rival", 12_000)
    assert (second.account, second.reason, second.stated) == ("A2", None, "")


def test_an_earlier_event_fills_what_the_latest_one_leaves_open(rules):
    events = make_events(
        ("A1", date(2024, 6, 1), None),
        ("A1", date(2024, 3, 1), "too expensive"),
        mrr_lost=[None, 1_000.0],
    )
    (loss,) = losses_of(rules, events=events)
    assert (loss.lost_on, loss.reason, loss.arr) == (date(2024, 6, 1), "price", 12_000)


def test_who_came_back_did_not_leave_again_on_the_day_of_the_first_loss(rules, make_table):
    earlier = make_table({"key": "A1", "arr": 400.0}, as_of=date(2023, 12, 31))
    events = make_events(("A1", date(2023, 3, 1), "price"))
    left = [AccountKey("A1")]
    (loss,) = losses_of(rules, events=events, previous=earlier, left=left)
    assert (loss.lost_on, loss.reason, loss.stated, loss.arr) == (None, None, "", 400)
    on_that_day = make_events(("A1", date(2023, 12, 31), "price"))
    (loss,) = losses_of(rules, events=on_that_day, previous=earlier, left=left)
    assert (loss.lost_on, loss.reason) == (date(2023, 12, 31), "price")


def second_loss(rules, again_on):
    lines = make_subscriptions(
        ("A1", date(2022, 1, 1), date(2023, 3, 1), 50.0),
        ("A1", again_on, date(2024, 8, 1), 70.0),
    )
    events = make_events(("A1", date(2023, 3, 1), "price"), ("A1", None, "competitor"))
    return losses_of(rules, events=events, book=read_lines(lines))[0]


def test_an_entry_without_a_day_takes_none_from_before_the_subscriptions_began_again(rules):
    loss = second_loss(rules, date(2023, 9, 1))
    assert (loss.lost_on, loss.reason, loss.arr) == (None, "rival", 840)
    # Thirty days without a line are a late renewal: 1 March and 30 days is 31 March.
    assert second_loss(rules, date(2023, 3, 31)).lost_on == date(2023, 3, 1)
    assert second_loss(rules, date(2023, 4, 1)).lost_on is None


def test_a_comment_speaks_where_no_reason_is_given(rules):
    events = make_events(("A1", date(2024, 6, 1), None), comment=["We found it too expensive"])
    assert losses_of(rules, events=events)[0].reason == "price"


def test_a_comment_tells_what_a_reason_does_not(rules):
    events = make_events(
        ("A1", AS_OF, "unknown"), ("A2", AS_OF, "price"), comment=["too expensive", "competitor"]
    )
    losses = {loss.account: loss for loss in losses_of(rules, events=events)}
    assert (losses["A1"].stated, losses["A1"].reason) == ("unknown", "price")
    assert losses["A2"].reason == "price"


def test_what_ends_after_the_day_looked_at_is_not_lost_yet(rules):
    events = make_events(("A1", date(2025, 1, 1), "price"), ("A2", AS_OF, "price"))
    assert [loss.account for loss in losses_of(rules, events=events)] == ["A2"]


def test_an_account_with_arr_on_the_customer_list_is_no_loss(rules, make_table):
    accounts = make_table({"key": "A1", "arr": 100.0}, {"key": "A2", "arr": 0.0})
    events = make_events(("A1", AS_OF, "price"), ("A2", AS_OF, "price"))
    review = review_losses(LossInputs(AS_OF, accounts=accounts, events=events), rules)
    assert [loss.account for loss in review.losses] == ["A2"]
    assert review.still_listed == ("A1",)


def test_the_customer_list_calls_accounts_lost_by_flag_or_without_one_by_date(rules, make_table):
    accounts = make_table(
        {"churn_flag": True, "arr": 5_000.0, "lost_reason": "price", "account_name": "Northwind"},
        {"churn_flag": False, "lost_on": date(2024, 1, 1), "arr": 1.0},
        {"churn_flag": None, "lost_on": date(2024, 2, 1), "arr": 7.0},
        {"churn_flag": None, "lost_on": date(2025, 2, 1), "arr": 7.0},
    )
    losses = losses_of(rules, accounts=accounts)
    assert [(loss.account, loss.name) for loss in losses] == [("A3", "A3"), ("A1", "Northwind")]
    assert losses[1].arr == 5_000


def test_accounts_that_stand_on_the_earlier_list_only_are_lost_with_the_arr_they_had(
    rules, make_table
):
    previous = make_table({"key": "A1", "arr": 40_000.0, "account_name": "Contoso"})
    (loss,) = losses_of(rules, previous=previous, left=[AccountKey("A1")])
    assert (loss.name, loss.arr, loss.lost_on) == ("Contoso", 40_000, None)


def test_without_lists_the_last_subscriptions_say_what_an_account_paid_and_since_when(rules):
    table = make_subscriptions(
        ("A1", date(2023, 1, 1), date(2023, 7, 1), 50.0),
        ("A1", date(2023, 7, 1), date(2024, 3, 1), 100.0),
        ("A1", date(2023, 9, 1), date(2024, 3, 1), 25.0),
    )
    events = make_events(("A1", date(2024, 3, 1), "price"))
    (loss,) = losses_of(rules, events=events, book=read_lines(table))
    assert loss.arr == 1_500
    # 2023-01-01 to 2024-03-01 is 365 + 31 + 29 = 425 days, 14 times 30 and 5.
    assert (loss.days_of_life, loss.month_of_life) == (425, 15)


def test_the_first_thirty_days_are_the_first_month_of_life(rules, make_table):
    def loss_after(end):
        start = {"key": "A1", "customer_since": date(2024, 1, 1), "churn_flag": True}
        return losses_of(rules, accounts=make_table({**start, "lost_on": end}))[0]

    assert loss_after(date(2024, 1, 30)).month_of_life == 1
    assert loss_after(date(2024, 1, 31)).month_of_life == 2
    assert loss_after(date(2023, 12, 31)).month_of_life is None


def test_a_person_decides_about_reason_and_win_back(rules):
    events = make_events(("A1", AS_OF, "price"), ("A2", AS_OF, "price"))
    notes = {
        AccountKey("A1"): LossNote(AccountKey("A1"), rules.reasons[1].id, WinBack.IN_TALKS),
        AccountKey("A2"): LossNote(AccountKey("A2"), None, WinBack.NOT_WANTED),
    }
    first, second = losses_of(rules, events=events, notes=notes)
    assert (first.reason, first.is_confirmed, first.win_back) == ("rival", True, WinBack.IN_TALKS)
    assert (second.reason, second.is_confirmed) == ("price", False)
    assert second.win_back is WinBack.NOT_WANTED


def test_the_list_of_lost_customers_names_those_whom_no_customer_list_has(rules):
    events = make_events(("A1", AS_OF, "price"), ("A2", AS_OF, "price"), account_name=["One", None])
    assert [loss.name for loss in losses_of(rules, events=events)] == ["One", "A2"]


def test_without_any_list_nobody_is_lost(rules):
    assert losses_of(rules) == ()


def test_whom_a_person_tells_to_have_left_is_lost_although_the_list_still_has_it(rules, make_table):
    accounts = make_table({"key": "A1", "arr": 500.0}, {"key": "A2", "arr": 700.0})
    told = LossNote(
        AccountKey("A1"),
        rules.reasons[0].id,
        lost_on=AS_OF,
        arr=450.0,
        source="Mail",
        is_told=True,
        name="One",
    )
    (loss,) = losses_of(rules, accounts=accounts, notes={told.account: told})
    assert (loss.account, loss.lost_on, loss.arr, loss.source) == ("A1", AS_OF, 450.0, "Mail")
    assert loss.is_told
    assert not loss.is_corrected
    later = replace(told, lost_on=AS_OF + timedelta(days=1))
    assert losses_of(rules, accounts=accounts, notes={told.account: later}) == ()


def test_a_corrected_day_and_arr_count_in_place_of_the_list(rules, make_table):
    accounts = make_table(
        {"key": "A1", "churn_flag": True, "lost_on": AS_OF, "customer_since": date(2024, 1, 1)}
    )
    note = LossNote(
        AccountKey("A1"), rules.reasons[0].id, lost_on=date(2024, 1, 11), arr=9.0, source="Contract"
    )
    (loss,) = losses_of(rules, accounts=accounts, notes={note.account: note})
    assert (loss.lost_on, loss.arr, loss.days_of_life) == (date(2024, 1, 11), 9.0, 10)
    assert loss.is_corrected
