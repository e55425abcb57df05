"""Mistakes in the rows of the RACI and in the rules of the plan."""

from __future__ import annotations

import pytest

RACI = "resources/library/roles/raci.toml"


@pytest.mark.parametrize("taken", ["raci.playbooks", "data.loss_reasons"])
def test_a_row_of_the_raci_has_an_id_of_its_own(content, taken):
    content.replace(RACI, "raci.automation", taken)
    assert f".id is “{taken}”; expected one that is not yet used" in content.refusal()
