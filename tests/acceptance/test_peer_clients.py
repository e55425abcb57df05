"""The consultant's own clients as an anonymous benchmark, from five others up."""

from __future__ import annotations

from datetime import date

from csdesk.model.clients import Client
from csdesk.model.identifiers import KpiId
from csdesk.model.imports import ListRole
from csdesk.operations.clients import add_client
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.health.snapshots import keep_scores
from csdesk.operations.imports import draft_file, import_list
from csdesk.operations.report import make_report
from csdesk.report.document import Table

BEFORE, NOW = date(2025, 6, 30), date(2026, 6, 30)
GRR, ARR = KpiId("grr"), KpiId("expansion_arr")
NAMES = ("Acorn", "Birch", "Cedar", "Damson", "Elder")


def bring_client(workspace, library, folder, name: str, kept: int, currency: str = "EUR") -> None:
    """Import a client whose twenty customers paid 100 each, and now so many of them 110."""
    add_client(workspace, Client(f"{name} Ltd", currency), as_of=NOW)
    for role, day, rows in (
        (ListRole.PREVIOUS, BEFORE, [(f"K{n}", 100) for n in range(20)]),
        (ListRole.CURRENT, NOW, [(f"K{n}", 110) for n in range(kept)]),
    ):
        path = folder / f"{name} {day.year}.csv"
        lines = ["Account ID,Account name,ARR", *(f"{key},{key} Inc,{arr}" for key, arr in rows)]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        import_list(workspace, draft_file(path, library), role, day)
    keep_scores(workspace, library)


def table(report, name: str) -> Table | None:
    found = (block for section in report.sections for block in section.blocks)
    return next((one for one in found if isinstance(one, Table) and one.name == name), None)


def test_four_other_clients_are_counted_and_five_are_a_distribution(workspace, library, tmp_path):
    for at, name in enumerate(NAMES[:4]):
        bring_client(workspace, library, tmp_path, name, 14 + at)
    bring_client(workspace, library, tmp_path, "Ours", 19)
    metrics = diagnose(workspace, library).metrics
    assert (GRR in metrics.peers, metrics.peer_counts[GRR]) == (False, 4)

    bring_client(workspace, library, tmp_path, NAMES[4], 18)
    bring_client(workspace, library, tmp_path, "Next", 20)
    found = diagnose(workspace, library)
    peers = found.metrics.peers[GRR]
    # 14 to 17, 19 and 18 of 20 customers stayed, and growth does not count.
    assert peers.values == (70, 75, 80, 85, 90, 95)
    assert (peers.low, peers.median, peers.high) == (76.25, 82.5, 88.75)

    report = make_report(found, library)
    told = table(report, "Other clients")
    assert told is not None
    assert not [name for name in (*NAMES, "Ours") if name in str(told)]
    assert not [name for name in (*NAMES, "Ours") if f"{name} Ltd" in str(report)]


def test_amounts_in_another_currency_are_no_peers(workspace, library, tmp_path):
    for at, name in enumerate(NAMES[:5]):
        bring_client(workspace, library, tmp_path, name, 14 + at, "USD")
    bring_client(workspace, library, tmp_path, "Ours", 19)
    metrics = diagnose(workspace, library).metrics
    assert GRR in metrics.peers
    assert (ARR in metrics.peers, metrics.peer_counts[ARR]) == (False, 0)
