"""Rules of churn written out by hand."""

from __future__ import annotations

import pytest

from csdesk.model.churn import ChurnReason, ChurnRules
from csdesk.model.identifiers import ChurnReasonId, InitiativeId

PRICE, RIVAL = ChurnReasonId("price"), ChurnReasonId("rival")


@pytest.fixture(scope="session")
def rules() -> ChurnRules:
    return ChurnRules(
        win_back_above=20_000,
        win_back_low=8,
        win_back_high=12,
        save_target=15,
        at_risk_target=20,
        theme_mentions=3,
        early_days=90,
        reasons=(
            ChurnReason(
                PRICE,
                "It costs too much",
                ("price", "too expensive", "Preiserhöhung", "zu teuer"),
                22,
                "Somebody",
                (InitiativeId("skills.commercial_talks"),),
            ),
            ChurnReason(RIVAL, "Somebody else won them", ("competitor", "lost on price"), 15),
        ),
    )
