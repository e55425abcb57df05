"""Rules that do not hold together: their ids, their thresholds, how they are rated."""

from __future__ import annotations

import pytest

KPIS = "resources/library/findings/kpis.toml"
LISTS = "resources/library/findings/data.toml"
SCORES = "resources/library/findings/health.toml"
LEVELS = "resources/library/findings/levels.toml"
ANSWERS = "resources/library/findings/answers.toml"
BOUNDS = "resources/library/findings/impact.toml"
PLAYBOOKS = "resources/library/initiatives/playbooks.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (KPIS, "kpi.nrr_shrinking", "nrr.shrinking", "id is “nrr.shrinking”; expected kpi.…"),
        (LISTS, "list.csm_missing", "data.csm_missing", "is “data.csm_missing”; expected list.…"),
        (SCORES, "score.no_scores", "health.no_scores", "“health.no_scores”; expected score.…"),
        (LEVELS, "level.health_far_behind", "health.far_behind", "expected level.…"),
        (ANSWERS, '"health.no_definition"', '"data.no_definition"', "expected health.…"),
        (KPIS, "threshold = 100\n", "", "threshold is missing; expected what “below” compares"),
        (KPIS, 'subject = "grr"', 'subject = "logo_churn"', "expected a KPI with a target"),
        (LISTS, "largest = 5\n", "", "largest is missing; expected how many accounts"),
        (KPIS, "impact = 5", "impact = 6", "impact is 6; expected from 1 to 5"),
        (KPIS, "feasibility = 3", "feasibility = 0", "feasibility is 0; expected from 1 to 5"),
        (BOUNDS, "impact = 3", "impact = 0", "impact is 0; expected from 1 to 5"),
        (BOUNDS, "impact = 3", "impact = 5", "impact is 4; expected at least 5, as in imp"),
        (BOUNDS, "below = 2", "below = 20", "below is 10.0; expected more than 20, as in imp"),
        (BOUNDS, "below = 10", "below = 101", "below is 101.0; expected above 0 and at most 100"),
        (PLAYBOOKS, "impact = 5", "impact = 9", "impact is 9; expected from 1 to 5"),
    ],
)
def test_a_rule_must_hold_together(content, file, old, new, expected):
    content.read()
    content.replace(file, old, new)
    assert expected in content.refusal()


@pytest.mark.parametrize(
    "test", ["column_missing", "not_computable", "below_benchmark", "below_target"]
)
def test_some_tests_compare_with_nothing_of_their_own(content, test):
    rules = [rule for rule in content.read().rules if rule.test == test]
    assert any(rule.threshold is None for rule in rules)
