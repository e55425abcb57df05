"""Registers of a client: rows are added, changed, removed, brought back, and undone."""

from __future__ import annotations

from datetime import datetime

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.registers import RegisterId, RowId
from csdesk.operations.history import redo, undo
from csdesk.operations.registers import (
    open_register,
    open_registers,
    remove_row,
    restore_register,
    save_row,
)

NOW = datetime(2026, 3, 5, 15)  # noqa: DTZ001 - the person's own time
RISKS, MAP = RegisterId("risk_register"), RegisterId("stakeholder_map")
RISK = {"risk": "The tool comes late", "mitigation": "Begin by hand", "owner": "it"}
SILOS = RowId("data_silos")


def look(workspace, library, register=RISKS):
    return open_register(workspace, library, register, NOW)


def titles(workspace, library):
    found = look(workspace, library)
    return [found.named(row) for row in found.rows]


def test_every_register_opens_and_none_was_touched(workspace, library):
    found = open_registers(workspace, library, NOW)
    assert list(found) == [register.id for register in library.registers]
    assert not any(register.is_touched for register in found.values())


def test_a_new_row_stands_last_and_can_be_undone_and_redone(workspace, library):
    outcome = save_row(workspace, library, RISKS, RISK)
    assert outcome.changes & Changes.REGISTERS
    assert titles(workspace, library)[2:] == ["The tool comes late"]
    assert look(workspace, library).is_touched
    undo(workspace)
    assert len(titles(workspace, library)) == 2
    redo(workspace)
    assert titles(workspace, library)[2:] == ["The tool comes late"]


def test_a_changed_starter_keeps_its_place_and_comes_back(workspace, library):
    before = titles(workspace, library)
    save_row(workspace, library, RISKS, RISK, SILOS)
    assert titles(workspace, library) == ["The tool comes late", before[1]]
    save_row(workspace, library, RISKS, {**RISK, "risk": "Mine"})
    restore_register(workspace, library, RISKS)
    assert titles(workspace, library) == [*before, "Mine"]


def test_a_removed_starter_is_gone_until_it_is_restored_or_undone(workspace, library):
    before = titles(workspace, library)
    remove_row(workspace, library, RISKS, SILOS)
    assert titles(workspace, library) == before[1:]
    undo(workspace)
    assert titles(workspace, library) == before


def test_a_row_of_ones_own_is_removed_for_good(workspace, library):
    added = save_row(workspace, library, RISKS, RISK).result
    remove_row(workspace, library, RISKS, added)
    assert len(titles(workspace, library)) == 2
    assert workspace.registers.rows(RISKS) == ()
    with pytest.raises(WrongUsage, match="no such row any more"):
        remove_row(workspace, library, RISKS, added)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({**RISK, "owner": "nobody"}, "“nobody” is not known"),
        ({**RISK, "impact": 9.0}, "“Impact” cannot be above 5"),
        ({**RISK, "state": "shut"}, "Choose one of: Open, Happened, Gone"),
        ({**RISK, "mitigation": " "}, "“What is done about it” is empty"),
        ({}, "“Risk” is empty"),
    ],
)
def test_what_does_not_fit_is_refused_with_one_sentence(workspace, library, cells, sentence):
    with pytest.raises(WrongUsage, match=sentence):
        save_row(workspace, library, RISKS, cells)
    assert not look(workspace, library).is_touched


def test_a_second_row_of_one_name_is_refused(workspace, library):
    person = {"name": "Ada", "influence": 4.0, "interest": 2.0}
    first = save_row(workspace, library, MAP, person).result
    with pytest.raises(WrongUsage, match="“Ada” stands here twice"):
        save_row(workspace, library, MAP, person)
    save_row(workspace, library, MAP, {**person, "interest": 5.0}, first)
    assert len(look(workspace, library, MAP).rows) == 1


def test_an_unknown_register_is_refused(workspace, library):
    with pytest.raises(WrongUsage, match="There is no register “diary”"):
        save_row(workspace, library, RegisterId("diary"), {})


def test_a_row_about_an_account_is_kept_with_it(workspace, library):
    escalations = RegisterId("escalations")
    cells = {"issue": "Down", "account": "A7", "tier": "1", "opened": "2026-03-05T09:00"}
    save_row(workspace, library, escalations, cells)
    assert [row.account for row in workspace.registers.rows(escalations)] == ["A7"]
