"""Letters: what is filled, what stays open."""

from __future__ import annotations

import pytest

from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, TemplateId
from csdesk.model.playbooks import MessageTemplate
from csdesk.scoring.actions import fill_template, read_merge_fields
from tests.action_subjects import make_subjects

ROW = {
    "score": 79.6, "arr": 20_000, "list.account_name": "Northwind Ltd", "list.contact": None,
    "list.renewal_date": "2026-09-01", "list.segment": "2026-13-99", "days_since_login": 1,
    "nps": 6, "usage_change_30d": -31.5,
}  # fmt: skip


def make_template(body: str, by_hand=()) -> MessageTemplate:
    return MessageTemplate(TemplateId("t"), "T", "", "For {account}", body, by_hand)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("account", "Northwind Ltd"),
        ("renewal_date", "1 Sep 2026"),
        ("list.renewal_date", "1 Sep 2026"),
        ("list.segment", "2026-13-99"),
        ("score", "79"),
        ("band", "Watch"),
        ("band_before", "Healthy"),
        ("arr", "€20,000"),
        ("nps", "6"),
        ("days_since_login", "1 day"),
        ("usage_change_30d", "−31.5%"),
        ("today", "30 Jun 2026"),
    ],
)
def test_a_place_is_filled_with_what_the_account_is_known_for(name, text):
    template = make_template(f"{{{name}}}")
    subjects = make_subjects({}, ROW, before={"A2": Band.GREEN})
    fields = read_merge_fields(template, subjects, AccountKey("A2"), "EUR")
    message = fill_template(template, fields)
    assert message.body == text
    assert message.open_fields == ()


def test_what_nobody_knows_stays_open_once_in_the_order_of_the_letter():
    template = make_template("{contact} {offer} {csat} {offer}", ("offer",))
    fields = read_merge_fields(template, make_subjects(ROW), AccountKey("A1"))
    message = fill_template(template, fields)
    assert message.subject == "For Northwind Ltd"
    assert message.body == "[contact] [offer] [csat] [offer]"
    assert message.open_fields == ("contact", "offer", "csat")


def test_a_person_fills_what_is_open_and_may_change_the_rest():
    template = make_template("{offer}", ("offer",))
    message = fill_template(template, {"account": "Northwind", "offer": "10% {less}"})
    assert (message.subject, message.body) == ("For Northwind", "10% {less}")
    assert message.open_fields == ()


def test_an_account_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="A9"):
        read_merge_fields(make_template(""), make_subjects(ROW), AccountKey("A9"))
