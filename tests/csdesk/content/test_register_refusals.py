"""Mistakes in the registers that ship, and what those that ship keep to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from csdesk.model.library import Library
from csdesk.registers.checking import check_register
from tests.csdesk.content.test_client_words import INNER

PROGRAMME = "resources/library/registers/programme.toml"
GOVERNANCE = "resources/library/registers/governance.toml"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id = "risk_register"', 'id = "pilot_design"', "pilot_design"),
        ('title = "risk"', 'title = "danger"', "the id of one of its columns"),
        ('id = "impact", name', 'id = "likelihood", name', "one that is used once"),
        ('id = "resistance"', 'id = "data_silos"', "one that is used once"),
        ("likelihood = 3, impact = 4", "likelihood = 6, impact = 4", "what “number” can hold"),
        ('owner = "cs_ops", state', 'owner = "nobody", state', "what “role” can hold"),
        ('metric = "grr"', 'metric = "luck"', "what “kpi” can hold"),
        ('state = "open" } }', 'state = "shut" } }', "what “choice” can hold"),
        ('state = "open" } }', 'mood = "open" } }', "the id of one of its columns"),
        ('test = "unique"', 'test = "rare"', "one of: needed"),
        ('columns = ["risk"]', 'columns = ["danger"]', "the id of one of the columns"),
        ('values = ["state=open"]', 'values = ["open"]', "a condition as “column=value”"),
        ("“{row}” stands here twice", "“{name}” stands here twice", "places out of"),
        ('["opened", "closed"], high = 48', '["opened", "closed"]', "a bound"),
        ('["opened", "closed"], high', '["opened"], high', "2 to 2 columns"),
        ('choices = [["open", "Open"], ', 'choices = [["gone", "Open"], ', "each value once"),
        (
            'kind = "choice", choices = [["open"',
            'kind = "text", choices = [["open"',
            "choices where",
        ),
        ('aside = "checkpoints"', 'aside = "weather"', "one of: agenda"),
    ],
)
def test_what_a_register_cannot_be_is_refused(content, old, new, expected):
    content.replace(PROGRAMME, old, new)
    assert expected in content.refusal()


def test_an_agenda_belongs_to_a_meeting_of_the_register(content):
    content.replace(GOVERNANCE, "\nweekly_huddle =", "\nyearly_party =")
    assert "the id of one of its starters" in content.refusal()


def test_a_value_that_must_be_present_is_one_of_the_choices(content):
    content.replace(
        "resources/library/registers/people.toml", '"sales", "operations"]', '"sales", "law"]'
    )
    assert "one of the choices of the column" in content.refusal()


def visible_texts(library: Library) -> Iterator[str]:
    for register in library.registers:
        yield from (register.name, register.about, register.group)
        yield from (text for column in register.columns for text in (column.name, column.help))
        yield from (check.text for check in register.checks)
        for row in register.starters:
            yield from (str(cell) for cell in row.cells.values())


def test_no_register_shows_ids_of_our_own_or_speaks_of_the_source(library):
    assert [text for text in visible_texts(library) if INNER.search(text)] == []


def test_starters_break_no_check_that_would_refuse_them(library):
    now = datetime(2026, 3, 5)  # noqa: DTZ001 - the person's own time
    for register in library.registers:
        problems = check_register(register, register.starters, now)
        assert [one.text for one in problems if one.blocks] == []
        assert [one.text for one in problems if "is empty" in one.text] == []


def test_every_register_names_the_texts_that_it_comes_from(library):
    assert [register.id for register in library.registers if not register.source] == []
