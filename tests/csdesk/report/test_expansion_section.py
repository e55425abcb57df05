"""The report on growing with customers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from csdesk.content import load_library
from csdesk.model.accounts import AccountTable
from csdesk.model.expansion import Proof
from csdesk.model.identifiers import AccountKey, BatchId, FieldId
from csdesk.model.tables import TableKind
from csdesk.report.document import Noted, Table, Text
from csdesk.report.sections.expansion import expansion_sections
from csdesk.scoring.conditions import Subjects
from csdesk.scoring.expansion.review import ExpansionInputs, review_expansion
from csdesk.scoring.facts import read_facts
from tests.list_tables import make_list, make_subscriptions
from tests.record_words import read_lines

AS_OF = date(2026, 6, 30)
LIBRARY = load_library()
NAMES = ("Northwind", "Contoso", "Fabrikam", "Tailspin")


def make_accounts() -> AccountTable:
    columns = {
        "account_name": NAMES,
        "arr": (12_000.0, 24_000.0, 36_000.0, 48_000.0),
        "nps": (9.0, 9.0, 5.0, None),
        "features_used_90d": (3.0, 4.0, 1.0, None),
        "feature_adoption": (80.0, 80.0, 20.0, None),
        "segment": ("SMB",) * 4,
    }
    keys = tuple(AccountKey(f"A{number}") for number in range(1, 5))
    return AccountTable(
        BatchId(1), AS_OF, "list.xlsx", "Customers", keys, (2, 3, 4, 5),
        {FieldId(field): values for field, values in columns.items()},
    )  # fmt: skip


def make_tables():
    start = date(2026, 1, 1)
    lines = [(f"A{number}", start, None, 1_000.0 * number) for number in range(2, 5)]
    subscriptions = make_subscriptions(
        *lines, ("A1", start, None, 1_000.0), ("A2", start, None, 500.0),
        product=["Reports"] * 3 + ["Core"] * 2,
    )  # fmt: skip
    usage = make_list(
        TableKind.USAGE,
        account_id=["A1", "A1"],
        used_on=[AS_OF - timedelta(days=179), AS_OF],
        usage_count=[100.0, 200.0],
    )
    deals = make_list(
        TableKind.OPPORTUNITIES,
        account_id=["A1", "A2", "A3"],
        deal_type=["Expansion"] * 3,
        stage=["Won", "New", "Proposal"],
        arr=[5_000.0, 30_000.0, 1_000.0],
        closed_on=[AS_OF, None, None],
        lead_source=["Customer success", "Sales", None],
    )
    return {table.kind: table for table in (subscriptions, usage, deals)}


@pytest.fixture(scope="module")
def section():
    accounts, tables = make_accounts(), make_tables()
    inputs = ExpansionInputs(
        accounts,
        Subjects(read_facts(accounts, tables, LIBRARY.facts)),
        tables,
        read_lines(tables[TableKind.SUBSCRIPTIONS]),
        proofs={AccountKey("A1"): frozenset(Proof)},
    )
    review = review_expansion(inputs, LIBRARY.expansion, LIBRARY.expansion_kpis)
    (found,) = expansion_sections(review, accounts, LIBRARY)
    return found


def table(section, name) -> Table:
    return next(b for b in section.blocks if isinstance(b, Table) and b.name == name)


def test_nothing_is_said_without_a_review():
    assert expansion_sections(None, make_accounts(), LIBRARY) == ()


def test_without_amounts_it_says_which_list_would_bring_them():
    accounts = make_accounts()
    subjects = Subjects(read_facts(accounts, {}, LIBRARY.facts))
    review = review_expansion(ExpansionInputs(accounts, subjects), LIBRARY.expansion, ())
    (found,) = expansion_sections(review, accounts, LIBRARY)
    texts = [block.text for block in found.blocks if isinstance(block, Text)]
    assert any(text.startswith("Nothing tells what leads could bring") for text in texts)
    assert "Expansion forecast" not in [b.name for b in found.blocks if isinstance(b, Table)]


def test_nothing_is_said_where_nobody_shows_anything():
    accounts = make_accounts()
    bare = AccountTable(BatchId(1), AS_OF, "", "", accounts.keys, accounts.source_rows, {})
    subjects = Subjects(read_facts(bare, {}, LIBRARY.facts))
    review = review_expansion(ExpansionInputs(bare, subjects), LIBRARY.expansion, ())
    assert expansion_sections(review, bare, LIBRARY) == ()


def test_it_says_how_many_may_be_offered_more(section):
    # A1: use 30, modules 25, NPS 20, potential 10 (36,000 for Reports) = 85.
    # A2: modules 25, NPS 20, two products 15, potential 10 = 70.
    assert section.lead == (
        "2 accounts are leads of high priority; 1 of them may be offered more now. "
        "The others need proof first."
    )


def test_leads_say_what_shows_them_and_what_is_missing(section):
    first, second, *_ = table(section, "Expansion leads").rows
    assert (first[0], first[1], first[2], first[3]) == ("Northwind", 12_000, 85, 36_000)
    assert first[4].word == "Yes"
    assert "Rates the product above 8 of 10" in first[5]
    assert first[7] is None
    assert (second[0], second[2], second[3], second[4].word) == ("Contoso", 70, 30_000, "Not yet")
    assert second[7].startswith("Not proven yet")


def said(cell):
    """Return the signals of a lead on paper, and the approach that stands below them."""
    return (cell.text, cell.note) if isinstance(cell, Noted) else (cell, None)


def test_paper_says_once_what_is_missing(section):
    whole, paper = table(section, "Expansion leads"), table(section, "Best leads")
    assert [row[:5] for row in paper.rows] == [row[:5] for row in whole.rows]
    assert [said(row[5]) for row in paper.rows] == [(row[5], row[6]) for row in whole.rows]
    assert paper.notes[0].startswith("Not yet: something is not proven.")


def test_the_funnel_and_who_found_its_opportunities(section):
    assert [row[:3] for row in table(section, "Expansion funnel").rows] == [
        ("Identified", 3, 36_000),
        ("Qualified", 2, 6_000),
        ("Closed", 1, 5_000),
    ]
    texts = [block.text for block in section.blocks if isinstance(block, Text)]
    assert any("found 1 of 2 opportunities" in text for text in texts)


def test_the_forecast_uses_the_rate_of_others_where_few_of_its_own_ended(section):
    found = table(section, "Expansion forecast")
    # One qualified opportunity ended, and was won: nobody would expect 100% of the next ones.
    assert "times 12.0% that are closed (a rate that others report" in found.notes[0]
    assert [row[0] for row in found.rows] == [
        "0 to under 50",
        "50 to under 70",
        "70 to under 85",
        "85 to 100",
    ]
    assert found.rows[2][1:] == (1, 30_000, 3_600)


def test_the_board_shows_the_made_up_quarter_to_the_sample_client_only(section):
    titles = [column.title for column in table(section, "Expansion KPIs").columns]
    assert "Sample quarter" not in titles
    rows = {row[0]: row for row in table(section, "Expansion KPIs").rows}
    conversion = rows["Ready leads that were closed"]
    assert (conversion[1], conversion[4].word) == ("1 of 1", "Too few")
    assert conversion[5] == "It rests on 1 opportunity only."
    assert rows["Return on the playbooks"][4].word == "Not known"


def test_gaps_are_worth_what_similar_accounts_pay(section):
    # Reports costs 24,000, 36,000 and 48,000 a year: Northwind has none of it.
    assert table(section, "Largest gaps").rows == (("Northwind", "Reports", 36_000),)
    assert table(section, "Products owned").rows[1] == ("Contoso", 24_000, 6_000)


def test_growing_use_is_listed_as_the_source_asks(section):
    (row,) = table(section, "Expansion opportunities").rows
    assert row[:6] == ("A1", "Northwind", 12_000, 80, 80, 9_600)
    assert row[6].word == "Yes"


def read_funnel(*arr):
    deals = make_list(
        TableKind.OPPORTUNITIES,
        account_id=["A1"] * len(arr),
        deal_type=["Expansion"] * len(arr),
        stage=["Won"] * len(arr),
        arr=arr,
    )
    accounts, tables = make_accounts(), {TableKind.OPPORTUNITIES: deals}
    subjects = Subjects(read_facts(accounts, tables, LIBRARY.facts))
    review = review_expansion(ExpansionInputs(accounts, subjects, tables), LIBRARY.expansion, ())
    (found,) = expansion_sections(review, accounts, LIBRARY)
    return table(found, "Expansion funnel")


def test_opportunities_without_an_amount_are_not_worth_nothing():
    assert read_funnel(None, None).rows[0] == ("Identified", 2, "Unknown", 2, None)
    part = read_funnel(500.0, None)
    assert part.rows[1] == ("Qualified", 2, 500, 1, "2 of 2")
    assert part.notes == ("ARR is at least so much where an amount is unknown.",)
    assert read_funnel(0.0).rows[0] == ("Identified", 1, 0, None)


def bare_section(accounts):
    subjects = Subjects(read_facts(accounts, {}, LIBRARY.facts))
    review = review_expansion(ExpansionInputs(accounts, subjects), LIBRARY.expansion, ())
    (found,) = expansion_sections(review, accounts, LIBRARY)
    return found


def test_arr_that_the_list_does_not_state_is_unknown():
    stated = make_accounts()
    columns = {**stated.columns, FieldId("arr"): (None, *stated.column("arr")[1:])}
    accounts = AccountTable(BatchId(1), AS_OF, "", "", stated.keys, stated.source_rows, columns)
    rows = table(bare_section(accounts), "Expansion leads").rows
    amounts = {row[0]: row[1] for row in rows}
    assert (amounts["Northwind"], amounts["Contoso"]) == (None, 24_000)


def test_paper_leaves_out_columns_that_say_nothing():
    found = bare_section(make_accounts())
    titles = [column.title for column in table(found, "Best leads").columns]
    assert titles == ["Account", "ARR", "Score", "Offer now", "What shows it"]
    assert len(table(found, "Expansion leads").columns) == 8
