"""A header that names another unit or another sense than a field is left to a person."""

from __future__ import annotations

import pytest

from csdesk.ingest.headers import HeaderIndex
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import Certainty
from csdesk.model.tables import Field, FieldKind, TableKind


def _field(name: str, kind: FieldKind, *synonyms: str) -> Field:
    field = FieldId(name.casefold().replace(" ", "_"))
    return Field(field, TableKind.SUPPORT, name, kind, synonyms)


INDEX = HeaderIndex(
    [
        _field("Resolution in hours", FieldKind.NUMBER, "Resolution time", "Oplostijd (uur)"),
        _field("Term in months", FieldKind.NUMBER, "Avtalstid", "Term"),
        _field("Late", FieldKind.NUMBER, "AR aging"),
        _field("Utilisation", FieldKind.PERCENT, "Usage %"),
        _field("Tax", FieldKind.MONEY, "MwSt"),
        _field("Amount", FieldKind.MONEY),
        _field("Contract start", FieldKind.DATE, "Contract start date"),
        _field("Licences", FieldKind.NUMBER, "User licences"),
        _field("Renewal date", FieldKind.DATE),
    ]
)


def _certainty(header: str) -> Certainty | None:
    found = INDEX.find([header])
    return found.certainty if found else None


SAME = (
    *("Resolution time", "Resolution time (hrs)", "Oplostijd (uur)", "Term (months)"),
    *("Term (Monate)", "AR aging", "Usage %", "Usage (%)", "MwSt (EUR)", "Amount (net)"),
    *("Contract start date", "Licences"),
)
OTHER = (
    *("Resolution time (minutes)", "Resolution time (days)", "Oplostijd", "Term (years)"),
    *("Term (Jahre)", "Avtalstid (år)", "Usage", "MwSt. %", "Amount (%)", "Amount (weighted)"),
    *("Amount [forecast]", "Contract status date", "Licences used"),
)


@pytest.mark.parametrize("header", SAME)
def test_the_same_unit_is_certain(header):
    assert _certainty(header) is Certainty.CERTAIN


@pytest.mark.parametrize("header", OTHER)
def test_another_unit_or_sense_is_asked_for(header):
    assert _certainty(header) in {Certainty.CHECK, None}


@pytest.mark.parametrize("header", ["Renewel date", "Renewal dates", "Resolutoin time"])
def test_a_slip_of_the_pen_is_no_other_sense(header):
    assert _certainty(header) is Certainty.LIKELY
