"""A consultant's own instrument: drafted from a file, added to an engagement, taken out again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl import load_workbook

from csdesk.errors import ContentInvalid, InputRefused, InstrumentRefused, WrongUsage
from csdesk.model.areas import Area
from csdesk.model.assessments import QuestionChange
from csdesk.model.history import Action
from csdesk.model.identifiers import AreaId, InstrumentId, QuestionId
from csdesk.model.ladders import Tier
from csdesk.operations.answers import save_answer
from csdesk.operations.history import undo
from csdesk.operations.instruments import (
    add_instrument,
    current_instruments,
    draft_instrument,
    keep_instruments,
    make_template,
    outdated_instruments,
    remove_instrument,
)
from csdesk.operations.instruments.trials import try_extremes
from exports import write
from tests.csdesk.operations.instruments.small_instruments import (
    answer_with,
    ask,
    make_instrument,
)

SMALL = InstrumentId("small")
OWN = make_instrument(ask("one"), ask("two"))
OTHER = AreaId("shipped.area")
SHIPPED = make_instrument(
    replace(ask("shipped"), area=OTHER),
    id=InstrumentId("shipped"),
    areas=(Area(OTHER, "Other", "Another area."),),
)


@pytest.fixture
def template(tmp_path):
    path = tmp_path / "own.xlsx"
    write(make_template(OWN), path)
    return path


def put(path, sheet, place, value):
    book = load_workbook(path)
    book[sheet][place] = value
    book.save(path)


def refusal(path, library) -> str:
    with pytest.raises(InstrumentRefused) as caught:
        draft_instrument(path, library)
    assert caught.value.exit_code == 3
    return str(caught.value)


@pytest.mark.parametrize(
    ("sheet", "place", "value", "expected"),
    [
        (
            "Choices",
            "E4",
            "half",
            "sheet “Choices”, cell E4 (credit) is “half”; expected a number.",
        ),
        ("Choices", "E4", 0.2, "sheet “Questions”, row 2 (choices.credit) is “0, 0.5, 0.2”; exp"),
        ("Choices", "F2", None, "sheet “Choices”, cell F2 (improvement) is “”; expected what wou"),
        ("Choices", "A2", "small.no", "sheet “Choices”, cell A2 (question) is “small.no”; expect"),
        ("Questions", "D2", None, "sheet “Questions”, cell D2 (short) is missing; expected text."),
        ("Questions", "C2", 1.5, "sheet “Questions”, cell C2 (tier) is 1.5; expected a whole num"),
        ("Questions", "C2", 1, "sheet “Questions”, cell C2 (tier) is 1; expected the number of a"),
        ("Questions", "G2", "maybe", "cell G2 (kind) is “maybe”; expected one of: choice, fact,"),
        ("Questions", "K2", "perhaps", "cell K2 (may_not_apply) is “perhaps”; expected true or f"),
        ("Questions", "E2", "=1+1", "cell E2 (text) holds a formula without a stored result; exp"),
        ("Questions", "E2", "#REF!", "cell E2 (text) is “#REF!”; expected a value; a formula end"),
        ("Questions", "E2", "x" * 4_001, "expected at most 4,000 characters, not 4,001."),
        ("Questions", "Z1", "colour", "sheet “Questions”, cell Z1 is “colour”; expected each onc"),
        ("Questions", "B1", "id", "sheet “Questions”, cell B1 is “id”; expected each once of: id"),
        ("Questions", "Z2", "note", "cell Z2 is “note”; expected nothing in an unnamed column."),
        ("Instrument", "B1", "maturity_ladder", "cell B1 (id) is “maturity_ladder”; expected an "),
        ("Instrument", "A1", "name", "sheet “Instrument”, cell A3 is “name”; expected each once"),
        ("Instrument", "B6", "long", "cell B6 (minutes) is “long”; expected a whole number."),
        ("Instrument", "B6", float("1e300"), "cell B6 (minutes) is 1000000"),
        ("Areas", "E2", 0, "sheet “Areas”, cell E2 (weight) is 0.0; expected above 0."),
    ],
)
def test_a_mistake_in_a_workbook_is_told_with_sheet_and_cell(
    template, library, sheet, place, value, expected
):
    put(template, sheet, place, value)
    told = refusal(template, library)
    assert told.startswith("own.xlsx: ")
    assert expected in told


def test_an_id_that_is_there_already_is_told_with_its_cell(tmp_path, library):
    path = tmp_path / "own.xlsx"
    write(make_template(make_instrument(ask("one"), ask("one"))), path)
    told = refusal(path, library)
    assert "sheet “Questions”, cell A3 (id) is “small.one”; expected one that is not yet" in told
    taken = replace(ask("one"), id=QuestionId("data.1.sources_listed"))
    write(make_template(make_instrument(taken)), path)
    told = refusal(path, library)
    assert "cell A2 (id) is “data.1.sources_listed”; expected an id of your own, as the" in told
    assert "the instrument “maturity_ladder” has this one already" in told


def test_a_sheet_of_another_name_is_refused_unless_it_is_hidden(template, library):
    book = load_workbook(template)
    notes = book.create_sheet("Notes")
    notes["A1"] = "To do"
    book.save(template)
    assert "sheet “Notes” is “unknown”; expected one of: Instrument" in refusal(template, library)
    notes.sheet_state = "hidden"
    book.save(template)
    assert draft_instrument(template, library) == OWN


def test_a_workbook_without_an_instrument_is_refused(tmp_path, library):
    path = tmp_path / "empty.xlsx"
    write(make_template(), path)
    told = refusal(path, library)
    wanted = "expected the id, version, name and description of the instrument."
    assert told == f"empty.xlsx: sheet “Instrument”, column B is missing; {wanted}"
    book = load_workbook(path)
    del book["Instrument"]
    book.save(path)
    assert refusal(path, library) == f"empty.xlsx: sheet “Instrument” is missing; {wanted}"


def test_empty_rows_and_spaces_around_a_cell_change_nothing(template, library):
    book = load_workbook(template)
    book["Questions"].insert_rows(3)
    book["Questions"]["A2"] = " small.one "
    book["Questions"]["E2"] = "one?\n"
    book.save(template)
    assert draft_instrument(template, library) == OWN


def test_more_rows_than_an_instrument_has_are_refused(template, library):
    put(template, "Questions", "A5002", "small.far")
    assert "sheet “Questions” is “5,002 rows”; expected 5,000." in refusal(template, library)


def test_a_file_of_another_kind_is_refused(tmp_path, library):
    (tmp_path / "own.docx").write_bytes(b"")
    with pytest.raises(WrongUsage, match=r"“own\.docx” is no instrument"):
        draft_instrument(tmp_path / "own.docx", library)
    (tmp_path / "own.xlsx").write_bytes(b"no zip")
    with pytest.raises(InputRefused):
        draft_instrument(tmp_path / "own.xlsx", library)


def test_an_own_instrument_is_kept_and_stands_beside_the_others(workspace, shipping):
    library = shipping(SHIPPED)
    assert add_instrument(workspace, library, OWN).result == ()
    assert current_instruments(workspace, library)[SMALL] == OWN
    (kept,) = workspace.instruments.all()
    assert kept.is_own
    assert outdated_instruments(workspace, library) == frozenset()
    keep_instruments(workspace, library)
    undo(workspace)
    assert workspace.instruments.all() == ()


def test_a_later_version_of_an_own_instrument_takes_its_answers_along(workspace, shipping):
    library = shipping()
    add_instrument(workspace, library, OWN)
    save_answer(workspace, answer_with("one", "yes"))
    later = make_instrument(ask("one", ("bad", 0.0), ("good", 1.0)), ask("three"), version="2.0")
    lines = add_instrument(workspace, library, later).result
    assert {line.question: line.change for line in lines} == {
        "small.one": QuestionChange.REMAPPED,
        "small.two": QuestionChange.RETIRED,
        "small.three": QuestionChange.NEW,
    }
    (kept,) = workspace.instruments.all()
    assert (kept.version, kept.is_own) == ("2.0", True)
    assert workspace.history.state().undo is Action.UPGRADE_INSTRUMENT


def test_an_id_of_another_instrument_is_refused(workspace, shipping):
    library = shipping(OWN)
    with pytest.raises(
        InstrumentRefused,
        match=r"expected an id of your own, as the instrument “small” has this one already\.$",
    ):
        add_instrument(workspace, library, make_instrument(ask("new")))
    other = make_instrument(ask("one"), id=InstrumentId("else"))
    with pytest.raises(InstrumentRefused, match=r"id is “small\.area”; expected an id of your own"):
        add_instrument(workspace, library, other)
    assert workspace.instruments.all() == ()


def test_an_own_instrument_can_be_taken_out_and_its_answers_stay(workspace, shipping):
    library = shipping()
    add_instrument(workspace, library, OWN)
    answer = answer_with("one", "yes")
    save_answer(workspace, answer)
    remove_instrument(workspace, SMALL)
    assert current_instruments(workspace, library) == {}
    assert workspace.answers.all() == {answer.question: answer}


def test_what_ships_cannot_be_taken_out(workspace, shipping):
    save_answer(workspace, answer_with("one", "yes"))
    keep_instruments(workspace, shipping(OWN))
    with pytest.raises(WrongUsage, match="“small” was not added to this audit"):
        remove_instrument(workspace, SMALL)
    assert [kept.id for kept in workspace.instruments.all()] == [SMALL]


def test_an_instrument_whose_best_answers_stay_below_the_top_is_refused():
    unreachable = (Tier(1, "Begun", "Some."), Tier(2, "Done", "All."))
    only_first = make_instrument(ask("one", tier=1), tiers=unreachable)
    with pytest.raises(ContentInvalid, match="reaches tier 1; expected 2"):
        try_extremes(only_first)
