"""A client who sends its revenue movements: retention and cohorts come from them."""

from __future__ import annotations

from datetime import date

from csdesk.model.identifiers import KpiId
from csdesk.model.imports import ListRole
from csdesk.model.revenue import MovementKind, RevenueSource
from csdesk.model.tables import TableKind
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.imports import import_list
from tests.drafts import make_draft, make_table

TODAY = date(2026, 3, 31)


def test_movements_take_the_place_of_an_earlier_list(workspace, library) -> None:
    """A 100 grew by 50, B 60 left, C is new: 150 of 160 are there, 100 without the growth."""

    def bring(kind: TableKind, role: ListRole, **columns) -> None:
        table = make_table(columns, kind, kind.value)
        draft = make_draft(table, name=f"{kind}.csv", digest=f"{kind:*<64}")
        import_list(workspace, draft, role, TODAY)

    bring(
        TableKind.ACCOUNTS, ListRole.CURRENT, account_id=("A", "C"), account_name=("Ash", "Cedar")
    )
    bring(
        TableKind.MOVEMENTS,
        ListRole.ADDED,
        movement_id=("1", "2", "3", "4", "5"),
        account_id=("A", "B", "A", "B", "C"),
        moved_on=(
            date(2024, 1, 1), date(2024, 1, 1), date(2025, 9, 1), date(2025, 10, 1),
            date(2026, 3, 5),
        ),
        movement=("New", "New", "Expansion", "Churn", "New"),
        arr_change=(100.0, 60.0, 50.0, 60.0, 40.0),
    )  # fmt: skip
    found = diagnose(workspace, library)
    nrr, grr, month = (found.kpis[KpiId(kpi)] for kpi in ("nrr", "grr", "expansion_month"))
    assert (nrr.value, grr.value, nrr.n) == (100 * 150 / 160, 100 * 100 / 160, 2)
    assert "5 of 5 revenue movements of movements.csv" in nrr.caution
    assert nrr.lineage == "movements.csv, sheet movements, rows 2 to 5"
    assert (month.value, month.n) == (0, 1)
    revenue = found.metrics.revenue
    assert revenue.grid.source is RevenueSource.MOVEMENTS
    assert revenue.period.amount(MovementKind.CHURN) == 60
    assert revenue.trailing[-1].nrr == nrr.value
    grr_lines = next(
        one for card in revenue.cards for one in card.values if one.method.id == "grr.lines"
    )
    assert (grr_lines.value, grr_lines.reason) == (None, "needs subscription lines")
