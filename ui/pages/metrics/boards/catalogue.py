"""All boards, in the order in which they stand unless a person chose another one."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.kpi_book import BoardLayout
from ui.pages.metrics.boards.adoption_card import AdoptionCard
from ui.pages.metrics.boards.at_risk_card import AtRiskCard
from ui.pages.metrics.boards.board_card import BoardCard
from ui.pages.metrics.boards.expansion_card import ExpansionCard
from ui.pages.metrics.boards.heatmap_card import HeatmapCard
from ui.pages.metrics.boards.load_card import LoadCard
from ui.pages.metrics.boards.nrr_card import NrrCard
from ui.pages.metrics.boards.onboarding_card import OnboardingCard
from ui.pages.metrics.boards.renewals_card import RenewalsCard
from ui.pages.metrics.boards.risk_card import RiskCard
from ui.pages.metrics.boards.snapshot_card import SnapshotCard

PREFIX = "board."
BOARDS: dict[str, type[BoardCard]] = {
    one.key: one
    for one in (
        SnapshotCard,
        NrrCard,
        HeatmapCard,
        AtRiskCard,
        RiskCard,
        RenewalsCard,
        LoadCard,
        AdoptionCard,
        OnboardingCard,
        ExpansionCard,
    )
}


def boards_of(layout: BoardLayout) -> tuple[str, ...]:
    """Return the boards that a layout shows, in its order; what else it holds is not ours."""
    keys = (tile.removeprefix(PREFIX) for tile in layout.tiles if tile.startswith(PREFIX))
    return tuple(key for key in keys if key in BOARDS)


def name_tiles(boards: Sequence[str]) -> tuple[str, ...]:
    """Return the boards as tiles of a layout."""
    return tuple(f"{PREFIX}{key}" for key in boards)
