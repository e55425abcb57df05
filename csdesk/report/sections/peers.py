"""The numbers of a client beside those of the consultant's other clients, without names."""

from __future__ import annotations

from csdesk.model.benchmarks import PeerSet
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpis import KpiDefinition
from csdesk.report.document import Column, Format, Noted, Quantity, Table, Value


def peer_table(diagnosis: Diagnosis) -> Table:
    """Return the quartiles of the other clients for each KPI that enough of them have."""
    found = diagnosis.metrics.peers
    return Table(
        name="Other clients",
        title="How does it compare with your other clients?",
        columns=(
            Column("What is measured", Format.TEXT, 0.3),
            Column("This client", Format.QUANTITY, 0.15),
            Column("Lower quarter", Format.QUANTITY, 0.15),
            Column("Middle", Format.QUANTITY, 0.15),
            Column("Upper quarter", Format.QUANTITY, 0.15),
            Column("Clients", Format.INTEGER, 0.1),
        ),
        rows=tuple(
            _peer_row(diagnosis, known, found[known.id])
            for known in diagnosis.definitions
            if known.id in found
        ),
        empty="No number is known of five other clients.",
        notes=("The latest value of each other client in this workspace, without names.",),
    )


def _peer_row(diagnosis: Diagnosis, definition: KpiDefinition, peers: PeerSet) -> tuple[Value, ...]:
    own = diagnosis.kpis[definition.id].value
    numbers = (own, peers.low, peers.median, peers.high)
    return (
        Noted(definition.name, definition.term),
        *(Quantity(figure, definition.unit) for figure in numbers),
        len(peers.values),
    )
