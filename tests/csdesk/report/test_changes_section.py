"""What changed since the audit before, in the report.

Each area has the steps 1 "yes", 2 "partly", 3 "no" today and step 1 "no" in the audit before:
(0 + 50 + 0) / 3 = 16.7 then and (100 + 50 + 0) / 3 = 50 today. Of skills the third step does not
apply: 25 then, 75 today. The whole is the mean of six areas: 18.1 then, 54.2 today.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.answers import Answer
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.report.compose import compose_report
from csdesk.report.document import Bullets, Section, Table, Text
from csdesk.report.sections.changes import changes_sections
from tests.csdesk.report.diagnoses import AREAS, make_full, make_library
from tests.csdesk.report.earlier_audits import first_steps_undone, with_earlier_audit

FULL = make_full()


def section_of(diagnosis) -> Section:
    (section,) = changes_sections(diagnosis)
    return section


def table(section: Section, name: str) -> Table:
    return next(one for one in section.blocks if isinstance(one, Table) and one.name == name)


def bullets(section: Section) -> tuple[str, ...]:
    (found,) = (block.items for block in section.blocks if isinstance(block, Bullets))
    return found


def changed(**choices: str):
    """Return the answers of today but for these first steps, by their area."""
    answers = dict(FULL.answers)
    for area, choice in choices.items():
        key = QuestionId(f"{area}.1.step")
        answers[key] = Answer(key, ChoiceId(choice))
    return answers


def test_without_an_audit_before_there_is_no_such_section():
    diagnosis = with_earlier_audit(FULL)
    alone = {key: replace(one, earlier=None) for key, one in diagnosis.assessments.items()}
    assert changes_sections(replace(diagnosis, assessments=alone)) == ()
    assert changes_sections(FULL) == ()


def test_both_dates_are_said():
    section = section_of(with_earlier_audit(FULL))
    assert section.title == "What changed since 20 Nov 2025"
    assert section.lead == "“First audit” (20 Nov 2025) beside “Baseline audit” (20 Nov 2026)."
    report = compose_report(with_earlier_audit(FULL), make_library())
    assert "changes" in [one.id for one in report.sections]


def test_each_area_and_the_whole_stand_beside_what_they_were():
    rows = table(section_of(with_earlier_audit(FULL)), "Changes by area").rows
    assert [row[1] for row in rows] == [*AREAS.values(), "The whole"]
    found = {row[1]: (row[3], row[5], row[6], row[7].word) for row in rows}
    assert found["Skills and enablement"] == (25, 75, 50, "Better")
    others = pytest.approx((50 / 3, 50, 100 / 3))
    assert all(found[name][:3] == others for area, name in AREAS.items() if area != "skills")
    assert found["The whole"][:3] == pytest.approx((325 / 18, 325 / 6, 325 / 9))


def test_the_sentences_name_what_moved_most_and_what_did_not():
    earlier = changed(skills="no", data="no")
    said = bullets(section_of(with_earlier_audit(FULL, earlier)))
    assert said[1].endswith(", index 25.0 then, 75.0 today (+50.0 points).")
    assert said[1].startswith("Improved most: Skills")
    assert said[2].startswith("Gives most concern: ")
    assert said[2].endswith(", still at index 50.0.")
    assert len(said) == 3


def test_a_fall_is_the_concern():
    first = QuestionId("data.1.step")
    fallen = replace(FULL, answers=changed(data="no"))
    section = section_of(with_earlier_audit(fallen, FULL.answers))
    assert bullets(section)[-1].endswith("index 50.0 then, 16.7 today (−33.3 points).")
    rows = table(section, "Changed answers").rows
    text = FULL.instrument.question(first).text
    assert [(row[2], row[3], row[4], row[5].word) for row in rows] == [(text, "Yes", "No", "Worse")]


def test_another_version_of_the_instrument_has_its_part_of_the_change():
    """The old version did not ask for step 3: (0 + 50) / 2 = 25 in every area then.

    Its answers by the version of today: 25 as well, so all of the change is other answers.
    """
    asked = tuple(one for one in FULL.instrument.questions if ".3." not in one.id)
    old = replace(FULL.instrument, version="0.9", questions=asked)
    earlier = {k: a for k, a in first_steps_undone(FULL.answers).items() if ".3." not in k}
    section = section_of(with_earlier_audit(FULL, earlier, old))
    texts = [block.text for block in section.blocks if isinstance(block, Text)]
    assert texts[0] == (
        f"Version 0.9 then, version {FULL.instrument.version} today; "
        f"both ask {len(asked)} of {len(FULL.instrument.questions)} questions."
    )
    assert bullets(section)[-1] == (
        "Of that, 0.0 points from another version of the instrument, and +29.2 points from other "
        "answers."
    )
    rows = table(section, "Changed answers").rows
    added = [row for row in rows if row[3] == "Not asked"]
    assert [(row[4], row[5].word) for row in added[:1]] == [("No", "Not comparable")]


def test_paper_has_the_largest_twenty_changes_and_the_workbook_all():
    every = [question for question in FULL.instrument.questions if question.tier]
    answers = {one.id: Answer(one.id, ChoiceId("yes")) for one in every}
    earlier = {one.id: Answer(one.id, ChoiceId("no")) for one in every}
    section = section_of(with_earlier_audit(replace(FULL, answers=answers), earlier))
    name = f"Changed answers, {FULL.instrument.name}"
    assert len(table(section, "Changed answers").rows) == 24
    assert len(table(section, name).rows) == 20
    assert Text("The 20 largest of 24 changes; the workbook has all.", quiet=True) in section.blocks


def test_the_same_answers_are_said_to_be_the_same():
    section = section_of(with_earlier_audit(FULL, FULL.answers))
    shown = table(section, "Changed answers")
    assert (shown.rows, shown.empty) == ((), "Every question is answered as it was.")
    assert {row[-1].word for row in table(section, "Changes by area").rows} == {"As before"}


def test_paper_has_no_tables_of_an_instrument_that_stands_still():
    section = section_of(with_earlier_audit(FULL, FULL.answers))
    tables = [block for block in section.blocks if isinstance(block, Table)]
    assert [one.name for one in tables if not one.workbook_only] == []
    texts = [block.text for block in section.blocks if isinstance(block, Text)]
    assert any("no area moved" in text for text in texts)
