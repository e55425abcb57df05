from dataclasses import replace
from datetime import date

from csdesk.model.data_review import (
    Addition,
    Aspect,
    ChurnAnswer,
    ChurnGap,
    ChurnPanel,
    ChurnSource,
    DataReview,
    Measurable,
    NextAddition,
    QualityCheck,
    QualityMark,
    Reach,
    SourceEntry,
)
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.imports import Certainty, ColumnMatch
from csdesk.model.matching import AccountMatch, Comparison, MatchBasis, MatchQuestion
from csdesk.model.tables import Field, FieldKind, TableKind
from csdesk.report.document import Status, StatusWord
from tests.data_reviews import make_check
from tests.drafts import make_draft, make_table
from ui.models.churn_lines import gap_columns, list_gaps, list_tiles
from ui.models.data_quality import count_marks, describe_accounts, list_quality, quality_columns
from ui.models.match_lines import compare_sides, known_keys, list_matches
from ui.models.missing_lines import describe_reach, list_additions, measure_columns
from ui.models.source_lines import source_columns

KEYS = [AccountKey(f"A{number}") for number in range(20)]
FIELDS = (
    Field(FieldId("account_name"), TableKind.ACCOUNTS, "Customer", FieldKind.TEXT, ()),
    Field(FieldId("arr"), TableKind.ACCOUNTS, "ARR", FieldKind.MONEY, ()),
)


class Catalogue:
    """The parts of the library that the views need."""

    fields = FIELDS
    tables = ()


def check(field: str | None, aspect: Aspect, mark: QualityMark, accounts=()) -> QualityCheck:
    named = FieldId(field) if field else None
    return make_check(
        table=TableKind.ACCOUNTS, field=named, aspect=aspect, mark=mark, accounts=tuple(accounts)
    )


def test_a_column_stands_once_with_its_worst_mark_and_the_worst_column_first():
    checks = [
        check(None, Aspect.FRESHNESS, QualityMark.PASSED),
        check("arr", Aspect.COMPLETENESS, QualityMark.PASSED),
        check("arr", Aspect.VALIDITY, QualityMark.FAIL),
    ]
    lines = list_quality(checks, Catalogue)
    assert [(line.column, line.mark) for line in lines] == [
        ("ARR", QualityMark.FAIL),
        ("The list as a whole", QualityMark.PASSED),
    ]
    assert lines[0].of(Aspect.COMPLETENESS) is QualityMark.PASSED
    assert lines[0].of(Aspect.UNIQUENESS) is None
    assert [line.column for line in list_quality(checks, Catalogue, QualityMark.FAIL)] == ["ARR"]
    assert count_marks(checks)[QualityMark.PASSED] == 2


def test_an_aspect_that_nobody_checked_has_no_column():
    lines = list_quality([check("arr", Aspect.VALIDITY, QualityMark.WARN)], Catalogue)
    columns = quality_columns(lines)
    assert [column.title for column in columns] == ["List", "Column", "Valid"]
    assert columns[2].mark(0) == StatusWord(Status.WATCH, "Warn")


def test_accounts_of_a_check_are_named_and_counted():
    many = check("arr", Aspect.VALIDITY, QualityMark.WARN, KEYS)
    said = describe_accounts(many, {KEYS[0]: "Pennine"})
    assert said.startswith("Pennine, A1, ")
    assert said.endswith(" and 8 more")


def panel() -> ChurnPanel:
    flag = ChurnAnswer(ChurnSource.FLAG, 20, tuple(KEYS[:5]), "By the flag.", 1e6, 0.0)
    events = ChurnAnswer(ChurnSource.EVENTS, 20, tuple(KEYS[3:]), "By events.", None, None)
    gap = ChurnGap(ChurnSource.FLAG, ChurnSource.EVENTS, tuple(KEYS[:3]), tuple(KEYS[5:]))
    agreed = ChurnGap(ChurnSource.FLAG, ChurnSource.INVOICES, (), ())
    return ChurnPanel((flag, events), (agreed, gap), {KEYS[0]: "Pennine"}, 20)


def test_every_source_is_asked_and_the_silent_ones_say_why():
    flag, events, subscriptions, *_ = list_tiles(panel(), "GBP")
    assert (flag.number, flag.base) == ("25.0%", "5 of 20 accounts left")
    assert flag.detail == "By the flag. ARR before: £1.00m."
    assert (events.number, events.detail) == ("85.0%", "By events.")
    assert (subscriptions.number, subscriptions.is_known) == ("–", False)
    assert "No list of subscriptions" in subscriptions.detail
    assert len(list_tiles(None, "GBP")) == len(ChurnSource)


def test_the_pair_that_disagrees_most_comes_first_with_its_accounts_by_name():
    widest, agreed = list_gaps(panel())
    assert widest.title == "18 accounts: the churn flag against the churn events"
    assert widest.status is Status.RISK
    assert agreed.status is Status.GOOD
    columns = gap_columns(widest.gap, panel())
    rows = list(zip(*(column.values for column in columns), strict=True))
    assert rows[0] == ("Pennine", "A0", "Left", "Did not leave")
    assert rows[-1] == ("A19", "A19", "Did not leave", "Left")


def test_what_to_ask_for_says_what_it_unlocks():
    earlier = Addition(Reach.EARLIER_LIST, TableKind.ACCOUNTS, (), "an earlier list")
    (line,) = list_additions([NextAddition(earlier, ("NRR", "GRR"), ("Contract",), 12)])
    assert line.title == "1.  An earlier list"
    assert line.detail == "Unlocks NRR, GRR and Contract, 12 points of the health score"


def test_measures_are_ordered_by_how_near_they_are():
    measures = (
        Measurable("NRR", True, Reach.EARLIER_LIST, None, "an earlier list"),
        Measurable("ARR", True, Reach.NOW, None, ""),
        Measurable("Usage", False, Reach.MORE, None, "much"),
    )
    assert measure_columns(measures)[0].values == ["ARR", "NRR", "Usage"]
    assert describe_reach(DataReview(measures=measures)) == (
        "1 of 3 measures can be computed now, 1 more with one addition each."
    )


def test_a_source_of_which_nothing_came_is_missing():
    crm = SourceEntry(
        "CRM",
        (TableKind.ACCOUNTS,),
        ("a.csv",),
        20,
        ("Ada",),
        date(2026, 6, 30),
        3,
        30,
        18,
        20,
        QualityMark.PASSED,
    )
    surveys = SourceEntry("Surveys", (), (), 0, (), None, None, 30, 0, 20, None)
    columns = source_columns((crm, surveys))
    written = [[column.write(column.values[row]) for column in columns] for row in (0, 1)]
    assert written[0] == ["CRM", "a.csv", "20", "90.0%", "30 Jun 2026", "Ada", "Pass"]
    assert written[1] == ["Surveys", "–", "0", "–", "–", "–", "Missing"]


def match(key: str, account: str, basis: MatchBasis = MatchBasis.SIMILAR) -> AccountMatch:
    return AccountMatch(AccountKey(key), "Pennine", 2, AccountKey(account), basis, 91.0, ("like",))


def compared() -> Comparison:
    question = MatchQuestion(AccountKey("N1"), "Pennine", 2, (match("N1", "A0"),))
    return Comparison(
        new=1,
        changed=0,
        unchanged=0,
        missing=2,
        new_keys=(AccountKey("N1"),),
        missing_keys=(AccountKey("A5"), AccountKey("A6")),
        changes=(),
        matches=(match("CUST001", "A1", MatchBasis.REPAIRED_ID),),
        questions=(question,),
        doubles=(match("N2", "N3"), match("N4", "N5", MatchBasis.GROUP)),
        unknown={"Tickets!3": 4},
    )


def test_names_to_compare_come_before_what_was_recognised():
    decisions = make_draft(make_table({"account_name": ["Pennine"]})).decisions
    lines = list_matches(compared(), decisions, {AccountKey("A1"): "Tidewater"}, {})
    assert [line.word for line in lines] == ["Compare", "Compare", "", "", "", "", ""]
    assert lines[0].title == "“Pennine” is nearly a known account"
    assert lines[2].title == "“Pennine” and N5 are one group"
    assert lines[3].title == "4 records of “Tickets, row 3” name an account that is nowhere listed"
    assert lines[4].title == "“Pennine” is Tidewater: the same id, written otherwise"
    assert lines[6].detail == "A5, A6"
    assert known_keys(compared()) == {"A0", "A1", "N3", "N5"}


def test_what_speaks_against_the_match_comes_before_everything_else():
    decisions = make_draft(make_table({"account_name": ["Pennine"]})).decisions
    doubted = replace(
        compared(), notes=("The ids are those of another system.",), dropped=(FieldId("csm"),)
    )
    lines = list_matches(doubted, decisions, {}, {FieldId("csm"): "Owner"})
    assert lines[0].title == "The ids are those of another system."
    assert lines[1].title == "1 column of the present list is not in this file"
    assert lines[1].detail == "Owner"


def test_both_sides_are_written_alike(accounts):
    table, _ = make_table({"account_name": ["Pennine"], "arr": [1.0]})
    matches = (
        ColumnMatch(1, "Client", FieldId("account_name"), Certainty.CERTAIN, ""),
        ColumnMatch(2, "ARR", FieldId("arr"), Certainty.CERTAIN, ""),
        ColumnMatch(3, "Colour", None, Certainty.IGNORED, ""),
    )
    mapped = replace(table, matches=matches)
    lines = compare_sides(mapped, ("PENNINE  logistics", 5.0), accounts, AccountKey("A1"), FIELDS)
    assert [(line.name, line.in_file, line.known, line.is_same) for line in lines] == [
        ("Customer", "PENNINE logistics", "Pennine Logistics", True),
        ("ARR", "5", "186,000", False),
    ]


def test_a_plain_number_of_a_text_file_is_no_other_one(accounts):
    table, _ = make_table({"arr": [1.0]})
    matches = (ColumnMatch(1, "ARR", FieldId("arr"), Certainty.CERTAIN, ""),)
    mapped = replace(table, matches=matches)
    for said, told, is_same in (("186000", "186,000", True), ("£186k", "£186k", False)):
        [line] = compare_sides(mapped, (said,), accounts, AccountKey("A1"), FIELDS)
        assert (line.in_file, line.is_same) == (told, is_same)
