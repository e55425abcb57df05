"""An index and a score are reckoned once before the reader's eyes, with numbers that add up."""

from __future__ import annotations

import re
from dataclasses import replace

from csdesk.report.document import Bullets
from csdesk.report.sections.score_reading import index_blocks, score_blocks
from csdesk.scoring.maturity import credit_of, score_instrument
from tests.csdesk.report.diagnoses import make_empty, make_full


def make_scored():
    """Return a diagnosis whose levels and first score really follow from what it holds."""
    full = make_full()
    first, *others = full.health.scores
    scores = [replace(first, score=20.0, computed=20.0), *others]
    return replace(
        full,
        maturity=score_instrument(full.instrument, full.answers),
        health=replace(full.health, scores=scores),
    )


def lines(blocks) -> tuple[str, ...]:
    return next((block.items for block in blocks if isinstance(block, Bullets)), ())


def test_the_index_of_an_area_is_the_mean_of_what_its_answers_earned() -> None:
    full = make_scored()
    said = lines(index_blocks(full))[0]
    area = next(one for one in full.instrument.areas if f"“{one.name}”" in said)
    credits_given = [
        credit
        for question in full.instrument.area_questions(area.id)
        if (credit := credit_of(question, full.answers.get(question.id))) is not None
    ]
    index = 100 * sum(credits_given) / len(credits_given)
    assert f"{len(credits_given)} answers earned {sum(credits_given):g} together" in said
    assert said.endswith(f"an index of {index:.1f}.")


def test_open_questions_and_those_that_do_not_apply_are_counted() -> None:
    full = make_scored()
    overall = full.maturity.overall
    said = lines(index_blocks(full))[1]
    assert f" {overall.answered} are answered, {overall.applicable - overall.answered} open" in said


def test_the_score_of_an_account_follows_from_its_points_and_weights() -> None:
    (said,) = lines(score_blocks(make_scored()))
    parts = [(float(a), float(b)) for a, b in re.findall(r"([\d.]+) × ([\d.]+)", said)]
    assert parts == [(0, 60), (5, 40)]
    assert "are 200 of 1,000 points, a score of 20.0." in said


def test_a_score_that_a_person_set_is_no_example() -> None:
    full = make_full()
    scores = [replace(one, score=50.5, computed=80.0) for one in full.health.scores]
    assert score_blocks(replace(full, health=replace(full.health, scores=scores))) == ()


def test_without_answers_and_lists_there_is_nothing_to_read() -> None:
    assert index_blocks(make_empty()) == ()
    assert score_blocks(make_empty()) == ()
