"""Which rows of which files each number rests on."""

from __future__ import annotations

from csdesk.model.diagnosis import Diagnosis
from csdesk.report.document import Column, Format, Table


def sources_table(diagnosis: Diagnosis) -> Table:
    """Return the rows of the files by the numbers that rest on them."""
    names = {definition.id: definition.term for definition in diagnosis.definitions}
    resting: dict[str, list[str]] = {}
    for value in diagnosis.kpis.values():
        if value.value is not None and value.lineage:
            resting.setdefault(value.lineage, []).append(names.get(value.id, str(value.id)))
    return Table(
        name="Sources of numbers",
        title="Which rows does each number rest on?",
        columns=(
            Column("From", Format.TEXT, 0.5),
            Column("Numbers", Format.TEXT, 0.5),
        ),
        rows=tuple(
            (_name_files_once(lineage, diagnosis), ", ".join(terms))
            for lineage, terms in resting.items()
        ),
        empty="",
    )


def _name_files_once(lineage: str, diagnosis: Diagnosis) -> str:
    """Return where a number comes from, with each file named at the first of its sheets only."""
    for file in dict.fromkeys(batch.file_name for batch in diagnosis.batches):
        before, named, after = lineage.partition(f"{file}, sheet ")
        lineage = before + named + after.replace(f"{file}, sheet ", "sheet ")
    return lineage
