"""What was answered and how complete forms are, by hand."""

from __future__ import annotations

from datetime import datetime

import pytest

from csdesk.content import load_library
from csdesk.model.registers import Register, RegisterRow, RowId
from csdesk.registers.asides.answered import (
    list_completeness,
    list_loop,
    measure_completeness,
    measure_loop,
)
from csdesk.registers.asides.context import AsideContext
from tests.csdesk.report.diagnoses import make_empty

NOW = datetime(2026, 6, 30, 15)  # noqa: DTZ001 - the person's own time
CONTEXT = AsideContext(make_empty(), {}, NOW)


def make_register(name, *rows):
    definition = next(one for one in load_library().registers if one.id == name)
    made = (RegisterRow(RowId(str(at)), cells) for at, cells in enumerate(rows))
    return Register(definition, tuple(made))


def test_one_of_three_requests_was_answered_and_the_oldest_waits_first():
    voice = make_register(
        "customer_voice",
        {"request": "Export", "heard_on": "2026-06-20"},
        {"request": "Search", "heard_on": "2026-06-01"},
        {"request": "Login", "heard_on": "2026-05-01", "replied_on": "2026-05-02"},
    )
    assert measure_loop(voice) == pytest.approx(100 / 3)
    assert measure_loop(make_register("customer_voice")) is None
    _, waiting = list_loop(voice, CONTEXT)
    assert waiting.lines == ("Search: 29 days", "Export: 10 days")


def test_a_form_is_as_complete_as_what_its_checks_ask_for():
    forms = make_register(
        "handoff_product",
        {"talk": "May", "themes": "Speed", "barriers": "None"},
        {"talk": "June", "themes": "Speed", "barriers": "None", "losses": "Price"},
    )
    shares = [measure_completeness(forms.definition, row) for row in forms.rows]
    assert shares == [pytest.approx(200 / 3), 100]
    together, open_ones = list_completeness(forms, CONTEXT)
    assert together.lines == ("83%",)
    assert open_ones.lines == ("May: 67%",)
