"""Expansion opportunities as a table for other programs."""

from __future__ import annotations

import csv
import io

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.expansion import OpportunityRow
from csdesk.model.identifiers import AccountKey
from csdesk.report.opportunities import OpportunityList
from exports.writing import render


def make_list(*accounts):
    rows = (OpportunityRow(AccountKey(one), 62_500, 80, 80, 50_000.4, True) for one in accounts)
    return OpportunityList(tuple(rows))


def read_back(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_it_has_the_three_columns_of_the_source():
    assert read_back(render(make_list("C003"), ".csv")) == [
        ["customer_id", "expansion_score", "opportunity_size"],
        ["C003", "80.0", "50000"],
    ]


def test_no_account_becomes_a_formula():
    rows = read_back(render(make_list("=1+1", 'a,"b"'), ".csv"))
    assert [row[0] for row in rows[1:]] == ["'=1+1", 'a,"b"']


def test_it_is_written_as_csv_only():
    with pytest.raises(WrongUsage, match=r"ending in \.csv"):
        render(make_list("C003"), ".xlsx")
