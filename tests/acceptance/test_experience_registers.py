"""Registers of what customers experience: answers, meetings, and what teams hand over."""

from __future__ import annotations

import pytest

from csdesk.errors import WrongUsage

REQUEST = {
    "heard_on": "2026-05-31",
    "request": "Export to Excel",
    "area": "Reports",
    "severity": "high",
    "segment": "Enterprise",
    "arr": 40_000.0,
}
FORMS = ("handoff_sales", "handoff_support", "handoff_product", "handoff_expansion")


def test_s4_15_closed_loop_voc(desk):
    for tag in ("area", "severity", "segment", "arr"):
        with pytest.raises(WrongUsage, match=r"is empty\. Fill it in"):
            desk.save("customer_voice", **{k: v for k, v in REQUEST.items() if k != tag})
    assert desk.beside("customer_voice")["Answered so far"].lines == ()
    first = desk.save("customer_voice", **REQUEST)
    for request in ("Single sign-on", "Faster search", "Dark mode"):
        desk.save("customer_voice", **{**REQUEST, "request": request})
    desk.save("customer_voice", first, status="shipped", replied_on="2026-06-12")
    assert desk.beside("customer_voice")["Answered so far"].lines == ("1 of 4 (25.0%)",)


def test_s4_28_closed_loop_statuses(desk):
    status = desk.look("customer_voice").definition.column("status")
    assert [words for _, words in status.choices] == ["Shipped", "Not shipped", "Planned"]
    with pytest.raises(WrongUsage, match="Say why"):
        desk.save("customer_voice", **REQUEST, status="not_shipped")
    with pytest.raises(WrongUsage, match="Say for when"):
        desk.save("customer_voice", **REQUEST, status="planned")
    with pytest.raises(WrongUsage, match="a reply without a status"):
        desk.save("customer_voice", **REQUEST, replied_on="2026-06-12")
    desk.save("customer_voice", **REQUEST)
    assert desk.problems("customer_voice") == []
    late = {**REQUEST, "request": "Single sign-on", "heard_on": "2026-05-30"}
    row = desk.save("customer_voice", **late, status="planned", planned_for="Q3")
    (told,) = desk.problems("customer_voice")
    assert told.startswith("“Single sign-on” has had no reply for more than 30 days")
    waiting = desk.beside("customer_voice")["Waiting for a reply"].lines
    assert waiting == ("Single sign-on: 31 days", "Export to Excel: 30 days")
    desk.save("customer_voice", row, replied_on="2026-06-29")
    assert desk.problems("customer_voice") == []


def test_s4_26_meeting_discipline(desk):
    note = desk.save("meeting_notes", held_on="2026-06-30", meeting="Monthly talk")
    step = {"milestone": "First report live", "owner": "Ada", "due": "2026-07-14"}
    for left_out, named in (
        ("milestone", "Next milestone"), ("owner", "Its owner"), ("due", "Its day"),
    ):  # fmt: skip
        told = {key: cell for key, cell in step.items() if key != left_out}
        with pytest.raises(WrongUsage, match=f"cannot be closed yet. Missing: {named}"):
            desk.save("meeting_notes", note, **told, closed=True)
    desk.save("meeting_notes", note, **step, closed=True)
    assert desk.look("meeting_notes").rows[0].cells["closed"] is True


def test_s4_13_cross_functional_flows(desk):
    for form in FORMS:
        assert desk.look(form).rows == ()
        assert desk.beside(form)["Complete so far"].lines == ()
    told = {"use_case": "Invoices", "stakeholders": "CFO", "promised": "Close in 3 days"}
    kite = desk.save("handoff_sales", customer="Kite", **told)
    desk.save("handoff_sales", customer="Moss", **told, risks="None seen")
    beside = desk.beside("handoff_sales")
    assert beside["Not complete"].lines == ("Kite: 75%",)
    assert beside["Complete so far"].lines == ("88%",)
    (missing,) = desk.problems("handoff_sales")
    assert missing == "The handoff of “Kite” is not complete. Missing: Warning signs."
    desk.save("handoff_sales", kite, risks="Sponsor leaves in July")
    assert desk.beside("handoff_sales")["Complete so far"].lines == ("100%",)
    assert desk.problems("handoff_sales") == []
