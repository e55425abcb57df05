"""Dysfunctions by how far their symptoms match, with what helps (S3.14 to S3.18)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.formatting import join_words
from csdesk.model.identifiers import InitiativeId
from csdesk.report.document import Column, Format, Noted, Table, Value
from csdesk.scoring.dysfunctions import Match

Titles = Mapping[InitiativeId, str]


def dysfunctions_table(matches: Sequence[Match], titles: Titles) -> Table:
    """Return the dysfunctions, the best match first, each with its remedy."""
    return Table(
        name="Dysfunctions",
        title="Which dysfunctions match?",
        columns=(
            Column("Dysfunction", Format.TEXT, 0.35),
            Column("Match", Format.PERCENT, 0.1),
            Column("At least", Format.PERCENT, 0.1),
            Column("At most", Format.PERCENT, 0.1),
            Column("Remedy", Format.TEXT, 0.35),
            Column("Repaired by", Format.TEXT, 0.25),
        ),
        rows=tuple(_row(match, titles) for match in matches),
        empty="No symptom has been asked about yet.",
        notes=("Match: the share of the symptoms that are there. It does not enter the score.",),
    )


def _row(match: Match, titles: Titles) -> tuple[Value, ...]:
    area = match.area
    return (
        Noted(area.name, area.definition),
        match.match,
        match.least,
        match.most,
        area.remedy,
        join_words([titles[known] for known in area.initiatives if known in titles]) or None,
    )
