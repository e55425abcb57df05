"""What ships asks as many things as the source texts count, and names systems that there are."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import fields, is_dataclass

import pytest

from csdesk.model.areas import AreaKind, Origin
from csdesk.model.instruments import QuestionKind

INSTRUMENTS = {
    "maturity_ladder",
    "operations_audit",
    "metrics_checklist",
    "process_diagnostic",
    "twelve_practices",
    "alignment_test",
    "data_due_diligence",
    "onboarding_90_days",
    "onboarding_milestones",
    "segmentation_inputs",
}
PILLARS = ("segmentation", "health", "playbooks", "data", "governance", "skills")
SYSTEM = r"S[0-4]\.\d+"
SOURCES = re.compile(rf"{SYSTEM}( to {SYSTEM})?(, {SYSTEM}( to {SYSTEM})?)*")


@pytest.fixture
def count(library):
    """Return a function that counts the questions an instrument asks itself, area by area."""

    def run(instrument, prefix="", *, origin=Origin.SOURCE, kind=None):
        asked = Counter(
            question.area
            for question in library.instruments[instrument].questions
            if question.lender is None
            and question.area.startswith(prefix)
            and question.origin is origin
            and kind in (None, question.kind)
        )
        order = [area.id for area in library.instruments[instrument].areas]
        return [asked[area] for area in order if asked[area]]

    return run


def test_every_instrument_of_the_source_texts_ships(library):
    assert set(library.instruments) >= INSTRUMENTS


def test_the_ladder_counts_as_the_source_does(library, count):
    ladder = library.instruments["maturity_ladder"]
    assert tuple(area.id for area in ladder.areas) == PILLARS
    assert sum(len(area.targets) for area in ladder.areas) == 24
    assert len(ladder.tiers) == 4
    assert count("maturity_ladder") == [8] * 6
    assert len(ladder.overall_questions) == 2
    for area in ladder.areas:
        asked = Counter(question.tier for question in ladder.area_questions(area.id))
        assert asked == {1: 2, 2: 2, 3: 2, 4: 2}


def test_the_audit_counts_as_the_source_does(library, count):
    audit = library.instruments["operations_audit"]
    assert len(audit.dimensions) == 4
    assert count("operations_audit", "audit.foundation") == [4]
    assert count("operations_audit", "audit.ownership") == [4]
    assert count("operations_audit", "audit.days_") == [4, 4, 4, 4]
    assert count("operations_audit", "audit.automation") == [4]
    assert count("operations_audit", "audit.culture") == [3]
    (grid,) = audit.grids
    assert (len(grid.rows), len(grid.columns)) == (3, 3)


def test_the_checklist_counts_as_the_source_does(count):
    phases = ("preparation", "activation", "retention", "growth")
    assert [count("metrics_checklist", f"metrics.{phase}") for phase in phases] == [
        [5],
        [5],
        [5],
        [2],
    ]


def test_the_process_diagnostic_counts_as_the_source_does(library, count):
    diagnostic = library.instruments["process_diagnostic"]
    standards = [area.id for area in diagnostic.areas if ".standard." in area.id]
    processes = [area.id for area in diagnostic.areas if area.id.count(".") == 1]
    assert len(standards) == 6
    assert [len(diagnostic.area_questions(area)) for area in processes] == [5] * 6
    dysfunctions = [area for area in diagnostic.areas if area.kind is AreaKind.SYMPTOMS]
    assert len(dysfunctions) == 5
    assert all(area.remedy for area in dysfunctions)
    assert (len(diagnostic.dimensions), len(diagnostic.functions)) == (6, 5)


def test_five_arms_have_the_touchpoints_of_the_source(library):
    touchpoints = Counter(
        question.source
        for question in library.instruments["process_diagnostic"].questions
        if ".arm." in question.area and not question.id.endswith(".failure")
    )
    assert touchpoints == {"S3.19": 5, "S3.20": 4, "S3.21": 4, "S3.22": 5, "S3.23": 4}
    assert sum(touchpoints.values()) == 22


def test_the_practices_count_as_the_source_does(library, count):
    practices = library.instruments["twelve_practices"]
    # The process diagnostic asks for one of the five mistakes as well, and lends it.
    assert count("twelve_practices") == [*[1] * 12, 4]
    assert len(practices.area_questions("practices.mistakes")) == 5
    kinds = [area.kind for area in practices.areas]
    assert kinds == [*[AreaKind.PRACTICE] * 12, AreaKind.SYMPTOMS]


def test_segmentation_and_onboarding_count_as_the_source_does(library, count):
    inputs = library.instruments["segmentation_inputs"].questions
    assert len([question for question in inputs if "S4.2" in question.source]) == 4
    models = library.service_model.tiers
    assert [bool(tier.entitlements) for tier in models] == [True, True, True]
    areas = [area.id for area in library.instruments["onboarding_milestones"].areas]
    assert areas[1:4] == ["onboard3.setup", "onboard3.first_value", "onboard3.habits"]
    assert count("onboarding_milestones", "onboard3.checklist") == [4]
    stages = count("onboarding_90_days", kind=QuestionKind.CHOICE)
    assert stages == [4, 4, 4, 4]


def test_four_respondents_say_what_success_is(count):
    assert count("alignment_test", "alignment.account", kind=QuestionKind.TEXT) == [5]


def test_every_source_is_a_system_of_the_source_texts(library, repository):
    listed = tomllib.loads(
        (repository / "tests" / "acceptance" / "systems.toml").read_text(encoding="utf-8")
    )
    systems = {system["id"] for system in listed["system"]}
    sources = {source for one in library.instruments.values() for source in find_sources(one)}
    assert len(sources) > 50
    for source in sources:
        assert SOURCES.fullmatch(source), source
        assert set(re.findall(SYSTEM, source)) <= systems, source


def test_what_the_source_texts_do_not_have_is_marked_as_added(library):
    for instrument in library.instruments.values():
        for question in instrument.questions:
            assert question.source or question.origin is Origin.CSDESK, question.id


def find_sources(item) -> set[str]:
    """Return every ``source`` that is stated in an instrument."""
    found = {item.source} - {""} if hasattr(item, "source") else set()
    for field in fields(item):
        value = getattr(item, field.name)
        for part in value if isinstance(value, tuple) else ():
            if is_dataclass(part):
                found |= find_sources(part)
    return found
