"""Mistakes in the templates of a plan, and how they are put together."""

from __future__ import annotations

import pytest

PHASES = "resources/library/plan_templates/phases.toml"
COMPACT = "resources/library/plan_templates/compact.toml"
HORIZONS = "resources/library/plan_templates/horizons.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (PHASES, "is_default = true", "", "is missing; expected true in exactly one template"),
        (
            COMPACT,
            'like = "four_phases"',
            'like = "five_phases"',
            "like is “five_phases”; expected the id of a template with phases of its own",
        ),
        (COMPACT, 'like = "four_phases"', "", "phases is missing; expected at least one phase"),
        (HORIZONS, 'source = "S1.20"', 'source = "S1.20"\nlike = "four_phases"', "no phases"),
        (COMPACT, "scale = 0.5", "scale = 1.5", "scale is 1.5; expected above 0 and at most 1"),
        (PHASES, "gate = 1\nobj", "gate = 5\nobj", "gate is 5; expected the number of a gate"),
        (PHASES, "gate = 1\nobj", "obj", "gate is missing; expected the number of a gate, or name"),
        (PHASES, "gate = 1\nobj", 'gate = 1\nname = "One"\nobj', "neither name nor last_day"),
        (PHASES, "weeks = 4,", "weeks = 0,", "work is 0.0; expected person-weeks above 0"),
        (PHASES, "kotter_1", "kotter_9", "“kotter_9”; expected a row of the register"),
        (HORIZONS, '"health"', '"wealth"', "areas is “wealth”; expected the id of an area"),
        (PHASES, "last_day = 90", "last_day = 20", "expected a last day after 30"),
        (HORIZONS, "last_day = 360", "last_day = 400", "expected a horizon that holds every"),
        (PHASES, "gate = 1 }", "gate = 7 }", "milestones is 7; expected the number of a gate"),
        (COMPACT, '"in_time"', '"on_time"', "keeps is “on_time”; expected the id of a rule"),
        (COMPACT, "scale = 0.5", "scale = 0.5\nrules = [{ text = 'Soon' }]", "none: “keeps” names"),
        (COMPACT, "compact_six_months", "four_phases", "id is “four_phases”; expected one that"),
    ],
)
def test_templates_must_hold_together(content, file, old, new, expected) -> None:
    content.replace(file, old, new)
    assert expected in content.refusal()


def test_the_usual_template_comes_first_and_a_compact_one_has_its_phases(library) -> None:
    first, *rest = library.plan_templates
    compact = next(one for one in rest if one.id == "compact_six_months")
    assert (first.id, first.is_default) == ("four_phases", True)
    assert compact.phases == first.phases
    assert compact.milestones == first.milestones


def test_a_phase_at_a_gate_has_its_name_and_days_and_any_other_follows_the_one_before(
    library,
) -> None:
    by_id = {one.id: one for one in library.plan_templates}
    gated, free = by_id["four_phases"], by_id["audit_to_scale"]
    gates = [(one.phase, one.first_day, one.last_day) for one in library.gates]
    assert [(one.name, one.first_day, one.last_day) for one in gated.phases] == gates
    assert [(one.first_day, one.last_day) for one in free.phases][1:3] == [(30, 90), (90, 180)]


def test_rules_of_timing_say_the_months_of_their_template(library) -> None:
    by_id = {one.id: one for one in library.plan_templates}
    six, three = by_id["compact_six_months"].rules, by_id["compact_three_months"].rules
    assert [one.text for one in six[:2]] == [
        "All is done within 6 months",
        "The first gain is there within 30 days",
    ]
    assert three[0].text == "All is done within 3 months"
    assert [one.test for one in six] == [one.test for one in three]
    assert six[1:] == three[1:]
    assert by_id["four_phases"].rules == ()
