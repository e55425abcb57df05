"""Sentences are chosen by the data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.answers import Answer
from csdesk.model.assessments import Assessment
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.findings import RuleKind, Severity
from csdesk.model.identifiers import KpiId
from csdesk.report.narrative import basis, headline, retention_sentence
from tests.csdesk.report.diagnoses import make_empty, make_finding, make_full, make_kpis


def with_retention(nrr: float | None, grr: float | None, **changes) -> Diagnosis:
    kpis = make_kpis()
    for name, value in (("nrr", nrr), ("grr", grr)):
        reason = None if value is not None else "Only one list."
        kpis[KpiId(name)] = replace(kpis[KpiId(name)], value=value, reason=reason)
    return replace(make_full(), kpis=kpis, benchmarks={}, **changes)


@pytest.mark.parametrize(
    ("nrr", "grr", "start"),
    [
        (110.0, 90.0, "Customers stay, and they spend more."),
        (99.9, 90.0, "Customers stay, but they grow too little."),
        (99.9, 89.9, "Too much revenue is lost with the customers there are."),
        (109.9, 90.0, "Customers stay, but they grow too little."),
        (110.0, 89.9, "Growth with some customers hides what is lost with others."),
        (95.0, 80.0, "Too much revenue is lost with the customers there are."),
        (None, 80.0, "£780k of revenue a year is with accounts at risk."),
    ],
)
def test_the_headline_follows_the_targets(nrr, grr, start):
    assert headline(with_retention(nrr, grr)).startswith(start)


def test_good_news_that_the_lists_contradict_is_not_told_as_such():
    doubt = make_finding(kind=RuleKind.DATA, severity=Severity.CRITICAL)
    said = headline(with_retention(120.0, 95.0, findings=(doubt,)))
    assert said.startswith("By the lists customers stay and spend more, but the lists contradict")
    noted = replace(doubt, severity=Severity.WATCH)
    assert headline(with_retention(120.0, 95.0, findings=(noted,))).startswith("Customers stay,")


def test_the_headline_speaks_of_practice_where_there_are_no_numbers():
    answered = replace(make_full(), kpis={}, health=None, accounts=None, findings=())
    assert headline(answered) == "The practice is ad-hoc."


@pytest.mark.parametrize(
    ("choices", "index", "said"),
    [
        (["partly"], 50, "Nothing is finished yet: most practices are half in place."),
        (["partly", "partly", "good"], 60, "Little is finished yet: most practices are half"),
        (["good", "bad"], 60, "Much is in place, but not all that the first level asks for."),
        (["bad", "partly"], 39, "The practice is ad-hoc, not all of it met."),
    ],
)
def test_a_first_level_in_part_is_told_by_how_much_is_there(choices, index, said):
    full = make_full()
    credit = {"partly": 0.5}
    answers = {}
    for place, question in enumerate(full.instrument.questions):
        wanted = choices[place % len(choices)]
        best, worst = (1.0, 0.0)
        asked = {"good": best, "bad": worst} | credit
        choice = next(one for one in question.choices if one.credit == asked[wanted])
        answers[question.id] = Answer(question.id, choice.id)
    overall = replace(full.maturity.overall, tier=1, is_met=False, index=index)
    areas = tuple(replace(level, tier=1, is_met=False) for level in full.maturity.areas)
    maturity = replace(full.maturity, overall=overall, areas=areas)
    parts = {"kpis": {}, "health": None, "accounts": None, "findings": ()}
    assert headline(replace(full, answers=answers, maturity=maturity, **parts)).startswith(said)


def test_a_single_lowest_area_is_named():
    full = make_full()
    areas = tuple(
        replace(level, tier=1 if level.area == "data" else 3) for level in full.maturity.areas
    )
    maturity = replace(full.maturity, areas=areas)
    single = replace(full, maturity=maturity, kpis={}, health=None)
    assert "Data and analytics holds it back." in headline(single)


def test_a_list_that_nothing_can_be_said_of_is_not_praised():
    bare = replace(make_empty(), accounts=make_full().accounts)
    assert "more columns or answers" in headline(bare)


def test_the_caution_of_a_number_stands_beside_it():
    kpis = make_kpis()
    odd = replace(kpis[KpiId("nrr")], value=292.27, caution="One account brings half of it.")
    diagnosis = replace(make_full(), kpis={**kpis, KpiId("nrr"): odd})
    assert retention_sentence(diagnosis) == (
        "Customers of the earlier list now pay 292.3% of what they paid then; "
        "89.6% when growth is left out. One account brings half of it."
    )


def test_without_retention_the_reason_is_given():
    assert (
        retention_sentence(with_retention(None, None)) == "Retention is not known. Only one list."
    )


def test_the_basis_counts_answers_and_scored_accounts():
    assert basis(make_full()) == "Based on 18 of 25 answers and 18 of 24 accounts"
    assert basis(make_empty()) == "Based on no answers and no customer list"


def with_screen(index: float | None, answered: int) -> Diagnosis:
    """Return an empty diagnosis beside whose ladder somebody answered another instrument."""
    ladder, empty = make_full().instrument, make_empty()
    screen = replace(ladder, id="screen", name="Twelve practices")
    question = ladder.questions[0]
    answers = {question.id: Answer(question.id, question.choices[0].id)}
    overall = replace(empty.maturity.overall, index=index, answered=answered, applicable=12)
    result = replace(empty.maturity, overall=overall)
    return replace(empty, assessments={"screen": Assessment(screen, answers, result, result)})


def test_what_was_answered_beside_the_ladder_is_no_nothing():
    screened = with_screen(43.75, 9)
    assert headline(screened) == "Twelve practices: 44 of 100."
    assert basis(screened) == "Based on 9 of 12 answers and no customer list"


def test_an_instrument_without_an_index_says_nothing_yet():
    assert headline(with_screen(None, 1)) == "Nothing has been assessed yet."
