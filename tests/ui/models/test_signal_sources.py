from datetime import date

from csdesk.model.facts import Aggregate, FactOrigin, FactSource
from csdesk.model.health import Band
from csdesk.model.identifiers import FieldId
from csdesk.model.tables import TableKind
from csdesk.report.document import Status
from tests.facts import make_facts, make_score
from tests.score_observations import make_card, make_signal
from ui.models.signal_sources import describe_origin, list_sources

SOURCE = FactSource(TableKind.SUPPORT, FieldId("created_at"), Aggregate.COUNT)


def test_every_signal_says_file_sheet_and_row_of_its_value():
    card = make_card(make_signal("nps"), make_signal("csat"))
    facts = make_facts(nps=[9, 2], csat=[None, 4])
    score = make_score("A2", 50.0, Band.YELLOW, {"nps": 0, "csat": 5}, values={"nps": 2, "csat": 4})
    assert [(one.status, one.title, one.detail) for one in list_sources(score, card, facts)] == [
        (
            Status.RISK,
            "Nps: 2 count",
            "customers.xlsx, sheet “Customers”, row 3; dated 30 Jun 2026",
        ),
        (
            Status.WATCH,
            "Csat: 4 count",
            "customers.xlsx, sheet “Customers”, row 3; dated 30 Jun 2026",
        ),
    ]


def test_a_signal_that_no_list_states_says_so():
    card = make_card(make_signal("nps"))
    line = list_sources(make_score("A1", None, Band.UNSCORED), card, make_facts(nps=[None]))[0]
    assert (line.status, line.title, line.detail) == (
        Status.NONE,
        "Nps: no value",
        "No list states it.",
    )


def test_a_value_that_is_too_old_to_count_is_shown_with_its_source():
    card = make_card(make_signal("nps"))
    line = list_sources(make_score("A1", None, Band.UNSCORED), card, make_facts(nps=[7]))[0]
    assert (line.status, line.title) == (Status.NONE, "Nps: 7 count")


def test_many_records_are_counted_and_only_some_of_their_rows_named():
    origin = FactOrigin(SOURCE, "t.csv", "", tuple(range(2, 10)), 200, date(2026, 11, 3))
    assert describe_origin(origin) == (
        "t.csv, rows 2, 3, 4, 5, 6, 7 and 2 more, 200 records in all; dated 3 Nov 2026"
    )


def test_a_list_without_a_record_of_the_account_is_named_without_rows():
    origin = FactOrigin(SOURCE, "t.csv", "Tickets", (), 0, None)
    assert describe_origin(origin) == "t.csv, sheet “Tickets”: no record of this account."


def test_a_value_says_what_it_gives_points_for():
    card = make_card(make_signal("nps"))
    score = make_score("A1", 50.0, Band.YELLOW, {"nps": 5}, values={"nps": 4})
    line = list_sources(score, card, make_facts(nps=[4]))[0]
    assert line.rule == "10 points from 8, 5 from 3, 0 below. Here it gives 5."
