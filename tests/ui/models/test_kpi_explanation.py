"""How a number is computed, in words: by which decisions too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.content import load_library
from csdesk.model.identifiers import KpiId
from ui.models.kpi_explanation import explain_kpi

LIBRARY = load_library()


@pytest.mark.parametrize("kpi", ["nrr", "grr", "gross_churn", "churn_arr", "expansion_arr"])
def test_retention_says_by_which_decisions_it_was_computed(diagnosis, kpi):
    known = replace(diagnosis, definitions=LIBRARY.kpis, assumptions=LIBRARY.assumptions)
    definition = known.definition(KpiId(kpi))
    facts = {fact.label: fact.text for fact in explain_kpi(definition, known)}
    decided = facts["Decided where sources disagree"]
    assert "How are net and gross retention computed? Point to point" in decided
    assert "Over which period are churn, expansion and their benchmarks counted?" in decided
