"""Mistakes in KPIs, in profiles of them and in goals that the source text sets."""

from __future__ import annotations

import pytest

KPIS = "resources/library/kpis/retention.toml"
CORE = "resources/library/kpis/core.toml"
PROFILES = "resources/library/profiles/profiles.toml"
GOALS = "resources/library/goals/templates.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            KPIS,
            'question = "Of the customers we had, how many are gone?"\n',
            "",
            "question is miss",
        ),
        (KPIS, 'base = "customers on the earlier list"\n', "", "base is missing"),
        (KPIS, 'nature = "operational"\n', "", "nature is missing"),
        (KPIS, 'stages = ["retention"]\n', "", "stages is missing"),
        (CORE, "low_usage = 45", "low_usage = 95", "expected levels that rise or fall"),
        (PROFILES, '"grr", "nrr", "average', '"grrr", "nrr", "average', "expected the id of a KPI"),
        (
            PROFILES,
            '"grr", "nrr", "average',
            '"nrr", "nrr", "average',
            "does not stand there twice",
        ),
        (PROFILES, "targets = { grr", "targets = { effort = 5, grr", "expected a KPI of this prof"),
        (GOALS, 'kpi = "gross_churn"', 'kpi = "churned"', "kpi is “churned”; expected the id of"),
        (GOALS, "target = 4.8", "target = 6", "expected another figure than the baseline"),
        (GOALS, "months = 9", "months = 0", "expected at least one month"),
    ],
)
def test_what_a_registry_cannot_hold_is_refused(content, file, old, new, expected):
    content.replace(file, old, new)
    assert expected in content.refusal()
